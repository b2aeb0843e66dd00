/** All pages as small pictures to choose from. A picture is drawn when its place comes into view. */
import { make } from '../elements/dom.ts';
import type { Preview } from '../preview.ts';
import type { Locale } from '../text.ts';
import { putPicture } from './picture.ts';
import { sentence } from './text.ts';

const WIDEST = 96;
const TALLEST = 136;
/** Entries that are made together, when their place comes near: ten thousand at once would hold up the page for seconds. */
const GROUP = 100;
/** Pixels that a row of two takes, more or less, until it is there. */
const ROW = 190;

/** How pages are listed. */
export interface PageListOptions {
  locale: Locale;
  /** Drawn across every picture. */
  watermark: string | undefined;
}

/** The list. */
export class PageList {
  readonly element: HTMLElement;
  readonly #preview: Preview;
  readonly #buttons: HTMLButtonElement[] = [];
  readonly #drawings = new Map<Element, AbortController>();
  readonly #seen: IntersectionObserver;
  readonly #near: IntersectionObserver;
  readonly #locale: Locale;
  readonly #watermark: string | undefined;
  readonly #goTo: (page: number) => void;
  /** Pages that could not be drawn: each try may take the Worker's whole patience. */
  readonly #failed = new WeakSet<Element>();

  constructor(preview: Preview, { locale, watermark }: PageListOptions, goTo: (page: number) => void) {
    this.#preview = preview;
    this.#locale = locale;
    this.#watermark = watermark;
    this.#goTo = goTo;
    this.element = make('div', { class: 'list', role: 'group', 'aria-label': sentence('viewer-list', locale) });
    this.#seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) (isIntersecting ? this.#draw : this.#drop).call(this, target);
    }, { root: this.element, rootMargin: '200px' });
    this.#near = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) if (isIntersecting) this.#fill(target as HTMLElement);
    }, { root: this.element, rootMargin: '400px' });
    for (let first = 1; first <= preview.pageCount; first += GROUP) this.#addGroup(first);
    this.element.addEventListener('keydown', (event) => this.#move(event));
    this.say(1);
  }

  /** Shows which page is being read. */
  say(page: number): void {
    const before = this.element.querySelector('[aria-current]');
    const now = this.#button(page);
    if (!now || before === now) return;
    before?.removeAttribute('aria-current');
    now.setAttribute('aria-current', 'page');
    this.#stopAt(now);
    if (this.element.checkVisibility()) now.scrollIntoView({ block: 'nearest' });
  }

  /** Puts the keyboard onto the page being read. */
  focus(): void {
    this.element.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }

  /** Clears every picture. */
  close(): void {
    this.#seen.disconnect();
    this.#near.disconnect();
    // Those that were never made are passed over.
    this.#buttons.forEach((button) => this.#drop(button));
    this.element.replaceChildren();
  }

  #addGroup(first: number): void {
    const rows = Math.ceil(Math.min(GROUP, this.#preview.pageCount + 1 - first) / 2);
    const group = make('div', { class: 'group', 'data-first': String(first) });
    group.style.minHeight = `${rows * ROW}px`;
    this.element.append(group);
    this.#near.observe(group);
  }

  #fill(group: HTMLElement): void {
    if (group.hasChildNodes()) return;
    this.#near.unobserve(group);
    group.style.minHeight = '';
    const first = Number(group.dataset['first']);
    const last = Math.min(this.#preview.pageCount, first + GROUP - 1);
    for (let page = first; page <= last; page += 1) group.append(this.#entry(page));
  }

  #button(page: number): HTMLButtonElement | undefined {
    const group = this.element.children[Math.floor((page - 1) / GROUP)];
    if (group) this.#fill(group as HTMLElement);
    return this.#buttons[page - 1];
  }

  #entry(page: number): HTMLButtonElement {
    const { width, height } = this.#preview.pageSize(page);
    const scale = Math.min(WIDEST / width, TALLEST / height);
    const canvas = make('canvas', { 'aria-hidden': 'true', width: '0', height: '0' });
    Object.assign(canvas.style, { width: `${width * scale}px`, height: `${height * scale}px` });
    const entry = make('button', { type: 'button', tabindex: '-1', 'data-page': String(page), 'aria-label': sentence('viewer-go-to', this.#locale, { page }) }, canvas, String(page));
    entry.addEventListener('click', () => this.#goTo(page));
    this.#buttons[page - 1] = entry;
    this.#seen.observe(entry);
    return entry;
  }

  #stopAt(chosen: HTMLButtonElement): void {
    this.element.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    chosen.tabIndex = 0;
  }

  #move(event: KeyboardEvent): void {
    const page = Number((event.target as HTMLElement).dataset['page']);
    const last = this.#preview.pageCount;
    const next = { ArrowDown: page + 1, ArrowRight: page + 1, ArrowUp: page - 1, ArrowLeft: page - 1, Home: 1, End: last }[event.key];
    const chosen = next === undefined ? undefined : this.#button(Math.min(last, Math.max(1, next)));
    if (!chosen) return;
    event.preventDefault();
    event.stopPropagation();
    this.#stopAt(chosen);
    chosen.focus();
  }

  #draw(target: Element): void {
    if (this.#drawings.has(target) || this.#failed.has(target)) return;
    const drawing = new AbortController();
    this.#drawings.set(target, drawing);
    void this.#picture(target, drawing.signal);
  }

  async #picture(target: Element, signal: AbortSignal): Promise<void> {
    const page = Number((target as HTMLElement).dataset['page']);
    const canvas = target.querySelector('canvas');
    const { width, height, largestScale } = this.#preview.pageSize(page);
    if (largestScale === 0 || !canvas) return;
    const scale = Math.min(WIDEST / width, TALLEST / height) * Math.min(2, devicePixelRatio);
    try {
      const { bitmap } = await this.#preview.render(page, { scale: Math.min(scale, largestScale), signal });
      if (signal.aborted) bitmap.close();
      else putPicture(canvas, bitmap, this.#watermark);
    } catch {
      if (!signal.aborted) this.#failed.add(target);
      // The page itself says why it cannot be drawn; its number leads there.
    }
  }

  #drop(target: Element): void {
    this.#drawings.get(target)?.abort();
    this.#drawings.delete(target);
    const canvas = target.querySelector('canvas');
    if (canvas) [canvas.width, canvas.height] = [0, 0];
  }
}
