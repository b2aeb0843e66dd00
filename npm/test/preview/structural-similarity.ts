/** How alike two pictures look: the mean structural similarity (SSIM) of their brightness, 1 for the same. */

/** A picture as rows of red, green and blue. */
export interface Rgb {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** Side of the squares that are compared. */
const WINDOW = 8;
const STEP = 4;
const C1 = (0.01 * 255) ** 2;
const C2 = (0.03 * 255) ** 2;

/** Compares what both pictures have in common; renderers round a page's size up or down. */
export function similarity(one: Rgb, other: Rgb): number {
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  const [first, second] = [brightness(one), brightness(other)];
  let sum = 0;
  let count = 0;
  for (let y = 0; y + WINDOW <= height; y += STEP) {
    for (let x = 0; x + WINDOW <= width; x += STEP) {
      sum += ofWindow(first, y * one.width + x, one.width, second, y * other.width + x, other.width);
      count += 1;
    }
  }
  return sum / count;
}

function brightness({ rgb }: Rgb): Float64Array {
  return Float64Array.from({ length: rgb.length / 3 }, (_, at) => 0.299 * (rgb[at * 3] ?? 0) + 0.587 * (rgb[at * 3 + 1] ?? 0) + 0.114 * (rgb[at * 3 + 2] ?? 0));
}

function ofWindow(first: Float64Array, firstAt: number, firstRow: number, second: Float64Array, secondAt: number, secondRow: number): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0];
  for (let y = 0; y < WINDOW; y += 1) {
    for (let x = 0; x < WINDOW; x += 1) {
      const p = first[firstAt + y * firstRow + x] ?? 0;
      const q = second[secondAt + y * secondRow + x] ?? 0;
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
  }
  const n = WINDOW * WINDOW;
  const [meanA, meanB] = [a / n, b / n];
  const [varianceA, varianceB, covariance] = [aa / n - meanA * meanA, bb / n - meanB * meanB, ab / n - meanA * meanB];
  return ((2 * meanA * meanB + C1) * (2 * covariance + C2)) / ((meanA ** 2 + meanB ** 2 + C1) * (varianceA + varianceB + C2));
}
