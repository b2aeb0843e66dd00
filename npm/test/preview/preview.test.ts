/** The preview in a real browser, under a strict policy, from the bundles that are published. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type * as Preview from '../../src/preview.ts';
import { openStage } from '../page.ts';
import type { Stage } from '../page.ts';
import { slowPage } from './slow-page.ts';

const FIXTURES = new URL('../../../tests/preview/fixtures/', import.meta.url);
const SCRIPT = `
import * as preview from '/sdk/preview.js';
const get = async (name) => (await fetch('/documents/' + name)).blob();
Object.assign(window, { preview, get });`;

/** What the page's script puts into the window. */
interface Kit {
  preview: typeof Preview;
  get(name: string): Promise<Blob>;
}

let stage: Stage;
let fetched: string[] = [];

before(async () => {
  stage = await openStage((path) => {
    if (path === '/page.js') return SCRIPT;
    if (path === '/documents/slow.pdf') return slowPage();
    if (path.startsWith('/documents/')) return new URL(path.slice(11), FIXTURES);
    if (path.startsWith('/sdk/')) {
      fetched.push(path.slice(5));
      return new URL(`../../dist/${path.slice(5)}`, import.meta.url);
    }
    return path === '/' ? '<!doctype html><html lang="zh-Hant"><title>t</title><script type="module" src="/page.js"></script>' : undefined;
  });
});

after(() => stage.close());

afterEach(() => {
  stage.broken.clear();
  assert.deepEqual(stage.complaints.splice(0), []);
});

async function opened(): Promise<Page> {
  const page = await stage.open('/');
  await page.waitForFunction(() => 'preview' in window);
  fetched = [];
  return page;
}

/** A Worker that was ended is gone a moment later. */
async function workersGone(page: Page): Promise<void> {
  while (page.workers().length > 0) await page.evaluate(() => new Promise((done) => { requestAnimationFrame(done); }));
}

test('a protected document is opened, drawn and read in a Worker, and nothing is left of it', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const { preview, get } = window as unknown as Kit;
    const phases = new Set<string>();
    const document = await preview.openPreview(await get('protected-aes-256.pdf'), { password: ' a123456789', onProgress: ({ phase }) => phases.add(phase) });
    const picture = await document.render(1, { scale: 2 });
    const text = await document.text(1);
    const { width, height, largestScale } = document.pageSize(1);
    document.close();
    const later = await document.render(1).catch((error: Preview.MyDataError) => error.code);
    return {
      size: [Math.round(width), Math.round(height), largestScale > 10],
      picture: [picture.width, picture.height, picture.bitmap.width, picture.bitmap.height],
      text: text.lines.map((line) => line.runs.map((run) => run.text).join(' ')),
      pages: document.pageCount,
      phases: [...phases],
      later,
    };
  });
  assert.deepEqual(seen, {
    size: [255, 142, true],
    picture: [511, 284, 511, 284],
    text: ['王小明 A123456789'],
    pages: 1,
    phases: ['loading', 'reading', 'opening'],
    later: 'preview.closed',
  });
  await workersGone(page);
});

test('a document that stays locked says whether a password is missing or wrong', async () => {
  const page = await opened();
  const codes = await page.evaluate(async () => {
    const { preview, get } = window as unknown as Kit;
    const attempt = async (name: string, password?: string): Promise<string> => {
      const input = name === '' ? new Blob(['no document']) : await get(name);
      return preview.openPreview(input, password === undefined ? {} : { password }).then(() => 'opened', (error: Preview.MyDataError) => error.code);
    };
    return [await attempt('protected-rc4-40.pdf'), await attempt('protected-aes-256.pdf', 'B123456789'), await attempt('')];
  });
  assert.deepEqual(codes, ['preview.password-missing', 'preview.password-wrong', 'preview.not-pdf']);
  await workersGone(page);
});

