/** The JWE of a delivery, against npm `jose` as an independent implementation. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CompactEncrypt } from 'jose';
import { decryptJwe } from '../src/server/jwe.ts';
import { refusal } from './refusal.ts';

const SECRET = '0123456789abcdef0123456789abcdef';

async function sealed(content: string, header: { alg?: string; enc?: string } = {}, secret = SECRET): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(content))
    .setProtectedHeader({ alg: header.alg ?? 'A256KW', enc: header.enc ?? 'A256CBC-HS512' })
    .encrypt(new TextEncoder().encode(secret));
}

function flipped(text: string, at: number): string {
  return text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
}

test('what jose seals is opened', async () => {
  const content = '{"filename":"CLI.feewaiver1.zip","data":"…學雜費減免…"}';
  assert.equal(new TextDecoder().decode(await decryptJwe(await sealed(content), SECRET)), content);
});

test('every length around the block size is opened', async () => {
  for (let length = 0; length <= 33; length += 1) {
    const content = 'x'.repeat(length);
    // A compact JWE of nothing has still a block of padding, so no part is ever empty.
    assert.equal(new TextDecoder().decode(await decryptJwe(await sealed(content), SECRET)), content);
  }
});

test('a wrong secret is undecipherable', async () => {
  const wrong = SECRET.replace('0', 'f');
  assert.equal(await refusal(decryptJwe(await sealed('x'), wrong)), 'jwe.undecipherable');
});

test('a change in any part is refused', async () => {
  const jwe = await sealed('content of a delivery');
  const starts = jwe.split('.').map((_part, index, parts) => parts.slice(0, index).join('.').length + (index === 0 ? 0 : 1));
  for (const [part, start] of starts.entries()) {
    const code = await refusal(decryptJwe(flipped(jwe, start), SECRET));
    assert.ok(code === 'jwe.undecipherable' || (part === 0 && code === 'jwe.malformed'), `part ${part}: ${code}`);
  }
});

test('a header that says the same in other bytes is refused', async () => {
  const [, ...rest] = (await sealed('x')).split('.');
  const header = Buffer.from('{"enc":"A256CBC-HS512","alg":"A256KW"}').toString('base64url');
  assert.equal(await refusal(decryptJwe([header, ...rest].join('.'), SECRET)), 'jwe.undecipherable');
});

test('other algorithms are refused by name', async () => {
  const direct = await new CompactEncrypt(new Uint8Array(4)).setProtectedHeader({ alg: 'dir', enc: 'A128CBC-HS256' }).encrypt(new TextEncoder().encode(SECRET));
  assert.equal(await refusal(decryptJwe(direct, SECRET)), 'jwe.algorithm');
  assert.equal(await refusal(decryptJwe(await sealed('x', { enc: 'A256GCM' }), SECRET)), 'jwe.algorithm');
});

test('compression and critical extensions are refused by name', async () => {
  const [, ...rest] = (await sealed('x')).split('.');
  for (const extra of [{ zip: 'DEF' }, { crit: ['exp'] }]) {
    const header = Buffer.from(JSON.stringify({ alg: 'A256KW', enc: 'A256CBC-HS512', ...extra })).toString('base64url');
    assert.equal(await refusal(decryptJwe([header, ...rest].join('.'), SECRET)), 'jwe.algorithm');
  }
});

test('anything but five parts is malformed', async () => {
  for (const text of ['', 'a.b.c.d', 'a.b.c.d.e.f', 'a..c.d.e', '!.b.c.d.e', '{"ciphertext":"x"}']) {
    assert.equal(await refusal(decryptJwe(text, SECRET)), 'jwe.malformed', text);
  }
});

test('a secret of another length is no key', async () => {
  assert.equal(await refusal(decryptJwe(await sealed('x'), 'short')), 'jwe.key');
});
