/** Printing: the pages as pictures outside the shadow tree, where a print style can put one on each sheet, and gone afterwards. */
import { make } from '../elements/dom.ts';
import type { Preview } from '../preview.ts';
import { putPicture } from './picture.ts';

/** Pages printed at once: each takes some 9 MB until the printer has it. */
export const MOST_PRINTED = 30;

const DOTS_PER_POINT = 150 / 72;
const SHEET = `
.mydata-print { display: none; }
@media print {
  body > :not(.mydata-print) { display: none !important; }
  body { margin: 0 !important; padding: 0 !important; background: none !important; }
  .mydata-print { display: block; }
  .mydata-print > canvas { display: block; max-width: 100%; max-height: 100vh; margin: 0 auto; break-inside: avoid; }
  .mydata-print > canvas + canvas { break-before: page; }
}
@page { margin: 0; }`;

/** What is printed. */
export interface PrintOptions {
  first: number;
  last: number;
  /** Drawn across every page. */
  watermark: string | undefined;
  /** Called before each page. */
  onPage(page: number): void;
  signal: AbortSignal;
}

/**
 * Draws the pages, opens the browser's print dialogue and takes everything away when that is closed.
 *
 * @throws {MyDataError} what {@link Preview.render} throws: nothing is printed where a page is missing.
 */
export async function printPages(preview: Preview, { first, last, watermark, onPage, signal }: PrintOptions): Promise<void> {
  const place = make('div', { class: 'mydata-print', 'aria-hidden': 'true' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  try {
    for (let page = first; page <= last; page += 1) {
      onPage(page);
      place.append(await picture(preview, page, { watermark, signal }));
    }
    document.adoptedStyleSheets.push(sheet);
    document.body.append(place);
    await printed(signal);
  } finally {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    for (const canvas of place.querySelectorAll('canvas')) [canvas.width, canvas.height] = [0, 0];
    place.remove();
  }
}

async function picture(preview: Preview, page: number, { watermark, signal }: Pick<PrintOptions, 'signal' | 'watermark'>): Promise<HTMLCanvasElement> {
  const { largestScale } = preview.pageSize(page);
  const { bitmap } = await preview.render(page, { scale: Math.min(DOTS_PER_POINT, largestScale), signal });
  const canvas = make('canvas');
  putPicture(canvas, bitmap, watermark);
  return canvas;
}

/** Some browsers come back from `print` before the dialogue is closed. */
async function printed(signal: AbortSignal): Promise<void> {
  await new Promise<void>((done) => {
    globalThis.addEventListener('afterprint', () => done(), { once: true, signal });
    signal.addEventListener('abort', () => done(), { once: true });
    globalThis.print();
  });
}
