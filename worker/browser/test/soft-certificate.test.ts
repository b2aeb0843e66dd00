/** Identification with a certificate file, in Chromium: what leaves the page when it works, and what people are told when it does not. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { certificateFile, choose, NONCE, open, PASSWORD, sign, softCertificateScene } from './soft-certificate-stage.ts';
import { assertUsable, PHONE, problemOn, Stage } from './stage.ts';
import type { Visit } from './stage.ts';

let stage: Stage;
let requests: string[];

before(async () => {
  stage = await Stage.open(softCertificateScene);
});

after(() => stage.close());

beforeEach(() => {
  stage.sent.length = 0;
  stage.heard.length = 0;
  requests = [];
});

afterEach(() => {
  assert.deepEqual(stage.complaints.splice(0), []);
});

/** A page whose every request is written down, wherever it goes. */
const visit = (more: Visit = {}): Promise<Page> =>
  stage.visit({
    ...more,
    prepare: async (page) => {
      page.context().on('request', (request) => requests.push(`${request.method()} ${request.url()} ${JSON.stringify(request.headers())} ${request.postData() ?? ''}`));
      await more.prepare?.(page);
    },
  });

/** A page on which a file was opened. */
async function visitWith(name: string, password = PASSWORD): Promise<Page> {
  const page = await visit();
  await choose(page, certificateFile(name));
  await open(page, password);
  return page;
}

/** What openssl says of a signature over the page's nonce: whose it is. */
function signerOf(signature: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'soft-certificate-'));
  try {
    const [signed, content, certificate] = ['signature', 'content', 'certificate'].map((name) => join(folder, name));
    writeFileSync(signed ?? '', Buffer.from(signature, 'base64'));
    writeFileSync(content ?? '', NONCE);
    execFileSync('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', '-in', signed ?? '', '-content', content ?? '', '-noverify', '-signer', certificate ?? '', '-out', '/dev/null'], { stdio: 'pipe' });
    return execFileSync('openssl', ['x509', '-in', certificate ?? '', '-outform', 'DER']).toString('base64');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const name of ['today', 'legacy', 'p256', 'with-chain']) {
  test(`the file “${name}” signs the page’s nonce, and nothing else of it leaves the page`, async () => {
    const page = await visitWith(name);
    await page.getByText('A12****789').waitFor();
    assert.match(await page.locator('.soft-panel').innerText(), /示範銀行 核發，有效至 民國\d+年\d+月\d+日/);
    await assertUsable(page);
    await sign(page);
    const { signature = '', certb64 = '', ...others } = await stage.sentForm(page);
    assert.deepEqual(others, { csrf: 'c', decision: 'agree' });
    assert.equal(signerOf(signature), certb64);
    assertKeptHere(certificateFile(name));
  });
}

/** Neither the password nor any part of the file is in what was sent, to the platform or elsewhere. */
function assertKeptHere(file: Buffer): void {
  const everything = decodeURIComponent([...requests, ...stage.heard].join('\n').replaceAll('+', ' ')).replaceAll(' ', '+');
  assert.ok(requests.length > 3, 'requests are written down');
  assert.ok(requests.every((request) => request.includes(` ${stage.origin}/`)), 'nobody else is asked');
  assert.ok(!everything.includes(PASSWORD));
  assert.ok(!everything.includes('我的憑證'));
  // The encrypted key, in each of the three ways in which Base64 can cut it.
  const key = file.subarray(file.length - 700, file.length - 600);
  for (const at of [0, 1, 2]) {
    const encoded = key.subarray(at, at + 60).toString('base64');
    assert.ok(!everything.includes(encoded), 'a part of the file was sent');
  }
  assert.ok(!everything.includes(key.toString('hex')));
}

/** With the Worker go key and password; that it has gone is told a little later than that it goes. */
async function assertNothingKept(page: Page): Promise<void> {
  for (let frame = 0; frame < 300 && page.workers().length > 0; frame += 1) await page.evaluate(() => new Promise(requestAnimationFrame));
  assert.equal(page.workers().length, 0);
}

test('the module is not fetched before a file has been chosen', async () => {
  const page = await visit();
  await page.getByLabel('選擇憑證檔').waitFor({ state: 'attached' });
  assert.deepEqual(requests.filter((request) => request.includes('mydata-soft-certificate') || request.includes('worker')), []);
  await Promise.all([page.waitForResponse((response) => response.url().endsWith('mydata-soft-certificate.wasm')), choose(page, certificateFile('today'))]);
});

