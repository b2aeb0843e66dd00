/** The components with the cards of the demonstration: which cards are in which, and what people can do at the desk. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Component } from '../component.ts';
import { openDemoComponent } from '../demo-component.ts';

const YUTONG = 'F229910001';
const BORUI = 'E129920013';
const CARDS = [YUTONG, `${YUTONG}.fic`, `${YUTONG}.fch`, `${YUTONG}.nhi`, BORUI, `${BORUI}.lost`, '99990010'];

let pki: string;
let hipki: Component;
let nhi: Component;

before(async () => {
  pki = mkdtempSync(join(tmpdir(), 'demo-cards-'));
  mkdirSync(join(pki, 'cards'));
  mkdirSync(join(pki, 'soft'));
  for (const name of CARDS) {
    const [key, certificate] = ['key', 'cert'].map((part) => join(pki, 'cards', `${name}.${part}.pem`)) as [string, string];
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-noenc', '-utf8', '-subj', `/C=TW/CN=${name}`, '-keyout', key, '-out', certificate], { stdio: 'pipe' });
  }
  writeFileSync(join(pki, 'soft', `${YUTONG}.p12`), 'the file');
  [hipki, nhi] = await Promise.all([openDemoComponent('hipki', { pki, port: 0 }), openDemoComponent('nhi', { pki, port: 0 })]);
});

after(async () => {
  await Promise.all([hipki.close(), nhi.close()]);
  rmSync(pki, { recursive: true });
});

/** What the card in the reader answers to a PIN. */
async function sign(component: Component, pin: string): Promise<{ ret_code: number; last_error: number; cardSN?: string }> {
  const order = { func: 'MakeSignature', tbs: 'a text', hashAlgorithm: 'SHA256', signatureType: 'PKCS7', withCardSN: 'true', pin };
  const answer = await fetch(`${component.origin}/sign`, { method: 'POST', body: new URLSearchParams({ tbsPackage: JSON.stringify(order) }) });
  return (await answer.json()) as { ret_code: number; last_error: number; cardSN?: string };
}

/** Presses a button of the page for people. */
async function press(component: Component, deed: string, card = ''): Promise<void> {
  const answer = await fetch(`${component.origin}/control`, { method: 'POST', body: new URLSearchParams({ do: deed, card }), redirect: 'manual' });
  assert.equal(answer.status, 303, await answer.text());
}

test('each component has the cards it reads, and nobody a card for which the seeds know no PIN', () => {
  assert.deepEqual([...hipki.desk.cards.keys()], [YUTONG, `${YUTONG}.fic`, `${YUTONG}.fch`, BORUI, `${BORUI}.lost`, '99990010']);
  assert.deepEqual([...nhi.desk.cards.keys()], [`${YUTONG}.nhi`]);
});

test('the first card is in the reader, and another can be put there by the page for people', async () => {
  assert.equal((await sign(hipki, '418090')).cardSN, 'TP99000000000001');
  await press(hipki, 'insert', `${YUTONG}.fic`);
  assert.equal((await sign(hipki, '418090')).ret_code, 0x76100006);
  assert.equal((await sign(hipki, '900418')).cardSN, 'FC99000010000011');
});

test('a health card takes its password of up to twelve characters, which no other card does', async () => {
  assert.equal((await sign(nhi, 'yutong0418')).cardSN, '000010000011');
  assert.equal((await sign(nhi, 'yutong04180418')).last_error, 0xa2);
  assert.equal((await sign(hipki, '900418900418')).last_error, 0xa2);
});

test('a health card locks after three wrong passwords, until the page for people unlocks it', async () => {
  for (const password of ['wrong1', 'wrong2', 'wrong3']) await sign(nhi, password);
  assert.equal((await sign(nhi, 'yutong0418')).last_error, 0xa4);
  await press(nhi, 'unlock', `${YUTONG}.nhi`);
  assert.equal((await sign(nhi, 'yutong0418')).ret_code, 0);
});

test('the page for people names kind, holder and PIN of each card, and which one is revoked', async () => {
  const page = await (await fetch(`${hipki.origin}/control`)).text();
  for (const text of ['自然人憑證', '工商憑證', '晶片金融卡', '硬體金融憑證', '自然人憑證（已掛失廢止）', '900418', 'TP99000000000092', '999900']) {
    assert.ok(page.includes(text), text);
  }
  assert.ok((await (await fetch(`${nhi.origin}/control`)).text()).includes('健保卡'));
});

test('the file of a software certificate can be downloaded beside its password, and nothing else can', async () => {
  const page = await (await fetch(`${hipki.origin}/control`)).text();
  assert.match(page, /href="\/soft\/F229910001\.p12"[^]*yutong-0418/);
  const answer = await fetch(`${hipki.origin}/soft/${YUTONG}.p12`);
  assert.deepEqual([answer.headers.get('content-type'), await answer.text()], ['application/x-pkcs12', 'the file']);
  for (const path of [`/soft/${BORUI}.p12`, '/soft/', '/soft/../personas.toml', `/soft/..%2fcards%2f${YUTONG}.key.pem`]) {
    assert.equal((await fetch(hipki.origin + path)).status, 404, path);
  }
});

test('cards can be taken out, all at once', async () => {
  await press(nhi, 'remove');
  assert.equal((await sign(nhi, 'yutong0418')).ret_code, 0x76000006);
  await press(nhi, 'insert', `${YUTONG}.nhi`);
  assert.equal((await sign(nhi, 'yutong0418')).ret_code, 0);
});

test('a card that nobody has cannot be inserted', async () => {
  await assert.rejects(openDemoComponent('hipki', { pki, port: 0, insert: ['A123456789'] }), RangeError);
});
