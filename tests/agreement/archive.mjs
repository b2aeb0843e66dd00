/** Writes archives the way many programs do, well and badly: whatever an entry says is written down unchecked. */

import { crc32, deflateRawSync } from "node:zlib";

const UTF8_NAMES = 0x0800;
const DESCRIPTOR = 0x0008;

/**
 * @typedef {object} Entry
 * @property {Buffer} name as it is written
 * @property {Buffer} content
 * @property {boolean} [deflated]
 * @property {boolean} [described] sizes and checksum follow the content
 * @property {boolean} [isUtf8] whether the name says that it is UTF-8
 * @property {Buffer} [extra]
 * @property {Buffer} [comment]
 * @property {Partial<Said>} [central] what the directory says otherwise
 * @property {Partial<Said>} [local] what the header says otherwise
 *
 * @typedef {{ name: Buffer, flags: number, method: number, time: number, crc: number, packed: number, size: number, offset: number, version: number }} Said
 */

/**
 * @param {Entry[]} entries
 * @param {{ comment?: Buffer, before?: Buffer, after?: Buffer, count?: number }} [frame]
 */
export function writeArchive(entries, { comment = Buffer.alloc(0), before = Buffer.alloc(0), after = Buffer.alloc(0), count = entries.length } = {}) {
  const parts = [before];
  let position = before.length;
  const directory = [];
  for (const entry of entries) {
    const data = entry.deflated ? deflateRawSync(entry.content) : entry.content;
    const said = describe(entry, data, position);
    const pieces = [localHeader(entry, { ...said, ...entry.local }), data, entry.described ? descriptor(said) : Buffer.alloc(0)];
    parts.push(...pieces);
    position += pieces.reduce((sum, piece) => sum + piece.length, 0);
    directory.push(centralHeader(entry, { ...said, ...entry.central }));
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, endRecord(count, central.length, position, comment), after]);
}

/** @returns {Said} */
function describe({ name, content, deflated, described, isUtf8 }, data, offset) {
  const flags = (isUtf8 ? UTF8_NAMES : 0) | (described ? DESCRIPTOR : 0);
  return { name, flags, method: deflated ? 8 : 0, time: 0x5a21, crc: crc32(content), packed: data.length, size: content.length, offset, version: 20 };
}

function localHeader({ described, extra = Buffer.alloc(0) }, said) {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeShared(header, 4, described ? { ...said, crc: 0, packed: 0, size: 0 } : said);
  header.writeUInt16LE(said.name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, said.name, extra]);
}

function centralHeader({ extra = Buffer.alloc(0), comment = Buffer.alloc(0) }, said) {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  writeShared(header, 6, said);
  header.writeUInt16LE(said.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt16LE(comment.length, 32);
  header.writeUInt32LE(said.offset >>> 0, 42);
  return Buffer.concat([header, said.name, extra, comment]);
}

function writeShared(header, at, { version, flags, method, time, crc, packed, size }) {
  header.writeUInt16LE(version, at);
  header.writeUInt16LE(flags, at + 2);
  header.writeUInt16LE(method, at + 4);
  header.writeUInt16LE(time, at + 6);
  header.writeUInt16LE(0x5b21, at + 8);
  header.writeUInt32LE(crc >>> 0, at + 10);
  header.writeUInt32LE(packed >>> 0, at + 14);
  header.writeUInt32LE(size >>> 0, at + 18);
}

function descriptor({ crc, packed, size }) {
  const record = Buffer.alloc(16);
  record.writeUInt32LE(0x08074b50, 0);
  [crc, packed, size].forEach((value, index) => record.writeUInt32LE(value >>> 0, 4 + 4 * index));
  return record;
}

function endRecord(count, length, offset, comment) {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(offset, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, comment]);
}
