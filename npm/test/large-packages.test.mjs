/** Packages whose files are read in pieces, by several Workers: judged as small ones are. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { checkPackage } from '../src/server/delivery.ts';
import { largePackage } from './large-package.mjs';
import { openStage } from './page.ts';

const ROWS = Buffer.from(Array.from({ length: 300_000 }, (_, row) => `${row},林語彤,${row * 7919}\n`).join(''));
const FILES = [
  { name: 'stored.bin', content: randomBytes(3_000_000) },
  { name: 'rows.csv', content: ROWS, deflated: true },
  { name: 'small.txt', content: Buffer.from('少許') },
  // More than WebCrypto is given at once.
  { name: 'large.bin', content: randomBytes(9_000_000), deflated: true },
];
const SCRIPT = `
import * as verify from '/sdk/verify.js';
const get = async (name) => (await fetch('/made/' + name)).blob();
const check = { anchors: await (await get('anchors.pem')).text(), expectedSigner: 'CN=signer' };
const hex = async (blob) => Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer())), (byte) => byte.toString(16).padStart(2, '0')).join('');
Object.assign(window, { verify, get, check, hex, verifier: new verify.Verifier() });`;

const digestOf = (content) => createHash('sha256').update(content).digest('hex');
const { anchors, bytes } = largePackage(FILES);
const firstByteOf = (name) => bytes.indexOf(name) + Buffer.byteLength(name);

/** Bytes within the contents changed, by the names of their files. */
function damaged(...names) {
  const changed = Buffer.from(bytes);
  for (const name of names) changed[firstByteOf(name) + 1_500_000] ^= 1;
  return changed;
}

const PACKAGES = { good: bytes, 'last-bad': damaged('large.bin'), 'first-bad': damaged('stored.bin'), 'both-bad': damaged('large.bin', 'stored.bin'), 'cut-off': bytes.subarray(0, -1) };

let folder;
let stage;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mydata-large-'));
  writeFileSync(join(folder, 'anchors.pem'), anchors);
  for (const [name, content] of Object.entries(PACKAGES)) writeFileSync(join(folder, name), content);
  stage = await openStage((path) => {
    if (path.startsWith('/sdk/')) return new URL(`../dist/${path.slice(5)}`, import.meta.url);
    if (path.startsWith('/made/')) return pathToFileURL(join(folder, path.slice(6)));
    return path === '/page.js' ? SCRIPT : '<!doctype html><title>t</title><script type="module" src="/page.js"></script>';
  });
});

after(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  stage.broken.clear();
  assert.deepEqual(stage.complaints.splice(0), []);
});

async function opened() {
  const page = await stage.open('/');
  await page.waitForFunction(() => 'verifier' in window);
  return page;
}

const inPage = (page, name, asFile = false) => page.evaluate(async ([which, isFile]) => {
  const blob = await window.get(which);
  const verdict = await window.verifier.verify(isFile ? new File([blob], 'a.zip') : blob, window.check);
  const digests = [];
  for (const file of verdict.files) digests.push(await window.hex(await verdict.read(file.name)));
  const { reasons } = verdict;
  verdict.close();
  return { verdict: verdict.verdict, reasons, digests };
}, [name, asFile]);

test('a large package is valid, and its files are read as they were packed', async () => {
  const page = await opened();
  for (const asFile of [false, true]) {
    const { verdict, digests } = await inPage(page, 'good', asFile);
    assert.equal(verdict, 'valid');
    assert.deepEqual(digests, FILES.map(({ content }) => digestOf(content)));
  }
});

test('whichever Worker finds something first, the reason is that of the file listed first, as on a server', async () => {
  const page = await opened();
  for (const name of Object.keys(PACKAGES)) {
    const there = await checkPackage(PACKAGES[name], { anchors, signers: { record: 'CN=signer' }, resourceId: 'record' });
    const here = await inPage(page, name);
    assert.deepEqual([here.verdict, here.reasons], [there.verdict, there.reasons], name);
    there.close();
  }
});

test('a check tells how far it is, up to the end', async () => {
  const page = await opened();
  const steps = await page.evaluate(async () => {
    const told = [];
    const verdict = await window.verifier.verify(await window.get('good'), { ...window.check, onProgress: ({ phase, done, total }) => phase === 'checking' && told.push([done, total]) });
    verdict.close();
    return told;
  });
  assert.ok(steps.length > 10);
  assert.ok(steps.every(([done], index) => done > (steps[index - 1]?.[0] ?? 0)));
  assert.equal(...steps.at(-1));
});

test('a check that is ended half-way leaves the verifier ready for the next', async () => {
  const page = await opened();
  const seen = await page.evaluate(async () => {
    const ending = new AbortController();
    const onProgress = ({ phase, done, total }) => done > total / 4 && phase === 'checking' && ending.abort();
    const first = await window.verifier.verify(await window.get('good'), { ...window.check, onProgress, signal: ending.signal }).catch(({ code }) => code);
    const second = await window.verifier.verify(await window.get('good'), window.check);
    second.close();
    return [first, second.verdict];
  });
  assert.deepEqual(seen, ['verify.aborted', 'valid']);
});

test('a second Worker that cannot be started is an error', async () => {
  const page = await opened();
  stage.broken.add('/sdk/verify-worker.js');
  const code = await page.evaluate(async () => window.verifier.verify(await window.get('good'), window.check).then(({ verdict }) => verdict, (error) => error.code));
  assert.equal(code, 'verify.worker');
});

test('a file that is no longer there cannot be read, which is no fault of the package', async () => {
  const page = await opened();
  const picked = join(folder, 'picked.zip');
  writeFileSync(picked, bytes);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement('input'), { type: 'file' })));
  await page.locator('input').setInputFiles(picked);
  writeFileSync(picked, bytes.subarray(0, 5_000_000));
  const code = await page.evaluate(() => window.verifier.verify(document.querySelector('input').files[0], window.check).then(({ verdict }) => verdict, (error) => error.code));
  assert.equal(code, 'verify.read');
});
