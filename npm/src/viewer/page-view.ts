/** One page on the screen: its picture, its text, or the reason why there is none. */
import { make } from '../elements/dom.ts';
import { MyDataError } from '../errors.ts';
import type { Preview } from '../preview.ts';
import type { PreviewProgress } from '../preview/messages.ts';
import type { PageText, PreviewFinding, SearchHit } from '../preview/page.ts';
import type { Locale } from '../text.ts';
import type { Place, Rotation } from './layout.ts';
import { hitBoxes, textLayer } from './text-layer.ts';
import { putPicture } from './picture.ts';
import { sentence } from './text.ts';

/** A picture is finer than this in no case: phones have little memory. */
const MOST_PIXELS = 12_000_000;
/** Screens with a finer grid are not worth their memory. */
const FINEST_GRID = 3;
/** What ends with the document or is no longer wanted is no failure of a page. */
const NO_FAILURE = ['preview.aborted', 'preview.closed'];

/** What a page needs of its document. */
export interface PageHost {
  preview: Preview;
  locale: Locale;
  /** Drawn across every picture. */
  watermark: string | undefined;
  /** Called when a page's picture is on the screen, with what there is to know about it. */
  shown(page: number, findings: readonly PreviewFinding[]): void;
  /** A card that says why a page is not shown, and what may be done. `again` tries once more. */
  refusal(error: MyDataError, again: () => void): HTMLElement;
}

/** Words that were found on a page. */
export interface PageMarks {
  hits: readonly SearchHit[];
  /** Which of them is the one looked at. */
  current: number | undefined;
}

/** A page: a section in the column. */
export class PageView {
  readonly element: HTMLElement;
  readonly #page: number;
  readonly #host: PageHost;
  readonly #sheet = make('div', { class: 'sheet' });
  readonly #canvas = make('canvas', { 'aria-hidden': 'true', width: '0', height: '0' });
  readonly #marks = make('div', { class: 'marks', 'aria-hidden': 'true' });
  #drawing: AbortController | undefined;
  #reading: AbortController | undefined;
  /** Pixels per point of the picture shown or on its way; 0 for none. */
  #grain = 0;
  #scale = 1;
  /** Whether the text is there, or cannot be had: each try may take the Worker's whole patience. */
  #isRead = false;
  #refused: HTMLElement | undefined;

  constructor(page: number, host: PageHost) {
    this.#page = page;
    this.#host = host;
    const label = sentence('viewer-page-of', host.locale, { page, pages: host.preview.pageCount });
    this.#sheet.append(this.#canvas, this.#marks);
    this.element = make('section', { class: 'page', 'data-page': String(page), 'aria-label': label }, this.#sheet);
  }

  /** Puts the page into its place. What was drawn for another size is stretched until it is drawn anew. */
  lay(place: Place, scale: number, rotation: Rotation): void {
    const { left, top, width, height } = place;
    Object.assign(this.element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    const [across, along] = rotation % 180 === 0 ? [width, height] : [height, width];
    Object.assign(this.#sheet.style, { width: `${across}px`, height: `${along}px` });
    this.#sheet.style.transform = `translate(-50%, -50%) rotate(${rotation}deg)`;
    this.#sheet.style.setProperty('--scale', String(scale));
    this.#scale = scale;
  }

  /** Draws the page for its size, unless that is done or under way. */
  draw(): void {
    const { largestScale } = this.#host.preview.pageSize(this.#page);
    const grain = largestScale > 0 ? this.#grainFor(largestScale) : 1;
    if (this.#refused || this.#grain === grain) return;
    this.#drawing?.abort();
    this.#grain = grain;
    const drawing = new AbortController();
    this.#drawing = drawing;
    void this.#draw(grain, drawing.signal);
  }

  /** Fetches the text, once. */
  read(): void {
    if (this.#isRead || this.#reading) return;
    const reading = new AbortController();
    this.#reading = reading;
    void this.#read(reading.signal);
  }

  /** Marks what was found. */
  mark({ hits, current }: PageMarks): void {
    this.#marks.replaceChildren(...hits.flatMap(({ places }, index) => hitBoxes(places, index === current)));
  }

  /** Where a found word is, within the column. */
  markedPlace(): DOMRect | undefined {
    return this.#marks.querySelector('.current')?.getBoundingClientRect();
  }

  /** Lets go of the picture, which takes the memory; text stays, for it is read on beyond what is seen. */
  rest(): void {
    this.#drawing?.abort();
    this.#drawing = undefined;
    this.element.removeAttribute('aria-busy');
    this.#grain = 0;
    this.#canvas.width = 0;
    this.#canvas.height = 0;
  }

  /** Lets go of everything. */
  close(): void {
    this.rest();
    this.#reading?.abort();
    this.#reading = undefined;
    this.#isRead = false;
    this.#sheet.querySelector('.text')?.remove();
    this.#marks.replaceChildren();
    this.element.remove();
  }

  #grainFor(largestScale: number): number {
    const { width, height } = this.#host.preview.pageSize(this.#page);
    const wanted = this.#scale * Math.min(FINEST_GRID, globalThis.devicePixelRatio);
    return Math.min(wanted, largestScale, Math.sqrt(MOST_PIXELS / (width * height)));
  }

  async #draw(grain: number, signal: AbortSignal): Promise<void> {
    const busy = (id: string): void => this.element.setAttribute('data-busy', sentence(id, this.#host.locale));
    busy('viewer-drawing');
    this.element.setAttribute('aria-busy', 'true');
    try {
      const onProgress = ({ phase }: PreviewProgress): void => busy(`viewer-${phase}`);
      const { bitmap, findings } = await this.#host.preview.render(this.#page, { scale: grain, signal, onProgress });
      if (signal.aborted) {
        bitmap.close();
        return;
      }
      this.#put(bitmap);
      this.#host.shown(this.#page, findings);
      this.read();
    } catch (cause) {
      if (!signal.aborted) this.#refuse(MyDataError.from('preview.stopped', 'the page could not be drawn', cause));
    }
    if (!signal.aborted) this.element.removeAttribute('aria-busy');
  }

  #put(bitmap: ImageBitmap): void {
    putPicture(this.#canvas, bitmap, this.#host.watermark);
  }

  async #read(signal: AbortSignal): Promise<void> {
    try {
      const text = await this.#host.preview.text(this.#page, { signal });
      if (!signal.aborted) this.#putText(text, text.lines.length === 0 ? 'viewer-no-text' : text.isCut ? 'viewer-text-cut' : undefined);
    } catch {
      if (!signal.aborted) this.#putText({ lines: [], isCut: false }, 'viewer-text-missing');
    } finally {
      if (this.#reading?.signal === signal) this.#reading = undefined;
    }
  }

  #putText(text: PageText, note: string | undefined): void {
    this.#isRead = true;
    const layer = textLayer(text);
    if (note !== undefined) layer.append(make('p', { class: 'spoken', lang: this.#host.locale }, sentence(note, this.#host.locale)));
    this.#sheet.append(layer);
  }

  #refuse(error: MyDataError): void {
    if (NO_FAILURE.includes(error.code)) return;
    this.rest();
    this.#refused = this.#host.refusal(error, () => {
      this.#refused?.remove();
      this.#refused = undefined;
      this.draw();
    });
    this.element.append(this.#refused);
  }
}
