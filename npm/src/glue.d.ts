/** What the wasm module (crate `mydata-wasm`) offers, as wasm-bindgen binds it. */
import type { Curves } from './curves.ts';
import type { RawDelivery, RawVerdict, SignerQuestion } from './engine.ts';
import type { Place } from './passing.ts';

/** Bytes of an archive that the module reads at once: its directory and headers. */
export interface LentBytes {
  readonly size: number;
  /** Exactly these bytes; the module copies them. */
  read(start: number, end: number): Uint8Array;
}

/** One archive. Errors thrown have a `code` and `facts`. */
export class Archive {
  constructor(bytes: LentBytes);
  /** Checks a package up to its signature and lists the files still to be compared; none of a package that is refused. */
  checkSignature(): Place[];
  /** Compares the SHA-256 digest of a file, given by its position in that list; `false` if it is not what was signed. */
  compare(position: number, isArchive: boolean, digest: Uint8Array): boolean;
  /** Judges the archive as a package, comparing what is not compared yet. A package that is refused is a verdict, not an error. */
  judge(question: SignerQuestion & { curves?: Curves }): RawVerdict;
  /** Where a file of an authentic package is. */
  place(name: string): Place;
  /** Whether a file is the one that was signed. */
  holds(name: string, isArchive: boolean, digest: Uint8Array): boolean;
  /** Reads the archive as a delivery. */
  delivery(): RawDelivery;
  /** Where one dataset's package is in a delivery. */
  packagePlace(resourceId: string): Place;
  /** Gives the memory back. */
  free(): void;
}

/** Takes the content of a file. A piece is a view into the module's memory, gone after the call. */
export interface Sink {
  take(piece: Uint8Array): void;
}

/** A file on its way through the module, which sees that it is what the archive says. */
export class Passage {
  constructor(name: string, size: number, deflated: boolean, crc32: number);
  /** Hashes the file. */
  hash(): void;
  /** Keeps the file, so many bytes. */
  keep(size: number): void;
  push(data: Uint8Array, sink?: Sink): void;
  /** All data has been pushed; answers whether the content is an archive itself. */
  finish(): boolean;
  /** The SHA-256 digest of what was hashed. */
  digest(): Uint8Array | undefined;
  /** Gives what was kept at once. */
  content(sink: Sink): void;
  free(): void;
}

/** Starts the module from its bytes or from its compiled form. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
