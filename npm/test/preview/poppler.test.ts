/** Pages as the module draws them, beside the same pages as poppler draws them. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PreviewDocument, initSync } from '#preview-glue';
import { similarity } from './structural-similarity.ts';
import type { Rgb } from './structural-similarity.ts';

const DIST = new URL('../../dist/', import.meta.url);
const FIXTURES = new URL('../../../tests/preview/fixtures/', import.meta.url);
const PASSWORD = 'A123456789';
const SCALE = 1.5;

/** Documents that bring their fonts along. For others poppler takes whatever the machine has, or leaves blanks. */
const COMPARED = readdirSync(FIXTURES).filter((name) => /^(chromium|fpdf2|ghostscript|protected-.*|reportlab)\.pdf$/.test(name)).sort();
/** Hinting and the smoothing of edges differ; a missing or wrong character costs far more than this. */
const ALIKE = 0.97;

initSync({ module: new WebAssembly.Module(readFileSync(new URL('mydata-preview.wasm', DIST))) });

function ours(name: string): Rgb {
  const document = new PreviewDocument(readFileSync(new URL(name, FIXTURES)), PASSWORD);
  for (let needs = document.needs(1); needs.length > 0; needs = document.needs(1)) {
    for (const resource of needs) {
      const path = new URL(`preview/${resource}`, DIST);
      if (!existsSync(path) || !document.provide(resource, readFileSync(path))) document.setMissing(resource);
    }
  }
  const picture = document.render(1, SCALE, 0);
  assert.deepEqual(picture.findings(), [], name);
  const { width, height } = picture;
  const rgb = Uint8Array.from(picture.pixels().filter((_, at) => at % 4 !== 3));
  picture.free();
  return { width, height, rgb };
}

function popplers(name: string): Rgb {
  const file = fileURLToPath(new URL(name, FIXTURES));
  const ppm = execFileSync('pdftoppm', ['-r', String(72 * SCALE), '-f', '1', '-l', '1', ...(name.includes('owner-only') ? [] : ['-upw', PASSWORD]), file], { maxBuffer: 64 << 20 });
  const header = /^P6\s+(\d+)\s+(\d+)\s+255\s/.exec(ppm.subarray(0, 40).toString('latin1'));
  assert.ok(header);
  return { width: Number(header[1]), height: Number(header[2]), rgb: ppm.subarray(header[0].length) };
}

for (const name of COMPARED) {
  test(`${name} looks as it does to poppler`, () => {
    const [drawn, reference] = [ours(name), popplers(name)];
    assert.ok(Math.abs(drawn.width - reference.width) <= 1 && Math.abs(drawn.height - reference.height) <= 1);
    const alike = similarity(drawn, reference);
    assert.ok(alike > ALIKE, `${name}: ${alike}`);
  });
}

test('another document is not taken for the same', () => {
  assert.ok(similarity(ours('fpdf2.pdf'), popplers('reportlab.pdf')) < 0.9);
});
