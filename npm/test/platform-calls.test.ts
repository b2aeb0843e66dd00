/** The service's smaller calls to the platform: signing beforehand, side calls, trust files. */
import assert from 'node:assert/strict';
import { createDecipheriv } from 'node:crypto';
import { test } from 'node:test';
import { MyDataError } from '../src/errors.ts';
import { requestSalt, sealSignedCitizen, signedRedirectUrl, submitSignature } from '../src/server/signed-entry.ts';
import { TXID_STATUSES, txidStatus, typeValid } from '../src/server/side-calls.ts';
import { fetchTrust } from '../src/server/trust.ts';
import { refusal } from './refusal.ts';

const PLATFORM = 'https://mydata.test';
const TX_ID = '6a1f0c0e-2b7d-4c57-9f0a-0d8f0b6c1a11';
const SALT = '0d8f0b6c1a114c579f0a6a1f0c0e2b7d';
const CREDENTIALS = { clientId: 'CLI.feewaiver1', clientSecret: 'AbCdEf0123456789', cbcIv: 'fedcba9876543210' };
const CALL = { platform: PLATFORM, clientId: CREDENTIALS.clientId, txId: TX_ID };

function platform(...answers: (Response | Error)[]): { asked: Request[]; fetch(request: Request): Promise<Response> } {
  const asked: Request[] = [];
  return {
    asked,
    fetch: (request) => {
      asked.push(request);
      const answer = answers.shift();
      return answer instanceof Response ? Promise.resolve(answer) : Promise.reject(answer ?? new Error('no answer'));
    },
  };
}

test('a salt is asked for, and the signature forwarded with what was signed', async () => {
  const { asked, fetch } = platform(Response.json({ tx_id: TX_ID, salt: SALT }), Response.json({}));
  assert.equal(await requestSalt({ ...CALL, fetch }), SALT);
  await submitSignature({ ...CALL, fetch, data: 'sealed', pkcs7: 'signature', verifier: { asId: 'twid' } });
  const [first, second] = asked;
  assert.ok(first && second);
  assert.deepEqual([first.method, first.url], ['POST', `${PLATFORM}/service/spsignature/CLI.feewaiver1`]);
  assert.deepEqual(await first.json(), { tx_id: TX_ID });
  assert.deepEqual(await second.json(), { tx_id: TX_ID, data: 'sealed', pkcs7: 'signature', as_id: 'twid' });
});

test('what is signed holds the citizen as the wire has it', async () => {
  const data = await sealSignedCitizen({ nationalId: 'F229910001', birthday: '2009/04/18', salt: SALT, holder: '林語彤', asOptional: 'x' }, CREDENTIALS);
  const decipher = createDecipheriv('aes-256-cbc', CREDENTIALS.clientSecret.repeat(2), CREDENTIALS.cbcIv);
  const text = Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString();
  assert.deepEqual(JSON.parse(text), { pid: 'F229910001', holder: '林語彤', birthday: '2009/04/18', salt: SALT, as_optional: 'x' });
});

test('what the platform would refuse is refused before the citizen signs', async () => {
  const good = { nationalId: 'F229910001', birthday: '2009/04/18', salt: SALT };
  assert.equal(await refusal(sealSignedCitizen({ ...good, nationalId: 'f229910001' }, CREDENTIALS)), 'request.national-id');
  for (const wrong of [{ birthday: '0980418' }, { birthday: '2009-04-18' }, { salt: '' }]) assert.equal(await refusal(sealSignedCitizen({ ...good, ...wrong }, CREDENTIALS)), 'signature.fields');
});

test('each refusal of a signature has its code, and keeps the code of the platform', async () => {
  const codes = { 400: 'signature.fields', 401: 'signature.refused', 403: 'signature.not-accepted', 408: 'signature.too-late', 409: 'signature.another-person', 429: 'signature.later', 503: 'signature.later', 302: 'signature.unexpected' };
  for (const [status, code] of Object.entries(codes)) {
    const problem = new Response('{"code":"spsignature.salt-unknown"}', { status: Number(status) });
    const { fetch } = platform(problem);
    await assert.rejects(submitSignature({ ...CALL, fetch, data: '', pkcs7: '' }), (error) => error instanceof MyDataError && error.code === code && error.facts['problem'] === 'spsignature.salt-unknown');
  }
  assert.equal(await refusal(requestSalt({ ...CALL, fetch: platform(new Error('reset')).fetch })), 'signature.network');
  assert.equal(await refusal(requestSalt({ ...CALL, fetch: platform(Response.json({ salt: 7 })).fetch })), 'signature.unexpected');
});

