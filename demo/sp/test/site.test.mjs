/** The school's site over HTTP: an application from the form to the data, with everything that may come in between. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { other } from '../../../npm/test/signed-notice.ts';
import { CLIENT, notify, sealed, startPlatform, TICKET } from './fake-platform.mjs';
import { openSite } from './site.mjs';

let platform;
let site;

before(async () => {
  platform = await startPlatform();
  site = await openSite(platform.origin);
});

after(async () => {
  await site?.close();
  platform?.close();
});

/** One browser: it keeps its cookies. */
function browser() {
  const cookies = new Map();
  return async (path, init = {}) => {
    const headers = { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const response = await fetch(new URL(path, site.origin), { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      cookies.set(name, value);
    }
    return response;
  };
}

function submit(visit, nationalId, from = { origin: site.origin }) {
  const headers = { ...from, 'content-type': 'application/x-www-form-urlencoded' };
  return visit(`/apply/${CLIENT.client_id}`, { method: 'POST', headers, body: new URLSearchParams({ national_id: nationalId }) });
}

/** Sends an application and answers its transaction id. */
async function applied(visit) {
  const response = await submit(visit, 'f229910001');
  assert.equal(response.status, 303);
  return new URL(response.headers.get('location')).pathname.split('/').at(-1);
}

function notice(txId, told) {
  return notify(site.origin, txId, told);
}

function comeBack(visit, txId, code) {
  return visit(`/mydata/return?service=${CLIENT.client_id}&code=${code}&tx_id=${encodeURIComponent(sealed(txId))}`);
}

async function stageOf(visit, txId) {
  return (await (await visit(`/application/${txId}/status`)).json()).at;
}

/** Asks until the stage is reached; the site works by alarms, so there is nothing else to wait for. */
async function reached(visit, txId, stage, patience = 30_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const at = await stageOf(visit, txId);
    if (at === stage) return;
    assert.ok(Date.now() < deadline, `still ${at}, not ${stage}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}

test('the front page offers the service and sends a strict policy', async () => {
  const response = await browser()('/');
  assert.match(await response.text(), /學雜費減免申請/);
  const policy = response.headers.get('content-security-policy');
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
  assert.doesNotMatch(policy, /unsafe-inline/);
});

test('the form leads to the platform with everything sealed', async () => {
  const url = new URL((await submit(browser(), 'f229910001')).headers.get('location'));
  assert.equal(url.origin, platform.origin);
  assert.equal(url.searchParams.get('pid'), sealed('F229910001'));
  assert.equal(url.searchParams.get('returnUrl'), `${site.origin}/mydata/return?service=${CLIENT.client_id}`);
  assert.ok(!url.href.includes('F229910001'));
});

test('a wrong number is explained and not repeated', async () => {
  const response = await submit(browser(), 'X1<script>');
  assert.equal(response.status, 422);
  const page = await response.text();
  assert.match(page, /<title>錯誤：/);
  assert.ok(!page.includes('X1'));
});

test('a form from another site does nothing', async () => {
  for (const from of [{}, { origin: 'https://elsewhere.example' }, { origin: 'null', 'sec-fetch-site': 'cross-site' }]) {
    assert.equal((await submit(browser(), 'F229910001', from)).status, 403);
  }
  assert.equal((await submit(browser(), 'F229910001', { origin: 'null', 'sec-fetch-site': 'same-origin' })).status, 303);
});

test('each return code has its own message', async () => {
  const titles = new Set();
  for (const code of [205, 400, 401, 403, 404, 408, 409, 410, 423, 504]) {
    const visit = browser();
    const page = await (await comeBack(visit, await applied(visit), code)).text();
    titles.add(/<h1>(.*?)<\/h1>/.exec(page)[1]);
    assert.match(page, new RegExp(`平臺代碼：${code}`));
  }
  assert.equal(titles.size, 10);
});

test('a return that the platform did not make is refused', async () => {
  const visit = browser();
  const txId = await applied(visit);
  assert.equal((await visit(`/mydata/return?service=${CLIENT.client_id}&code=200&tx_id=${txId}`)).status, 400);
  assert.equal((await comeBack(visit, txId, 299)).status, 400);
});

test('a stranger to a transaction cannot send a notice', async () => {
  assert.equal((await notice(randomUUID())).status, 403);
  const visit = browser();
  const txId = await applied(visit);
  assert.equal((await notice(txId, { changes: { apiKey: 'guess' } })).status, 403);
  assert.equal((await notice(txId, { key: other.privateKey })).status, 401);
  assert.equal(await stageOf(visit, txId), 'platform');
});

test('data is waited for, taken once, shown to its applicant alone, and deleted when she says so', async () => {
  Object.assign(platform, { answers: [403, 429, 200], asked: [], handedOut: 0 });
  const visit = browser();
  const txId = await applied(visit);
  assert.equal((await notice(txId)).status, 200);
  assert.match(await (await comeBack(visit, txId, 200)).text(), /正在取得資料/);
  await reached(visit, txId, 'delivered');
  assert.equal(platform.asked.length, 3);
  assert.deepEqual([platform.asked[0].permission_ticket, platform.asked[0].tx_id], [TICKET, txId]);

  assert.equal((await notice(txId)).status, 200);
  assert.equal(await stageOf(visit, txId), 'delivered');
  assert.equal(platform.handedOut, 1);

  const page = await (await visit(`/application/${txId}`)).text();
  assert.match(page, /本校的檢查：通過/);
  assert.match(page, /機關查無您的資料/);
  const packaged = await visit(`/application/${txId}/package/API.UDauDOLyZg`);
  assert.equal(packaged.headers.get('content-type'), 'application/zip');
  assert.equal(packaged.headers.get('cache-control'), 'no-store');

  const stranger = browser();
  await applied(stranger);
  for (const path of ['', '/status', '/package/API.UDauDOLyZg']) assert.equal((await stranger(`/application/${txId}${path}`)).status, 404);
  const headers = { origin: site.origin };
  assert.equal((await stranger(`/application/${txId}/delete`, { method: 'POST', headers })).status, 404);

  assert.match(await (await visit(`/application/${txId}/delete`, { method: 'POST', headers })).text(), /已刪除/);
  assert.equal((await visit(`/application/${txId}`)).status, 404);
});

test('a power cut between notice and data loses nothing and takes nothing twice', async () => {
  Object.assign(platform, { answers: [200], asked: [], handedOut: 0 });
  const visit = browser();
  const txId = await applied(visit);
  assert.equal((await notice(txId)).status, 200);
  await site.kill();
  await site.start();
  await reached(visit, txId, 'delivered', 60_000);
  assert.equal(platform.handedOut, 1);
});

test('what is deleted while it is being fetched stays deleted', async () => {
  Object.assign(platform, { answers: [200], asked: [], handedOut: 0, pause: Promise.withResolvers() });
  const visit = browser();
  const txId = await applied(visit);
  assert.equal((await notice(txId)).status, 200);
  const deadline = Date.now() + 20_000;
  while (platform.asked.length === 0 && Date.now() < deadline) await new Promise((done) => setTimeout(done, 50));
  assert.equal((await visit(`/application/${txId}/delete`, { method: 'POST', headers: { origin: site.origin } })).status, 200);
  platform.pause.resolve();
  for (let looks = 0; looks < 50; looks += 1) assert.equal((await visit(`/application/${txId}`)).status, 404);
});

test('a notice that the agencies failed names the datasets', async () => {
  const visit = browser();
  const txId = await applied(visit);
  assert.equal((await notice(txId, { changes: { secret_key: undefined, unable_to_deliver: ['API.AbAYGIjoYw'] } })).status, 200);
  const page = await (await comeBack(visit, txId, 504)).text();
  assert.match(page, /機關目前無法提供資料/);
  assert.match(page, /低收入戶資料/);
});
