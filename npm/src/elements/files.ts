/** The files of a checked package: JSON as a table, PDF to open, anything to save. */
import type { PackagedFile, PackageVerdict } from '../verdict.ts';
import { MyDataError } from '../errors.ts';
import type { Locale } from '../text.ts';
import { sentence, sentenceOfCode } from '../text.ts';
import { button, make } from './dom.ts';
import { jsonTable } from '../tables/json-table.ts';

/** A table is shown without asking up to this many bytes. */
const TABLE_AT_ONCE = 256 * 1024;
/** A record larger than this is for a program, not for eyes. */
const LARGEST_TABLE = 8 * 1024 * 1024;
/** Long enough for a new tab to have read the document. */
const URL_LIFE_MS = 60_000;

/** How files are shown. */
export interface FileListOptions {
  locale: Locale;
  /** Whether tables are open at once. */
  unfolded: boolean;
  /** Aborted when the package is let go. */
  released: AbortSignal;
}

/** The list of files. Only those of a package that is not invalid can be opened. */
export function fileList(verdict: PackageVerdict, options: FileListOptions): HTMLElement {
  if (verdict.files.length === 0) return make('p', {}, sentence('browser-no-files', options.locale));
  const list = make('ul', { class: 'files' });
  for (const file of verdict.files) list.append(fileEntry(file, verdict, options));
  return list;
}

function fileEntry(file: PackagedFile, verdict: PackageVerdict, options: FileListOptions): HTMLElement {
  const { locale } = options;
  const entry = make('li', {}, make('div', { class: 'name' }, file.name));
  entry.append(make('div', { class: 'size' }, spokenSize(file.size, locale)));
  if (verdict.verdict !== 'invalid') addActions(entry, file, verdict, options);
  const digest = make('code', {}, file.digest);
  entry.append(make('details', {}, make('summary', {}, sentence('browser-digest', locale)), digest));
  return entry;
}

function addActions(entry: HTMLElement, file: PackagedFile, verdict: PackageVerdict, options: FileListOptions): void {
  const { locale, released } = options;
  const problem = make('p', { role: 'alert' });
  const read = async (use: (blob: Blob) => Promise<void> | void): Promise<void> => {
    problem.textContent = '';
    try {
      await use(await verdict.read(file.name));
    } catch (cause) {
      const { code, facts } = MyDataError.from('verify.read', 'the file could not be read', cause);
      problem.textContent = sentenceOfCode(code, locale, facts);
    }
  };
  const actions = make('div', { class: 'actions' });
  entry.append(actions, problem);
  const isPdf = hasEnding(file.name, '.pdf');
  if (isPdf) actions.append(openButton(file, locale, read, released));
  actions.append(button(sentence('browser-save', locale), sentence('browser-save-of', locale, { name: file.name }), () => {
    void read((blob) => save(blob, file.name, released));
  }));
  if (isPdf) entry.append(make('p', { class: 'note' }, sentence('browser-pdf-password', locale)));
  if (hasEnding(file.name, '.json') && file.size <= LARGEST_TABLE) addTable(entry, file, read, options);
}

type Read = (use: (blob: Blob) => Promise<void> | void) => Promise<void>;

function openButton(file: PackagedFile, locale: Locale, read: Read, released: AbortSignal): HTMLButtonElement {
  return button(sentence('browser-open-pdf', locale), sentence('browser-open-pdf-of', locale, { name: file.name }), () => {
    // The tab is opened within the click, before anything is awaited, or it would be blocked as a pop-up.
    const tab = window.open('about:blank');
    void read(async (blob) => {
      const start = await blob.slice(0, 5).text();
      if (tab === null || start !== '%PDF-') {
        tab?.close();
        save(blob, file.name, released);
        return;
      }
      tab.opener = null;
      tab.location.replace(lend(new Blob([blob], { type: 'application/pdf' }), released));
    });
  });
}

function save(blob: Blob, name: string, released: AbortSignal): void {
  // A type that no browser shows: whatever the file says it is, it is saved and never run in this origin.
  const url = lend(new Blob([blob], { type: 'application/octet-stream' }), released);
  make('a', { href: url, download: name.split('/').at(-1) ?? name }).click();
}

/** A URL for a while: until the element lets the package go, and not for longer than a minute. */
function lend(blob: Blob, released: AbortSignal): string {
  const url = URL.createObjectURL(blob);
  const revoke = (): void => URL.revokeObjectURL(url);
  setTimeout(revoke, URL_LIFE_MS);
  released.addEventListener('abort', revoke, { once: true });
  return url;
}

function addTable(entry: HTMLElement, file: PackagedFile, read: Read, { locale, unfolded }: FileListOptions): void {
  const label = sentence('browser-content-of', locale, { name: file.name });
  const place = make('div', { class: 'scroll', role: 'region', 'aria-label': label, tabindex: '0' });
  const summary = make('summary', { 'aria-label': sentence('browser-show-table-of', locale, { name: file.name }) }, sentence('browser-show-table', locale));
  const unfolding = make('details', {}, summary, place);
  const show = (): void => {
    if (unfolding.open && !place.hasChildNodes()) void read(async (blob) => place.replaceChildren(tableOf(await blob.text(), locale)));
  };
  unfolding.addEventListener('toggle', show);
  unfolding.open = unfolded && file.size <= TABLE_AT_ONCE;
  entry.append(unfolding);
}

function tableOf(text: string, locale: Locale): HTMLElement {
  try {
    return jsonTable(text, locale);
  } catch {
    return make('p', {}, sentence('browser-json-unreadable', locale));
  }
}

function hasEnding(name: string, ending: string): boolean {
  return name.toLowerCase().endsWith(ending);
}

/** A size in the largest unit that leaves something before the point. */
export function spokenSize(bytes: number, locale: Locale): string {
  if (bytes < 1000) return sentence('browser-bytes', locale, { count: bytes });
  const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
  const step = Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3) - 1);
  const unit = units[step] ?? 'gigabyte';
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(bytes / 1000 ** (step + 1));
}
