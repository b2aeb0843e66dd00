/** The column of pages: only those near what is seen are there, so that ten thousand cost no more than ten. */
import { make } from '../elements/dom.ts';
import type { PageSize } from '../preview/page.ts';
import { Column, nextZoom } from './layout.ts';
import type { Rotation, Zoom } from './layout.ts';
import { PageView } from './page-view.ts';
import type { PageHost, PageMarks } from './page-view.ts';
import { sentence } from './text.ts';

/** Of a document up to this long the text of all pages is there, so that a screen reader reads on without scrolling. */
const WHOLE_TEXT = 40;
/** Pages are drawn this many screens ahead, and kept for as many. */
const AHEAD = 1;
const KEPT = 2;

/** What the column tells its surroundings. */
export interface PagesHost extends PageHost {
  /** Another page is the one being read, or the zoom has changed. */
  moved(page: number, zoom: number): void;
}

/** The scrolled column. */
export class Pages {
  readonly element: HTMLElement;
  readonly #host: PagesHost;
  readonly #sizes: readonly PageSize[];
  readonly #column = make('div', { class: 'column' });
  readonly #views = new Map<number, PageView>();
  readonly #resized: ResizeObserver;
  readonly #released = new AbortController();
  #marks: ReadonlyMap<number, PageMarks> = new Map();
  #layout: Column;
  #zoom: Zoom = 'auto';
  #rotation: Rotation = 0;
  #current = 1;
  /** The page that was gone to: where several are seen, it is the one being read until something is scrolled. */
  #gone: { page: number; top: number } | undefined = { page: 1, top: 0 };
  #isFrameAsked = false;
  #isHeld = false;

