/** `<mydata-viewer>`: one file of a package on a page, the verdict always beside it. */
import { button, make } from '../elements/dom.ts';
import { openElsewhere, save } from '../elements/lending.ts';
import { styles } from '../elements/styles.ts';
import { MyDataError } from '../errors.ts';
import { showTable } from '../tables/show-table.ts';
import { tableKind } from '../tables/kind.ts';
import type { TableKind } from '../tables/kind.ts';
import type { Locale } from '../text.ts';
import { localeOf } from '../text.ts';
import { PackageVerdict } from '../verdict.ts';
import { openForReader } from './opening.ts';
import type { PasswordMemory } from './password-form.ts';
import { PdfView } from './pdf-view.ts';
import { Waiting } from './progress.ts';
import { refusalCard } from './refusal.ts';
import { viewerStyles } from './styles.ts';
import { sentence } from './text.ts';
import { iconButton } from './toolbar.ts';
import { VerdictPanel } from './verdict-panel.ts';

const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** What is shown. */
export interface ViewerSource {
  /** The file's name in its package; its ending says what it is. */
  name: string;
  /** The verdict on the package that the file is from, which the file is then read from: the very bytes that were checked. */
  verdict?: PackageVerdict | undefined;
  /** Reads the file where there is no verdict. The viewer then says that nothing was checked. */
  read?(): Promise<Blob>;
  /** The agency's name from the platform's list, where it is known. */
  provider?: string | undefined;
  /** A password typed for one document is tried for others that have the same memory. It is never stored. */
  password?: PasswordMemory | undefined;
}

/** What is there while a file is shown. */
interface Showing {
  source: ViewerSource;
  read(): Promise<Blob>;
  locale: Locale;
  closed: AbortController;
  panel: VerdictPanel;
  stage: HTMLElement;
  status: HTMLElement;
  watermark: string | undefined;
  isViewOnly: boolean;
}

/**
 * Shows one file: the pages of a PDF, the rows of JSON, XML or CSV; of any other kind it offers to save it. Everything happens in
 * the visitor's browser, and nothing in the file is acted upon.
 *
 * Attributes: `lang` (as for `<mydata-result>`), `closable` (has a button that closes it), `watermark` (words across every page and
 * table, on paper too, such as who looks at it where and when), `view-only` (it is neither saved nor printed), `wasm-url`, `worker-url`,
 * `resources-url` (where the preview's files are, if not beside the script). They count for what is shown from then on. Colours follow the page through the same custom
 * properties as `<mydata-result>`. It is as high as its surroundings make it; 80 % of the window, if they do not.
 *
 * Events: `mydata-page-shown` when a page's picture is on the screen (`event.detail.page`), `mydata-viewer-closed`. A page that it
 * covers and that has something to say dispatches `mydata-notice` on the document, the words as `detail`.
 *
 * @example
 * ```ts
 * defineViewer();
 * const viewer = document.querySelector('mydata-viewer');
 * await viewer?.show({ name: '戶籍謄本.pdf', verdict });
 * ```
 */
