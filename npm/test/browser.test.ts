/** The verifier and the elements in a real browser, under a strict policy, from the bundles that are published. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import type * as Elements from '../src/elements.ts';
import type * as Verify from '../src/verify.ts';
import { openStage } from './page.ts';
import type { Stage } from './page.ts';
import { largePackage } from './large-package.mjs';

const HOUSEHOLD = 'CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW';
const PAGE = `<!doctype html><html lang="zh-Hant"><title>t</title><script type="module" src="/page.js"></script><mydata-result unfolded></mydata-result></html>`;
const SCRIPT = `
import * as verify from '/sdk/verify.js';
import * as elements from '/sdk/elements.js';
elements.defineElements();
const get = async (name) => (await fetch('/vectors/' + name)).blob();
const check = { anchors: await (await get('anchors.pem')).text(), expectedSigner: '${HOUSEHOLD}', allowDemoRoots: true, at: new Date('2027-01-15') };
Object.assign(window, { verify, elements, get, check });`;

/** What the page's script puts into the window. */
interface Kit {
  verify: typeof Verify;
  elements: typeof Elements;
  get(name: string): Promise<Blob>;
  check: Verify.CheckOptions;
}

let stage: Stage;
const odd = largePackage([{ name: '斷掉.json', content: Buffer.from('{ "姓名": ') }, { name: '文件.pdf', content: Buffer.from('%PDF-1.7') }]);

before(async () => {
  stage = await openStage((path) => {
    if (path === '/page.js') return SCRIPT;
    if (path.startsWith('/sdk/')) return new URL(`../dist/${path.slice(5)}`, import.meta.url);
    if (path === '/vectors/odd.zip') return odd.bytes;
    if (path === '/vectors/odd.pem') return odd.anchors;
    if (path.startsWith('/vectors/')) return new URL(`vectors/${path.slice(9)}`, import.meta.url);
    return path === '/' || path === '/en' ? PAGE.replace('zh-Hant', path === '/en' ? 'en' : 'zh-Hant') : undefined;
  });
});

after(() => stage.close());

afterEach(() => {
  stage.broken.clear();
  assert.deepEqual(stage.complaints.splice(0), []);
});

async function opened(path = '/'): Promise<Page> {
  const page = await stage.open(path);
  await page.waitForFunction(() => 'check' in window);
  return page;
}

/** Shows a package in the element and answers what a visitor reads there. */
async function shown(page: Page, change: 'flipped' | 'none' = 'none'): Promise<string> {
  await page.evaluate(async (flip) => {
    const { verify, get, check } = window as unknown as Kit;
    const bytes = new Uint8Array(await (await get('package.zip')).arrayBuffer());
    if (flip === 'flipped') bytes[60] = (bytes[60] ?? 0) ^ 1;
    await document.querySelector('mydata-result')?.run((onProgress) => verify.verifyPackage(bytes, { ...check, onProgress }));
  }, change);
  // A table comes a moment after its file.
  if (change === 'none') await page.locator('mydata-result table').first().waitFor();
  return page.locator('mydata-result .card').innerText();
}

test('authorities that sign with ECDSA are followed, and a script that cannot be loaded is an error', async () => {
  const ask = (page: Page): Promise<string> => page.evaluate(async () => {
    const { verify, get, check } = window as unknown as Kit;
    const anchors = await (await get('ecdsa-anchors.pem')).text();
    const asked = verify.verifyPackage(await get('ecdsa-package.zip'), { ...check, anchors });
    return asked.then(({ verdict }) => verdict, (error: Verify.MyDataError) => error.code);
  });
  assert.equal(await ask(await opened()), 'valid');
  stage.broken.add('/sdk/ecdsa.js');
  assert.equal(await ask(await opened()), 'verify.module');
  stage.complaints.length = 0;
});

