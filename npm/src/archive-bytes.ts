/** Where the bytes of an archive are: in memory, or in a Blob. */
import { MyDataError } from './errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Reads Blobs at once; Workers have it. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** Bytes that stay as they are. */
export interface ArchiveBytes {
  readonly size: number;
  /** A few bytes, at once. */
  read(start: number, end: number): Bytes;
  /** Many bytes, piece by piece; each is there until the next is asked for. */
  pieces(start: number, end: number): AsyncIterable<Bytes> | Iterable<Bytes>;
  /** These bytes as an archive of their own. */
  slice(start: number, end: number): ArchiveBytes | Promise<ArchiveBytes>;
  /** These bytes as a Blob, if nothing has to be copied and nobody can change them. */
  blob(start: number, end: number): Blob | undefined;
}

/** Bytes in memory that nobody else has. */
export class MemoryBytes implements ArchiveBytes {
  readonly size: number;
  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    this.size = bytes.length;
    this.#bytes = bytes;
  }

  read(start: number, end: number): Bytes {
    return this.#bytes.subarray(start, end);
  }

  /** Pieces of a size that leaves the module's memory small. */
  *pieces(start: number, end: number): Generator<Bytes> {
    for (let at = start; at < end; at += PIECE) yield this.#bytes.subarray(at, Math.min(at + PIECE, end));
  }

  slice(start: number, end: number): MemoryBytes {
    return new MemoryBytes(this.#bytes.subarray(start, end));
  }

  blob(): undefined {
    return undefined;
  }
}

const PIECE = 1024 * 1024;

/** From this size on, a stretch of a Blob is read by itself, in pieces as they come. */
export const READ_ALONE = 1024 * 1024;

/** Smaller ones are read with those behind them: every reading takes half a millisecond, whatever its size. */
const STRETCH = 4 * 1024 * 1024;

/** Up to this size a Blob is read at once: no faster way is known, and the memory is not missed. */
const SMALL = 2 * 1024 * 1024;

/** Bytes of a Blob, for Workers: pages cannot read it at once. */
export class BlobBytes implements ArchiveBytes {
  readonly size: number;
  readonly #blob: Blob;
  readonly #reader = new FileReaderSync();
  #stretch: { start: number; end: number; bytes: Promise<Bytes> } | undefined;

  private constructor(blob: Blob) {
    this.size = blob.size;
    this.#blob = blob;
  }

  /** A small Blob is taken into memory. */
  static async of(blob: Blob): Promise<ArchiveBytes> {
    return blob.size > SMALL ? new BlobBytes(blob) : new MemoryBytes(await bytesOf(blob));
  }

  read(start: number, end: number): Bytes {
    try {
      return new Uint8Array(this.#reader.readAsArrayBuffer(this.#blob.slice(start, end)));
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  async *pieces(start: number, end: number): AsyncGenerator<Bytes> {
    if (end - start < READ_ALONE) {
      yield await this.#nearby(start, end);
      return;
    }
    try {
      yield* piecesOf(this.#blob.slice(start, end));
    } catch (cause) {
      throw unreadable(cause);
    }
  }

  slice(start: number, end: number): Promise<ArchiveBytes> {
    return BlobBytes.of(this.#blob.slice(start, end));
  }

  blob(start: number, end: number): Blob | undefined {
    // A file on a disk can be changed by others.
    return this.#blob instanceof File ? undefined : this.#blob.slice(start, end);
  }

  async #nearby(start: number, end: number): Promise<Bytes> {
    let stretch = this.#stretch;
    if (stretch === undefined || start < stretch.start || end > stretch.end) {
      const last = Math.min(start + STRETCH, this.size);
      stretch = this.#stretch = { start, end: last, bytes: bytesOf(this.#blob.slice(start, last)) };
    }
    return (await stretch.bytes).subarray(start - stretch.start, end - stretch.start);
  }
}

/** Reads into one buffer again and again, which takes a third of the time, and leaves nothing to be collected. */
async function* piecesOf(blob: Blob): AsyncGenerator<Bytes> {
  const reader = readerOf(blob.stream());
  let buffer = new ArrayBuffer(PIECE);
  try {
    // Some runtimes never say that there is nothing left.
    for (let missing = blob.size; missing > 0;) {
      const { done, value } = await reader.read(new Uint8Array(buffer));
      if (done || value === undefined) throw new RangeError('the file has become shorter');
      yield value;
      missing -= value.length;
      buffer = value.buffer;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

interface Reader {
  read(into: Bytes): Promise<{ done: boolean; value: Bytes | undefined }>;
  cancel(): Promise<void>;
}

/** Where a Blob's stream cannot fill a buffer, it hands out its own. */
function readerOf(stream: ReadableStream<Bytes>): Reader {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch {
    return stream.getReader() as Reader;
  }
}

async function bytesOf(blob: Blob): Promise<Bytes> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch (cause) {
    throw unreadable(cause);
  }
}

function unreadable(cause: unknown): MyDataError {
  return MyDataError.from('verify.read', 'the file could not be read', cause);
}
