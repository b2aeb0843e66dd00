/** The verifier's wasm module behind types: started once, then asked. */
import * as glue from '#glue';
import type { ArchiveBytes } from './archive-bytes.ts';
import { MemoryBytes, READ_ALONE } from './archive-bytes.ts';
import { asked } from './asked.ts';
import { withCurves } from './curves.ts';
import type { Facts } from './errors.ts';
import { MyDataError } from './errors.ts';
import type { HashedOutside, Passed, Place, StreamingHash } from './passing.ts';
import { HASHED, pass, through } from './passing.ts';

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

/**
 * WebCrypto hashes files of 16 KiB and more at least twice as fast as the module (`tests/bench/switch-over.mjs`), and beside it, but has
 * to be waited for, and wants the whole file at once: smaller ones are not worth the wait, and larger ones not the memory, which is
 * twice their size for each of two lanes.
 */
export const HASHED_OUTSIDE: HashedOutside = { least: 16 * 1024, most: 8 * 1024 * 1024 };

type Module = BufferSource | WebAssembly.Module;

let started: Promise<Module> | undefined;

/** Starts the module if it is not yet, and answers it. `load` is called at most once at a time; a failure may be tried again. */
export async function startEngine(load: () => Promise<Module>): Promise<Module> {
  started ??= load().then((module) => {
    glue.initSync({ module });
    return module;
  });
  try {
    return await started;
  } catch (cause) {
    started = undefined;
    throw MyDataError.from('verify.module', 'the verifier module could not be loaded', cause);
  }
}

/** Somebody who lets files pass. */
export type Lane = (place: Place, onBytes: (bytes: number) => void, signal: AbortSignal) => Promise<Passed | undefined>;

/** How a package is judged. */
export interface Judging {
  outside?: HashedOutside;
  /** What hashes all files instead. */
  hash?: (() => StreamingHash) | undefined;
  /** Helpers for these files, if they are worth it. */
  lanesFor?: (places: readonly Place[]) => Lane[];
  /** Told how much of the files has been checked, in bytes of the archive. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** An archive that the module has opened; {@link startEngine} must have ended. Close it, or its memory stays. */
export class EngineArchive {
  readonly #archive: glue.Archive;
  readonly #bytes: ArchiveBytes;
  #unreadable: MyDataError | undefined;

  constructor(bytes: ArchiveBytes) {
    this.#bytes = bytes;
    const read = (start: number, end: number): Uint8Array => {
      try {
        return bytes.read(start, end);
      } catch (cause) {
        this.#unreadable = MyDataError.from('verify.read', 'the file could not be read', cause);
        throw cause;
      }
    };
    this.#archive = asked(() => new glue.Archive({ size: bytes.size, read }));
  }

  /** Judges the archive as a package. Whoever finds something wrong, the module says what comes first. */
  async judge(question: SignerQuestion, judging: Judging = {}): Promise<RawVerdict> {
    const places = this.#asked(() => this.#archive.checkSignature());
    await this.#compareAll(places, judging);
    if (judging.signal?.aborted === true) throw new MyDataError('verify.aborted', 'the check was ended');
    return withCurves((curves) => this.#asked(() => this.#archive.judge({ ...question, curves })));
  }

  /** Compares files until all are, or one does not hold. */
  async #compareAll(places: readonly Place[], { outside = HASHED_OUTSIDE, hash, lanesFor, onProgress, signal }: Judging): Promise<void> {
    const stop = new AbortController();
    if (signal?.aborted === true) return;
    signal?.addEventListener('abort', () => stop.abort(), { signal: stop.signal });
    const total = places.reduce((sum, { start, end }) => sum + end - start, 0);
    let done = 0;
    const onBytes = (bytes: number): void => onProgress?.(done += bytes, total);
    const queue = new Queue(places);
    const compareBy = async (lane: Lane, takes: (place: Place) => boolean): Promise<void> => {
      for (let next = queue.take(takes); next !== undefined && !stop.signal.aborted; next = queue.take(takes)) {
        const passed = await lane(next.place, onBytes, stop.signal);
        const holds = passed !== undefined && asked(() => this.#archive.compare(next.position, passed.isArchive, passed.digest));
        if (!holds) stop.abort();
      }
    };
    const here: Lane = (place, told, ending) => pass(this.#bytes, place, { outside, hash, onBytes: told, signal: ending });
    const works = [
      compareBy(here, () => true),
      ...(lanesFor?.(places) ?? []).map((lane) => compareBy(lane, isLarge)),
      // While WebCrypto hashes for one, the module inflates for the other.
      compareBy(here, ({ size }) => size <= outside.most),
    ];
    const ends = await Promise.allSettled(works.map((work) => work.catch((cause: unknown) => {
      stop.abort();
      throw cause;
    })));
    stop.abort();
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** One file of an authentic package, as it was signed. */
  async file(name: string): Promise<Blob> {
    const place = this.#asked(() => this.#archive.place(name));
    const whole = place.deflated ? undefined : this.#bytes.blob(place.start, place.end);
    if (whole) return whole;
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    const passed = await through(this.#bytes, place, { ...HASHED, sink: { take: (piece) => pieces.push(new Uint8Array(piece)) } });
    const holds = passed !== undefined && this.#asked(() => this.#archive.holds(name, passed.isArchive, passed.digest));
    // It has held before: somebody has changed the file on the disk.
    if (!holds) throw new MyDataError('package.digest-mismatch', 'the file has been changed', { facts: { name } });
    return new Blob(pieces);
  }

  delivery(): RawDelivery {
    return this.#asked(() => this.#archive.delivery());
  }

  /** One dataset's package in a delivery. What is stored is not copied. */
  async package(resourceId: string): Promise<ArchiveBytes> {
    const place = this.#asked(() => this.#archive.packagePlace(resourceId));
    const whole: Uint8Array<ArrayBuffer>[] = [];
    // What is stored passes for its checksum alone.
    const content = (passage: glue.Passage): void => (place.deflated ? passage.content({ take: (piece) => whole.push(new Uint8Array(piece)) }) : undefined);
    await through(this.#bytes, place, { begin: (passage) => (place.deflated ? passage.keep(place.size) : undefined), end: content });
    return whole[0] ? new MemoryBytes(whole[0]) : this.#bytes.slice(place.start, place.end);
  }

  close(): void {
    this.#archive.free();
  }

  /** Asks the module; what it could not read is no fault of the package. */
  #asked<T>(question: () => T): T {
    const answer = asked(question);
    if (this.#unreadable) throw this.#unreadable;
    return answer;
  }
}

/** Whether a file is read by itself, and not with its neighbours. */
export function isLarge({ start, end }: Place): boolean {
  return end - start >= READ_ALONE;
}

/** Files that wait to be compared: first the large ones, so that nobody waits for one in the end, then the others as they lie. */
class Queue {
  readonly #waiting: { position: number; place: Place }[];

  constructor(places: readonly Place[]) {
    const effort = (place: Place): number => (isLarge(place) ? place.size + Math.max(0, place.size - (place.end - place.start)) : 0);
    this.#waiting = places.map((place, position) => ({ position, place })).sort((a, b) => effort(b.place) - effort(a.place));
  }

  /** The next one that is wanted. Whoever takes it takes it from all. */
  take(isWanted: (place: Place) => boolean): { position: number; place: Place } | undefined {
    const at = this.#waiting.findIndex(({ place }) => isWanted(place));
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }
}
