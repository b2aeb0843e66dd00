/** A verdict for people: the badge, its reasons, the signer, the files. */
import type { PackageVerdict, Reason, Signer } from '../verdict.ts';
import type { Locale } from '../text.ts';
import { sentence, sentenceOfCode } from '../text.ts';
import { spokenName } from './distinguished-name.ts';
import { make, sign } from './dom.ts';
import { fileList } from './files.ts';
import type { FileListOptions } from './files.ts';

/** One path a verdict: shapes differ, so that colour is never alone in saying it. */
export const SHAPES = {
  valid: 'M12 1 3 5v6c0 5.5 3.8 10.7 9 12 5.2-1.3 9-6.5 9-12V5zm-1.6 15.2-4-4 1.5-1.5 2.5 2.5 5.7-5.7 1.5 1.5z',
  indeterminate: 'M12 1 1 12l11 11 11-11zM11 6h2v8h-2zm0 10h2v2.2h-2z',
  invalid: 'M8 1 1 8v8l7 7h8l7-7V8l-7-7zm-.6 5L12 10.600 16.600 6 18 7.400 13.400 12l4.600 4.600-1.400 1.400L12 13.400 7.400 18 6 16.600 10.600 12 6 7.400z',
} as const;

/** What {@link verdictView} shows beside the verdict. */
export interface ViewOptions extends FileListOptions {
  /** The agency's name from the platform's list, where it is known. */
  provider?: string | undefined;
}

/** The whole card of a verdict. */
export function verdictView(verdict: PackageVerdict, options: ViewOptions): HTMLElement {
  const { locale } = options;
  const card = make('div', { class: `card ${verdict.verdict}` }, badge(verdict.verdict, locale));
  card.append(make('p', {}, sentence(`browser-${verdict.verdict}-meaning`, locale)));
  addReasons(card, verdict, locale);
  if (verdict.signer) card.append(signerView(verdict.signer, options));
  card.append(make('h3', {}, sentence('browser-files', locale)), fileList(verdict, options));
  addFindings(card, verdict.findings, locale);
  card.append(checkedNote(verdict, locale));
  return card;
}

/** When and where it was checked. */
export function checkedNote({ checkedAt }: PackageVerdict, locale: Locale): HTMLElement {
  const time = inTaiwan(checkedAt, locale, { dateStyle: 'long', timeStyle: 'short' });
  return make('p', { class: 'note' }, sentence('browser-checked-at', locale, { time }), ' ', sentence('browser-checked-here', locale));
}

/** The badge alone. */
export function badge(verdict: PackageVerdict['verdict'], locale: Locale): HTMLElement {
  const line = make('p', { class: 'badge' });
  line.append(sign(SHAPES[verdict]), make('span', {}, sentence(`browser-${verdict}`, locale)));
  return line;
}

/** Reasons with their codes. */
export function reasonList(reasons: readonly Reason[], locale: Locale): HTMLElement {
  const list = make('ul');
  for (const { code, facts } of reasons) {
    list.append(make('li', {}, sentenceOfCode(code, locale, facts), ' ', make('code', { class: 'code' }, code)));
  }
  return list;
}

function addReasons(card: HTMLElement, { reasons, verdict }: PackageVerdict, locale: Locale): void {
  if (reasons.length === 0) return;
  const title = sentence(verdict === 'valid' ? 'browser-notes' : 'browser-reasons', locale);
  const unfolding = make('details', {}, make('summary', {}, title), reasonList(reasons, locale));
  unfolding.open = verdict !== 'valid';
  card.append(unfolding);
}

function addFindings(card: HTMLElement, findings: readonly Reason[], locale: Locale): void {
  if (findings.length === 0) return;
  card.append(make('details', {}, make('summary', {}, sentence('browser-oddities', locale)), reasonList(findings, locale)));
}

/** Who signed, the certificate folded away. */
export function signerView(signer: Signer, { locale, provider }: Pick<ViewOptions, 'locale' | 'provider'>): HTMLElement {
  const day = (seconds: number): string => inTaiwan(new Date(seconds * 1000), locale, { dateStyle: 'long' });
  const facts: readonly (readonly [string, string])[] = [
    ['browser-subject', signer.subject],
    ['browser-issuer', signer.issuer],
    ['browser-serial', signer.serial],
    ['browser-validity', sentence('browser-validity-range', locale, { from: day(signer.notBefore), until: day(signer.notAfter) })],
    ['browser-fingerprint', signer.sha256],
  ];
  const details = make('dl');
  for (const [id, value] of facts) details.append(make('dt', {}, sentence(id, locale)), make('dd', { class: 'mono' }, value));
  const section = make('section', {}, make('h3', {}, sentence('browser-signer', locale)));
  section.append(make('p', { class: 'name' }, provider ?? spokenName(signer.subject)));
  if (provider !== undefined) section.append(make('p', { class: 'note' }, spokenName(signer.subject)));
  section.append(make('details', {}, make('summary', {}, sentence('browser-certificate', locale)), details));
  return section;
}

/** A time as the platform's own pages say it, wherever the visitor is. */
function inTaiwan(time: Date, locale: Locale, style: Intl.DateTimeFormatOptions): string {
  return time.toLocaleString(locale === 'en' ? 'en-GB' : 'zh-TW', { ...style, hourCycle: 'h23', timeZone: 'Asia/Taipei' });
}
