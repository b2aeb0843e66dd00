/** How alike two pictures look: the mean structural similarity (SSIM) of their brightness, 1 for the same. */

/** A picture as rows of red, green and blue. */
export interface Rgb {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** Squares of 8 × 8 are compared, one at every 4 pixels: four blocks each, summed once. */
const BLOCK = 4;
const PIXELS = (2 * BLOCK) ** 2;
/** For each block: the sums of one, the other, their squares, and their product. */
const SUMS = 5;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** Compares what both pictures have in common; renderers round a page's size up or down. */
export function similarity(one: Rgb, other: Rgb): number {
  const across = Math.floor(Math.min(one.width, other.width) / BLOCK);
  const down = Math.floor(Math.min(one.height, other.height) / BLOCK);
  const sums = blocks(one, other, across, down);
  let sum = 0;
  for (let y = 0; y + 1 < down; y += 1) {
    for (let x = 0; x + 1 < across; x += 1) sum += ofSquare(sums, y * across + x, across);
  }
  return sum / ((across - 1) * (down - 1));
}

function brightness({ rgb }: Rgb): Float32Array {
  const out = new Float32Array(rgb.length / 3);
  for (let at = 0; at < out.length; at += 1) out[at] = 0.299 * (rgb[at * 3] ?? 0) + 0.587 * (rgb[at * 3 + 1] ?? 0) + 0.114 * (rgb[at * 3 + 2] ?? 0);
  return out;
}

function blocks(one: Rgb, other: Rgb, across: number, down: number): Float64Array {
  const [first, second] = [brightness(one), brightness(other)];
  const sums = new Float64Array(across * down * SUMS);
  const add = (at: number, value: number): void => { sums[at] = (sums[at] ?? 0) + value; };
  for (let y = 0; y < down * BLOCK; y += 1) {
    for (let x = 0; x < across * BLOCK; x += 1) {
      const p = first[y * one.width + x] ?? 0;
      const q = second[y * other.width + x] ?? 0;
      const at = ((y >> 2) * across + (x >> 2)) * SUMS;
      add(at, p);
      add(at + 1, q);
      add(at + 2, p * p);
      add(at + 3, q * q);
      add(at + 4, p * q);
    }
  }
  return sums;
}

function ofSquare(sums: Float64Array, block: number, across: number): number {
  const of = (which: number): number => [0, 1, across, across + 1].reduce((all, beside) => all + (sums[(block + beside) * SUMS + which] ?? 0), 0) / PIXELS;
  const [meanA, meanB] = [of(0), of(1)];
  const [varianceA, varianceB, covariance] = [of(2) - meanA * meanA, of(3) - meanB * meanB, of(4) - meanA * meanB];
  return ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2));
}
