/** `<mydata-result>`: the state of one package on a page, from waiting to verdict. */
import { MyDataError } from '../errors.ts';
import type { Locale } from '../text.ts';
import { localeOf, sentence, sentenceOfCode } from '../text.ts';
import { PackageVerdict } from '../verdict.ts';
import type { Progress } from '../verifier.ts';
import { button, make } from './dom.ts';
import { styles } from './styles.ts';
import { verdictView } from './verdict-view.ts';

/** A check that is quicker than this shows no progress at all. */
const QUIET_MS = 400;

const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * Shows the check of one package: progress, then the verdict with its reasons, signer and files, or an error.
 *
 * Attributes: `lang` (the nearest one counts; English where it begins with `en`, otherwise Traditional Chinese), `provider` (the
 * agency's name from the platform's list), `unfolded` (tables of small records are open at once), `watermark` (words across everything
 * that is shown of a file, such as who looks at it where and when), `view-only` (files are neither saved nor printed). Colours follow the page
 * through `--mydata-accent`, `--mydata-text`, `--mydata-muted`, `--mydata-surface`, `--mydata-border`, `--mydata-focus`,
 * `--mydata-success`, `--mydata-warning`, `--mydata-error`.
 *
 * Events: `mydata-verdict` after a verdict is shown (`event.detail` is the verdict).
 *
 * @example
 * ```ts
 * defineElements();
 * const result = document.querySelector('mydata-result');
 * await result?.run((onProgress) => verifyPackage(file, { anchors, onProgress }));
 * ```
 */
export class MyDataResult extends Base {
  #shown: AbortController | undefined;
  #verdict: PackageVerdict | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styles()];
  }

  /** The verdict shown, if any. */
  get verdict(): PackageVerdict | undefined {
    return this.#verdict;
  }

  /** Runs a check and shows everything about it. Answers the verdict, or `undefined` where an error is shown. */
  async run(check: (onProgress: (progress: Progress) => void) => Promise<PackageVerdict>): Promise<PackageVerdict | undefined> {
    const locale = this.#locale();
    const busy = this.#busy(locale);
    try {
      const verdict = await check((progress) => busy.show(progress));
      busy.end();
      this.showVerdict(verdict);
      return verdict;
    } catch (cause) {
      busy.end();
      this.showError(MyDataError.from('verify.worker', 'the check could not be completed', cause), () => void this.run(check));
      return undefined;
    }
  }

  /** Shows a verdict. Anything that the verifier did not make is refused. */
  showVerdict(verdict: PackageVerdict): void {
    if (!PackageVerdict.is(verdict)) {
      this.showError(new MyDataError('verify.not-a-verdict', 'this is no verdict of the verifier'));
      return;
    }
    const released = this.#begin();
    const provider = this.getAttribute('provider') ?? undefined;
    this.#verdict = verdict;
    const watermark = this.getAttribute('watermark') || undefined;
    const [unfolded, viewOnly] = [this.hasAttribute('unfolded'), this.hasAttribute('view-only')];
    this.#show(verdictView(verdict, { locale: this.#locale(), provider, released, unfolded, watermark, viewOnly }));
    this.dispatchEvent(new CustomEvent('mydata-verdict', { detail: verdict, bubbles: true }));
  }

  /** Shows that something is being waited for: a message id of the catalogue, such as `browser-waiting`. */
  showWaiting(id = 'browser-waiting'): void {
    this.#begin();
    this.#show(waitingCard(sentence(id, this.#locale())).card);
  }

  /** Shows a plain message, such as `browser-no-record`. */
  showMessage(id: string): void {
    this.#begin();
    this.#show(make('div', { class: 'card busy', role: 'status' }, make('p', {}, sentence(id, this.#locale()))));
  }

  /** Shows an error, with a button where trying again may help. */
  showError(error: MyDataError, again?: () => void): void {
    this.#begin();
    const locale = this.#locale();
    const card = make('div', { class: 'card error', role: 'alert' }, make('p', { class: 'badge' }, sentence('browser-error', locale)));
    card.append(make('p', {}, sentenceOfCode(error.code, locale, error.facts, error.message)));
    card.append(make('p', { class: 'code' }, sentence('browser-error-code', locale, { code: error.code })));
    if (again) card.append(button(sentence('browser-try-again', locale), sentence('browser-try-again', locale), again));
    this.#show(card);
  }

  /** Lets go of the package and of every URL lent for it. */
  clear(): void {
    this.#begin();
    this.shadowRoot?.replaceChildren();
  }

  disconnectedCallback(): void {
    this.#begin();
  }

  #begin(): AbortSignal {
    this.#shown?.abort();
    this.#verdict = undefined;
    this.#shown = new AbortController();
    return this.#shown.signal;
  }

  #show(card: HTMLElement): void {
    this.shadowRoot?.replaceChildren(card);
  }

  #locale(): Locale {
    return localeOf(this.closest('[lang]')?.getAttribute('lang'));
  }

  #busy(locale: Locale): { show(progress: Progress): void; end(): void } {
    const { card, bar, text } = waitingCard(sentence('browser-checking', locale));
    const timer = setTimeout(() => {
      this.#begin();
      this.#show(card);
    }, QUIET_MS);
    return {
      show({ phase, done, total }) {
        const words = sentence(`browser-${phase}`, locale);
        if (text.textContent !== words) text.textContent = words;
        if (total > 0) {
          bar.max = total;
          bar.value = done;
        } else bar.removeAttribute('value');
      },
      end: () => clearTimeout(timer),
    };
  }
}

function waitingCard(words: string): { card: HTMLElement; bar: HTMLProgressElement; text: HTMLElement } {
  const text = make('p', { role: 'status' }, words);
  const bar = make('progress', { 'aria-label': words });
  return { card: make('div', { class: 'card busy' }, text, bar), bar, text };
}
