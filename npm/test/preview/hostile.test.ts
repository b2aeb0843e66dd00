/** Documents that are made to harm, in one tab: each ends with a picture or a reason, and the next one is shown as if nothing had been. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type * as Preview from '../../src/preview.ts';
import { openStage } from '../page.ts';
import type { Stage } from '../page.ts';
import { HOSTILE } from './hostile/index.ts';
import type { Hostile } from './hostile/index.ts';
import { peakMemory } from './hostile/peak-memory.ts';

const FIXTURES = new URL('../../../tests/preview/fixtures/', import.meta.url);
const SENTENCES = readFileSync(new URL('../../../worker/locales/en/preview.ftl', import.meta.url), 'utf8');
const SCRIPT = `
import * as preview from '/sdk/preview.js';
const get = async (name) => (await fetch('/documents/' + name)).blob();
Object.assign(window, { preview, get });`;
/** Says for each document how it ended and when, with the patience that a visitor's page has. */
const IS_MEASURED = process.env['MEASURE'] !== undefined;
/** In milliseconds. What is not over by then is never over, or ends alike a little later. */
const SHORT_PATIENCE = 1_000;
const PATIENCE = 7_500;
const MEMORY = 1 << 30;
/** What a document may end with: a picture, or a code that has a sentence. */
const ENDS = new Set(['drawn', ...Array.from(SENTENCES.matchAll(/^preview-([\w-]+) =/gm), ([, code]) => `preview.${code}`)]);

/** What the page's script puts into the window. */
interface Kit {
  preview: typeof Preview;
  get(name: string): Promise<Blob>;
}

/** What became of a document: its first page, the other questions about it, and an innocent document after it. */
interface Seen {
  first: string;
  /** Until the first page or the reason was there. */
  milliseconds: number;
  findings: string[];
  others: string[];
  next: string;
}

let stage: Stage;
let page: Page;
const asked = new Set<string>();

before(async () => {
  stage = await openStage((path) => {
    asked.add(path);
    if (path === '/page.js') return SCRIPT;
    if (path === '/documents/innocent.pdf') return new URL('fpdf2.pdf', FIXTURES);
    if (path.startsWith('/documents/')) return HOSTILE[Number(path.slice(11))]?.make();
    if (path.startsWith('/sdk/')) return new URL(`../../dist/${path.slice(5)}`, import.meta.url);
    return path === '/' ? '<!doctype html><html lang="zh-Hant"><title>t</title><script type="module" src="/page.js"></script>' : undefined;
  });
  page = await stage.open('/');
  await page.waitForFunction(() => 'preview' in window);
});

after(() => stage.close());

async function look(name: string, patience: number): Promise<Seen> {
  return page.evaluate(async (asking) => {
    const { preview, get } = window as unknown as Kit;
    const codeOf = (error: unknown): string => (error instanceof preview.MyDataError ? error.code : String(error));
    const draw = async (document: Preview.Preview): Promise<string[]> => {
      const { bitmap, findings } = await document.render(1);
      bitmap.close();
      return findings.map(({ code }) => code);
    };
    const seen = { first: 'drawn', milliseconds: 0, findings: [] as string[], others: [] as string[], next: 'drawn' };
    const blob = await get(asking.name);
    const start = performance.now();
    const document = await preview.openPreview(blob, { patience: asking.patience }).catch((error: unknown) => { seen.first = codeOf(error); });
    if (document) seen.findings = await draw(document).catch((error: unknown) => { seen.first = codeOf(error); return []; });
    seen.milliseconds = Math.round(performance.now() - start);
    if (document && seen.first === 'drawn') {
      const known = await document.findings().catch((error: unknown) => { seen.others.push(codeOf(error)); return []; });
      seen.findings.push(...known.map(({ code }) => code));
      seen.others.push(await document.text(1).then(() => 'drawn', codeOf));
    }
    document?.close();
    const innocent = await preview.openPreview(await get('innocent.pdf'));
    await draw(innocent).catch((error: unknown) => { seen.next = codeOf(error); });
    innocent.close();
    return seen;
  }, { name, patience });
}

function patience({ ends }: Hostile): number {
  return IS_MEASURED || ends !== undefined ? PATIENCE : SHORT_PATIENCE;
}

HOSTILE.forEach((hostile, index) => {
  test(hostile.name, async (context) => {
    const seen = await look(String(index), patience(hostile));
    if (IS_MEASURED) context.diagnostic([seen.milliseconds, seen.first, ...seen.others, ...seen.findings].join(' '));
    assert.ok(ENDS.has(seen.first), seen.first);
    assert.ok(seen.others.every((end) => ENDS.has(end)), String(seen.others));
    if (hostile.ends !== undefined) assert.equal(seen.first, hostile.ends);
    if (hostile.findings !== undefined) assert.deepEqual(seen.findings, hostile.findings);
    assert.equal(seen.next, 'drawn');
  });
});

test('nothing was asked for that a document wanted, and the policy never had to step in', () => {
  assert.deepEqual([...asked].filter((path) => !/^\/($|page\.js$|documents\/|sdk\/|favicon\.ico$)/.test(path)), []);
  assert.deepEqual(stage.complaints, []);
  assert.equal(page.context().pages().length, 1);
});

// A Worker that is ended in the middle of its work gives its memory back a little later, when the next one has some too:
// what is measured with the short patience is not what a visitor's browser takes.
test('no process of the browser had more than a gigabyte', { skip: !IS_MEASURED }, async (context) => {
  const peak = await peakMemory(stage.browser);
  context.diagnostic(`at most ${Math.round(peak / (1 << 20))} MiB`);
  assert.ok(peak <= MEMORY, String(peak));
});
