/** A film for Chromium's fake camera (`--use-file-for-fake-video-capture`), made of one picture that is held still. */
import { writeFileSync } from 'node:fs';

const WIDTH = 640;
const HEIGHT = 480;

/** Flags by which a browser films the file, and asks nobody whether it may. */
export function filming(path) {
  return ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${path}`];
}

/**
 * Writes the film of a picture, such as the SVG of a barcode, on white paper. The camera plays it in a circle, and opens the file when it
 * is asked for: the picture may come into it after the browser was started.
 *
 * @param {string} path ends in `.y4m`
 * @param {string} svg
 * @param {import('playwright-core').BrowserContext} context of a browser that draws the picture
 */
export async function writeFilm(path, svg, context) {
  const page = await context.newPage();
  const luma = await page.evaluate(drawn, [svg, WIDTH, HEIGHT]);
  await page.close();
  const frame = [Buffer.from('FRAME\n'), Buffer.from(luma, 'base64'), Buffer.alloc((WIDTH * HEIGHT) / 2, 128)];
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`), ...frame, ...frame]));
}

/** In the browser: the brightness of each pixel, as Base64. */
async function drawn([svg, width, height]) {
  const parsed = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  // A picture without a size of its own is drawn at none.
  const [across, along] = (parsed.getAttribute('viewBox') ?? `0 0 ${parsed.getAttribute('width')} ${parsed.getAttribute('height')}`).split(/[\s,]+/).slice(2).map(Number.parseFloat);
  const scale = Math.min((width * 0.85) / across, (height * 0.7) / along);
  parsed.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  parsed.setAttribute('width', String(across * scale));
  parsed.setAttribute('height', String(along * scale));
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(parsed))}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, (width - across * scale) / 2, (height - along * scale) / 2, across * scale, along * scale);
  const { data } = context.getImageData(0, 0, width, height);
  let text = '';
  for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(Math.round(0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2]));
  return btoa(text);
}