test('the redirect after a signature goes through a door of its own, with or without pid', () => {
  const request = { ...CALL, resources: ['API.UDauDOLyZg'], returnUrl: 'https://school.test/return?a=1' };
  const url = signedRedirectUrl(request);
  assert.equal(url.href, `${PLATFORM}/service/spsignature/CLI.feewaiver1/QVBJLlVEYXVET0x5Wmc%3D/${TX_ID}?returnUrl=https%3A%2F%2Fschool.test%2Freturn%3Fa%3D1`);
  assert.equal(signedRedirectUrl({ ...request, pid: 'a+b=' }).searchParams.get('pid'), 'a+b=');
  assert.throws(() => signedRedirectUrl({ ...request, txId: 'x' }), { code: 'request.tx-id' });
});

test('a status is told by code, word and text', async () => {
  for (const [code, meaning] of Object.entries(TXID_STATUSES)) {
    const { asked, fetch } = platform(Response.json({ code, text: '資料準備中' }));
    assert.deepEqual(await txidStatus({ platform: PLATFORM, txId: TX_ID, fetch }), { code: Number(code), meaning, text: '資料準備中' });
    assert.deepEqual([asked[0]?.url, asked[0]?.headers.get('tx_id')], [`${PLATFORM}/service/txid_status`, TX_ID]);
  }
});

test('the method of identification is told', async () => {
  const { asked, fetch } = platform(Response.json({ verification: 'NHI' }));
  assert.equal(await typeValid({ platform: PLATFORM, txId: TX_ID, fetch }), 'NHI');
  assert.equal(asked[0]?.url, `${PLATFORM}/service/type_valid`);
});

test('side calls that are refused, or answered by nonsense, have codes', async () => {
  const answers: [Response | Error, string][] = [
    [new Response(null, { status: 401 }), 'status.refused'],
    [new Response(null, { status: 404 }), 'status.unknown'],
    [Response.json({ code: 299, text: 'x' }), 'status.unexpected'],
    [Response.json({ verification: 'XXX', code: 200 }), 'status.unexpected'],
    [new Response('x'.repeat(20_000)), 'status.unexpected'],
    [new Error('reset'), 'status.network'],
  ];
  for (const call of [txidStatus, typeValid]) {
    for (const [answer, code] of answers) {
      const { fetch } = platform(answer instanceof Response ? answer.clone() : answer);
      assert.equal(await refusal(call({ platform: PLATFORM, txId: TX_ID, fetch })), code);
    }
  }
});

test('trust files become what checks need', async () => {
  const { asked, fetch } = platform(new Response('-----BEGIN CERTIFICATE-----'), Response.json({ 'API.UDauDOLyZg': { signer_subject: 'CN=戶政司', name: 'x' } }));
  assert.deepEqual(await fetchTrust(PLATFORM, { fetch }), { anchors: '-----BEGIN CERTIFICATE-----', signers: { 'API.UDauDOLyZg': 'CN=戶政司' } });
  assert.deepEqual(asked.map(({ url }) => url), [`${PLATFORM}/trust/anchors.pem`, `${PLATFORM}/trust/signers.json`]);
});

test('trust files that are missing or have another form are errors, never an empty trust', async () => {
  const anchors = (): Response => new Response('pem');
  const cases: [Response | Error, string][] = [
    [new Response(null, { status: 503 }), 'trust-files.unavailable'],
    [new Error('reset'), 'trust-files.unavailable'],
    [new Response(' '.repeat(4 * 1024 * 1024 + 1)), 'trust-files.unavailable'],
    [new Response('<html>'), 'trust-files.malformed'],
    [Response.json({ 'API.UDauDOLyZg': {} }), 'trust-files.malformed'],
    [Response.json(null), 'trust-files.malformed'],
  ];
  for (const [answer, code] of cases) assert.equal(await refusal(fetchTrust(PLATFORM, { fetch: platform(anchors(), answer).fetch })), code);
});
