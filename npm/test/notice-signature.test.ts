/** The signature of a notice. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { noticeCheck } from '../src/server/notice-signature.ts';
import { spApiHandler } from '../src/server/sp-api.ts';
import type { Notice } from '../src/server/sp-api.ts';
import { jwks, other, pair, signedRequest } from './signed-notice.ts';
import type { NoticeParts } from './signed-notice.ts';

const TX_ID = '6a1f0c0e-2b7d-4c57-9f0a-0d8f0b6c1a11';
const CLIENT = { clientId: 'CLI.feewaiver1', clientSecret: 'AbCdEf0123456789', cbcIv: 'fedcba9876543210' };
const BODY = JSON.stringify({ tx_id: TX_ID, permission_ticket: randomUUID(), unable_to_deliver: ['API.UDauDOLyZg'] });
const NOW = 1_780_000_000;

type Parts = Partial<NoticeParts>;

function endpoint(accept: (notice: Notice) => Promise<void> | void = () => undefined): {
  clock: { seconds: number };
  published: { keys: object | number; fetched: number };
  kept: Notice[];
  post(parts?: Parts): Promise<Response>;
} {
  const clock = { seconds: NOW };
  const published: { keys: object | number; fetched: number } = { keys: jwks(pair.publicKey), fetched: 0 };
  const kept: Notice[] = [];
  const fetch = (request: Request): Promise<Response> => {
    assert.equal(request.url, 'https://mydata.test/trust/notice-keys.json');
    published.fetched += 1;
    return Promise.resolve(typeof published.keys === 'number' ? new Response(null, { status: published.keys }) : Response.json(published.keys));
  };
  const handler = spApiHandler({
    clientFor: (txId) => (txId === TX_ID ? CLIENT : undefined),
    accept: async (notice) => {
      await accept(notice);
      kept.push(notice);
    },
    signature: noticeCheck({ platform: 'https://mydata.test', fetch, now: () => clock.seconds * 1000 }),
  });
  return { clock, published, kept, post: (parts) => handler(signedRequest({ timestamp: NOW, body: BODY, ...parts })) };
}

const outcome = async (answering: Promise<Response>): Promise<[number, unknown]> => {
  const response = await answering;
  return [response.status, ((await response.json()) as { code?: unknown }).code];
};

test('a signed notice is kept, and its keys are fetched once an hour', async () => {
  const { clock, kept, post, published } = endpoint();
  assert.deepEqual(await outcome(post()), [200, undefined]);
  assert.deepEqual(await outcome(post({ id: 'msg_2' })), [200, undefined]);
  assert.deepEqual([kept.length, published.fetched], [2, 1]);
  clock.seconds += 3601;
  assert.deepEqual(await outcome(post({ id: 'msg_3', timestamp: clock.seconds })), [200, undefined]);
  assert.equal(published.fetched, 2);
});

test('one of several signatures is enough, and those of other kinds are passed over', async () => {
  const { kept, post } = endpoint();
  const holds = signedRequest({ timestamp: NOW, body: BODY }).headers.get('webhook-signature') ?? '';
  assert.deepEqual(await outcome(post({ signature: `v1,${'A'.repeat(43)}= v1a,${'A'.repeat(86)}== ${holds}` })), [200, undefined]);
  assert.equal(kept.length, 1);
});

test('a notice that is not signed, or by somebody else, or was changed, is not kept', async () => {
  const { kept, post } = endpoint();
  const elsewhere = signedRequest({ timestamp: NOW, body: BODY.replace('API', 'APJ') }).headers.get('webhook-signature') ?? '';
  const cases: Parts[] = [{ key: other.privateKey }, { signature: '' }, { signature: 'v1a,x' }, { signature: elsewhere }, { id: '' }, { id: 'a b' }, { timestamp: '1e9' }];
  for (const parts of cases) assert.deepEqual(await outcome(post(parts)), [401, 'sp-api.signature'], JSON.stringify(parts));
  assert.equal(kept.length, 0);
});

test('five minutes is as far as the clocks may be apart', async () => {
  const { kept, post } = endpoint();
  for (const [away, status] of [[300, 200], [-300, 200], [301, 401], [-301, 401]] as const) {
    assert.equal((await post({ id: `msg_${away}`, timestamp: NOW + away })).status, status, String(away));
  }
  assert.equal(kept.length, 2);
});

test('the very same notice is answered again and kept once; another one under its id is refused', async () => {
  const { clock, kept, post } = endpoint();
  assert.equal((await post()).status, 200);
  assert.equal((await post({ timestamp: NOW + 2 })).status, 200);
  assert.equal(kept.length, 1);
  assert.deepEqual(await outcome(post({ body: `${BODY} ` })), [401, 'sp-api.replayed']);
  // When no old timestamp can pass any more, the id is forgotten.
  clock.seconds += 601;
  assert.equal((await post({ timestamp: clock.seconds })).status, 200);
  assert.equal(kept.length, 2);
});

test('a notice that could not be kept is kept when it comes again', async () => {
  let isFull = true;
  const { kept, post } = endpoint(() => {
    if (isFull) throw new Error('disk full');
  });
  await assert.rejects(post(), /disk full/);
  isFull = false;
  assert.equal((await post()).status, 200);
  assert.equal(kept.length, 1);
});

test('a replaced key is fetched when none fits, and wrong signatures do not have keys fetched again and again', async () => {
  const { clock, post, published } = endpoint();
  assert.equal((await post()).status, 200);
  published.keys = jwks(other.publicKey);
  assert.equal((await post({ id: 'msg_2', key: other.privateKey })).status, 401);
  assert.equal(published.fetched, 1);
  clock.seconds += 61;
  assert.equal((await post({ id: 'msg_2', key: other.privateKey })).status, 200);
  assert.equal(published.fetched, 2);
});

test('without keys nothing is believed, and the platform may ask again', async () => {
  const { kept, post, published } = endpoint();
  for (const keys of [500, {}, { keys: 'x' }, { keys: [{ kty: 'OKP', crv: 'Ed25519', x: '!' }] }]) {
    published.keys = keys;
    assert.deepEqual(await outcome(post()), [503, 'sp-api.keys'], JSON.stringify(keys));
  }
  published.keys = { keys: [] };
  assert.deepEqual(await outcome(post()), [401, 'sp-api.signature']);
  assert.equal(kept.length, 0);
});
