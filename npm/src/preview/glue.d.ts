/** What the wasm module (crate `mydata-preview-wasm`) offers, as wasm-bindgen binds it. */
import type { PageText, PreviewFinding, SearchHit } from './page.ts';

/** A document in the module. Errors thrown have a `code` and `facts`. An instance of the module is for one document. */
export class PreviewDocument {
  constructor(bytes: Uint8Array, password?: string);
  /** Three numbers a page: width and height in points, largest scale; zeros for a page that cannot be drawn. */
  sizes(): Float32Array<ArrayBuffer>;
  /** What the document holds besides its pages. */
  findings(): PreviewFinding[];
  /** Names of the resources that a page still lacks. */
  needs(page: number): string[];
  /** Brings a resource; `false` if it cannot be used and counts as missing. */
  provide(name: string, bytes: Uint8Array): boolean;
  /** Says that a resource cannot be had. */
  setMissing(name: string): void;
  /** Draws a page. */
  render(page: number, scale: number, degrees: number): PagePicture;
  /** The text of a page. */
  text(page: number): PageText;
  /** Finds words on a page. */
  search(page: number, words: string): SearchHit[];
}

/** A page as pixels, in the module's memory until it is freed. */
export class PagePicture {
  readonly width: number;
  readonly height: number;
  findings(): PreviewFinding[];
  /** A copy of the pixels. */
  pixels(): Uint8ClampedArray<ArrayBuffer>;
  free(): void;
}

/** Starts the module from its compiled form. */
export function initSync(options: { module: WebAssembly.Module }): unknown;
