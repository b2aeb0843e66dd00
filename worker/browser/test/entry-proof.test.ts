/** The script that proves entries of the audit trail, on a page that has just what it asks for. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStage } from '../../../npm/test/page.ts';
import type { Stage } from '../../../npm/test/page.ts';

const vectors = new URL('../../../crates/ledger/tests/vectors/', import.meta.url);
const RECEIPT = readFileSync(new URL('entry-receipt.json', vectors), 'utf8');
const place = (name: string): string => `<div id="${name}" data-entry-proof="/record/${name}.json" data-keys="/ledger/key"><p>須開啟 JavaScript</p></div>`;
const page = (lang: string, ...names: readonly string[]): string =>
  `<!doctype html><html lang="${lang}"><title>紀錄</title><script type="module" src="/assets/entry-proof.js"></script>${names.map(place).join('')}</html>`;

let stage: Stage;
/** What was asked of the server, in its order. */
const asked: string[] = [];

before(async () => {
  stage = await openStage((path) => {
    asked.push(path);
    if (path === '/one') return page('zh-Hant', 'sound');
    if (path === '/english') return page('en', 'sound');
    if (path === '/changed') return page('zh-Hant', 'changed', 'sound');
    if (path === '/many') return page('zh-Hant', ...Array.from({ length: 12 }, (_, at) => `many-${at}`));
    if (path === '/missing') return page('zh-Hant', 'missing');
    if (path === '/none') return page('zh-Hant');
    if (path === '/record/changed.json') return RECEIPT.replace('CLI.aB3dE5gH7j', 'CLI.somebody00');
    if (path.startsWith('/record/') && path !== '/record/missing.json') return RECEIPT;
    if (path === '/ledger/key') return new URL('keys.txt', vectors);
    return path.startsWith('/assets/') ? new URL(`../../../build${path}`, import.meta.url) : undefined;
  });
});

beforeEach(() => void asked.splice(0));
after(() => stage.close());
afterEach(() => assert.deepEqual(stage.complaints.splice(0), []));

async function outcome(opened: Page, name: string): Promise<string> {
  await opened.locator(`#${name}:is(.proof-proven, .proof-refused)`).waitFor();
  return opened.locator(`#${name}`).innerText();
}

test('an entry is proven with its place in the signed audit trail', async () => {
  const opened = await stage.open('/one');
  const text = await outcome(opened, 'sound');
  for (const words of ['已證明', '第 5 號紀錄', '共有 7 筆']) assert.ok(text.includes(words), `${words}: ${text}`);
  await opened.locator('#sound summary').click();
  const details = await opened.locator('#sound dl').innerText();
  for (const words of ['CLI.aB3dE5gH7j', 'mydata.example/ledger', '民國115年5月29日']) assert.ok(details.includes(words), `${words}: ${details}`);
});

test('the outcome is told in the language of the page, and to screen readers', async () => {
  const opened = await stage.open('/english');
  assert.match(await outcome(opened, 'sound'), /Proven\. This is entry 5 of the audit trail, which had 7 entries/);
  assert.equal(await opened.locator('#sound').getAttribute('role'), 'status');
});

test('an entry about other facts is not proven, and its neighbour still is', async () => {
  const opened = await stage.open('/changed');
  const text = await outcome(opened, 'changed');
  assert.ok(text.includes('無法證明') && text.includes('ledger.commitment-mismatch'), text);
  assert.ok(!text.includes('somebody00'), text);
  assert.ok((await outcome(opened, 'sound')).includes('已證明'));
});

test('many entries are proven with the keys and the module fetched once', async () => {
  const opened = await stage.open('/many');
  await opened.waitForFunction(() => document.querySelectorAll('.proof-proven').length === 12);
  for (const path of ['/ledger/key', '/assets/mydata-records.wasm']) assert.equal(asked.filter((one) => one === path).length, 1, path);
});

test('what cannot be had is said so, and proves nothing', async () => {
  assert.ok((await outcome(await stage.open('/missing'), 'missing')).includes('records.unreachable'));
});

test('a page without entries fetches no module', async () => {
  const opened = await stage.open('/none');
  await opened.waitForLoadState('networkidle');
  assert.ok(!asked.includes('/assets/mydata-records.wasm'));
});