test('a Worker that the browser refuses is an error with its code', async () => {
  const page = await opened();
  const code = await page.evaluate(() => {
    const { preview } = window as unknown as Kit;
    return preview.openPreview(new Blob(['%PDF-1.7']), { workerUrl: 'https://elsewhere.example/worker.js' }).catch((error: Preview.MyDataError) => error.code);
  });
  assert.equal(code, 'preview.worker');
});

test('a page fetches the encodings and parts of a font that it shows, and an embedded font none', async () => {
  const page = await opened();
  const draw = (name: string): Promise<string[]> => page.evaluate(async (file) => {
    const { preview, get } = window as unknown as Kit;
    const document = await preview.openPreview(await get(file));
    const { bitmap, findings } = await document.render(1);
    bitmap.close();
    document.close();
    return findings.map(({ code }) => code);
  }, name);
  assert.deepEqual(await draw('fpdf2.pdf'), []);
  assert.deepEqual(fetched.filter((path) => path.startsWith('preview/')), []);
  assert.deepEqual(await draw('named-eten.pdf'), ['preview.substituted-font']);
  const needed = fetched.filter((path) => path.startsWith('preview/'));
  assert.ok(['preview/cmaps/ETen-B5-H', 'preview/cmaps/Adobe-CNS1-UCS2', 'preview/glyphs/index.bin'].every((path) => needed.includes(path)), String(needed));
  assert.ok(needed.filter((path) => path.startsWith('preview/glyphs/')).length < 30, String(needed));
});

test('where a font cannot be had the page is shown with boxes and says so', async () => {
  const page = await opened();
  stage.broken.add('/sdk/preview/glyphs/index.bin');
  const codes = await page.evaluate(async () => {
    const { preview, get } = window as unknown as Kit;
    const document = await preview.openPreview(await get('named-utf16.pdf'));
    const { findings } = await document.render(1);
    document.close();
    return findings.map(({ code }) => code);
  });
  assert.deepEqual(codes, ['preview.substituted-font', 'preview.missing-glyphs', 'preview.font-unavailable']);
});

test('words are found page by page, and a search is given up', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const { preview, get } = window as unknown as Kit;
    const document = await preview.openPreview(await get('chromium.pdf'));
    const found = [];
    for await (const { page: number, hits } of document.search('王小明')) found.push([number, hits.length, hits[0]?.places.length]);
    const gone = AbortSignal.abort();
    const given = await document.search('王', { signal: gone }).next().catch((error: Preview.MyDataError) => error.code);
    document.close();
    return { found, given };
  });
  assert.deepEqual(seen, { found: [[1, 1, 1]], given: 'preview.aborted' });
});

test('what a document would do is reported', async () => {
  const page = await opened();
  const codes = await page.evaluate(async () => {
    const { preview, get } = window as unknown as Kit;
    const document = await preview.openPreview(await get('actions.pdf'));
    const findings = await document.findings();
    document.close();
    return findings.map(({ code }) => code);
  });
  assert.ok(['preview.scripts', 'preview.launch-actions', 'preview.submit-actions', 'preview.embedded-files'].every((code) => codes.includes(code)), String(codes));
});

test('a page that goes on for ever is ended, and the next question is answered', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const { preview, get } = window as unknown as Kit;
    const document = await preview.openPreview(await get('slow.pdf'), { patience: 1_500 });
    const codes = await Promise.all([1, 2].map((number) => document.render(number).then(() => 'drawn', (error: Preview.MyDataError) => error.code)));
    document.close();
    return codes;
  });
  assert.deepEqual(seen, ['preview.too-slow', 'drawn']);
  await workersGone(page);
});

test('a module that cannot be loaded is an error and no endless waiting', async () => {
  const page = await opened();
  stage.broken.add('/sdk/mydata-preview.wasm');
  const code = await page.evaluate(async () => {
    const { preview, get } = window as unknown as Kit;
    return preview.openPreview(await get('fpdf2.pdf')).catch((error: Preview.MyDataError) => error.code);
  });
  assert.equal(code, 'preview.module');
});
