/** One file of a package passes: it is inflated and checked by the module, and hashed by whoever does it best. */
import * as glue from '#glue';
import type { ArchiveBytes } from './archive-bytes.ts';
import { asked } from './asked.ts';
import { MyDataError } from './errors.ts';

/** Where a file is in its archive, and what it must turn out to be. */
export interface Place {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly deflated: boolean;
  /** Bytes of its content. */
  readonly size: number;
  readonly crc32: number;
}

/** What a file has turned out to be; whether that was signed, the module decides. */
export interface Passed {
  readonly isArchive: boolean;
  /** SHA-256. */
  readonly digest: Uint8Array;
}

/** How files pass. */
export interface Passing {
  /** Which of them WebCrypto hashes. */
  outside: HashedOutside;
  /** Told how many more bytes of the archive have passed. */
  onBytes?: ((bytes: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Sizes of files that WebCrypto hashes, in bytes. */
export interface HashedOutside {
  least: number;
  most: number;
}

/** No file is hashed by WebCrypto. */
export const NONE_OUTSIDE: HashedOutside = { least: Infinity, most: 0 };

/** Pages that were not delivered securely have none. */
function hasWebCrypto(): boolean {
  return (globalThis.crypto as Crypto | undefined)?.subtle !== undefined;
}

/** Whether WebCrypto hashes files of this size. */
export function isOutside(size: number, { least, most }: HashedOutside): boolean {
  return size >= least && size <= most && hasWebCrypto();
}

/** Lets a file pass. `undefined`: it is not what the archive says, or the signal has ended it. */
export async function pass(bytes: ArchiveBytes, place: Place, { outside, ...passing }: Passing): Promise<Passed | undefined> {
  try {
    if (!isOutside(place.size, outside)) return await through(bytes, place, { ...passing, hashed: true });
    const content = new Content(place.size);
    const passed = await through(bytes, place, { ...passing, sink: content });
    return passed && { ...passed, digest: await sha256(content.bytes) };
  } catch (error) {
    if (error instanceof MyDataError && error.code.startsWith('package.')) return undefined;
    throw error;
  }
}

/** Through the module, which hashes the file if it is asked to. */
interface Through extends Omit<Passing, 'outside'> {
  hashed?: boolean;
  sink?: glue.Sink;
}

/**
 * Lets a file through the module. `undefined`: the signal has ended it.
 *
 * @throws {MyDataError} `package.*` where it is not what the archive says.
 */
export async function through(bytes: ArchiveBytes, place: Place, { hashed = false, sink, onBytes, signal }: Through): Promise<Passed | undefined> {
  const { name, start, end, size, deflated, crc32 } = place;
  const passage = asked(() => new glue.Passage(name, size, deflated, crc32, hashed));
  try {
    for await (const data of bytes.pieces(start, end)) {
      if (signal?.aborted === true) return undefined;
      asked(() => passage.push(data, sink));
      onBytes?.(data.length);
    }
    return asked(() => ({ isArchive: passage.finish(), digest: passage.digest() ?? new Uint8Array() }));
  } finally {
    passage.free();
  }
}

async function sha256(content: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', content));
}

/** The content of a file in memory. */
export class Content implements glue.Sink {
  readonly bytes: Uint8Array<ArrayBuffer>;
  #at = 0;

  constructor(size: number) {
    try {
      this.bytes = new Uint8Array(size);
    } catch (cause) {
      throw new MyDataError('verify.memory', 'there is not enough memory for the file', { cause });
    }
  }

  take(piece: Uint8Array): void {
    this.bytes.set(piece, this.#at);
    this.#at += piece.length;
  }
}
