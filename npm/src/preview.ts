/** Looking at PDF documents in the citizen's own browser: pages as pictures, their text, and what they hold besides. */
import { MyDataError } from './errors.ts';
import type { PreviewProgress } from './preview/messages.ts';
import type { PagePicture, PageSize, PageText, PreviewFinding, SearchHit } from './preview/page.ts';
import { moduleOf, resourcesOf, startWorker } from './preview/sources.ts';
import type { PreviewSources } from './preview/sources.ts';
import { WatchedWorker } from './preview/watched-worker.ts';

export { MyDataError } from './errors.ts';
export type { PreviewProgress } from './preview/messages.ts';
export type { PagePicture, PageSize, PageText, PreviewFinding, SearchHit, TextLine, TextRun } from './preview/page.ts';
export { init } from './preview/sources.ts';
export type { PreviewSources } from './preview/sources.ts';

/** How a document is opened. */
export interface PreviewOptions extends PreviewSources {
  /** Opens a protected document. An ID number may be written in small letters and with spaces around it. */
  password?: string;
  /** How long the Worker may be silent over one page before it is ended, in milliseconds: 7,500, for a word within eight seconds. */
  patience?: number;
  onProgress?: (progress: PreviewProgress) => void;
  /** Ends the opening with `preview.aborted`. */
  signal?: AbortSignal;
}

/** How one thing is asked for. */
export interface AskOptions {
  onProgress?: (progress: PreviewProgress) => void;
  /** Ends the waiting with `preview.aborted`. What is no longer wanted should be given up: it makes room for what is. */
  signal?: AbortSignal;
}

/** How a page is drawn. */
export interface RenderOptions extends AskOptions {
  /** Pixels per point: multiply by `devicePixelRatio`. 1, if absent. */
  scale?: number;
  /** How the reader turned the page, clockwise. */
  rotation?: 0 | 90 | 180 | 270;
}

/** Hits on one page. */
export interface PageHits {
  page: number;
  hits: SearchHit[];
}

/**
 * Opens a PDF in a Web Worker of its own. Nothing leaves the browser, and nothing in the document is acted upon.
 *
 * @throws {MyDataError} `preview.password-missing`, `preview.password-wrong`, `preview.encryption-unsupported`, `preview.not-pdf`,
 * `preview.damaged`, `preview.file-too-large`, `preview.too-many-pages`, `preview.too-slow`, `preview.stopped`; `preview.module` or
 * `preview.worker` (could not be loaded), `preview.aborted`.
 *
 * @example
 * ```ts
 * const preview = await openPreview(await verdict.read('戶籍謄本.pdf'), { password: 'A123456789' });
 * const { bitmap } = await preview.render(1, { scale: 1.5 * devicePixelRatio });
 * canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
 * preview.close();
 * ```
 */
export async function openPreview(input: ArrayBuffer | Blob | Uint8Array<ArrayBuffer>, options: PreviewOptions = {}): Promise<Preview> {
  const blob = input instanceof Blob ? input : new Blob([input]);
  const resources = resourcesOf(options);
  const password = options.password === undefined ? {} : { password: options.password };
  const greeting = moduleOf(options).then((module) => ({ blob, module, resources, ...password }));
  // Where no Worker can be made, nobody waits for what it would have been greeted with.
  greeting.catch(() => undefined);
  const start = (): Worker => startWorker(options);
  const worker = new WatchedWorker(start, { prepare: { blob, resources } }, greeting, options.patience ?? 7_500);
  try {
    const { sizes } = await worker.open(options);
    return new Preview(worker, sizes);
  } catch (error) {
    worker.close();
    throw error;
  }
}

/**
 * A document that is open. Pages are counted from 1.
 *
 * @example
 * ```ts
 * const preview = await openPreview(await verdict.read('戶籍謄本.pdf'), { password: 'A123456789' });
 * const { width, height } = preview.pageSize(preview.pageCount);
 * preview.close();
 * ```
 */
export class Preview {
  readonly #worker: WatchedWorker;
  readonly #sizes: Float32Array;

  /** @internal Made by {@link openPreview}. */
  constructor(worker: WatchedWorker, sizes: Float32Array) {
    this.#worker = worker;
    this.#sizes = sizes;
  }

  /** How many pages there are; at least one. */
  get pageCount(): number {
    return this.#sizes.length / 3;
  }

  /**
   * The size of a page, known as soon as the document is open.
   *
   * @throws {MyDataError} `preview.page-missing`.
   */
  pageSize(page: number): PageSize {
    const [width, height, largestScale] = this.#sizes.subarray((page - 1) * 3, page * 3);
    if (width === undefined || height === undefined || largestScale === undefined) {
      throw new MyDataError('preview.page-missing', 'there is no such page', { facts: { page, pages: this.pageCount } });
    }
    return { width, height, largestScale };
  }

  /**
   * Draws a page. Where that takes too long the Worker is ended and begins anew with the next question.
   *
   * @throws {MyDataError} `preview.page-missing`, `preview.page-too-large`, `preview.page-without-size`, `preview.page-too-complex`, `preview.stream-too-large`,
   * `preview.image-too-large`, `preview.picture-too-large`, `preview.too-slow`, `preview.stopped`, `preview.closed`, `preview.aborted`.
   */
  async render(page: number, options: RenderOptions = {}): Promise<PagePicture> {
    const { scale = 1, rotation = 0 } = options;
    return this.#worker.ask('render', { page, scale, rotation }, options);
  }

  /**
   * The text of a page with its places, in the order it is read: for a layer to select from, and for screen readers.
   *
   * @throws {MyDataError} as {@link render}.
   */
  async text(page: number, options: AskOptions = {}): Promise<PageText> {
    return this.#worker.ask('text', { page }, options);
  }

  /**
   * Finds words, page by page: those with hits are given as they are found. Case, width, spaces and line ends make no difference.
   * A page that cannot be read is passed over.
   *
   * @throws {MyDataError} `preview.closed`, `preview.aborted`.
   */
  async *search(words: string, options: AskOptions = {}): AsyncGenerator<PageHits, void, undefined> {
    for (let page = 1; page <= this.pageCount; page += 1) {
      const hits = await this.#worker.ask('search', { page, words }, options).catch((error: unknown) => {
        if (error instanceof MyDataError && !['preview.aborted', 'preview.closed'].includes(error.code)) return [];
        throw error;
      });
      if (hits.length > 0) yield { page, hits };
    }
  }

  /**
   * What the document holds besides its pages: scripts, actions, files, links to elsewhere. None of it is acted upon.
   * It looks through the whole document, so ask once the first page is shown.
   *
   * @throws {MyDataError} `preview.too-slow`, `preview.stopped`, `preview.closed`, `preview.aborted`.
   */
  async findings(options: AskOptions = {}): Promise<PreviewFinding[]> {
    return this.#worker.ask('findings', {}, options);
  }

  /** Ends the Worker and with it everything it knew. Pictures already given are the caller's. */
  close(): void {
    this.#worker.close();
  }
}
