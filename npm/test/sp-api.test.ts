/** The endpoint that the platform tells about a citizen's consent. */
import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { test } from 'node:test';
import { spApiHandler } from '../src/server/sp-api.ts';
import type { Notice } from '../src/server/sp-api.ts';

const TX_ID = '6a1f0c0e-2b7d-4c57-9f0a-0d8f0b6c1a11';
const TICKET = '0d8f0b6c-1a11-4c57-9f0a-6a1f0c0e2b7d';
const SECRET = '00112233445566778899aabbccddeeff';
const CLIENT = { clientId: 'CLI.feewaiver1', clientSecret: 'AbCdEf0123456789', cbcIv: 'fedcba9876543210', apiKey: 'the key' };

function sealedSecret(secret = SECRET): string {
  const cipher = createCipheriv('aes-256-cbc', Buffer.from(CLIENT.clientSecret.repeat(2)), Buffer.from(CLIENT.cbcIv));
  return Buffer.concat([cipher.update(secret), cipher.final()]).toString('base64');
}

const NOTICE = { tx_id: TX_ID, apiKey: 'the key', permission_ticket: TICKET, secret_key: sealedSecret() };

function endpoint(client: { apiKey?: string } = CLIENT): { kept: Notice[]; post(body: unknown, method?: string): Promise<Response> } {
  const kept: Notice[] = [];
  const handler = spApiHandler({
    clientFor: (txId) => (txId === TX_ID ? { ...CLIENT, ...client } : undefined),
    accept: (notice) => void kept.push(notice),
  });
  return {
    kept,
    post(body, method = 'POST') {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return handler(new Request('https://school.test/mydata/notify', method === 'POST' ? { method, body: text } : { method }));
    },
  };
}

test('a notice is kept and acknowledged', async () => {
  const { kept, post } = endpoint();
  assert.equal((await post(NOTICE)).status, 200);
  assert.deepEqual(kept, [{ kind: 'data', txId: TX_ID, permissionTicket: TICKET, secret: SECRET }]);
});

test('a notice of failure names the datasets', async () => {
  const { kept, post } = endpoint();
  const { secret_key: _without, ...rest } = NOTICE;
  assert.equal((await post({ ...rest, unable_to_deliver: ['API.UDauDOLyZg'] })).status, 200);
  assert.deepEqual(kept, [{ kind: 'unable', txId: TX_ID, permissionTicket: TICKET, resources: ['API.UDauDOLyZg'] }]);
});

test('a wrong key and an unknown transaction get one and the same answer', async () => {
  const { kept, post } = endpoint();
  const answers = await Promise.all([post({ ...NOTICE, apiKey: 'guess' }), post({ ...NOTICE, tx_id: crypto.randomUUID() })]);
  assert.deepEqual(answers.map(({ status }) => status), [403, 403]);
  const [first, second] = await Promise.all(answers.map((answer) => answer.text()));
  assert.equal(first, second);
  assert.equal(kept.length, 0);
});

test('a missing key is a wrong key', async () => {
  const { apiKey: _without, ...rest } = NOTICE;
  assert.equal((await endpoint().post(rest)).status, 403);
});

test('a service without a registered key needs none', async () => {
  const kept: Notice[] = [];
  const { apiKey: _without, ...client } = CLIENT;
  const handler = spApiHandler({ clientFor: () => client, accept: (notice) => void kept.push(notice) });
  const { apiKey: _key, ...rest } = NOTICE;
  assert.equal((await handler(new Request('https://school.test/', { method: 'POST', body: JSON.stringify(rest) }))).status, 200);
});

test('nonsense is told apart from strangers', async () => {
  const { post } = endpoint();
  const nonsense = ['', 'null', '[]', '{', '{}', { ...NOTICE, tx_id: 7 }, { ...NOTICE, permission_ticket: 'x' }, { ...NOTICE, secret_key: 'x' },
    { ...NOTICE, secret_key: sealedSecret('too short') }, { ...NOTICE, unable_to_deliver: 'API.x' }];
  for (const body of nonsense) assert.equal((await post(body)).status, 400, JSON.stringify(body));
});

test('other methods and huge bodies are refused', async () => {
  const { post } = endpoint();
  const got = await post(undefined, 'GET');
  assert.deepEqual([got.status, got.headers.get('allow')], [405, 'POST']);
  assert.equal((await post(`{"x":"${'x'.repeat(70_000)}"}`)).status, 413);
});

test('a failure to keep the notice is no acknowledgement', async () => {
  const handler = spApiHandler({ clientFor: () => CLIENT, accept: () => Promise.reject(new Error('disk full')) });
  await assert.rejects(handler(new Request('https://school.test/', { method: 'POST', body: JSON.stringify(NOTICE) })), /disk full/);
});
