/** The scripts of the verifier page on a page that has just what they ask for, with and without a network. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openStage } from '../../../npm/test/page.ts';
import type { Stage } from '../../../npm/test/page.ts';

const vectors = new URL('../../../npm/test/vectors/', import.meta.url);
const papers = new URL('../../../crates/receipt/tests/vectors/', import.meta.url);
const file = (name: string): string => fileURLToPath(new URL(name, vectors));
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SIGNERS = JSON.stringify({
  'API.UDauDOLyZg': { signer_subject: 'CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW', provider: { 'zh-Hant': '示範戶政事務所', en: 'Demo Household Office' } },
  'API.demoSchool': { signer_subject: 'CN=somebody else', provider: { 'zh-Hant': '別的機關', en: 'Another' } },
});
const PAGE = `<!doctype html><html lang="zh-Hant"><title>離線驗證</title><link rel="stylesheet" href="/assets/site.css"><link rel="stylesheet" href="/assets/papers.css"><meta name="viewport" content="width=device-width">
<script type="module" src="/assets/verify.js"></script><p class="demonstration">示範</p>
<div id="drop"><label for="package">選擇檔案</label><input type="file" id="package"></div>
<section id="result" data-anchors-url="/trust/anchors.pem" data-signers-url="/trust/signers.json" data-keys-url="/trust/keys.json" hidden></section></html>`;

let stage: Stage;
/** What was asked of the server, in its order. */
const asked: string[] = [];

before(async () => {
  stage = await openStage((path) => {
    asked.push(path);
    if (path === '/verify') return PAGE;
    if (path === '/trust/anchors.pem') return new URL('anchors.pem', vectors);
    if (path === '/trust/signers.json') return SIGNERS;
    if (path === '/trust/keys.json') return new URL('keys.json', papers);
    if (path.startsWith('/assets/')) return new URL(`../../../build${path}`, import.meta.url);
    return path === '/verify-sw.js' ? new URL('../../../build/assets/verify-sw.js', import.meta.url) : undefined;
  });
});

after(() => stage.close());
afterEach(() => assert.deepEqual(stage.complaints.splice(0), []));

async function checked(page: Page, name: string): Promise<string> {
  await page.locator('#package').setInputFiles(file(name));
  await page.locator('#result mydata-result .badge').first().waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll('mydata-result')].every((result) => result.verdict !== undefined));
  return read(page);
}

/** What a visitor reads, in the elements too. */
async function read(page: Page): Promise<string> {
  const texts = await Promise.all([page.locator('#result').innerText(), ...(await page.locator('#result mydata-result .card').allInnerTexts())]);
  return texts.join('\n');
}

test('a picked package is checked, and its agency is named from the trust list', async () => {
  const text = await checked(await stage.open('/verify'), 'package.zip');
  assert.ok(text.includes('驗證通過'), text);
  assert.ok(text.includes('示範戶政事務所'), text);
});

test('a delivery is checked dataset by dataset, each against its own agency', async () => {
  const text = await checked(await stage.open('/verify'), 'delivery.zip');
  for (const words of ['3 個資料集', '驗證通過', '驗證未通過', 'trust.other-provider', '查無您的資料']) assert.ok(text.includes(words), words);
});

test('a file of a delivery can be had long after everything has been checked', async () => {
  const page = await stage.open('/verify');
  await checked(page, 'delivery.zip');
  await page.getByText('查無您的資料').waitFor();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下載 說明.csv' }).first().click();
  assert.equal(readFileSync(await (await saved).path()).length, 29);
});

test('a dropped file is checked', async () => {
  const page = await stage.open('/verify');
  const bytes = [...readFileSync(file('package.zip'))];
  await page.evaluate((content) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], '資料.zip'));
    document.querySelector('#drop')?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, bytes);
  await page.getByText('驗證通過').waitFor();
  assert.ok((await read(page)).includes('資料.zip'));
});

test('what is no package is refused with its reason', async () => {
  const page = await stage.open('/verify');
  await page.locator('#package').setInputFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not an archive, '.repeat(9)) });
  await page.getByText('驗證未通過').waitFor();
  assert.match(await read(page), /package\.no-end-record/);
});

/** Picks a paper, and answers what is then read. */
async function checkedPaper(page: Page, name: string, change = (text: string): string => text): Promise<string> {
  const buffer = Buffer.from(change(readFileSync(new URL(name, papers), 'utf8')));
  await page.locator('#package').setInputFiles({ name, mimeType: 'application/json', buffer });
  await page.locator('#result .paper').waitFor();
  return page.locator('#result').innerText();
}

test('a consent receipt is verified and shown, and what checks it is fetched only then', async () => {
  const page = await stage.open('/verify');
  await page.locator('.offline-ready').waitFor();
  const before = asked.length;
  const text = await checkedPaper(page, 'consent-receipt.json');
  for (const words of ['真實無誤', '同意收據', '示範大學', 'A12345****', '辨識個人者（C001）', '民國115年5月29日', '請求刪除']) assert.ok(text.includes(words), `${words}: ${text}`);
  assert.ok(!asked.slice(before).includes('/assets/mydata-verify.wasm'), 'a paper is no package');
});

test('a deletion record is verified and shown in the language of the page', async () => {
  const page = await stage.open('/verify');
  await page.evaluate(() => document.documentElement.setAttribute('lang', 'en'));
  const text = await checkedPaper(page, 'deletion-record.json');
  for (const words of ['Genuine', 'Deletion record', '52,428,800 bytes', 'It was taken by whom it was for.']) assert.ok(text.includes(words), `${words}: ${text}`);
});

