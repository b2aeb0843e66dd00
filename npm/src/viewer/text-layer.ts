/** The text of a page over its picture: to be selected with a mouse, and read out in order. */
import type { PageText, TextRun } from '../preview/page.ts';
import { make } from '../elements/dom.ts';

/** Widths are measured at this size, and are the same in proportion at any other. */
const MEASURED_AT = 100;

let ruler: OffscreenCanvasRenderingContext2D | null | undefined;

/** The layer. Its lengths are multiples of `--scale`, the CSS pixels per point, so that zooming moves nothing but that. */
export function textLayer(text: PageText): HTMLElement {
  const layer = make('div', { class: 'text', lang: 'zh-Hant-TW' });
  for (const { runs } of text.lines) {
    runs.forEach((run, index) => layer.append(...(index > 0 ? [' '] : []), runElement(run)));
    // What is copied has lines too, though each run stands in a place of its own.
    layer.append(make('br', { role: 'presentation' }));
  }
  return layer;
}

function runElement(run: TextRun): HTMLElement {
  const element = make('span', {}, run.text);
  const { style } = element;
  const [size, length] = run.vertical ? [run.width, run.height] : [run.height, run.width];
  style.left = scaled(run.x);
  style.top = scaled(run.y);
  style.fontSize = scaled(size);
  if (run.vertical) style.writingMode = 'vertical-rl';
  const stretch = stretchOf(run.text, size, length);
  const along = run.vertical ? `scaleY(${stretch})` : `scaleX(${stretch})`;
  style.transform = run.angle === 0 ? along : `rotate(${run.angle}deg) ${along}`;
  return element;
}

/** Boxes over found words, in the same measure. */
export function hitBoxes(places: readonly (readonly [number, number, number, number])[], isCurrent: boolean): HTMLElement[] {
  return places.map(([x, y, width, height]) => {
    const box = make('div', { class: isCurrent ? 'hit current' : 'hit' });
    Object.assign(box.style, { left: scaled(x), top: scaled(y), width: scaled(width), height: scaled(height) });
    return box;
  });
}

function scaled(points: number): string {
  return `calc(var(--scale) * ${points.toFixed(2)}px)`;
}

function stretchOf(text: string, size: number, length: number): number {
  if (ruler === undefined) {
    ruler = new OffscreenCanvas(1, 1).getContext('2d');
    if (ruler) ruler.font = `${MEASURED_AT}px sans-serif`;
  }
  const natural = ((ruler?.measureText(text).width ?? 0) / MEASURED_AT) * size;
  return natural > 0 && length > 0 ? Number((length / natural).toFixed(4)) : 1;
}