test('after sending, nothing of the file is left on the page', async () => {
  const page = await visit({ prepare: (each) => each.route('**/identify', (route) => (route.request().method() === 'POST' ? route.fulfill({ status: 204 }) : route.continue())) });
  await choose(page, certificateFile('today'));
  await open(page);
  // That it is there is told a little later than it is, as is that it has gone.
  if (page.workers().length === 0) await page.waitForEvent('worker');
  assert.equal(page.workers().length, 1);
  await sign(page);
  await page.getByText('簽章完成').waitFor();
  await assertNothingKept(page);
  assert.equal(await page.locator('input[type=file], input[type=password]').count(), 0);
});

test('a wrong password is said to be one, and the right one then opens the file', async () => {
  const page = await visitWith('today', 'secret-12345');
  await page.getByText('這個密碼打不開憑證檔').waitFor();
  assert.match(await page.locator('.soft-panel').innerText(), /soft-certificate\.password-wrong/);
  assert.equal(await page.getByLabel('憑證檔的密碼').inputValue(), '');
  assert.ok(await page.getByLabel('憑證檔的密碼').evaluate((field) => field === document.activeElement));
  await assertUsable(page);
  await open(page);
  await sign(page);
  await stage.sentForm(page);
});

const IN_THE_FILE: [string, RegExp][] = [
  ['contracts', /不能用來驗證身分[^]*soft-certificate\.certificate-usage-refused/],
  ['legacy-rc4', /太舊或太少見[^]*soft-certificate\.algorithm-refused 1\.2\.840\.113549\.1\.12\.1\.1/],
  ['no-certificate', /沒有和金鑰配對的憑證[^]*soft-certificate\.certificate-missing/],
  ['no-key', /沒有私密金鑰[^]*soft-certificate\.key-missing/],
  ['p384', /金鑰無法使用[^]*soft-certificate\.key-refused/],
  ['slow', /要花太久[^]*soft-certificate\.too-slow/],
  ['unprotected', /沒有密碼保護[^]*soft-certificate\.unprotected/],
];
for (const [name, words] of IN_THE_FILE) {
  test(`the file “${name}” cannot be used, and why is said`, async () => {
    const page = await visitWith(name);
    assert.match(await problemOn(page), words);
    await assertUsable(page);
    assert.equal(stage.sent.length, 0);
    await assertNothingKept(page);
  });
}

const WHOLE = certificateFile('today');
const NOT_A_FILE: [string, Uint8Array, RegExp][] = [
  ['a photo', Buffer.from('\x89PNG\r\n\x1a\n'), /這不是憑證檔[^]*soft-certificate\.not-pkcs12/],
  ['nothing at all', Buffer.alloc(0), /這不是憑證檔[^]*soft-certificate\.not-pkcs12/],
  ['a file that ends early', WHOLE.subarray(0, 1000), /憑證檔不完整[^]*soft-certificate\.damaged/],
  ['a film', Buffer.alloc(200_000), /檔案太大[^]*soft-certificate\.too-large/],
];
for (const [what, bytes, words] of NOT_A_FILE) {
  test(`${what} is said to be no certificate file, and another may be chosen`, async () => {
    const page = await visit();
    await choose(page, bytes);
    await open(page);
    assert.match(await problemOn(page), words);
    await assertUsable(page);
    await choose(page, WHOLE);
    await open(page);
    await sign(page);
    await stage.sentForm(page);
  });
}

test('a certificate that has expired is said so, with the day', async () => {
  const page = await visit({ prepare: (each) => each.clock.setFixedTime(new Date('2200-01-01T00:00:00Z')) });
  await choose(page, WHOLE);
  await open(page);
  assert.match(await problemOn(page), /已經過期[^]*到 民國\d+年\d+月\d+日 為止[^]*soft-certificate\.certificate-expired/);
  assert.equal(stage.sent.length, 0);
});

test('without a file there is nothing to open', async () => {
  const page = await visit();
  await open(page);
  assert.match(await page.locator('.soft-panel').innerText(), /請先選擇憑證檔[^]*soft-certificate\.file-missing/);
  await assertUsable(page);
});

