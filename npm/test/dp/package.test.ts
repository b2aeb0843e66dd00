/** Packages that a provider makes: read by tools that are not ours, and by our own verifier. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { test } from 'node:test';
import { importSigner, signPackage } from '../../src/dp.ts';
import type { FileContent } from '../../src/dp.ts';
import { checkPackage } from '../../src/server/delivery.ts';
import { refusal } from '../refusal.ts';
import { makeAgency, SUBJECT } from './agency.ts';

const AGENCY = makeAgency();
const signer = await importSigner(AGENCY);
const FILES = { '借閱紀錄.json': '{"姓名":"測試語彤"}', '空白.csv': '', 'a & b <c>.xml': new TextEncoder().encode('<a/>'), '夾/紀錄.pdf': new Blob(['%PDF-1.7']) };

/** The files as Info-ZIP's unzip reads them. */
function unzipped(archive: Uint8Array): Record<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'mydata-unzip-'));
  const run = (...args: string[]): Buffer => execFileSync('unzip', args, { cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' }, stdio: 'pipe' });
  try {
    writeFileSync(join(folder, 'archive.zip'), archive);
    run('-tq', 'archive.zip');
    const names = run('-Z1', 'archive.zip').toString().trim().split('\n');
    return Object.fromEntries(names.map((name) => [name, run('-p', 'archive.zip', name)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a package is read by unzip, and its manifest and signature hold by node', async () => {
  const files = unzipped(await signPackage(FILES, signer));
  assert.deepEqual(Object.keys(files), [...Object.keys(FILES), 'META-INFO/manifest.xml', 'META-INFO/manifest.sha256withrsa', 'META-INFO/certificate.cer']);
  const { 'META-INFO/manifest.xml': manifest, 'META-INFO/manifest.sha256withrsa': signature, 'META-INFO/certificate.cer': certificate } = files;
  assert.ok(manifest && signature && certificate);
  assert.equal(certificate.toString(), AGENCY.certificate);
  assert.ok(verify('sha256', manifest, createPublicKey(new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'pem' })), signature));
  const digest = createHash('sha256').update(FILES['借閱紀錄.json']).digest('hex');
  assert.ok(manifest.includes(`<file><filename>借閱紀錄.json</filename><digest>${digest}</digest></file>`));
  assert.ok(manifest.includes('<filename>a &amp; b &lt;c&gt;.xml</filename>'));
  assert.equal(files['夾/紀錄.pdf']?.toString(), '%PDF-1.7');
});

test('a package is valid for the verifier, without anything to remark about the archive', async () => {
  const check = { anchors: AGENCY.root, signers: { 'API.myLibrary1': SUBJECT }, resourceId: 'API.myLibrary1' };
  const verdict = await checkPackage(await signPackage(FILES, signer), check);
  assert.deepEqual([verdict.verdict, verdict.signer?.subject, verdict.findings], ['valid', SUBJECT, []]);
  assert.deepEqual(verdict.files.map(({ name }) => name), Object.keys(FILES));
  assert.equal(await (await verdict.read('借閱紀錄.json')).text(), FILES['借閱紀錄.json']);
  verdict.close();
});

test('the same files make the same bytes', async () => {
  assert.deepEqual(await signPackage(FILES, signer), await signPackage(FILES, signer));
});

test('bytes that change while they are signed do no harm', async () => {
  const bytes = new TextEncoder().encode('before');
  const signing = signPackage({ 'a.txt': bytes }, signer);
  bytes.fill(0);
  assert.equal(unzipped(await signing)['a.txt']?.toString(), 'before');
});

test('names that a reader would refuse are refused by their position', async () => {
  const names = ['META-INFO/x', 'meta-info', '../x', 'a/../b', './a', '/a', 'C:a', 'a\\b', '', ' ', 'a//b', 'a/', 'a\nb', 'a\u202eb', '\ud800', 'x'.repeat(513)];
  for (const name of names) {
    const files: Record<string, FileContent> = { 'good.json': '{}', [name]: 'x' };
    assert.equal(await refusal(signPackage(files, signer)), 'sign.name', JSON.stringify(name));
    await assert.rejects(signPackage(files, signer), { facts: { position: 1 } });
  }
});

test('a package of nothing, and one of too many files, are refused', async () => {
  assert.equal(await refusal(signPackage({}, signer)), 'sign.empty');
  const many = Object.fromEntries(Array.from({ length: 4094 }, (_, index) => [`${index}.txt`, '']));
  assert.equal(await refusal(signPackage(many, signer)), 'sign.too-large');
});

test('what no archive or reader could take is refused: four gibibytes before they are read, a manifest of more than four mebibytes', async () => {
  const part = new Blob([new Uint8Array(1 << 20)]);
  assert.equal(await refusal(signPackage({ 'large.bin': new Blob(Array.from({ length: 4096 }, () => part)) }, signer)), 'sign.too-large');
  const names = Array.from({ length: 2000 }, (_, index) => `${'&'.repeat(500)}${index}`);
  assert.equal(await refusal(signPackage(Object.fromEntries(names.map((name) => [name, ''])), signer)), 'sign.too-large');
});

test('a key that does not belong to the certificate is found at once', async () => {
  const other = makeAgency();
  assert.equal(await refusal(importSigner({ ...AGENCY, privateKey: other.privateKey })), 'sign.key-mismatch');
});

test('other keys and certificates are refused by name', async () => {
  const curve = makeAgency(['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256']);
  const twice = AGENCY.certificate + AGENCY.certificate;
  for (const certificate of ['', 'x', AGENCY.privateKey, curve.certificate, twice, AGENCY.certificate.replace(/^(.{300})./s, '$1!'), '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n']) {
    assert.equal(await refusal(importSigner({ ...AGENCY, certificate })), 'sign.certificate', certificate.slice(0, 60));
  }
  for (const privateKey of ['', AGENCY.certificate, curve.privateKey, AGENCY.privateKey.replaceAll('PRIVATE KEY', 'ENCRYPTED PRIVATE KEY'), AGENCY.privateKey.replace(/\n.{64}\n/, '\n')]) {
    assert.equal(await refusal(importSigner({ ...AGENCY, privateKey })), 'sign.key', privateKey.slice(0, 60));
  }
});

test('a signer does not show its key, to nobody', async () => {
  assert.ok(await signer.works());
  assert.deepEqual(Object.keys(signer), ['certificate']);
  assert.ok(!inspect(signer, { showHidden: true, depth: 9 }).includes('CryptoKey'));
});
