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
  /** What hashes all of them instead, if the runtime has it. */
  hash?: (() => StreamingHash) | undefined;
  /** Told how many more bytes of the archive have passed. */
  onBytes?: ((bytes: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** SHA-256 of what comes piece by piece, as servers have it and browsers do not. */
export interface StreamingHash {
  update(piece: Uint8Array): unknown;
  digest(): Uint8Array;
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
export async function pass(bytes: ArchiveBytes, place: Place, { outside, hash, ...passing }: Passing): Promise<Passed | undefined> {
  const here = isOutside(place.size, outside) ? kept(place.size) : HASHED;
  const hashing = hash ? streamed(hash()) : here;
  try {
    return await through(bytes, place, hashing, passing);
  } catch (error) {
    if (error instanceof MyDataError && error.code.startsWith('package.')) return undefined;
    throw error;
  }
}

/** What becomes of a file's content. */
export interface Content<T> {
  begin(passage: glue.Passage): void;
  sink?: glue.Sink;
  end(passage: glue.Passage): Promise<T> | T;
}

/** The module hashes it, piece by piece. */
export const HASHED: Content<Uint8Array> = {
  begin: (passage) => passage.hash(),
  end: (passage) => passage.digest() ?? new Uint8Array(),
};

/** The runtime hashes it, piece by piece. */
const streamed = (hash: StreamingHash): Content<Uint8Array> => ({
  begin: () => undefined,
  sink: { take: (piece) => void hash.update(piece) },
  end: () => hash.digest(),
});

/** WebCrypto hashes it. It takes a copy before it answers, so that the module may go on with its memory. */
const kept = (size: number): Content<Uint8Array> => ({
  begin: (passage) => passage.keep(size),
  async end(passage) {
    let digest: Promise<ArrayBuffer> | undefined;
    passage.content({ take: (content) => (digest = crypto.subtle.digest('SHA-256', content as Uint8Array<ArrayBuffer>)) });
    return digest ? new Uint8Array(await digest) : new Uint8Array();
  },
});

/**
 * Lets a file through the module. `undefined`: the signal has ended it.
 *
 * @throws {MyDataError} `package.*` where it is not what the archive says.
 */
export async function through<T>(bytes: ArchiveBytes, place: Place, content: Content<T>, { onBytes, signal }: Pick<Passing, 'onBytes' | 'signal'> = {}): Promise<{ isArchive: boolean; digest: T } | undefined> {
  const { name, start, end, size, deflated, crc32 } = place;
  const passage = asked(() => new glue.Passage(name, size, deflated, crc32));
  const finish = async (): Promise<{ isArchive: boolean; digest: T }> => {
    const isArchive = asked(() => passage.finish());
    return { isArchive, digest: await asked(() => content.end(passage)) };
  };
  let missing = end - start;
  try {
    asked(() => content.begin(passage));
    for await (const data of bytes.pieces(start, end)) {
      if (signal?.aborted === true) return undefined;
      asked(() => passage.push(data, content.sink));
      onBytes?.(data.length);
      missing -= data.length;
      // Hashing begins now, and not when somebody else's file has passed.
      if (missing === 0) return await finish();
    }
    return await finish();
  } finally {
    passage.free();
  }
}
