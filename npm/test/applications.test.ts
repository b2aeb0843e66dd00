/** A service's applications from form to data, with platform and time played by the test. */
import assert from 'node:assert/strict';
import { createCipheriv, createDecipheriv, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test as tested } from 'node:test';
import { CompactEncrypt } from 'jose';
import { Applications } from '../src/server/applications.ts';
import type { ApplicationStore, Outcome } from '../src/server/applications.ts';
import { dataset } from '../src/server/dataset.ts';
import type { TypedDataset } from '../src/server/dataset.ts';
import { refusal } from './refusal.ts';
import { jwks, other, pair, signedRequest } from './signed-notice.ts';

/** What does not come by itself fails. */
const test = (name: string, run: () => Promise<void>): void => void tested(name, { timeout: 20_000 }, run);
const vector = (name: string): Buffer => readFileSync(new URL(`vectors/${name}`, import.meta.url));
const PLATFORM = 'https://mydata.test';
const RETURN = 'https://school.test/return';
const CLIENT = { clientId: 'CLI.feewaiver1', clientSecret: 'AbCdEf0123456789', cbcIv: 'fedcba9876543210', apiKey: 'the key' };
const SECRET = '00112233445566778899aabbccddeeff';
const SIGNERS = { 'API.UDauDOLyZg': { signer_subject: 'CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW' } };
const START = Date.parse('2027-01-15T00:00:00Z');
const HOUR = 3_600_000;

const household = dataset('API.UDauDOLyZg', { file: '.json', parse: (value) => (value as { 戶號: string }).戶號 });
type Own = { household: TypedDataset<string> };

const payload = JSON.stringify({ filename: 'CLI.feewaiver1.zip', data: `application/zip;data:${vector('delivery.zip').toString('base64url')}` });
const JWE = await new CompactEncrypt(Buffer.from(payload)).setProtectedHeader({ alg: 'A256KW', enc: 'A256CBC-HS512' }).encrypt(Buffer.from(SECRET));

function sealed(text: string): string {
  const cipher = createCipheriv('aes-256-cbc', CLIENT.clientSecret.repeat(2), CLIENT.cbcIv);
  return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64');
}

/** A service with its platform. Waiting is what moves the time. */
class Service {
  /** What the data API answers, one a question; the last one stands for all that follow. */
  answers: Response[] = [new Response(JWE)];
  asked: Request[] = [];
  waited: number[] = [];
  now = START;
  isStoreFull = false;
  readonly kept = new Map<string, string>();
  /** After so many waits of one process it has ended: what it waits for then never comes. */
  lives = Number.POSITIVE_INFINITY;
  #applications?: Applications<Own>;

  get applications(): Applications<Own> {
    return (this.#applications ??= this.restart());
  }

  restart(more: Partial<ConstructorParameters<typeof Applications<Own>>[0]> = {}): Applications<Own> {
    const store: ApplicationStore = {
      get: (txId) => this.kept.get(txId),
      set: (txId, text) => {
        if (this.isStoreFull) throw new Error('disk full');
        this.kept.set(txId, text);
      },
      delete: (txId) => this.kept.delete(txId),
      keys: () => this.kept.keys(),
    };
    let waits = 0;
    this.#applications = new Applications({
      platform: PLATFORM,
      client: CLIENT,
      datasets: { household },
      returnUrl: RETURN,
      store,
      check: { allowDemoRoots: true, at: new Date(START) },
      fetch: (request) => this.#answer(request),
      wait: (seconds) => {
        waits += 1;
        this.waited.push(seconds);
        this.now += seconds * 1000;
        return waits > this.lives ? new Promise(() => undefined) : Promise.resolve();
      },
      now: () => this.now,
      ...more,
    });
    return this.#applications;
  }

  #answer(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/trust/notice-keys.json') return Promise.resolve(Response.json(jwks(pair.publicKey)));
    if (pathname === '/trust/anchors.pem') return Promise.resolve(new Response(vector('anchors.pem').toString()));
    if (pathname === '/trust/signers.json') return Promise.resolve(Response.json(SIGNERS));
    this.asked.push(request);
    const next = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    return next === undefined ? Promise.reject(new Error('reset')) : Promise.resolve(next.clone());
  }

  /** Something that comes by itself. */
  async until<T>(look: () => Promise<T | undefined> | T | undefined): Promise<T> {
    for (;;) {
      const found = await look();
      if (found !== undefined) return found;
      await new Promise((done) => setImmediate(done));
    }
  }

  /** What it comes to for her. */
  end(visit: { txId: string; cookie: string }): Promise<Outcome<Own>> {
    return this.until(async () => {
      const outcome = await this.comeBack(visit);
      return outcome.state === 'coming' ? undefined : outcome;
    });
  }

  async begin(): Promise<{ txId: string; cookie: string; url: URL }> {
    const response = await this.applications.begin(new Request('https://school.test/begin', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }), 'F229910001');
    assert.equal(response.status, 303);
    const url = new URL(response.headers.get('location') ?? '');
    const cookie = response.headers.getSetCookie()[0] ?? '';
    return { txId: url.pathname.split('/').at(-1) ?? '', cookie: cookie.split(';')[0] ?? '', url };
  }

  notice(txId: string, more: object = {}): Promise<Response> {
    const body = JSON.stringify({ tx_id: txId, apiKey: CLIENT.apiKey, permission_ticket: randomUUID(), secret_key: sealed(SECRET), ...more });
    return this.applications.notify(signedRequest({ id: `msg_${randomUUID()}`, timestamp: Math.floor(this.now / 1000), body }));
  }

  comeBack({ txId, cookie }: { txId: string; cookie: string }, code = 200): Promise<Outcome<Own>> {
    const query = new URLSearchParams({ code: String(code), tx_id: sealed(txId) });
    return this.applications.comeBack(new Request(`${RETURN}?${query}`, { headers: cookie === '' ? {} : { cookie: `other=1; ${cookie}` } }));
  }
}