test('a package is verified in a Worker and its files are read', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const { verify, get, check } = window as unknown as Kit;
    const phases = new Set<string>();
    const verdict = await verify.verifyPackage(await get('package.zip'), { ...check, onProgress: ({ phase }) => phases.add(phase) });
    const text = await (await verdict.read('現戶全戶戶籍資料.json')).text();
    verdict.close();
    const closed = await verdict.read('說明.csv').catch((error: Verify.MyDataError) => error.code);
    return { verdict: verdict.verdict, number: (JSON.parse(text) as { 戶號: string }).戶號, phases: [...phases], closed };
  });
  assert.deepEqual(seen, { verdict: 'valid', number: 'F9900001', phases: ['loading', 'reading', 'checking'], closed: 'verify.closed' });
});

test('every kind of input is verified, and changing a buffer meanwhile changes nothing', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const { verify, get, check } = window as unknown as Kit;
    const blob = await get('package.zip');
    const buffer = await blob.arrayBuffer();
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const checking = [blob, buffer, bytes, blob.stream()].map((input) => verify.verifyPackage(input as Verify.PackageInput, check));
    new Uint8Array(buffer).fill(0);
    bytes.fill(0);
    return (await Promise.all(checking)).map(({ verdict }) => verdict);
  });
  assert.deepEqual(seen, ['valid', 'valid', 'valid', 'valid']);
});

test('a delivery is opened and each package in it is checked', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const { verify, get, check } = window as unknown as Kit;
    const verifier = new verify.Verifier();
    const delivery = await verifier.openDelivery(await get('delivery.zip'));
    const verdict = await delivery.verify('API.UDauDOLyZg', check);
    delivery.close();
    const size = (await verdict.read('說明.csv')).size;
    verifier.close();
    return { codes: delivery.entries.map(({ code, present }) => [code, present]), verdict: verdict.verdict, size };
  });
  assert.deepEqual(seen, { codes: [[200, true], [200, true], [204, false]], verdict: 'valid', size: 29 });
});

test('a check can be ended', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const { verify, get, check } = window as unknown as Kit;
    const ending = new AbortController();
    const checking = verify.verifyPackage(await get('package.zip'), { ...check, signal: ending.signal });
    ending.abort();
    const early = verify.verifyPackage(new Blob(), { ...check, signal: AbortSignal.abort() });
    return Promise.all([checking, early].map((work) => work.then(() => 'done', (error: Verify.MyDataError) => error.code)));
  });
  assert.deepEqual(seen, ['verify.aborted', 'verify.aborted']);
});

test('a module or Worker that cannot be loaded is an error with its code', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const { verify, check } = window as unknown as Kit;
    const attempt = (sources: Verify.VerifierSources): Promise<string> =>
      verify.verifyPackage(new Blob(['x']), { ...check, ...sources }).then(() => 'done', (error: Verify.MyDataError) => error.code);
    return [await attempt({ wasmUrl: '/nowhere.wasm' }), await attempt({ workerUrl: '/nowhere.js' })];
  });
  assert.deepEqual(seen, ['verify.module', 'verify.worker']);
});

