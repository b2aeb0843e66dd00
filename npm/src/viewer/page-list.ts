/** All pages as small pictures to choose from. A picture is drawn when its place comes into view. */
import { make } from '../elements/dom.ts';
import type { Preview } from '../preview.ts';
import type { Locale } from '../text.ts';
import { sentence } from './text.ts';

const WIDEST = 96;
const TALLEST = 136;

/** The list. */
export class PageList {
  readonly element: HTMLElement;
  readonly #preview: Preview;
  readonly #buttons: HTMLButtonElement[] = [];
  readonly #drawings = new Map<Element, AbortController>();
  readonly #seen: IntersectionObserver;
  /** Pages that could not be drawn: each try may take the Worker's whole patience. */
  readonly #failed = new WeakSet<Element>();

  constructor(preview: Preview, locale: Locale, goTo: (page: number) => void) {
    this.#preview = preview;
    this.element = make('div', { class: 'list', role: 'group', 'aria-label': sentence('viewer-list', locale) });
    this.#seen = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) (isIntersecting ? this.#draw : this.#drop).call(this, target);
    }, { root: this.element, rootMargin: '200px' });
    for (let page = 1; page <= preview.pageCount; page += 1) this.#add(page, locale, goTo);
    this.element.addEventListener('keydown', (event) => this.#move(event));
    this.say(1);
  }

  /** Shows which page is being read. */
  say(page: number): void {
    const before = this.element.querySelector('[aria-current]');
    const now = this.#buttons[page - 1];
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
    for (const button of this.#buttons) this.#drop(button);
    this.element.replaceChildren();
  }

  #add(page: number, locale: Locale, goTo: (page: number) => void): void {
    const { width, height } = this.#preview.pageSize(page);
    const scale = Math.min(WIDEST / width, TALLEST / height);
    const canvas = make('canvas', { 'aria-hidden': 'true', width: '0', height: '0' });
    Object.assign(canvas.style, { width: `${width * scale}px`, height: `${height * scale}px` });
    const entry = make('button', { type: 'button', tabindex: '-1', 'data-page': String(page), 'aria-label': sentence('viewer-go-to', locale, { page }) }, canvas, String(page));
    entry.addEventListener('click', () => goTo(page));
    this.#buttons.push(entry);
    this.element.append(entry);
    this.#seen.observe(entry);
  }

  #stopAt(chosen: HTMLButtonElement): void {
    this.element.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    chosen.tabIndex = 0;
  }

  #move(event: KeyboardEvent): void {
    const at = this.#buttons.findIndex((button) => button === event.target);
    const last = this.#buttons.length - 1;
    const next = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    const chosen = next === undefined ? undefined : this.#buttons[Math.min(last, Math.max(0, next))];
    if (at < 0 || !chosen) return;
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
      if (!signal.aborted) {
        canvas.width = bitmap.width;
        canvas.height = bitmap.height;
        canvas.getContext('2d', { alpha: false })?.drawImage(bitmap, 0, 0);
      }
      bitmap.close();
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
