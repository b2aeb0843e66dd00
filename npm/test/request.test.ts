/** The redirect to the platform and the way back. */
import assert from 'node:assert/strict';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { test } from 'node:test';
import { isTxId, newTxId, requestUrl } from '../src/request.ts';
import { parseReturn } from '../src/return.ts';
import { redirectUrl } from '../src/server/redirect.ts';
import { openTxId, sealNationalId } from '../src/server/sealed.ts';
import { refusal, refused } from './refusal.ts';

const CREDENTIALS = { clientId: 'CLI.feewaiver1', clientSecret: 'AbCdEf0123456789', cbcIv: 'fedcba9876543210' };
const REQUEST = {
  platform: 'https://mydata.test',
  clientId: CREDENTIALS.clientId,
  resources: ['API.UDauDOLyZg', 'API.AbAYGIjoYw'],
  txId: '6a1f0c0e-2b7d-4c57-9f0a-0d8f0b6c1a11',
  returnUrl: 'https://school.test/mydata/return?form=7',
  pid: 'c2VhbGVk+/w=',
};

// Node's own cipher is the independent implementation here.
function nodeCipher(text: string): string {
  const key = Buffer.from(CREDENTIALS.clientSecret.repeat(2));
  const cipher = createCipheriv('aes-256-cbc', key, Buffer.from(CREDENTIALS.cbcIv));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

function nodeDecipher(sealed: string): string {
  const key = Buffer.from(CREDENTIALS.clientSecret.repeat(2));
  const decipher = createDecipheriv('aes-256-cbc', key, Buffer.from(CREDENTIALS.cbcIv));
  return Buffer.concat([decipher.update(Buffer.from(sealed, 'base64')), decipher.final()]).toString('utf8');
}

test('the path names client, datasets in Base64 and transaction', () => {
  const [, service, client, parameters = '', txId] = requestUrl(REQUEST).pathname.split('/');
  assert.deepEqual([service, client, txId], ['service', REQUEST.clientId, REQUEST.txId]);
  assert.equal(Buffer.from(decodeURIComponent(parameters), 'base64').toString(), 'API.UDauDOLyZg:API.AbAYGIjoYw');
});

test('return URL and pid survive the query', () => {
  const query = requestUrl(REQUEST).searchParams;
  assert.equal(query.get('returnUrl'), REQUEST.returnUrl);
  assert.equal(query.get('pid'), REQUEST.pid);
  assert.ok(!requestUrl(REQUEST).search.includes('+'), 'a plus sign would arrive as a space');
});

test('a request that the platform would refuse is not made', () => {
  assert.equal(refused(() => requestUrl({ ...REQUEST, clientId: 'feewaiver' })), 'request.client-id');
  assert.equal(refused(() => requestUrl({ ...REQUEST, resources: [] })), 'request.resources');
  assert.equal(refused(() => requestUrl({ ...REQUEST, resources: ['API.UDauDOLyZg', 'API.UDauDOLyZg'] })), 'request.resources');
  assert.equal(refused(() => requestUrl({ ...REQUEST, txId: '6a1f0c0e2b7d4c579f0a0d8f0b6c1a11' })), 'request.tx-id');
  assert.equal(refused(() => requestUrl({ ...REQUEST, pid: '' })), 'request.pid');
});

test('new transaction ids are fresh UUIDs of version 4', () => {
  assert.ok(isTxId(newTxId()));
  assert.notEqual(newTxId(), newTxId());
});

test('the pid is what the platform opens', async () => {
  assert.equal(nodeDecipher(await sealNationalId('A123456789', CREDENTIALS)), 'A123456789');
});

test('the redirect carries the sealed ID', async () => {
  const { platform, resources, txId, returnUrl } = REQUEST;
  const url = await redirectUrl({ platform, credentials: CREDENTIALS, resources, txId, returnUrl, nationalId: 'A123456789' });
  assert.equal(nodeDecipher(url.searchParams.get('pid') ?? ''), 'A123456789');
});

test('what is no national ID is not sealed', async () => {
  for (const text of ['', 'a123456789', 'A12345678', 'A323456789', 'A1234567890', ' A123456789']) {
    assert.equal(await refusal(sealNationalId(text, CREDENTIALS)), 'request.national-id', text);
  }
});

test('resident numbers of both forms are sealed', async () => {
  for (const text of ['A800000014', 'AC01234567']) assert.equal(nodeDecipher(await sealNationalId(text, CREDENTIALS)), text);
});

test('a returned tx_id is opened, also without percent-encoding', async () => {
  for (let tries = 0; tries < 40; tries += 1) {
    const txId = newTxId();
    const bare = `https://school.test/mydata/return?code=200&tx_id=${nodeCipher(txId)}`;
    assert.equal(await openTxId(parseReturn(bare).sealedTxId, CREDENTIALS), txId);
  }
});

test('a tx_id sealed for somebody else is undecipherable', async () => {
  const other = { ...CREDENTIALS, clientSecret: '9876543210AbCdEf' };
  assert.equal(await refusal(openTxId(nodeCipher(newTxId()), other)), 'sealed.undecipherable');
  assert.equal(await refusal(openTxId('not base64!', CREDENTIALS)), 'sealed.undecipherable');
});

test('credentials of a wrong length are named', async () => {
  assert.equal(await refusal(sealNationalId('A123456789', { ...CREDENTIALS, clientSecret: 'short' })), 'client.secret');
  assert.equal(await refusal(sealNationalId('A123456789', { ...CREDENTIALS, cbcIv: 'short' })), 'client.cbc-iv');
});

test('a return says its meaning and keeps the own query', () => {
  const back = parseReturn('https://school.test/mydata/return?code=205&tx_id=abc%2Bd&form=7');
  assert.deepEqual([back.code, back.meaning, back.sealedTxId, back.query.toString()], [205, 'refused', 'abc+d', 'form=7']);
});

test('a return that the platform does not make is refused', () => {
  assert.equal(refused(() => parseReturn('https://school.test/r?tx_id=x')), 'return.code');
  assert.equal(refused(() => parseReturn('https://school.test/r?code=999&tx_id=x')), 'return.code');
  assert.equal(refused(() => parseReturn('https://school.test/r?code=2e2&tx_id=x')), 'return.code');
  assert.equal(refused(() => parseReturn('https://school.test/r?code=200')), 'return.tx-id');
});
