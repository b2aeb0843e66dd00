/** What poppler makes of the first page of a document: the picture and the text that others are compared with. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** A renderer that takes longer than this has failed. */
const PATIENCE = 60_000;

/** @returns {Promise<{ picture?: { width: number, height: number, rgb: Uint8Array }, text?: string, refusal?: string }>} */
export async function poppler(file, password, scale) {
  const page = ['-f', '1', '-l', '1', ...(password === undefined ? [] : ['-upw', password])];
  const options = { maxBuffer: 1 << 30, timeout: PATIENCE, encoding: 'buffer' };
  const drawing = run('pdftoppm', ['-cropbox', '-r', String(72 * scale), ...page, file], options);
  const reading = run('pdftotext', ['-cropbox', ...page, file, '-'], options);
  const [drawn, read] = await Promise.allSettled([drawing, reading]);
  const picture = drawn.status === 'fulfilled' ? pictureOf(drawn.value.stdout) : undefined;
  return {
    ...(picture ? { picture } : { refusal: firstLine(drawn) }),
    ...(read.status === 'fulfilled' ? { text: read.value.stdout.toString('utf8') } : {}),
  };
}

function pictureOf(ppm) {
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'));
  return header ? { width: Number(header[1]), height: Number(header[2]), rgb: ppm.subarray(header[0].length) } : undefined;
}

function firstLine({ reason, value }) {
  const said = String(reason?.stderr ?? value?.stderr ?? reason ?? '');
  return said.split('\n')[0] || 'poppler draws nothing';
}
