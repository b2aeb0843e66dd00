/** Fetching a delivery: patience, and the refusals that end it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchData, takeDelivery } from '../src/server/data-api.ts';
import { parsePayload } from '../src/server/payload.ts';
import { refusal, refused } from './refusal.ts';

type Answer = Response | Error;

function platform(...answers: Answer[]): { asked: Request[]; waited: number[]; request: Parameters<typeof fetchData>[0] } {
  const asked: Request[] = [];
  const waited: number[] = [];
  const request = {
    platform: 'https://mydata.test',
    permissionTicket: 'ticket',
    txId: 'tx',
    fetch: (message: Request) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push(message);
      return answer instanceof Response ? Promise.resolve(answer.clone()) : Promise.reject(answer ?? new Error('no answer'));
    },
    wait: (seconds: number) => Promise.resolve(void waited.push(seconds)),
  };
  return { asked, waited, request };
}

const preparing = (retryAfter?: string): Response => new Response(null, { status: 429, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });

test('ticket and transaction travel as headers', async () => {
  const { asked, request } = platform(new Response('a.b.c.d.e'));
  assert.equal(await fetchData(request), 'a.b.c.d.e');
  assert.equal(asked[0]?.url, 'https://mydata.test/service/data');
  assert.deepEqual([asked[0]?.headers.get('permission_ticket'), asked[0]?.headers.get('tx_id')], ['ticket', 'tx']);
});

test('it comes back when the platform says so', async () => {
  const { waited, request } = platform(preparing('15'), preparing('3'), preparing(), preparing('soon'), new Response('jwe'));
  assert.equal(await fetchData(request), 'jwe');
  assert.deepEqual(waited, [15, 10, 60, 60]);
});

test('a date is held against the clock of the platform', async () => {
  const later = (date: string, said: string): Response => new Response(null, { status: 429, headers: { 'retry-after': date, date: said } });
  const noon = 'Sun, 29 Nov 2026 12:00:00 GMT';
  const { waited, request } = platform(later('Sun, 29 Nov 2026 12:00:42 GMT', noon), later('Sun, 29 Nov 2026 11:00:00 GMT', noon), later('Mon, 30 Nov 2026 12:00:00 GMT', noon), later('2026-11-29', noon), new Response('jwe'));
  assert.equal(await fetchData(request), 'jwe');
  assert.deepEqual(waited, [42, 10, 3600, 60]);
});

test('it asks three times at least', async () => {
  const { asked, request } = platform(preparing('10'));
  assert.equal(await refusal(fetchData({ ...request, attempts: 1 })), 'data.patience');
  assert.equal(asked.length, 3);
});

test('it gives up after the attempts allowed', async () => {
  const { asked, waited, request } = platform(preparing('10'));
  assert.equal(await refusal(fetchData({ ...request, attempts: 5 })), 'data.patience');
  assert.deepEqual([asked.length, waited.length], [5, 4]);
});

test('a passing failure is tried again, and is the error of the last attempt', async () => {
  const passing = platform(new Error('reset'), new Response(null, { status: 502 }), new Response('jwe'));
  assert.equal(await fetchData(passing.request), 'jwe');
  const lasting = platform(new Error('reset'));
  assert.equal(await refusal(fetchData({ ...lasting.request, attempts: 2 })), 'data.network');
});

test('final refusals end it at once', async () => {
  const codes = { 201: 'data.taken', 400: 'data.no-ticket', 401: 'data.address', 403: 'data.expired', 504: 'data.unavailable' };
  for (const [status, code] of Object.entries(codes)) {
    const { asked, request } = platform(new Response(null, { status: Number(status) }));
    assert.equal(await refusal(fetchData(request)), code);
    assert.equal(asked.length, 1, code);
  }
});

test('one attempt tells its outcome as a value', async () => {
  assert.deepEqual(await takeDelivery(platform(preparing('20')).request), { state: 'preparing', retryAfterSeconds: 20 });
  assert.deepEqual(await takeDelivery(platform(new Response(null, { status: 201 })).request), { state: 'taken' });
  assert.deepEqual(await takeDelivery(platform(new Response('jwe')).request), { state: 'delivered', jwe: 'jwe' });
});

test('a body that breaks off is worth another try', async () => {
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
  const { request } = platform();
  assert.equal(await refusal(takeDelivery({ ...request, fetch: () => Promise.resolve(new Response(broken)) })), 'data.network');
});

test('a payload is read in every Base64 of the field', () => {
  const zip = Buffer.from([0xfb, 0xff, 0xfe, 0x00]);
  for (const text of [zip.toString('base64'), zip.toString('base64url'), '-__-AA==']) {
    const payload = parsePayload(Buffer.from(JSON.stringify({ filename: 'CLI.x.zip', data: `application/zip;data:${text}` })));
    assert.deepEqual([payload.filename, [...payload.zip]], ['CLI.x.zip', [...zip]]);
  }
});

test('a payload without its prefix is malformed', () => {
  for (const text of ['', '{}', '{"filename":"x","data":"data:application/zip;base64,AAAA"}', '{"filename":"x","data":"application/zip;data:!"}']) {
    assert.equal(refused(() => parsePayload(Buffer.from(text))), 'payload.malformed', text);
  }
});
