/** What the wasm module (crate `mydata-wasm`) offers, as wasm-bindgen binds it. */
import type { RawDelivery, RawVerdict, SignerQuestion } from './engine.ts';

/** Bytes of an archive, held by the module. Errors thrown have a `code` and `facts`. */
export class Archive {
  /** Makes room for `size` bytes. */
  constructor(size: number);
  /** Adds bytes at the end. */
  append(chunk: Uint8Array): void;
  /** Checks a package up to its signature and lists the files still to be compared; none of a package that is refused. */
  checkSignature(): { name: string; size: number }[];
  /** The content of a signed file, for its digest only; `undefined` once the package is refused. */
  pass(name: string): Uint8Array | undefined;
  /** Compares the SHA-256 digest of what {@link pass} gave; `false` once the package is refused. */
  compare(name: string, digest: Uint8Array): boolean;
  /** Hashes a file inside the module and compares its digest; `false` once the package is refused. */
  compareHere(name: string): boolean;
  /** Judges the archive as a package. A package that is refused is a verdict, not an error. */
  judge(question: SignerQuestion): RawVerdict;
  /** Reads one file of an authentic package. */
  read(name: string): Uint8Array;
  /** Reads the archive as a delivery. */
  delivery(): RawDelivery;
  /** Takes one dataset's package out of a delivery. */
  package(resourceId: string): Archive;
  /** The bytes, as long as the archive was not judged. */
  bytes(): Uint8Array;
  /** Gives the memory back. */
  free(): void;
}

/** Starts the module from its bytes or from its compiled form. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;
