/** Writes PDFs that no decent program would. */
import { constants, deflateRawSync } from 'node:zlib';

/** Objects, the first of which is the catalogue. They are written as they come, true or not. */
export class Pdf {
  readonly #objects: Buffer[] = [];

  /** One page with this content and these entries of its dictionary; its content is object 4, what is added next is 5. */
  static page(content: Buffer | string, entries = ''): Pdf {
    const pdf = new Pdf();
    pdf.object('<< /Type /Catalog /Pages 2 0 R >>');
    pdf.object('<< /Type /Pages /Kids [3 0 R] /Count 1 >>');
    pdf.object(`<< /Type /Page /Parent 2 0 R ${entries.includes('/MediaBox') ? '' : '/MediaBox [0 0 600 800]'} /Contents 4 0 R ${entries} >>`);
    return pdf.stream('', content);
  }

  object(body: Buffer | string): this {
    this.#objects.push(Buffer.from(body as string, 'latin1'));
    return this;
  }

  stream(entries: string, data: Buffer | string): this {
    const length = entries.includes('/Length ') ? '' : `/Length ${data.length}`;
    const bytes = Buffer.from(data as string, 'latin1');
    return this.object(Buffer.concat([Buffer.from(`<< ${entries} ${length} >>\nstream\n`), bytes, Buffer.from('\nendstream')]));
  }

  bytes(trailer = ''): Buffer {
    const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
    let at = 9;
    const table = this.#objects.map((body, index) => {
      const place = at;
      const object = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
      parts.push(object);
      at += object.length;
      return `${String(place).padStart(10, '0')} 00000 n \n`;
    });
    const size = this.#objects.length + 1;
    parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size ${size} ${trailer.includes('/Root') ? '' : '/Root 1 0 R'} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`));
    return Buffer.concat(parts);
  }
}

/** The same bytes again and again, deflated: a thousand times smaller. The check at the end is wrong, for which nobody looks. */
export function deflated(piece: Buffer | string, times: number): Buffer {
  const packed = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...Array<Buffer>(times).fill(packed), Buffer.from([3, 0, 0, 0, 0, 0])]);
}

/** A megabyte of one character. */
export function megabyte(character = '\0'): Buffer {
  return Buffer.alloc(1 << 20, character, 'latin1');
}

/** Runs of zeros as LZW packs them; each round is 7 MB that take 6 kB, and eight rounds end with a whole byte. */
export function lzw(rounds: number): Buffer {
  const bits: string[] = [];
  const write = (code: number, known: number): void => { bits.push(code.toString(2).padStart(known < 511 ? 9 : known < 1_023 ? 10 : known < 2_047 ? 11 : 12, '0')); };
  for (let round = 0; round < 8; round += 1) {
    write(0, 258);
    for (let known = 258; known < 4_094; known += 1) write(known, known);
    write(256, 4_094);
  }
  const bytes = bits.join('').match(/.{8}/g)?.map((byte) => parseInt(byte, 2)) ?? [];
  return Buffer.concat(Array<Buffer>(Math.ceil(rounds / 8)).fill(Buffer.from(bytes)));
}