test('a shown paper has nothing that axe complains about, and fits a phone', async () => {
  const page = await stage.open('/verify');
  await page.setViewportSize({ width: 320, height: 640 });
  for (const name of ['consent-receipt.json', 'keys.json']) {
    await checkedPaper(page, name);
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as { axe: { run(context: string, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } };
      const { violations } = await axe.run('#result', { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    assert.deepEqual(violations, [], name);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} is wider than the phone`);
  }
});

test('of a changed paper its code is shown and nothing of its content', async () => {
  const text = await checkedPaper(await stage.open('/verify'), 'consent-receipt.json', (paper) => paper.replace(/"payload":"(.{200})./, '"payload":"$1_'));
  assert.ok(text.includes('驗證未通過') && text.includes('receipt.signature-invalid'), text);
  assert.ok(!text.includes('示範大學'), text);
});

test('JSON that is no paper is refused with its code', async () => {
  const text = await checkedPaper(await stage.open('/verify'), 'keys.json');
  assert.ok(text.includes('receipt.form-malformed'), text);
});

test('a paper that disappears while it is read is said to be unreadable, and not called false', async () => {
  const page = await stage.open('/verify');
  await page.evaluate(() => {
    // Its beginning, a Blob of its own, was still there.
    File.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  });
  const text = await checkedPaper(page, 'consent-receipt.json');
  assert.ok(text.includes('records.read') && text.includes('無法確定') && !text.includes('驗證未通過'), text);
});

test('without the keys of the platform a paper is not called genuine', async () => {
  const page = await (await stage.browser.newContext({ serviceWorkers: 'block' })).newPage();
  stage.broken.add('/trust/keys.json');
  try {
    await page.goto(`${stage.origin}/verify`);
    const text = await checkedPaper(page, 'consent-receipt.json');
    assert.ok(text.includes('records.unreachable') && text.includes('無法確定'), text);
    assert.ok(!text.includes('示範大學'), text);
  } finally {
    stage.broken.delete('/trust/keys.json');
    await page.context().close();
  }
});

test('after the first visit papers are checked without a network too', async () => {
  const page = await stage.open('/verify');
  await page.locator('.offline-ready').waitFor();
  await page.context().setOffline(true);
  try {
    await page.reload();
    assert.ok((await checkedPaper(page, 'consent-receipt.json')).includes('真實無誤'));
  } finally {
    await page.context().setOffline(false);
  }
});

test('after the first visit the page works without a network', async () => {
  const page = await stage.open('/verify');
  await page.locator('.offline-ready').waitFor();
  await page.context().setOffline(true);
  try {
    await page.reload();
    const text = await checked(page, 'package.zip');
    assert.ok(text.includes('驗證通過'), text);
    assert.ok(text.includes('目前離線'), text);
  } finally {
    await page.context().setOffline(false);
  }
});

test('a full disk keeps nobody from what the network has', async () => {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.origin}/verify`);
  await page.locator('.offline-ready').waitFor();
  const client = await page.context().newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', { origin: stage.origin, quotaSize: 1 });
  await page.reload();
  const had = await page.evaluate(() => Promise.all(['/assets/preview/glyphs/index.bin', '/trust/anchors.pem'].map(async (path) => {
    const { ok } = await fetch(path);
    return [ok, (await caches.match(path)) !== undefined];
  })));
  assert.deepEqual(had, [[true, false], [true, true]]);
  await page.context().close();
});

test('documents too: their module comes after everything that the check needs, and once', async () => {
  // A context of her own: somebody who has kept nothing yet.
  const page = await stage.browser.newPage();
  asked.length = 0;
  await page.goto(`${stage.origin}/verify`);
  await page.evaluate(async () => {
    while (!(await caches.match('/assets/mydata-preview.wasm'))) await new Promise((done) => setTimeout(done, 50));
  });
  const times = (path: string): number => asked.filter((one) => one === path).length;
  assert.deepEqual(['/assets/mydata-preview.wasm', '/assets/preview-worker.js'].map(times), [1, 1]);
  assert.ok(times('/assets/mydata-verify.wasm') <= 2, 'the page fetches it at most once, and the service worker once');
  for (const path of ['/assets/mydata-verify.wasm', '/assets/verify-worker.js', '/trust/anchors.pem']) {
    assert.ok(asked.lastIndexOf(path) < asked.indexOf('/assets/mydata-preview.wasm'), path);
  }
  await page.context().setOffline(true);
  await page.reload();
  const document = [...readFileSync(new URL('../../../tests/preview/fixtures/protected-aes-256.pdf', import.meta.url))];
  const pages = await page.evaluate(async (bytes) => {
    const module = await WebAssembly.compileStreaming(fetch('/assets/mydata-preview.wasm'));
    const worker = new Worker('/assets/preview-worker.js', { type: 'module' });
    const ask = { blob: new Blob([new Uint8Array(bytes)]), module, resourcesUrl: `${location.origin}/assets/preview/`, password: 'A123456789' };
    const answer = new Promise<{ sizes: Float32Array }>((done, failed) => {
      worker.onerror = () => failed(new Error('the Worker could not be loaded'));
      worker.onmessage = ({ data }) => 'answer' in data ? done(data.answer) : 'refusal' in data && failed(new Error(data.refusal.code));
    });
    worker.postMessage({ id: 1, kind: 'open', ask });
    return (await answer).sizes.length / 3;
  }, document);
  assert.ok(pages >= 1);
  await page.context().close();
});
