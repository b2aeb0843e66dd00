/** A PDF that is open: its pages, the controls over them, and panels beside them. */
import { make } from '../elements/dom.ts';
import { MyDataError } from '../errors.ts';
import type { Preview } from '../preview.ts';
import type { PreviewFinding } from '../preview/page.ts';
import type { Locale } from '../text.ts';
import { listenForZoom } from './gestures.ts';
import { Pages } from './pages.ts';
import { PageList } from './page-list.ts';
import { MOST_PRINTED, printPages } from './print.ts';
import { askRange } from './print-range.ts';
import { SearchPanel } from './search-panel.ts';
import { sentence, sentenceOfCode } from './text.ts';
import { Toolbar } from './toolbar.ts';

/** What an open PDF needs of the viewer around it. */
export interface PdfHost {
  locale: Locale;
  /** Says something to everybody, politely. */
  say(words: string): void;
  found(findings: readonly PreviewFinding[]): void;
  shown(page: number): void;
  refusal(error: MyDataError, again: () => void): HTMLElement;
  /** Drawn across every page, on paper too. */
  watermark: string | undefined;
  /** Saves the file. Without it, the document is looked at and not kept: it is not printed either. */
  save?: (() => void) | undefined;
}

type PanelName = 'list' | 'print' | 'search';

/** The view. */
export class PdfView {
  readonly element: HTMLElement;
  readonly #preview: Preview;
  readonly #host: PdfHost;
  readonly #pages: Pages;
  readonly #toolbar: Toolbar;
  readonly #search: SearchPanel;
  readonly #panel = make('aside', { class: 'panel', hidden: '' });
  readonly #closed = new AbortController();
  #list: PageList | undefined;
  #open: PanelName | undefined;
  #printing: AbortController | undefined;
  #isInspected = false;

