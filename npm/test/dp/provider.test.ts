/** A dataset's endpoint, with the platform played by the test. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MyDataError } from '../../src/errors.ts';
import { introspect, providerHandler, retryAfter, userinfo } from '../../src/dp.ts';
import type { ProviderOptions, ProviderQuestion } from '../../src/dp.ts';
import { refusal } from '../refusal.ts';

const RESOURCE = 'API.myLibrary1';
const SECRET = 'the secret of the dataset';
const TOKEN = `mydata::${'a1'.repeat(32)}`;
const UID = 'F229910001';
const TRANSACTION = '5f0c1c8e-3f0b-4f6e-9d0a-2f1f6f7a8b9c';
const ALIVE = { active: true, verification: 'PII', aud: RESOURCE, sub: 's-1', exp: 1 };
const CITIZEN = { sub: 's-1', cn: '林語彤', uid: UID, uid_verified: 'True', birthdate: '2009-04-18' };
const PACKAGE = new TextEncoder().encode('PK package');

type Said = object | number | Error;

interface Platform {
  asked: Request[];
  fetch(request: Request): Promise<Response>;
}

function platform({ introspection = ALIVE, user = CITIZEN }: { introspection?: Said; user?: Said } = {}): Platform {
  const asked: Request[] = [];
  const answer = (said: Said): Promise<Response> => {
    if (said instanceof Error) return Promise.reject(said);
    return Promise.resolve(typeof said === 'number' ? new Response(null, { status: said }) : Response.json(said));
  };
  return {
    asked,
    fetch: (request) => {
      asked.push(request);
      return answer(request.url.endsWith('/connect/userinfo') ? user : introspection);
    },
  };
}

function provider(options: Partial<ProviderOptions> & { said?: Parameters<typeof platform>[0] } = {}): { questions: ProviderQuestion[]; reported: unknown[]; ask: (headers?: Record<string, string>, init?: RequestInit, query?: string) => Promise<Response> } {
  const questions: ProviderQuestion[] = [];
  const reported: unknown[] = [];
  const { said, ...rest } = options;
  const handler = providerHandler({
    platform: 'https://mydata.test',
    resourceId: RESOURCE,
    resourceSecret: SECRET,
    fetch: platform(said).fetch,
    report: (error) => void reported.push(error),
    ...rest,
    answer: (question) => {
      questions.push(question);
      return rest.answer === undefined ? PACKAGE : rest.answer(question);
    },
  });
  const given = { authorization: `Bearer ${TOKEN}`, transaction_uid: TRANSACTION };
  return { questions, reported, ask: (headers = {}, init = {}, query = '') => handler(new Request(`https://library.test/loans${query}`, { headers: { ...given, ...headers }, ...init })) };
}

const codeOf = async (response: Response): Promise<unknown> => ((await response.json()) as { code: unknown }).code;

test('the platform is asked about the token under the name of the dataset, and whom it is about', async () => {
  const { asked, fetch } = platform();
  assert.deepEqual(await introspect({ platform: 'https://mydata.test', token: TOKEN, resourceId: RESOURCE, resourceSecret: SECRET, fetch }), { active: true, verification: 'PII', sub: 's-1', exp: 1 });
  assert.deepEqual(await userinfo({ platform: 'https://mydata.test', token: TOKEN, fetch }), { sub: 's-1', uid: UID, name: '林語彤', birthdate: '2009-04-18' });
  const [first, second] = asked;
  assert.ok(first && second);
  assert.equal(first.url, `https://mydata.test/connect/introspect/${RESOURCE}`);
  assert.equal(first.headers.get('authorization'), `Basic ${btoa(`${RESOURCE}:${SECRET}`)}`);
  assert.equal(await first.text(), `token=${encodeURIComponent(TOKEN)}`);
  assert.equal(second.headers.get('authorization'), `Bearer ${TOKEN}`);
});

test('what the platform says is believed only in its whole form', async () => {
  const question = { platform: 'https://mydata.test', token: TOKEN, resourceId: RESOURCE, resourceSecret: SECRET };
  const introspecting = (introspection: Said): Promise<unknown> => introspect({ ...question, fetch: platform({ introspection }).fetch });
  assert.deepEqual(await introspecting({ active: false }), { active: false });
  assert.deepEqual(await introspecting({ ...ALIVE, aud: 'API.another123' }), { active: false });
  for (const said of [{}, { active: 'true', verification: 'PII' }, { active: true }, { ...ALIVE, verification: 'XXX' }, [], 500]) assert.equal(await refusal(introspecting(said)), 'connect.unexpected');
  assert.equal(await refusal(introspecting(401)), 'connect.unauthorised');
  assert.equal(await refusal(introspecting(new Error('reset'))), 'connect.network');
  const asking = (user: Said): Promise<unknown> => userinfo({ ...question, fetch: platform({ user }).fetch });
  for (const said of [{}, { ...CITIZEN, uid: '' }, { ...CITIZEN, uid_verified: 'False' }, 302]) assert.equal(await refusal(asking(said)), 'connect.unexpected');
  assert.equal(await refusal(asking(401)), 'connect.token');
});

test('a request that the platform vouches for is answered with the package', async () => {
  const { ask, questions } = provider({ parameters: ['INQ_YR', 'carNo'] });
  const response = await ask({ inq_yr: '113', carno: '%E8%BB%8A-1' });
  assert.deepEqual([response.status, response.headers.get('content-type')], [200, 'application/zip']);
  assert.deepEqual(new Uint8Array(await response.arrayBuffer()), PACKAGE);
  const [question] = questions;
  assert.deepEqual(question, {
    citizen: { sub: 's-1', uid: UID, name: '林語彤', birthdate: '2009-04-18' },
    verification: 'PII',
    transactionUid: TRANSACTION,
    parameters: { INQ_YR: '113', carNo: '車-1' },
    body: undefined,
  });
});

test('no record is 204, and any other answer goes out as it is', async () => {
  assert.equal((await provider({ answer: () => undefined }).ask()).status, 204);
  const later = await provider({ answer: () => retryAfter(30.2) }).ask();
  assert.deepEqual([later.status, later.headers.get('retry-after')], [429, '31']);
});

test('whoever the platform does not vouch for learns nothing', async () => {
  const cases: readonly [status: number, code: string, options: Parameters<typeof provider>[0], headers?: Record<string, string>][] = [
    [401, 'dp.token-missing', {}, { authorization: 'Bearer mydata::short' }],
    [401, 'dp.token-missing', {}, { authorization: `Basic ${TOKEN}` }],
    [400, 'dp.transaction-uid', {}, { transaction_uid: 'x' }],
    [401, 'dp.token', { said: { introspection: { active: false } } }],
    [401, 'dp.token', { said: { introspection: { ...ALIVE, aud: 'API.another123' } } }],
    [401, 'connect.token', { said: { user: 401 } }],
    [403, 'dp.level', { minimumLevel: 3 }],
    [403, 'dp.level', { said: { introspection: { ...ALIVE, verification: 'OTP' } } }],
    [403, 'dp.person', { said: { user: { ...CITIZEN, sub: 's-2' } } }],
    [403, 'dp.person', {}, { uid: 'A123456789' }],
    [400, 'dp.parameter', { parameters: ['carNo'] }, { carno: '%E8%BB' }],
  ];
  for (const [status, code, options, headers] of cases) {
    const { ask, questions } = provider(options);
    const response = await ask(headers);
    assert.deepEqual([response.status, await codeOf(response), questions.length], [status, code, 0], code);
  }
});

test('a body is read as it was registered, and names nobody else', async () => {
  const { ask, questions } = provider();
  const post = (body: string): Promise<Response> => ask({}, { method: 'POST', body, headers: { authorization: `Bearer ${TOKEN}`, transaction_uid: TRANSACTION } });
  assert.equal((await post(JSON.stringify({ idNo: UID, uid: btoa(UID) }))).status, 200);
  assert.deepEqual(questions[0]?.body, { idNo: UID, uid: btoa(UID) });
  assert.equal(await codeOf(await post('{"personId":"A123456789"}')), 'dp.person');
  assert.equal(await codeOf(await post('{')), 'dp.body');
  assert.equal(await codeOf(await post(`"${'x'.repeat(17_000)}"`)), 'dp.body');
});

test('other methods are refused', async () => {
  const response = await provider().ask({}, { method: 'DELETE' });
  assert.deepEqual([response.status, response.headers.get('allow')], [405, 'GET, POST']);
});

test('the heartbeat needs no token, and tells whether the provider is well', async () => {
  const isHealthy = (healthy: boolean) => async (): Promise<[number, number]> => {
    const { ask, questions } = provider({ isHealthy: () => healthy });
    const response = await ask({ authorization: '' }, {}, '?heartbeat=true');
    return [response.status, questions.length];
  };
  assert.deepEqual(await isHealthy(true)(), [200, 0]);
  assert.deepEqual(await isHealthy(false)(), [500, 0]);
  const broken = provider({ isHealthy: () => Promise.reject(new Error('no key')) });
  assert.equal((await broken.ask({}, {}, '?heartbeat=true')).status, 500);
});

test('one request is prepared once, however often the platform repeats it', async () => {
  const { promise, resolve } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const { ask, questions } = provider({ answer: () => promise, patienceSeconds: 0 });
  for (const response of await Promise.all([ask(), ask()])) assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '5']);
  resolve(PACKAGE);
  assert.deepEqual(new Uint8Array(await (await ask()).arrayBuffer()), PACKAGE);
  assert.equal(questions.length, 1);
  // What was handed out is forgotten: a transfer that broke off begins anew.
  assert.equal((await ask()).status, 200);
  assert.equal(questions.length, 2);
});

test('the same request for another person is another one', async () => {
  const { promise, resolve } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
  const users = [CITIZEN, { ...CITIZEN, uid: 'A123456789' }];
  const fetch = (request: Request): Promise<Response> => Promise.resolve(Response.json(request.url.endsWith('userinfo') ? users.shift() : ALIVE));
  const { ask, questions } = provider({ fetch, answer: ({ citizen }) => (citizen.uid === UID ? promise : PACKAGE), patienceSeconds: 0 });
  assert.equal((await ask()).status, 429);
  assert.equal((await ask()).status, 200);
  assert.deepEqual(questions.map(({ citizen }) => citizen.uid), [UID, 'A123456789']);
  resolve(PACKAGE);
});

test('a fault is answered as one and reported; a platform that cannot be asked is asked again', async () => {
  const fault = new Error('secret of somebody');
  const failing = provider({ answer: () => Promise.reject(fault) });
  const response = await failing.ask();
  assert.deepEqual([response.status, await codeOf(response)], [500, 'dp.fault']);
  assert.deepEqual(failing.reported, [fault]);
  const alone = provider({ said: { introspection: new Error('reset') } });
  const later = await alone.ask();
  assert.deepEqual([later.status, later.headers.get('retry-after')], [429, '5']);
  assert.ok(alone.reported[0] instanceof MyDataError);
  const wrongSecret = await provider({ said: { introspection: 401 } }).ask();
  assert.deepEqual([wrongSecret.status, await codeOf(wrongSecret)], [500, 'connect.unauthorised']);
});