test('the element shows badge, signer, files and the record as a table', async () => {
  const page = await opened();
  const text = await shown(page);
  for (const words of ['驗證通過', '示範內政部', '現戶全戶戶籍資料.pdf', '298 位元組', '林語彤', '戶號']) assert.ok(text.includes(words), words);
  // Digits of a record are shown as they were written, not as a number of JavaScript.
  assert.ok(text.includes('1234567890123456789.10'));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

test('a record is unfolded when the visitor wants to see it', async () => {
  const page = await opened();
  await page.evaluate(() => document.querySelector('mydata-result')?.removeAttribute('unfolded'));
  await page.evaluate(async () => {
    const { verify, get, check } = window as unknown as Kit;
    const input = await get('package.zip');
    await document.querySelector('mydata-result')?.run(() => verify.verifyPackage(input, check));
  });
  assert.equal(await page.getByText('林語彤').count(), 0);
  await page.getByText('顯示內容').click();
  await page.getByText('林語彤').waitFor();
});

/** Shows a package with a record that breaks off and a document. */
async function oddShown(): Promise<Page> {
  const page = await opened();
  await page.evaluate(async () => {
    const { verify, get } = window as unknown as Kit;
    const anchors = await (await get('odd.pem')).text();
    await document.querySelector('mydata-result')?.run(async () => verify.verifyPackage(await get('odd.zip'), { anchors }));
  });
  return page;
}

test('a record that is none is said to be none, in words', async () => {
  const page = await oddShown();
  await page.getByText('這個檔案的內容不合格式（第 1 行第 9 字），無法以表格顯示。請下載檔案，以其他程式開啟。').waitFor();
});

test('a viewer that cannot be loaded is said to be missing, in words', async () => {
  const page = await oddShown();
  stage.broken.add('/sdk/viewer.js');
  await page.getByRole('button', { name: '查看 文件.pdf' }).click();
  await page.getByText('檢視功能無法載入，請確認網路連線後再試一次。').waitFor();
  stage.complaints.length = 0;
});

test('a viewer that is long in coming is said to be coming', async () => {
  const page = await oddShown();
  let release = (): void => undefined;
  const slow = new Promise<void>((done) => (release = done));
  await page.route('**/sdk/viewer.js', async (route) => {
    await slow;
    await route.continue();
  });
  await page.getByRole('button', { name: '查看 文件.pdf' }).click();
  const words = page.getByText('正在載入檢視功能…');
  await words.waitFor();
  release();
  await page.getByRole('dialog').waitFor();
  assert.equal(await words.count(), 0);
});

test('a button that is pressed twice opens one viewer', async () => {
  const page = await oddShown();
  await page.getByRole('button', { name: '查看 文件.pdf' }).evaluate((button: HTMLElement) => [button.click(), button.click()]);
  await page.getByRole('dialog').getByText('preview.damaged').waitFor();
  assert.equal(await page.locator('dialog').count(), 1);
});

test('the element speaks English where the page does', async () => {
  assert.ok((await shown(await opened('/en'))).includes('Nothing was changed since the agency signed it'));
});

test('a changed package is shown as not verified, with its reason and without its files', async () => {
  const page = await opened();
  const text = await shown(page, 'flipped');
  assert.ok(text.includes('驗證未通過'));
  assert.match(text, /package\.[a-z-]+/);
  assert.equal(await page.locator('mydata-result button').count(), 0);
});

test('files are saved under their own names', async () => {
  const page = await opened();
  await shown(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下載 說明.csv' }).click();
  assert.equal((await download).suggestedFilename(), '說明.csv');
});

test('what the verifier did not make is not shown as verified', async () => {
  const page = await opened();
  const text = await page.evaluate(() => {
    const result = document.querySelector('mydata-result');
    const forged = { verdict: 'valid', reasons: [], findings: [], files: [], checkedAt: new Date() };
    result?.showVerdict(forged as unknown as Verify.PackageVerdict);
    return result?.shadowRoot?.textContent ?? '';
  });
  assert.ok(text.includes('verify.not-a-verdict'));
  assert.ok(!text.includes('驗證通過'));
});

test('after an error the check can be tried again', async () => {
  const page = await opened();
  stage.broken.add('/sdk/mydata-verify.wasm');
  await page.evaluate(async () => {
    const { verify, get, check } = window as unknown as Kit;
    const input = await get('package.zip');
    await document.querySelector('mydata-result')?.run(() => verify.verifyPackage(input, check));
  });
  assert.ok((await page.locator('mydata-result .card').innerText()).includes('verify.module'));
  stage.broken.clear();
  await page.getByRole('button', { name: '再試一次' }).click();
  await page.getByText('驗證通過').waitFor();
});

test('a slow check says what it is doing', async () => {
  const page = await opened();
  const text = await page.evaluate(async () => {
    const result = document.querySelector('mydata-result');
    let finish = (): void => undefined;
    const done = result?.run((onProgress) => {
      onProgress({ phase: 'reading', done: 5, total: 10 });
      return new Promise((_resolve, reject) => {
        finish = () => reject(new Error('enough'));
      });
    });
    await new Promise((shown) => setTimeout(shown, 600));
    const words = result?.shadowRoot?.querySelector('[role=status]')?.textContent;
    const value = result?.shadowRoot?.querySelector('progress')?.value;
    finish();
    await done;
    return `${words} ${value}`;
  });
  assert.equal(text, '正在讀取資料檔… 5');
});
