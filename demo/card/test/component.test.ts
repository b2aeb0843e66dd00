/** The component's simulator over HTTP: what a card signs, when it locks, and whom it does not answer. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { ContentInfo, SignedData } from 'pkijs';
import { Component } from '../component.ts';
import { Desk } from '../desk.ts';
import { exact } from '../signed-data.ts';
import { CHEN, issueCard, JIANG } from './issued-cards.ts';

const NONCE = 'x5bq0c8yXq4Zg_Zb3o-KJw1VtqmAeZT0m3w1y1mB1fA';
const ORDER = { func: 'MakeSignature', tbs: NONCE, tbsEncoding: 'NONE', hashAlgorithm: 'SHA256', withCardSN: 'true', nonce: '', signatureType: 'PKCS7' };

/** What `/sign` answers. */
interface Signing {
  func: string;
  ret_code: number;
  last_error: number;
  signature: string;
  certb64: string;
  cardSN: string;
}

let component: Component;
let desk: Desk;

before(async () => {
  const [first, second] = await Promise.all([issueCard(CHEN), issueCard(JIANG)]);
  desk = new Desk(new Map([['E129920013', first], ['H229930014', second]]));
  component = new Component(desk);
  await component.open(0);
});

after(() => component.close());

beforeEach(() => {
  desk.remove();
  desk.unlock();
  desk.insert('E129920013');
});

function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(component.origin + path, { method: 'POST', body: new URLSearchParams(form), headers, redirect: 'manual' });
}

async function sign(more: Record<string, unknown>): Promise<Signing> {
  const answer = await post('/sign', { tbsPackage: JSON.stringify({ ...ORDER, pin: CHEN.pin, ...more }) });
  return (await answer.json()) as Signing;
}

test('the card signs the text it is given, with its certificate, the text and the time enclosed', async () => {
  const { ret_code, signature, cardSN } = await sign({});
  assert.deepEqual([ret_code, cardSN], [0, CHEN.number]);
  const info = ContentInfo.fromBER(exact(Buffer.from(signature, 'base64')));
  const signed = new SignedData({ schema: info.content });
  assert.equal(Buffer.from(signed.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer(0)).toString(), NONCE);
  assert.ok(await signed.verify({ signer: 0 }));
  assert.deepEqual(signed.signerInfos[0]?.signedAttrs?.attributes.map(({ type }) => type), ['1.2.840.113549.1.9.3', '1.2.840.113549.1.9.5', '1.2.840.113549.1.9.4']);
});

test('openssl accepts the signature, and finds its text and certificate in it', async () => {
  const { signature, certb64 } = await sign({});
  const folder = mkdtempSync(join(tmpdir(), 'card-'));
  try {
    const [cms, certificate] = [join(folder, 'p7.der'), join(folder, 'certificate.der')];
    writeFileSync(cms, Buffer.from(signature, 'base64'));
    writeFileSync(certificate, Buffer.from(certb64, 'base64'));
    const text = execFileSync('openssl', ['cms', '-verify', '-binary', '-inform', 'DER', '-in', cms, '-noverify', '-signer', join(folder, 'signer.pem')], { stdio: ['ignore', 'pipe', 'ignore'] });
    assert.equal(text.toString(), NONCE);
    const digest = (form: string, file: string): string => execFileSync('openssl', ['x509', '-inform', form, '-in', file, '-noout', '-fingerprint', '-sha256'], { encoding: 'utf8' });
    assert.equal(digest('PEM', join(folder, 'signer.pem')), digest('DER', certificate));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the signature is DER: read and written again, it is the same', async () => {
  const { signature } = await sign({});
  const der = Buffer.from(signature, 'base64');
  const again = execFileSync('openssl', ['cms', '-cmsout', '-inform', 'DER', '-outform', 'DER'], { input: der });
  assert.ok(der.equals(again));
});

test('three wrong PINs lock the card, each telling how many are left, and the right one does not open it any more', async () => {
  const answers = [];
  for (const pin of ['000000', '000000', '000000', CHEN.pin]) {
    const { ret_code, last_error } = await sign({ pin });
    answers.push([ret_code, last_error]);
  }
  assert.deepEqual(answers, [[0x76100006, -2147483646], [0x76100006, -2147483647], [0x76100006, 0xa4], [0x76100006, 0xa4]]);
});

test('the right PIN gives the tries back, and one of wrong length costs none', async () => {
  await sign({ pin: '000000' });
  const { last_error } = await sign({ pin: '0' });
  assert.deepEqual([last_error, desk.cards.get('E129920013')?.triesLeft], [0xa2, 2]);
  await sign({});
  assert.equal(desk.cards.get('E129920013')?.triesLeft, 3);
});

const REFUSALS: [string, () => void, Record<string, unknown>, number][] = [
  ['no card', () => desk.remove(), {}, 0x76000006],
  ['no PIN', () => undefined, { pin: '' }, 0x76000998],
  ['nothing to sign', () => undefined, { tbs: '' }, 0x76000003],
  ['an unknown digest', () => undefined, { hashAlgorithm: 'MD5' }, 0x7600000c],
  ['a reader that is not there', () => undefined, { slotDescription: 'another' }, 0x76100003],
];
for (const [what, change, more, code] of REFUSALS) {
  test(`a request with ${what} is refused by its code`, async () => {
    change();
    const { func, ret_code } = await sign(more);
    assert.deepEqual([func, ret_code], ['sign', code]);
  });
}

test('the state of the desk has its codes: driver, site, reader, cancelling', async () => {
  const codes = [];
  for (const [before, after] of [['remove-driver', 'install-driver'], ['distrust-site', 'trust-site'], ['cancel', 'cancel-no-more'], ['unplug', 'plug-in']] as const) {
    await post('/control', { do: before });
    codes.push((await sign({})).ret_code);
    await post('/control', { do: after });
  }
  assert.deepEqual(codes, [0x76100001, 0x76000031, 0x76000999, 0x76100003]);
});

test('readers are listed with their cards, and certificates only when asked for', async () => {
  const { slots } = (await (await post('/pkcs11info', {})).json()) as { slots: { token: { serialNumber: string; certs?: unknown[] } | null }[] };
  assert.deepEqual(slots.map(({ token }) => [token?.serialNumber, token?.certs]), [[CHEN.number, undefined]]);
  const full = (await (await post('/pkcs11info?withcert=true', {})).json()) as { slots: { token: { certs: { usage: string }[] } }[] };
  assert.equal(full.slots[0]?.token.certs[0]?.usage, 'digitalSignature');
});

test('the picture holds the same answer, three characters a pixel', async () => {
  const answer = await fetch(`${component.origin}/p11Image.bmp`);
  assert.equal(answer.headers.get('access-control-allow-origin'), '*');
  const bytes = Buffer.from(await answer.arrayBuffer()).subarray(54);
  const text = bytes.subarray(0, bytes.indexOf(0)).toString('latin1');
  assert.equal((JSON.parse(text) as { ret_code: number }).ret_code, 0);
});

test('another site may read nothing and ask for nothing', async () => {
  const read = await fetch(`${component.origin}/pkcs11info`, { headers: { origin: 'https://elsewhere.example' } });
  assert.equal(read.headers.get('access-control-allow-origin'), null);
  for (const path of ['/sign', '/pkcs11info', '/control']) {
    assert.equal((await post(path, { do: 'remove' }, { origin: 'https://elsewhere.example' })).status, 403);
  }
});