export class MyDataViewer extends Base {
  #showing: Showing | undefined;
  #pdf: PdfView | undefined;
  /** Whether the keyboard was ever in it: a viewer amid a page does not draw it to itself. */
  #isUsed = false;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styles(), viewerStyles()];
    root.addEventListener('focusin', () => (this.#isUsed = true));
  }

  /** Shows a file in place of the one before. Resolves when it is there, or when the reason is there why it is not. */
  async show(source: ViewerSource): Promise<void> {
    this.#release();
    const showing = this.#frame(source);
    this.#showing = showing;
    try {
      await this.#fill(showing);
    } catch (cause) {
      if (!showing.closed.signal.aborted) this.#refuse(showing, MyDataError.from('verify.read', 'the file could not be shown', cause));
    }
  }

  /** Brings the keyboard to the document, or to its name while that is not there. */
  override focus(): void {
    if (this.#pdf) this.#pdf.focus();
    else this.shadowRoot?.querySelector('h2')?.focus();
  }

  /** Lets go of the file: the Worker is ended, pictures are cleared, URLs revoked. Calling it again changes nothing. */
  close(): void {
    if (!this.#showing) return;
    this.#release();
    this.dispatchEvent(new CustomEvent('mydata-viewer-closed', { bubbles: true, composed: true }));
  }

  disconnectedCallback(): void {
    this.close();
  }

  #release(): void {
    this.#showing?.closed.abort();
    this.#showing = undefined;
    this.#pdf?.close();
    this.#pdf = undefined;
    this.shadowRoot?.replaceChildren();
  }

  async #fill(showing: Showing): Promise<void> {
    const { source } = showing;
    const kind = tableKind(source.name);
    if (kind) await this.#showTable(showing, kind);
    else if (source.name.toLowerCase().endsWith('.pdf')) await this.#showPdf(showing);
    else this.#offer(showing);
  }

  async #showPdf(showing: Showing): Promise<void> {
    const { source, read, locale, closed, panel, stage, status, watermark, isViewOnly } = showing;
    const options = { locale, password: source.password ?? {}, signal: closed.signal, takesFocus: () => this.#hasKeyboard(), urls: this.#urls() };
    const preview = await openForReader(read, stage, options);
    if (closed.signal.aborted) {
      preview.close();
      return;
    }
    const view = new PdfView(preview, {
      locale,
      say: (words) => (status.textContent = words),
      found: (findings) => panel.add(findings),
      shown: (page) => this.dispatchEvent(new CustomEvent('mydata-page-shown', { detail: { page }, bubbles: true, composed: true })),
      refusal: (error, again) => this.#refusal(showing, error, again),
      watermark,
      save: isViewOnly ? undefined : () => this.#save(showing),
    });
    this.#pdf = view;
    stage.replaceChildren(view.element);
    if (this.#hasKeyboard()) view.focus();
  }

  async #showTable({ read, locale, closed, stage, watermark }: Showing, kind: TableKind): Promise<void> {
    const waiting = new Waiting(stage, locale);
    try {
      const blob = await read();
      const place = make('div', { class: 'tables' });
      await showTable(blob, kind, place, { locale, watermark, signal: closed.signal });
      if (!closed.signal.aborted) stage.replaceChildren(place);
    } finally {
      waiting.end();
    }
  }

  #offer(showing: Showing): void {
    const { locale, stage, isViewOnly } = showing;
    const card = make('div', { class: 'card busy' }, make('p', {}, sentence(isViewOnly ? 'viewer-no-kind-view-only' : 'viewer-no-kind', locale)));
    if (!isViewOnly) card.append(button(sentence('viewer-save', locale), sentence('viewer-save', locale), () => this.#save(showing)));
    stage.replaceChildren(card);
  }

  #refuse(showing: Showing, error: MyDataError): void {
    showing.stage.replaceChildren(this.#refusal(showing, error, () => void this.show(showing.source)));
  }

  #refusal(showing: Showing, error: MyDataError, again: () => void): HTMLElement {
    const { source, read, locale, closed, isViewOnly } = showing;
    if (isViewOnly) return refusalCard(error, locale, { again });
    const isPdf = tableKind(source.name) === undefined && error.code !== 'preview.not-pdf';
    const elsewhere = (): void => void openElsewhere(read, source.name, closed.signal).catch((cause: unknown) => this.#fail(showing, cause));
    return refusalCard(error, locale, { again, save: () => this.#save(showing), ...(isPdf ? { elsewhere } : {}) });
  }

  #save(showing: Showing): void {
    const { source, read, closed } = showing;
    void read().then((blob) => save(blob, source.name, closed.signal)).catch((cause: unknown) => this.#fail(showing, cause));
  }

  /** What could not be read is gone for good: it takes the place of the document. */
  #fail(showing: Showing, cause: unknown): void {
    if (showing.closed.signal.aborted) return;
    this.#pdf?.close();
    this.#pdf = undefined;
    this.#refuse(showing, MyDataError.from('verify.read', 'the file could not be read', cause));
  }

  #frame(source: ViewerSource): Showing {
    const locale = localeOf((this.closest('[lang]') ?? document.documentElement).getAttribute('lang'));
    const panel = new VerdictPanel(source.verdict, { locale, provider: source.provider });
    const stage = make('div', { class: 'stage' });
    const status = make('p', { role: 'status', class: 'status' });
    const heading = make('h2', { tabindex: '-1' }, make('bdi', {}, source.name));
    const head = make('header', {}, heading);
    if (this.hasAttribute('closable')) head.append(iconButton('close', sentence('viewer-close', locale), () => this.close()));
    const frame = make('div', { class: 'viewer', lang: locale }, head, panel.element, stage, status);
    this.shadowRoot?.replaceChildren(frame);
    const watermark = this.getAttribute('watermark') || undefined;
    const showing = { source, read: readerOf(source), locale, closed: new AbortController(), panel, stage, status, watermark, isViewOnly: this.hasAttribute('view-only') };
    this.#unfoldWhereWide(frame, showing);
    const hear = (event: Event): void => void (status.textContent = String((event as CustomEvent<unknown>).detail));
    document.addEventListener('mydata-notice', hear, { signal: showing.closed.signal });
    return showing;
  }

  /** On a wide screen the verdict is a column of its own, and all of it is there; on a narrow one it is a line that unfolds. */
  #unfoldWhereWide(frame: HTMLElement, { panel, closed }: Showing): void {
    let wasWide = false;
    const observer = new ResizeObserver(() => {
      const isWide = getComputedStyle(panel.element).getPropertyValue('--wide').trim() === '1';
      // A phone's window changes its height all the time; what the reader has unfolded stays so.
      if (isWide === wasWide) return;
      wasWide = isWide;
      panel.element.classList.toggle('wide', isWide);
      panel.element.open = isWide;
    });
    observer.observe(frame);
    closed.signal.addEventListener('abort', () => observer.disconnect(), { once: true });
  }

  /** Whether the keyboard is in it, or was until what had it went away. Whoever has gone on in the page is left alone. */
  #hasKeyboard(): boolean {
    return this.#isUsed && (document.activeElement === document.body || this.matches(':focus-within'));
  }

  #urls(): Record<string, string> {
    const names = { wasmUrl: 'wasm-url', workerUrl: 'worker-url', resourcesUrl: 'resources-url' };
    const given = Object.entries(names).map(([name, attribute]) => [name, this.getAttribute(attribute)] as const);
    return Object.fromEntries(given.flatMap(([name, value]) => (value === null ? [] : [[name, new URL(value, document.baseURI).href]])));
  }
}

/** Beside a verdict stands nothing but what it is about. */
function readerOf(source: ViewerSource): () => Promise<Blob> {
  const { name, verdict } = source;
  if (PackageVerdict.is(verdict)) return () => verdict.read(name);
  return async () => {
    if (!source.read) throw new MyDataError('verify.not-a-verdict', 'there is neither a verdict nor a file');
    return source.read();
  };
}
