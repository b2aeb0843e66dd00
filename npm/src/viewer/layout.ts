/** Where the pages of a document lie in the column that is scrolled. Measures are CSS pixels where nothing else is said. */
import type { PageSize } from '../preview/page.ts';

/** How the reader turned the pages, clockwise. */
export type Rotation = 0 | 90 | 180 | 270;

/** `auto`: as wide as there is room, but no larger than is comfortable; `width`, `page`: just fitting; a number: 1 is the printed size. */
export type Zoom = 'auto' | 'page' | 'width' | number;

/** Where one page lies, and how large it is. */
export interface Place {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What there is to see of the column at once. */
export interface Room {
  width: number;
  height: number;
}

/** The zooms that the buttons lead through. */
export const ZOOMS: readonly number[] = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5];

const PIXELS_PER_POINT = 96 / 72;
const GAP = 12;
const COMFORTABLE = 1.25;
const SMALLEST = 0.1;
const LARGEST = 5;
/** Browsers lay out nothing that is taller than some 17 million pixels. */
const TALLEST = 16_000_000;
/** A page that will not be drawn is a card of this size that says why, in points. */
const CARD = { width: 595, height: 420 };

/** The next zoom of the buttons above or below one. */
export function nextZoom(zoom: number, step: 1 | -1): number {
  const slack = 0.005;
  const found = step > 0 ? ZOOMS.find((candidate) => candidate > zoom + slack) : ZOOMS.findLast((candidate) => candidate < zoom - slack);
  return found ?? (step > 0 ? LARGEST : ZOOMS[0] ?? SMALLEST);
}

/** All pages under one another. */
export class Column {
  /** CSS pixels per point. */
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly #sizes: readonly PageSize[];
  readonly #tops: Float64Array;
  readonly #isLying: boolean;

  /** `current` is the page that a fitting zoom fits. */
  constructor(sizes: readonly PageSize[], { zoom, rotation, room, current }: { zoom: Zoom; rotation: Rotation; room: Room; current: number }) {
    this.#sizes = sizes;
    this.#isLying = rotation % 180 !== 0;
    const points = sizes.reduce((sum, size) => sum + this.#upright(size).height, 0);
    this.scale = Math.min(this.#wanted(zoom, room, current), TALLEST / points);
    this.#tops = new Float64Array(sizes.length + 1);
    let [top, widest] = [GAP, 0];
    sizes.forEach((size, index) => {
      const { width, height } = this.#scaled(size);
      this.#tops[index] = top;
      top += height + GAP;
      widest = Math.max(widest, width);
    });
    this.#tops[sizes.length] = top;
    this.height = top;
    this.width = Math.max(room.width, widest + 2 * GAP);
  }

  /** 1 is the printed size. */
  get zoom(): number {
    return this.scale / PIXELS_PER_POINT;
  }

  /** Where a page lies; pages are counted from 1. */
  place(page: number): Place {
    const { width, height } = this.#scaled(this.#sizes[page - 1] ?? { ...CARD, largestScale: 0 });
    return { left: Math.max(GAP, (this.width - width) / 2), top: this.#tops[page - 1] ?? GAP, width, height };
  }

  /** The page at a height, or the next one below it. */
  pageAt(y: number): number {
    let [low, high] = [0, this.#sizes.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#tops[middle + 1] ?? 0) - GAP < y) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  #wanted(zoom: Zoom, room: Room, current: number): number {
    if (typeof zoom === 'number') return Math.min(LARGEST, Math.max(SMALLEST, zoom)) * PIXELS_PER_POINT;
    const { width, height } = this.#upright(this.#sizes[current - 1] ?? { ...CARD, largestScale: 0 });
    const across = Math.max(1, room.width - 2 * GAP) / width;
    const along = Math.max(1, room.height - 2 * GAP) / height;
    const fitting = zoom === 'page' ? Math.min(across, along) : across;
    const bound = (zoom === 'auto' ? COMFORTABLE : LARGEST) * PIXELS_PER_POINT;
    return Math.min(bound, Math.max(SMALLEST * PIXELS_PER_POINT, fitting));
  }

  #scaled(size: PageSize): Room {
    const { width, height } = this.#upright(size);
    return { width: width * this.scale, height: height * this.scale };
  }

  #upright(size: PageSize): Room {
    const { width, height } = size.largestScale > 0 ? size : CARD;
    return this.#isLying && size.largestScale > 0 ? { width: height, height: width } : { width, height };
  }
}