  constructor(preview: Preview, host: PdfHost) {
    this.#preview = preview;
    this.#host = host;
    const { locale, watermark } = host;
    this.#pages = new Pages({
      preview,
      locale,
      watermark,
      refusal: (error, again) => {
        this.#inspect();
        return host.refusal(error, again);
      },
      moved: (page, zoom) => this.#moved(page, zoom),
      shown: (page, findings) => this.#shown(page, findings),
    });
    this.#search = new SearchPanel({ preview, locale, mark: (marks, page) => this.#pages.mark(marks, page), chosen: () => this.#uncover() });
    this.#toolbar = this.#controls();
    this.element = make('div', { class: 'pdf' }, this.#toolbar.element, make('div', { class: 'body' }, this.#panel, this.#pages.element));
    this.element.addEventListener('keydown', (event) => this.#key(event), { signal: this.#closed.signal });
    listenForZoom(this.#pages, this.#closed.signal);
  }

  /** Puts the keyboard onto the pages. */
  focus(): void {
    this.#pages.element.focus();
  }

  /** Ends the Worker and clears every picture, text and field. */
  close(): void {
    this.#closed.abort();
    this.#printing?.abort();
    this.#search.close();
    this.#list?.close();
    this.#pages.close();
    this.#preview.close();
    this.element.remove();
  }

  #controls(): Toolbar {
    const pages = this.#pages;
    const { locale, save } = this.#host;
    return new Toolbar(this.#preview.pageCount, {
      goTo: (page) => this.#goTo(page),
      turnPage: (step) => this.#goTo(pages.current + step),
      zoom: (to) => (to === 'larger' || to === 'smaller' ? pages.zoomBy(to === 'larger' ? 1 : -1) : pages.zoomTo(to)),
      rotate: () => pages.turn(),
      invert: (isInverted) => pages.element.classList.toggle('inverted', isInverted),
      search: () => this.#toggle('search'),
      list: () => this.#toggle('list'),
      ...(save ? { print: () => this.#print(), save } : {}),
    }, locale);
  }

  #goTo(page: number): void {
    this.#pages.goTo(page);
    this.#toolbar.announce(this.#pages.current);
  }

  #moved(page: number, zoom: number): void {
    this.#toolbar.say(page, zoom);
    this.#list?.say(page);
  }

  #shown(page: number, findings: readonly PreviewFinding[]): void {
    this.#host.found(findings);
    this.#host.shown(page);
    this.#inspect();
  }

  /** Looks for scripts and the like, once, when the first page was drawn or could not be. */
  #inspect(): void {
    if (this.#isInspected) return;
    this.#isInspected = true;
    void this.#lookThrough();
  }

  async #lookThrough(): Promise<void> {
    try {
      this.#host.found(await this.#preview.findings({ signal: this.#closed.signal }));
    } catch {
      if (!this.#closed.signal.aborted) this.#host.found([{ code: 'preview.inspection-incomplete', subject: '', count: 1 }]);
    }
  }

  #toggle(name: PanelName): void {
    if (this.#open === name) this.#closePanel();
    else this.#openPanel(name);
  }

  #openPanel(name: PanelName): void {
    this.#open = name;
    this.#toolbar.sayOpen(name === 'print' ? undefined : name);
    this.#panel.hidden = false;
    this.#panel.setAttribute('aria-label', sentence(`viewer-${name}`, this.#host.locale));
    if (name === 'search') this.#panel.replaceChildren(this.#search.element);
    if (name === 'search') this.#search.focus();
    if (name !== 'list') return;
    this.#list ??= new PageList(this.#preview, this.#host, (page) => {
      this.#goTo(page);
      this.#uncover();
    });
    this.#panel.replaceChildren(this.#list.element);
    this.#list.say(this.#pages.current);
    this.#list.focus();
  }

  /** On a narrow screen a panel lies over what was chosen in it. */
  #uncover(): void {
    if (getComputedStyle(this.#panel).position === 'absolute') this.#closePanel();
  }

  #closePanel(): void {
    this.#open = undefined;
    this.#toolbar.sayOpen(undefined);
    this.#panel.hidden = true;
    this.#panel.replaceChildren();
    this.#printing?.abort();
    this.focus();
  }

  #print(): void {
    const { locale, say, save } = this.#host;
    if (!save) return say(sentence('viewer-view-only', locale));
    this.#printing?.abort();
    const printing = new AbortController();
    this.#printing = printing;
    void this.#printAll(printing.signal);
  }

  async #printAll(signal: AbortSignal): Promise<void> {
    const { locale, say, watermark } = this.#host;
    const pages = this.#preview.pageCount;
    try {
      let range = { first: 1, last: pages };
      if (pages > MOST_PRINTED) {
        this.#openPanel('print');
        range = await askRange(this.#panel, { pages, from: this.#pages.current, most: MOST_PRINTED, locale, signal });
      }
      const count = range.last - range.first + 1;
      const onPage = (page: number): void => say(sentence('viewer-printing', locale, { done: page - range.first + 1, count }));
      await printPages(this.#preview, { ...range, watermark, onPage, signal });
      say('');
    } catch (cause) {
      const { code, facts } = MyDataError.from('preview.stopped', 'the pages could not be printed', cause);
      say(signal.aborted ? '' : `${sentence('viewer-not-printed', locale)} ${sentenceOfCode(code, locale, facts)}`);
    }
  }

  #key(event: KeyboardEvent): void {
    const command = this.#commandFor(event);
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    command();
  }

  #commandFor({ key, ctrlKey, metaKey, altKey, shiftKey, target }: KeyboardEvent): (() => void) | undefined {
    if (altKey) return undefined;
    if (ctrlKey || metaKey) return { f: () => this.#openPanel('search'), p: () => this.#print() }[key.toLowerCase()];
    if (key === 'Escape' && this.#open) return () => this.#closePanel();
    if (key === 'F3') return () => this.#search.step(shiftKey ? -1 : 1);
    // Single letters count on the pages alone, where nothing is typed.
    if (target !== this.#pages.element) return undefined;
    const fits = this.#pages.element.scrollWidth <= this.#pages.element.clientWidth;
    const sideways = (step: number): (() => void) | undefined => (fits ? () => this.#goTo(this.#pages.current + step) : undefined);
    return {
      '+': () => this.#pages.zoomBy(1),
      '=': () => this.#pages.zoomBy(1),
      '-': () => this.#pages.zoomBy(-1),
      '0': () => this.#pages.zoomTo('auto'),
      r: () => this.#pages.turn(),
      '/': () => this.#openPanel('search'),
      ArrowLeft: sideways(-1),
      ArrowRight: sideways(1),
    }[key];
  }
}