  constructor(host: PagesHost) {
    this.#host = host;
    const { preview, locale } = host;
    this.#sizes = Array.from({ length: preview.pageCount }, (_, index) => preview.pageSize(index + 1));
    const label = sentence('viewer-pages', locale);
    this.element = make('div', { class: 'pages', part: 'pages', role: 'region', 'aria-label': label, tabindex: '0' }, this.#column);
    this.#layout = this.#lay();
    this.element.addEventListener('scroll', () => this.#ask(), { passive: true, signal: this.#released.signal });
    this.#resized = new ResizeObserver(() => this.#again(() => undefined));
    this.#resized.observe(this.element);
  }

  /** The page that is being read: the one that was gone to, after that the one in the middle of what is seen. */
  get current(): number {
    return this.#current;
  }

  /** 1 is the printed size. */
  get zoom(): number {
    return this.#layout.zoom;
  }

  /** Shows a page from its top. */
  goTo(page: number): void {
    const wanted = Math.min(this.#sizes.length, Math.max(1, page));
    this.element.scrollTop = this.#layout.place(wanted).top - 12;
    this.#gone = { page: wanted, top: this.element.scrollTop };
    this.#update();
  }

  /** Zooms around a point of the screen, or around the middle of what is seen. */
  zoomTo(zoom: Zoom, around?: { x: number; y: number }): void {
    const page = this.#current;
    this.#gone = undefined;
    this.#again(() => {
      this.#zoom = zoom;
    }, around);
    // It was fitted to be seen as a whole.
    if (zoom === 'page') this.goTo(page);
  }

  /** One step of the zoom buttons. */
  zoomBy(step: 1 | -1): void {
    this.zoomTo(nextZoom(this.zoom, step));
  }

  /** Turns all pages by a quarter, clockwise. */
  turn(): void {
    this.#again(() => {
      this.#rotation = ((this.#rotation + 90) % 360) as Rotation;
    });
  }

  /** While held, as during a gesture, pages are stretched and not drawn anew. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (!isHeld) this.#ask();
  }

  /** Marks what was found, and brings the one looked at into view. */
  mark(marks: ReadonlyMap<number, PageMarks>, page: number | undefined): void {
    this.#marks = marks;
    for (const [number, view] of this.#views) view.mark(marks.get(number) ?? { hits: [], current: undefined });
    if (page === undefined) return;
    if (page !== this.#current) this.goTo(page);
    const place = this.#views.get(page)?.markedPlace();
    const seen = this.element.getBoundingClientRect();
    if (place && (place.top < seen.top || place.bottom > seen.bottom)) this.element.scrollTop += place.top - seen.top - seen.height / 3;
    if (place && (place.left < seen.left || place.right > seen.right)) this.element.scrollLeft += place.left - seen.left - seen.width / 3;
  }

  /** Lets go of every page. */
  close(): void {
    this.#released.abort();
    this.#resized.disconnect();
    for (const view of this.#views.values()) view.close();
    this.#views.clear();
    this.element.remove();
  }

  /** Lays all out anew after a change, so that what was in view stays there. */
  #again(change: () => void, around?: { x: number; y: number }): void {
    const box = this.element.getBoundingClientRect();
    const [x, y] = around ? [around.x - box.left, around.y - box.top] : [box.width / 2, box.height / 2];
    const anchor = this.#layout.pageAt(this.element.scrollTop + y);
    const before = this.#layout.place(anchor);
    const across = (this.element.scrollLeft + x - before.left) / before.width;
    const along = (this.element.scrollTop + y - before.top) / before.height;
    const isAtTop = this.element.scrollTop === 0;
    const gone = this.#gone?.top === this.element.scrollTop ? this.#gone.page : undefined;
    change();
    this.#layout = this.#lay();
    const after = this.#layout.place(anchor);
    this.element.scrollLeft = after.left + across * after.width - x;
    this.element.scrollTop = isAtTop && !around ? 0 : after.top + along * after.height - y;
    this.#gone = gone !== undefined && this.#isSeen(gone) ? { page: gone, top: this.element.scrollTop } : undefined;
    this.#update();
  }

  #isSeen(page: number): boolean {
    const { top, height } = this.#layout.place(page);
    return top + height > this.element.scrollTop && top < this.element.scrollTop + this.element.clientHeight;
  }

  #lay(): Column {
    const room = { width: this.element.clientWidth, height: this.element.clientHeight };
    const layout = new Column(this.#sizes, { zoom: this.#zoom, rotation: this.#rotation, room, current: this.#current });
    Object.assign(this.#column.style, { width: `${layout.width}px`, height: `${layout.height}px` });
    for (const [page, view] of this.#views) view.lay(layout.place(page), layout.scale, this.#rotation);
    return layout;
  }

  #ask(): void {
    if (this.#isFrameAsked) return;
    this.#isFrameAsked = true;
    requestAnimationFrame(() => {
      this.#isFrameAsked = false;
      if (!this.#released.signal.aborted) this.#update();
    });
  }

  #update(): void {
    const { scrollTop, clientHeight } = this.element;
    if (clientHeight === 0) return;
    const around = (screens: number): [number, number] => [
      this.#layout.pageAt(scrollTop - screens * clientHeight),
      this.#layout.pageAt(scrollTop + (1 + screens) * clientHeight),
    ];
    this.#current = this.#gone?.top === scrollTop ? this.#gone.page : this.#layout.pageAt(scrollTop + clientHeight / 2);
    this.#drop(around(KEPT));
    if (!this.#isHeld) this.#draw(around(AHEAD));
    this.#host.moved(this.#current, this.#layout.zoom);
  }

  /** The page being read first, then its neighbours by their distance. */
  #draw([first, last]: [number, number]): void {
    const near = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    near.sort((a, b) => Math.abs(a - this.#current) - Math.abs(b - this.#current));
    for (const page of near) this.#view(page).draw();
    if (this.#sizes.length <= WHOLE_TEXT) this.#sizes.forEach((_, index) => this.#view(index + 1).read());
  }

  #drop([first, last]: [number, number]): void {
    for (const [page, view] of this.#views) {
      if (page >= first && page <= last) continue;
      view.rest();
      if (this.#sizes.length <= WHOLE_TEXT) continue;
      view.close();
      this.#views.delete(page);
    }
  }

  #view(page: number): PageView {
    const known = this.#views.get(page);
    if (known) return known;
    const view = new PageView(page, this.#host);
    view.lay(this.#layout.place(page), this.#layout.scale, this.#rotation);
    view.mark(this.#marks.get(page) ?? { hits: [], current: undefined });
    this.#views.set(page, view);
    const next = [...this.#column.children].find((other) => Number((other as HTMLElement).dataset['page']) > page);
    this.#column.insertBefore(view.element, next ?? null);
    return view;
  }
}
