/** The component's answer as a picture, the one thing that other sites may read: a row of pixels, three characters each. */

const HEADER = 54;

/** A bitmap of 24 bits a pixel and one pixel's height. The text ends where a pixel is black. */
export function pictureOf(text: string): Uint8Array {
  const characters = Buffer.from(asAscii(text), 'latin1');
  const width = Math.ceil(characters.length / 3) + 1;
  const row = Math.ceil((width * 3) / 4) * 4;
  const file = Buffer.alloc(HEADER + row);
  file.write('BM', 0, 'latin1');
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(HEADER, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(1, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  file.writeUInt32LE(row, 34);
  characters.copy(file, HEADER);
  return file;
}

/** JSON's own escapes for what a byte cannot hold. */
function asAscii(json: string): string {
  return json.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