const GIVEN = { state: 'given', values: { household: 'F9900001' } };

test('a visitor is sent off with her own transaction, and what came is hers when she is back', async () => {
  const service = new Service();
  const visit = await service.begin();
  const decipher = createDecipheriv('aes-256-cbc', CLIENT.clientSecret.repeat(2), CLIENT.cbcIv);
  const pid = Buffer.from(visit.url.searchParams.get('pid') ?? '', 'base64');
  assert.equal(Buffer.concat([decipher.update(pid), decipher.final()]).toString(), 'F229910001');
  assert.equal(visit.url.searchParams.get('returnUrl'), RETURN);
  assert.deepEqual(await service.comeBack(visit), { state: 'coming' });
  assert.equal((await service.notice(visit.txId)).status, 200);
  assert.deepEqual(await service.end(visit), GIVEN);
  assert.deepEqual(service.waited, [3, 0]);
});

test('nothing that is kept can be read without the secret of the service', async () => {
  const service = new Service();
  const visit = await service.begin();
  await service.notice(visit.txId);
  await service.end(visit);
  const [text = ''] = service.kept.values();
  assert.ok(!Buffer.from(text, 'base64').includes('F9900001'));
  service.restart({ client: { ...CLIENT, clientSecret: 'another-secret-1' } });
  await service.applications.resume();
  assert.equal(service.kept.size, 1);
});

test('another browser sees nothing, and neither does anybody who has made the address up', async () => {
  const service = new Service();
  const visit = await service.begin();
  await service.notice(visit.txId);
  await service.end(visit);
  const elsewhere = await service.begin();
  for (const cookie of ['', elsewhere.cookie, 'mydata-visitor=x']) assert.deepEqual(await service.comeBack({ ...visit, cookie }), { state: 'unknown' });
  assert.deepEqual(await service.comeBack({ ...visit, txId: randomUUID() }), { state: 'unknown' });
  assert.equal(await refusal(service.applications.comeBack(new Request(`${RETURN}?code=200&tx_id=AAAA`, { headers: { cookie: visit.cookie } }))), 'sealed.undecipherable');
});

test('a form that another site has sent begins nothing', async () => {
  const service = new Service();
  for (const site of ['cross-site', 'same-site']) {
    const request = new Request('https://school.test/begin', { method: 'POST', headers: { 'sec-fetch-site': site } });
    assert.equal(await refusal(service.applications.begin(request, 'F229910001')), 'application.cross-site');
  }
  assert.equal(await refusal(service.applications.begin(new Request('https://school.test/begin', { method: 'POST' }), 'nobody')), 'request.national-id');
  assert.equal(service.kept.size, 0);
});

