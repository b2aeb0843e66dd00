/** Pages as the module draws them, beside the same pages as poppler draws them. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PreviewDocument, initSync } from '#preview-glue';
import { popplersPictures, popplersText } from './poppler-pages.ts';
import { similarity } from './structural-similarity.ts';
import type { Rgb } from './structural-similarity.ts';

const DIST = new URL('../../dist/', import.meta.url);
const FIXTURES = new URL('../../../tests/preview/fixtures/', import.meta.url);
const PASSWORD = 'A123456789';
const SCALE = 1.5;

/** Documents that bring their fonts along. For others poppler takes whatever the machine has, or leaves blanks. */
const COMPARED = readdirSync(FIXTURES).filter((name) => /^(?!actions|named-|pdf-lib-broken|rare|reportlab-msung).*\.pdf$/.test(name)).sort();
/** Hinting and the smoothing of edges differ; a missing or wrong character costs far more than this. */
const ALIKE = 0.97;

initSync({ module: new WebAssembly.Module(readFileSync(new URL('mydata-preview.wasm', DIST))) });

function opened(name: string): PreviewDocument {
  const document = new PreviewDocument(readFileSync(new URL(name, FIXTURES)), PASSWORD);
  for (let needs = document.needs(1); needs.length > 0; needs = document.needs(1)) {
    for (const resource of needs) {
      const path = new URL(`preview/${resource}`, DIST);
      if (!existsSync(path) || !document.provide(resource, readFileSync(path))) document.setMissing(resource);
    }
  }
  return document;
}

function ours(name: string): Rgb {
  const picture = opened(name).render(1, SCALE, 0);
  assert.deepEqual(picture.findings(), [], name);
  const { width, height } = picture;
  const rgb = Uint8Array.from(picture.pixels().filter((_, at) => at % 4 !== 3));
  picture.free();
  return { width, height, rgb };
}

function popplers(name: string): Rgb[] {
  return popplersPictures(fileURLToPath(new URL(name, FIXTURES)), SCALE, passwordOf(name));
}

function passwordOf(name: string): string | undefined {
  return name.includes('owner-only') ? undefined : PASSWORD;
}

/** The characters of a page, whatever their order: radicals as what they are, without spaces. */
function characters(text: string): string[] {
  // Two radicals that Unicode keeps apart from the characters that they are.
  return [...text.normalize('NFKC').replaceAll('⺠', '民').replaceAll('⻑', '長')].filter((character) => character.trim() !== '').sort();
}

for (const name of COMPARED) {
  test(`${name} looks as it does to poppler`, () => {
    const [drawn, references] = [ours(name), popplers(name)];
    const alike = references.map((reference) => {
      assert.ok(Math.abs(drawn.width - reference.width) <= 1 && Math.abs(drawn.height - reference.height) <= 1);
      return similarity(drawn, reference);
    });
    // Thin lines and pixels of scans are moved to where they look best, each time elsewhere.
    const [one, other] = references as [Rgb, Rgb];
    const least = Math.min(ALIKE, similarity(one, other));
    assert.ok(Math.max(...alike) > least, `${name}: ${alike.join(', ')}, and poppler's own ${least}`);
  });
}

for (const name of COMPARED) {
  test(`${name} says what it says to poppler`, () => {
    const { lines } = opened(name).text(1);
    const said = characters(lines.flatMap((line) => line.runs).map((run) => run.text).join(''));
    assert.deepEqual(said.join(''), characters(popplersText(fileURLToPath(new URL(name, FIXTURES)), passwordOf(name))).join(''));
  });
}

test('another document is not taken for the same', () => {
  assert.ok(popplers('reportlab.pdf').every((other) => similarity(ours('fpdf2.pdf'), other) < 0.9));
});
