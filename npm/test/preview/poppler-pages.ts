/** Pages as poppler reads them, and draws them in both of its ways: with the painter of its own, and with cairo. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { inflateSync } from 'node:zlib';
import type { Rgb } from './structural-similarity.ts';

const HELD = { maxBuffer: 64 << 20 };

/** The first page, with so many pixels to the point. */
export function popplersPictures(file: string, scale: number, password: string | undefined): Rgb[] {
  const how = ['-r', String(72 * scale), ...firstPage(password)];
  return [
    fromPpm(execFileSync('pdftoppm', [...how, file], HELD)),
    fromPng(execFileSync('pdftocairo', ['-png', '-singlefile', ...how, file, '-'], HELD)),
  ];
}

/** What the first page says. */
export function popplersText(file: string, password: string | undefined): string {
  return execFileSync('pdftotext', [...firstPage(password), file, '-'], HELD).toString('utf8');
}

function firstPage(password: string | undefined): string[] {
  return ['-f', '1', '-l', '1', ...(password === undefined ? [] : ['-upw', password])];
}

function fromPpm(ppm: Buffer): Rgb {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'));
  assert.ok(header);
  return { width: Number(header[1]), height: Number(header[2]), rgb: ppm.subarray(header[0].length) };
}

/** Of eight bits and three colours, as cairo writes them. */
function fromPng(png: Buffer): Rgb {
  const [width, height, packed] = [png.readUInt32BE(16), png.readUInt32BE(20), [] as Buffer[]];
  assert.deepEqual([...png.subarray(24, 26), png[28]], [8, 2, 0]);
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const data = inflateSync(Buffer.concat(packed));
  const row = 3 * width;
  const rgb = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (row + 1)];
    for (let x = 0; x < row; x += 1) {
      const at = y * row + x;
      const left = x < 3 ? 0 : rgb[at - 3] ?? 0;
      const above = y === 0 ? 0 : rgb[at - row] ?? 0;
      const corner = x < 3 || y === 0 ? 0 : rgb[at - row - 3] ?? 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      rgb[at] = (data[y * (row + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { width, height, rgb };
}

function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