test('the cookie is for https alone, and serves a second application', async () => {
  const service = new Service();
  const first = await service.applications.begin(new Request('https://school.test/begin', { method: 'POST' }), 'F229910001');
  const [set = ''] = first.headers.getSetCookie();
  assert.match(set, /^__Host-mydata-visitor=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const cookie = set.split(';')[0] ?? '';
  const second = await service.applications.begin(new Request('https://school.test/begin', { method: 'POST', headers: { cookie } }), 'F229910001');
  assert.equal(second.headers.getSetCookie()[0], set);
});

test('she who did not give it is told why', async () => {
  const service = new Service();
  const visit = await service.begin();
  assert.deepEqual(await service.comeBack(visit, 205), { state: 'not-given', meaning: 'refused' });
  await service.notice(visit.txId, { secret_key: undefined, unable_to_deliver: ['API.UDauDOLyZg'] });
  assert.deepEqual(await service.comeBack(visit, 504), { state: 'not-given', meaning: 'data-unavailable' });
  assert.deepEqual(await service.comeBack(visit), { state: 'failed', code: 'data.unavailable' });
});

test('a notice is believed only under key and signature', async () => {
  const service = new Service();
  const { txId } = await service.begin();
  const body = JSON.stringify({ tx_id: txId, apiKey: CLIENT.apiKey, permission_ticket: randomUUID(), secret_key: sealed(SECRET) });
  const timestamp = service.now / 1000;
  assert.equal((await service.applications.notify(signedRequest({ timestamp, body, key: other.privateKey }))).status, 401);
  assert.equal((await service.notice(txId, { apiKey: 'guess' })).status, 403);
  assert.equal((await service.notice(randomUUID())).status, 403);
  assert.deepEqual([service.waited, service.asked], [[], []]);
});

test('it comes back when the platform says so, and bears what passes', async () => {
  const service = new Service();
  const status = (code: number, headers: Record<string, string> = {}): Response => new Response(null, { status: code, headers });
  service.answers = [status(403), status(429, { 'retry-after': '20' }), status(502), status(403), new Response(JWE)];
  const visit = await service.begin();
  await service.notice(visit.txId);
  assert.deepEqual(await service.end(visit), GIVEN);
  assert.deepEqual(service.waited, [3, 5, 20, 5, 10, 0]);
});

test('what is final ends it, and a refused ticket is final after a while', async () => {
  for (const [status, code] of [[201, 'data.taken'], [504, 'data.unavailable'], [403, 'data.expired'], [401, 'data.address']] as const) {
    const service = new Service();
    service.answers = [new Response(null, { status })];
    const visit = await service.begin();
    await service.notice(visit.txId);
    assert.deepEqual(await service.end(visit), { state: 'failed', code });
    assert.ok(service.now - START < 1_000_000, code);
    assert.ok(Math.max(...service.waited) <= 300, code);
  }
});

test('a delivery that does not hold gives nothing', async () => {
  const service = new Service();
  service.restart({ check: { allowDemoRoots: false, at: new Date(START) } });
  const visit = await service.begin();
  await service.notice(visit.txId);
  assert.deepEqual(await service.end(visit), { state: 'failed', code: 'dataset.not-verified' });
});

test('a process that ended goes on where it was: before fetching, and before opening', async () => {
  const service = new Service();
  service.lives = 0;
  const visit = await service.begin();
  await service.notice(visit.txId);
  // As far as the sealed delivery, which the platform has not got any more.
  service.restart();
  service.lives = 1;
  await service.applications.resume();
  await service.until(() => service.waited[2]);
  service.answers = [new Response(null, { status: 201 })];
  service.restart();
  service.lives = 2;
  await service.applications.resume();
  assert.deepEqual(await service.end(visit), GIVEN);
  assert.equal(service.asked.length, 1);
});

test('a delivery that the store would not take is held until it does', async () => {
  const service = new Service();
  const visit = await service.begin();
  service.answers = [new Response(JWE), new Response(null, { status: 201 })];
  await service.notice(visit.txId);
  service.isStoreFull = true;
  await service.until(() => service.waited[3]);
  service.isStoreFull = false;
  assert.deepEqual(await service.end(visit), GIVEN);
  assert.equal(service.asked.length, 1);
});

test('a notice that could not be kept is not acknowledged', async () => {
  const service = new Service();
  const { txId } = await service.begin();
  service.isStoreFull = true;
  await assert.rejects(service.notice(txId), /disk full/);
});

test('the same notice again changes nothing', async () => {
  const service = new Service();
  const visit = await service.begin();
  await service.notice(visit.txId);
  await service.end(visit);
  assert.equal((await service.notice(visit.txId)).status, 200);
  assert.deepEqual(await service.end(visit), GIVEN);
  assert.deepEqual(service.waited, [3, 0]);
});

test('what was given is forgotten after half an hour, and what never came after nine', async () => {
  const service = new Service();
  const [given, open] = [await service.begin(), await service.begin()];
  await service.notice(given.txId);
  await service.end(given);
  service.now += HOUR / 2 + 1;
  assert.deepEqual(await service.comeBack(given), { state: 'unknown' });
  assert.deepEqual(await service.comeBack(open), { state: 'coming' });
  service.now = START + 9 * HOUR + 1;
  await service.begin();
  assert.ok(!service.kept.has(given.txId) && !service.kept.has(open.txId));
});
