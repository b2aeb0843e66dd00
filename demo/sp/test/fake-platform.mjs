/** A platform of a few lines for the tests of the school's site: it counts what is asked of it. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createCipheriv, randomUUID } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import { jwks, pair, signedRequest } from '../../../npm/test/signed-notice.ts';

const vector = (name) => readFileSync(new URL(`../../../npm/test/vectors/${name}`, import.meta.url));

export const CLIENT = {
  client_id: 'CLI.testSchool',
  client_secret: 'test-only-secret',
  cbc_iv: 'test-only-iv-001',
  api_key: 'test-only-api-key',
  name_zh: '學雜費減免申請',
  resources: ['API.UDauDOLyZg', 'API.demoSchool', 'API.AbAYGIjoYw'],
};
export const TICKET = '0d8f0b6c-1a11-4c57-9f0a-6a1f0c0e2b7d';
export const SECRET = '0123456789abcdef0123456789abcdef';

/** AES-256-CBC as the wire has it. */
export function sealed(text) {
  const cipher = createCipheriv('aes-256-cbc', Buffer.from(CLIENT.client_secret.repeat(2)), Buffer.from(CLIENT.cbc_iv));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/** Tells the school that the data of a transaction can be fetched, or what `changes` say instead. */
export function notify(origin, txId, { changes = {}, key = undefined } = {}) {
  const body = JSON.stringify({ tx_id: txId, apiKey: CLIENT.api_key, permission_ticket: TICKET, secret_key: sealed(SECRET), ...changes });
  const { headers } = signedRequest({ id: `msg_${randomUUID()}`, timestamp: Math.floor(Date.now() / 1000), body, key });
  return fetch(new URL('/mydata/notify', origin), { method: 'POST', headers, body });
}

/** The delivery of the test vectors, sealed. */
async function delivery() {
  const data = `application/zip;data:${vector('delivery.zip').toString('base64url')}`;
  return new CompactEncrypt(Buffer.from(JSON.stringify({ filename: `${CLIENT.client_id}.zip`, data })))
    .setProtectedHeader({ alg: 'A256KW', enc: 'A256CBC-HS512' })
    .encrypt(Buffer.from(SECRET));
}

/** Starts it. `answers` are statuses of the data API in turn; 200 gives the delivery, and after it 201. */
export async function startPlatform() {
  const platform = { answers: [200], asked: [], handedOut: 0, origin: '', close: () => server.close() };
  const signers = {
    'API.UDauDOLyZg': { signer_subject: 'CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW', provider: { 'zh-Hant': '示範戶政司', en: 'Demo Household Office' } },
    'API.demoSchool': { signer_subject: 'CN=示範教育資料中心,O=示範教育部,C=TW', provider: { 'zh-Hant': '示範教育資料中心', en: 'Demo Education Data Centre' } },
  };
  const server = createServer(async (request, response) => {
    if (request.url === '/trust/anchors.pem') return response.end(vector('anchors.pem'));
    const published = { '/trust/signers.json': signers, '/trust/notice-keys.json': jwks(pair.publicKey) }[request.url];
    if (published) return response.setHeader('content-type', 'application/json').end(JSON.stringify(published));
    if (request.url !== '/service/data') return response.setHeader('content-type', 'text/html').end('<h1>the platform</h1>');
    platform.asked.push(request.headers);
    await platform.pause?.promise;
    const status = platform.handedOut > 0 ? 201 : (platform.answers.shift() ?? 200);
    if (status === 200) platform.handedOut += 1;
    response.writeHead(status, status === 429 ? { 'retry-after': '10' } : { 'content-type': 'application/jwe; charset=UTF-8' });
    return response.end(status === 200 ? await delivery() : undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  platform.origin = `http://127.0.0.1:${server.address().port}`;
  return platform;
}