test('a module that cannot be loaded is said to be missing, and the next try may work', async () => {
  let isReachable = false;
  const page = await visit({ prepare: (each) => each.context().route('**/mydata-soft-certificate.wasm', (route) => (isReachable ? route.continue() : route.abort())) });
  await choose(page, WHOLE);
  await open(page);
  assert.match(await problemOn(page), /程式沒有載入[^]*soft-certificate\.module-missing/);
  stage.complaints.length = 0;
  isReachable = true;
  await choose(page, WHOLE);
  await open(page);
  await sign(page);
  await stage.sentForm(page);
});

test('opening can be stopped, and begun again', async () => {
  let go: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => (go = resolve));
  const page = await visit({
    prepare: (each) =>
      each.context().route('**/mydata-soft-certificate.wasm', async (route) => {
        await gone;
        await route.continue();
      }),
  });
  await choose(page, WHOLE);
  await open(page);
  await page.getByText('正在以密碼開啟憑證檔').waitFor();
  await assertUsable(page);
  await page.getByRole('button', { name: '停止' }).click();
  await page.getByText('已經停止').waitFor();
  go();
  await open(page);
  await sign(page);
  await stage.sentForm(page);
});

test('another file may be chosen in place of the one that was opened', async () => {
  const page = await visitWith('today');
  await page.getByRole('button', { name: '改用其他憑證檔' }).click();
  await page.getByText('還沒有選擇檔案').waitFor();
  await choose(page, certificateFile('p256'));
  await open(page);
  await sign(page);
  const { signature = '', certb64 = '' } = await stage.sentForm(page);
  assert.equal(signerOf(signature), certb64);
});

test('a file may be dropped, and beside the place it changes nothing', async () => {
  const page = await visit();
  const dropped = await page.evaluateHandle((bytes) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(bytes)], 'dropped.p12'));
    return transfer;
  }, [...WHOLE]);
  assert.ok(await page.locator('h1').evaluate((heading, dataTransfer) => !heading.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })), dropped));
  await page.getByText('還沒有選擇檔案').waitFor();
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByText('dropped.p12').waitFor();
  await open(page);
  await sign(page);
  await stage.sentForm(page);
});

test('the whole way by keyboard alone, and a screen reader hears how far it is', async () => {
  const page = await visit({
    // The browser's window for files is taken over from when somebody listens: here, so that it is before the page is there.
    prepare: async (each) => each.on('filechooser', (chooser) => void chooser.setFiles({ name: 'mine.p12', mimeType: 'application/x-pkcs12', buffer: WHOLE })),
  });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('mine.p12').waitFor();
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.getByText('A12****789').waitFor();
  assert.equal(await page.getByRole('status').innerText(), '已開啟憑證檔。請確認是您的憑證，再繼續。');
  await page.keyboard.press('Enter');
  await stage.sentForm(page);
});

test('other buttons of the form are left alone', async () => {
  const page = await visitWith('today');
  await page.getByText('A12****789').waitFor();
  await page.getByRole('button', { name: '不同意' }).click();
  assert.deepEqual(await stage.sentForm(page), { csrf: 'c', signature: '', certb64: '', decision: 'refuse' });
});

test('a page that is come back to begins anew', async () => {
  const page = await visitWith('today');
  await page.getByText('A12****789').waitFor();
  await page.evaluate(() => {
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
  });
  await page.getByText('還沒有選擇檔案').waitFor();
  await assertNothingKept(page);
});

test('on a narrow screen everything fits', async () => {
  const page = await visit({ context: PHONE });
  await assertUsable(page);
  await choose(page, WHOLE, `${'長檔名'.repeat(20)}.pfx`);
  await open(page, 'wrong');
  await page.getByText('打不開').waitFor();
  await assertUsable(page);
  await open(page);
  await page.getByText('A12****789').waitFor();
  await assertUsable(page);
});

test('in English too', async () => {
  const page = await visit({ lang: 'en' });
  await page.getByLabel('Choose the certificate file').setInputFiles({ name: 'mine.p12', mimeType: 'application/x-pkcs12', buffer: WHOLE });
  await page.getByLabel('Password of the certificate file').fill(PASSWORD);
  await page.getByRole('button', { name: 'Open the certificate file' }).click();
  await page.getByText(/Issued by 示範銀行, valid until \d+ \w+ \d{4}/).waitFor();
  assert.doesNotMatch(await page.locator('.soft-panel').innerText(), /soft-certificate-[a-z]/);
});
