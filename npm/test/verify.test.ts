/** Packages and deliveries through the wasm module, on the runtime that the tests run on. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CompactEncrypt } from 'jose';
import { checkPackage, openDelivery, receiveDelivery } from '../src/server/delivery.ts';
import { PackageVerdict } from '../src/verdict.ts';
import { refusal } from './refusal.ts';

const vector = (name: string): Buffer => readFileSync(new URL(`vectors/${name}`, import.meta.url));
const HOUSEHOLD = 'CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW';
const SCHOOL = 'CN=示範教育資料中心,O=示範教育部,C=TW';
const CHECK = {
  anchors: vector('anchors.pem').toString(),
  signers: { 'API.UDauDOLyZg': HOUSEHOLD, 'API.demoSchool': SCHOOL },
  allowDemoRoots: true,
  at: new Date('2027-01-15T00:00:00Z'),
};
const SECRET = '0123456789abcdef0123456789abcdef';

const codesOf = (verdict: PackageVerdict | undefined): string[] => (verdict?.reasons ?? []).map(({ code }) => code);

test('a good package is valid, and its files are read', async () => {
  const verdict = await checkPackage(vector('package.zip'), { ...CHECK, resourceId: 'API.UDauDOLyZg' });
  assert.equal(verdict.verdict, 'valid');
  assert.equal(verdict.signer?.subject, HOUSEHOLD);
  assert.deepEqual(verdict.files.map(({ name }) => name), ['現戶全戶戶籍資料.pdf', '現戶全戶戶籍資料.json', '說明.csv']);
  const record = JSON.parse(await (await verdict.read('現戶全戶戶籍資料.json')).text()) as { 戶號: string };
  assert.equal(record.戶號, 'F9900001');
  verdict.close();
});

test('authorities that sign with ECDSA are followed, by curves that are loaded when they are missed', async () => {
  const check = { ...CHECK, anchors: vector('ecdsa-anchors.pem').toString(), resourceId: 'API.UDauDOLyZg' };
  const verdict = await checkPackage(vector('ecdsa-package.zip'), check);
  assert.deepEqual([verdict.verdict, codesOf(verdict)], ['valid', ['trust.revocation-not-checked', 'trust.demo-root-accepted']]);
  verdict.close();
});

test('a certificate that no curve vouches for is refused', async () => {
  // The signer of this package is vouched for by RSA; the anchors know another authority of another name.
  const check = { ...CHECK, anchors: vector('ecdsa-anchors.pem').toString(), resourceId: 'API.UDauDOLyZg' };
  const verdict = await checkPackage(vector('package.zip'), check);
  assert.deepEqual([verdict.verdict, codesOf(verdict)], ['invalid', ['trust.no-path']]);
  verdict.close();
});

test('every single flipped byte is refused', async () => {
  const bytes = vector('package.zip');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x01;
    const verdict = await checkPackage(changed, { ...CHECK, resourceId: 'API.UDauDOLyZg' });
    assert.equal(verdict.verdict, 'invalid', `byte ${at}`);
    assert.ok(codesOf(verdict).every((code) => /^(package|trust)\./.test(code)), `byte ${at}: ${codesOf(verdict).join()}`);
    verdict.close();
  }
});

test('a package of another agency is refused', async () => {
  const verdict = await checkPackage(vector('package.zip'), { ...CHECK, resourceId: 'API.demoSchool' });
  assert.deepEqual([verdict.verdict, codesOf(verdict)], ['invalid', ['trust.other-provider']]);
});

test('a dataset without a known signer is refused', async () => {
  const verdict = await checkPackage(vector('package.zip'), { ...CHECK, resourceId: 'API.unknown000' });
  assert.deepEqual(codesOf(verdict), ['trust.other-provider']);
});

test('roots for demonstrations do not count with real data', async () => {
  const verdict = await checkPackage(vector('package.zip'), { ...CHECK, allowDemoRoots: false, resourceId: 'API.UDauDOLyZg' });
  assert.deepEqual(codesOf(verdict), ['trust.demo-root']);
});

test('anchors that are none are an error, not a verdict', async () => {
  assert.equal(await refusal(checkPackage(vector('package.zip'), { ...CHECK, anchors: 'x', resourceId: 'API.UDauDOLyZg' })), 'verify.anchors');
});

test('a delivery is opened and every package in it is checked', async () => {
  const { datasets, close } = await openDelivery(vector('delivery.zip'), CHECK);
  assert.deepEqual(
    datasets.map(({ resourceId, code, verdict }) => [resourceId, code, verdict?.verdict]),
    [['API.UDauDOLyZg', 200, 'valid'], ['API.demoSchool', 200, 'valid'], ['API.AbAYGIjoYw', 204, undefined]],
  );
  assert.deepEqual(datasets[0]?.package, Uint8Array.from(vector('package.zip')));
  close();
  assert.equal(await refusal(datasets[0]?.verdict?.read('說明.csv') ?? Promise.resolve()), 'verify.closed');
});

test('a package is no delivery', async () => {
  assert.match(await refusal(openDelivery(vector('package.zip'), CHECK)), /^package\./);
});

test('from the sealed delivery to the record in one step', async () => {
  const data = `application/zip;data:${vector('delivery.zip').toString('base64url')}`;
  const jwe = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({ filename: 'CLI.feewaiver1.zip', data })))
    .setProtectedHeader({ alg: 'A256KW', enc: 'A256CBC-HS512' })
    .encrypt(new TextEncoder().encode(SECRET));
  const { filename, datasets } = await receiveDelivery(jwe, SECRET, CHECK);
  assert.equal(filename, 'CLI.feewaiver1.zip');
  assert.equal(await (await datasets[1]?.verdict?.read('學籍資料.json'))?.text(), '{"學校":"樂學高中","學號":"0113"}');
});

test('nobody but the verifier makes a verdict', async () => {
  const raw = { verdict: 'valid', reasons: [], files: [], findings: [] };
  const Forged = PackageVerdict as unknown as new (...values: unknown[]) => PackageVerdict;
  assert.throws(() => new Forged(Symbol('verifier'), raw, new Date(), () => undefined, () => undefined), TypeError);
  const forged: unknown = Object.create(PackageVerdict.prototype, { verdict: { value: 'valid' } });
  assert.equal(PackageVerdict.is(forged), false);
  assert.equal(PackageVerdict.is(raw), false);
  assert.equal(PackageVerdict.is(await checkPackage(vector('package.zip'), { ...CHECK, resourceId: 'API.UDauDOLyZg' })), true);
});

test('a verdict cannot be changed', async () => {
  const verdict = await checkPackage(vector('package.zip'), { ...CHECK, resourceId: 'API.demoSchool' });
  assert.throws(() => Object.assign(verdict, { verdict: 'valid' }), TypeError);
  assert.throws(() => Object.defineProperty(verdict, 'verdict', { value: 'valid' }), TypeError);
  assert.throws(() => (verdict.reasons as unknown[]).pop(), TypeError);
  assert.equal(verdict.verdict, 'invalid');
});
