/**
 * A watermark: who looks at a document, where and when, across all that is shown of it. On pages it is drawn into the picture
 * itself, so that it grows, turns and is printed with it.
 */

/** Degrees by which its lines rise. */
const RISE = 30;
/** A page is as many of its letters wide: legible on the whole page, and there is a line of it wherever one zooms in. */
const LETTERS_ACROSS = 38;
/** From line to line, in letters; between two of them in a line. */
const LINE = 6;
const SPACE = 3;
/** Grey with a bright edge is seen on white paper and on dark pictures, and lets what is below it be read. */
const INK = 'rgb(70 70 70 / .26)';
const EDGE = 'rgb(255 255 255 / .3)';

/** Draws it over the picture in a canvas. */
export function stamp(context: CanvasRenderingContext2D, words: string): void {
  const { width, height } = context.canvas;
  const size = Math.min(width, height) / LETTERS_ACROSS;
  const reach = Math.hypot(width, height) / 2;
  context.save();
  context.translate(width / 2, height / 2);
  context.rotate((-RISE * Math.PI) / 180);
  Object.assign(context, { font: `${size}px sans-serif`, fillStyle: INK, strokeStyle: EDGE, lineWidth: size / 8, textBaseline: 'middle' });
  const step = context.measureText(words).width + SPACE * size;
  let line = 0;
  for (let y = -reach; y < reach; y += LINE * size) {
    // Every other line is moved by a half, so that no column of a page stays free.
    for (let x = -reach - (line % 2) * (step / 2); x < reach; x += step) {
      context.strokeText(words, x, y);
      context.fillText(words, x, y);
    }
    line += 1;
  }
  context.restore();
}

/** Pixels of a letter over tables. */
const LETTER = 15;

let veils = 0;

/** The same over what is no picture: it covers its nearest place that is positioned, and takes no pointer. */
export function veil(words: string): SVGSVGElement {
  veils += 1;
  const id = `watermark-${veils}`;
  const width = widthOf(words) + SPACE * LETTER;
  const line = LINE * LETTER;
  const text = (x: number, y: number): SVGElement => draw('text', { x: String(x), y: String(y), 'font-size': String(LETTER), 'font-family': 'sans-serif' }, words);
  const tile = draw('pattern', { id, width: String(width), height: String(2 * line), patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${-RISE})` });
  tile.append(text(0, line / 2), text(width / 2, 1.5 * line), text(-width / 2, 1.5 * line));
  const cover = draw('svg', { class: 'watermark', 'aria-hidden': 'true' });
  cover.append(tile, draw('rect', { width: '100%', height: '100%', fill: `url(#${id})` }));
  return cover;
}

function draw<K extends keyof SVGElementTagNameMap>(tag: K, attributes: Readonly<Record<string, string>>, words = ''): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.textContent = words;
  return element;
}

/** Enough for every letter: a tile cuts off what does not fit. */
function widthOf(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letter < '\u2e80' ? 0.65 : 1.05), 0) * LETTER;
}
