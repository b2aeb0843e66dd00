/** The curves that are lent to the verifier's module, against WebCrypto. */
import assert from 'node:assert/strict';
import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { verify } from '../src/ecdsa.ts';

const CASES = [
  { curve: 'P-256', hash: 'sha256', point: 65 },
  { curve: 'P-256', hash: 'sha512', point: 65 },
  { curve: 'P-384', hash: 'sha384', point: 97 },
  { curve: 'P-384', hash: 'sha256', point: 97 },
] as const;

for (const { curve, hash, point: size } of CASES) {
  test(`a signature on ${curve} with ${hash} holds, and no changed one does`, () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: curve });
    // The point is what a key's DER ends with.
    const point = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-size));
    const message = new TextEncoder().encode('tbsCertificate');
    const digest = new Uint8Array(createHash(hash).update(message).digest());
    const signature = new Uint8Array(createSign(hash).update(message).sign(privateKey));
    assert.equal(verify(curve, point, digest, signature), true);
    const flipped = (bytes: Uint8Array, at: number): Uint8Array => Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 1 : byte));
    assert.equal(verify(curve, point, flipped(digest, 0), signature), false);
    for (const at of signature.keys()) assert.equal(verify(curve, point, digest, flipped(signature, at)), false, `byte ${at}`);
    assert.equal(verify(curve, flipped(point, size - 1), digest, signature), false);
  });
}

test('foreign bytes of any kind are no signature', () => {
  const nothing = new Uint8Array();
  const zeros = new Uint8Array(65);
  assert.equal(verify('P-256', nothing, nothing, nothing), false);
  assert.equal(verify('P-256', zeros, new Uint8Array(32), Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0)), false);
});
