/**
 * Writes ZIP archives whose files are stored as they are, under names in UTF-8.
 *
 * Not compressed, because then no bit of an archive can be changed without notice: some changed bits of deflated data inflate to the
 * very same content. The same files always give the same bytes.
 */
import { joined, utf8 } from '../bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file of an archive. */
export interface ZipFile {
  name: string;
  content: Bytes;
}

/** Sizes and places have 32 bits here, of which all ones mean "see elsewhere". */
export const LARGEST_ARCHIVE = 0xffff_fffe;

const LOCAL_HEADER = 0x0403_4b50;
const CENTRAL_HEADER = 0x0201_4b50;
const END = 0x0605_4b50;
/** General purpose bit 11: the name is UTF-8. */
const NAME_IS_UTF8 = 1 << 11;
/** 2.0, which every reader knows. */
const VERSION = 20;
/** Unix in the upper byte: Info-ZIP's unzip takes names made by DOS for another code page. */
const MADE_BY = (3 << 8) | VERSION;
/** A file that its owner may change and everybody may read. */
const ATTRIBUTES = 0o100_644 * 0x1_0000;
/** 1 January 1980: a package is signed data and no file from somebody's disk. */
const DATE = (1 << 5) | 1;

/** The archive of these files, in their order. */
export function zipOf(files: readonly ZipFile[]): Bytes {
  const parts: Bytes[] = [];
  const directory: Bytes[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const entry = fieldsOf(utf8(name), content);
    const local = joined(numbers([LOCAL_HEADER, 4], ...entry.fields), entry.name);
    const central = numbers([CENTRAL_HEADER, 4], [MADE_BY, 2], ...entry.fields, [0, 2], [0, 2], [0, 2], [ATTRIBUTES, 4], [at, 4]);
    parts.push(local, content);
    directory.push(joined(central, entry.name));
    at += local.length + content.length;
  }
  const length = directory.reduce((sum, { length }) => sum + length, 0);
  const end = numbers([END, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [length, 4], [at, 4], [0, 2]);
  return joined(...parts, ...directory, end);
}

/** What the local header and the directory say alike, from "version needed" to "extra field length". */
function fieldsOf(name: Bytes, content: Bytes): { name: Bytes; fields: [value: number, bytes: number][] } {
  const size = content.length;
  const fields: [number, number][] = [[VERSION, 2], [NAME_IS_UTF8, 2], [0, 2], [0, 2], [DATE, 2], [crc32(content), 4], [size, 4], [size, 4], [name.length, 2], [0, 2]];
  return { name, fields };
}

/** Little-endian numbers, each in so many bytes. */
function numbers(...values: (readonly [value: number, bytes: number])[]): Bytes {
  const written = new Uint8Array(values.reduce((sum, [, bytes]) => sum + bytes, 0));
  const view = new DataView(written.buffer);
  let at = 0;
  for (const [value, bytes] of values) {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  }
  return written;
}

/** The checksum of ISO 3309, as ZIP has it. */
function crc32(bytes: Bytes): number {
  let sum = 0xffff_ffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ (CRC_OF_BYTE[(sum ^ byte) & 0xff] ?? 0);
  return (sum ^ 0xffff_ffff) >>> 0;
}

const CRC_OF_BYTE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb8_8320 : sum >>> 1;
  return sum >>> 0;
});
