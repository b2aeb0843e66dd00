/** The verifier's verdict beside the document, and what the document holds besides its pages. */
import { make } from '../elements/dom.ts';
import { badge, checkedNote, reasonList, signerView } from '../elements/verdict-view.ts';
import type { PreviewFinding } from '../preview/page.ts';
import type { Locale } from '../text.ts';
import { PackageVerdict } from '../verdict.ts';
import { sentence, sentenceOfCode } from './text.ts';

/** The panel: a line that is always there, and more below it. */
export class VerdictPanel {
  readonly element: HTMLDetailsElement;
  readonly #locale: Locale;
  readonly #count = make('span', { class: 'count' });
  readonly #list = make('ul');
  readonly #section: HTMLElement;
  readonly #known = new Set<string>();

  constructor(verdict: PackageVerdict | undefined, { locale, provider }: { locale: Locale; provider: string | undefined }) {
    this.#locale = locale;
    const isVerdict = PackageVerdict.is(verdict);
    const line = isVerdict ? badge(verdict.verdict, locale) : make('p', { class: 'badge' }, sentence('viewer-unchecked', locale));
    const summary = make('summary', {}, make('span', { class: 'badge' }, ...line.childNodes), this.#count);
    this.element = make('details', { class: `verdict ${isVerdict ? verdict.verdict : 'busy'}`, part: 'verdict' }, summary);
    this.#section = make('section', { class: 'findings', hidden: '' }, make('h3', {}, sentence('viewer-findings', locale)), this.#list);
    this.element.append(...(isVerdict ? this.#explained(verdict, provider) : [make('p', {}, sentence('viewer-unchecked-meaning', locale))]), this.#section);
  }

  /** Adds what was found in the document; what is known already is not said twice. */
  add(findings: readonly PreviewFinding[]): void {
    for (const { code, subject } of findings) {
      const key = `${code} ${subject}`;
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      this.#list.append(make('li', {}, sentenceOfCode(code, this.#locale, { subject }), ' ', make('code', { class: 'code' }, code)));
    }
    this.#section.hidden = this.#known.size === 0;
    this.#count.textContent = this.#known.size === 0 ? '' : sentence('viewer-finding-count', this.#locale, { count: this.#known.size });
  }

  #explained(verdict: PackageVerdict, provider: string | undefined): HTMLElement[] {
    const parts: HTMLElement[] = [make('p', {}, sentence(`browser-${verdict.verdict}-meaning`, this.#locale))];
    if (verdict.reasons.length > 0) parts.push(reasonList(verdict.reasons, this.#locale));
    if (verdict.signer) parts.push(signerView(verdict.signer, { locale: this.#locale, provider }));
    return [...parts, checkedNote(verdict, this.#locale)];
  }
}
