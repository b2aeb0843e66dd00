/** The verifier's wasm module behind types: started once, then asked. */
import * as glue from '#glue';
import type { Facts } from './errors.ts';
import { MyDataError } from './errors.ts';

/** A reason for a verdict, or something unusual that was tolerated. */
export interface Reason {
  /** Stable, such as `package.digest-mismatch`. */
  readonly code: string;
  /** What the sentence is about, such as the name of the file. */
  readonly facts: Facts;
}

/** Who signed a package, as the certificate says. */
export interface Signer {
  /** Distinguished name, RFC 4514. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal. */
  readonly serial: string;
  /** Unix seconds. */
  readonly notBefore: number;
  /** Unix seconds. */
  readonly notAfter: number;
  /** SHA-256 of the certificate, hexadecimal. */
  readonly sha256: string;
}

/** One file of a package. */
export interface PackagedFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** SHA-256, lower-case hexadecimal. */
  readonly digest: string;
}

/** What the module says about a package. */
export interface RawVerdict {
  verdict: 'indeterminate' | 'invalid' | 'valid';
  reasons: Reason[];
  signer?: Signer;
  files: PackagedFile[];
  findings: Reason[];
}

/** One dataset of a delivery. */
export interface DeliveryEntry {
  readonly resourceId: string;
  readonly name: string;
  /** The DP's answer: 200 with data, 204 without a record, anything else a failure. */
  readonly code: number;
  /** Whether its package is in the delivery. */
  readonly present: boolean;
}

/** What the module says about a delivery. */
export interface RawDelivery {
  entries: DeliveryEntry[];
}

/** Whom a package must come from, and when it is judged. */
export interface SignerQuestion {
  /** PEM certificates: the pinned roots and known intermediates. */
  anchors: string;
  /** Distinguished name the signer must have, RFC 4514; absent = anybody under the anchors. */
  expectedSigner?: string;
  /** Unix seconds. */
  at: number;
  /** Whether roots made for demonstrations count. */
  demoRoots?: boolean;
}

/** Sizes of files that WebCrypto hashes, in bytes. */
export interface HashedOutside {
  least: number;
  most: number;
}

/**
 * WebCrypto hashes twice as fast as the module or more, but has to be waited for, and wants the whole file at once: small files are
 * not worth the wait, and large ones not the memory.
 */
const HASHED_OUTSIDE: HashedOutside = { least: 128 * 1024, most: 16 * 1024 * 1024 };

/** Pages that were not delivered securely have none. */
function hasWebCrypto(): boolean {
  return (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
}

/** The module addresses no more. */
const LARGEST_ARCHIVE = 0xffff_ffff;

let started: Promise<unknown> | undefined;

/** Starts the module if it is not yet. `load` is called at most once at a time; a failure may be tried again. */
export async function startEngine(load: () => Promise<BufferSource | WebAssembly.Module>): Promise<void> {
  started ??= load().then((module) => glue.initSync({ module }));
  try {
    await started;
  } catch (cause) {
    started = undefined;
    throw MyDataError.from('verify.module', 'the verifier module could not be loaded', cause);
  }
}

/** An archive inside the module. Close it, or its memory stays. */
export class EngineArchive {
  readonly #archive: glue.Archive;

  private constructor(archive: glue.Archive) {
    this.#archive = archive;
  }

  /** Copies chunks of a known total size into the module; {@link startEngine} must have ended. */
  static async read(size: number, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<EngineArchive> {
    if (size > LARGEST_ARCHIVE) {
      throw new MyDataError('package.archive-too-large', 'the archive is too large', { facts: { size, limit: LARGEST_ARCHIVE } });
    }
    const archive = asked(() => new glue.Archive(size));
    try {
      for await (const chunk of chunks) asked(() => archive.append(chunk));
      return new EngineArchive(archive);
    } catch (cause) {
      archive.free();
      throw MyDataError.from('verify.read', 'the file could not be read', cause);
    }
  }

  /**
   * Judges the archive as a package. Files of a size `outside` are hashed by WebCrypto, all others by the module: one at a time and
   * in their order, so that the first thing wrong is the same either way.
   */
  async judge(question: SignerQuestion, outside: HashedOutside = HASHED_OUTSIDE): Promise<RawVerdict> {
    for (const { name, size } of asked(() => this.#archive.checkSignature())) {
      const isOutside = size >= outside.least && size <= outside.most && hasWebCrypto();
      const holds = isOutside ? await this.#compareOutside(name) : asked(() => this.#archive.compareHere(name));
      if (!holds) break;
    }
    return asked(() => this.#archive.judge(question));
  }

  async #compareOutside(name: string): Promise<boolean> {
    // A copy of its own, which nobody can change while it is hashed.
    const content = asked(() => this.#archive.pass(name) as Uint8Array<ArrayBuffer> | undefined);
    if (content === undefined) return false;
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
    return asked(() => this.#archive.compare(name, digest));
  }

  file(name: string): Uint8Array<ArrayBuffer> {
    // The glue hands out a copy of its own, never a view into the module's memory.
    return asked(() => this.#archive.read(name) as Uint8Array<ArrayBuffer>);
  }

  delivery(): RawDelivery {
    return asked(() => this.#archive.delivery());
  }

  package(resourceId: string): EngineArchive {
    return asked(() => new EngineArchive(this.#archive.package(resourceId)));
  }

  /** The bytes as they are; an archive that was judged has given them up. */
  bytes(): Uint8Array<ArrayBuffer> {
    return asked(() => this.#archive.bytes() as Uint8Array<ArrayBuffer>);
  }

  close(): void {
    this.#archive.free();
  }
}

interface CodedError extends Error {
  code?: unknown;
  facts?: unknown;
}

function asked<T>(question: () => T): T {
  try {
    return question();
  } catch (cause) {
    const { code, facts, message } = cause as CodedError;
    // No code: the module trapped (out of memory, or a fault of ours). It must not be asked again.
    if (typeof code !== 'string') throw new MyDataError('verify.trap', 'the verifier stopped', { cause });
    throw new MyDataError(code, message, { facts: (facts ?? {}) as Facts });
  }
}
