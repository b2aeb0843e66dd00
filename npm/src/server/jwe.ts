/** A compact JWE with A256KW and A256CBC-HS512 (RFC 7516, RFC 7518 sections 4.4 and 5.2), over WebCrypto alone. */
import { fromBase64, fromUtf8, joined, sameBytes, utf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';

type Bytes = Uint8Array<ArrayBuffer>;

interface Parts {
  header: string;
  wrappedKey: Bytes;
  iv: Bytes;
  ciphertext: Bytes;
  tag: Bytes;
}

const BASE64URL = /^[0-9A-Za-z_-]*$/;

/**
 * Opens a delivery with the secret of its notice.
 *
 * @throws {MyDataError} `jwe.malformed`, `jwe.algorithm` (anything but A256KW with A256CBC-HS512), `jwe.key`
 * (32 ASCII characters are needed), `jwe.undecipherable` (wrong secret, or changed on the way: one error for both).
 *
 * @example
 * ```ts
 * const payload = await decryptJwe(jwe, notice.secret);
 * ```
 */
export async function decryptJwe(jwe: string, secret: string): Promise<Bytes> {
  const parts = split(jwe);
  checkHeader(parts.header);
  const contentKey = await unwrapKey(parts.wrappedKey, secret);
  await checkTag(parts, contentKey.subarray(0, 32));
  return decrypt(parts, contentKey.subarray(32));
}

function split(jwe: string): Parts {
  const parts = jwe.trim().split('.');
  const [header, wrappedKey, iv, ciphertext, tag] = parts;
  if (parts.length !== 5 || header === undefined || wrappedKey === undefined || iv === undefined || ciphertext === undefined
    || tag === undefined || !parts.every((part) => BASE64URL.test(part))) {
    throw new MyDataError('jwe.malformed', 'not a compact JWE: five Base64url parts');
  }
  try {
    return { header, wrappedKey: fromBase64(wrappedKey), iv: fromBase64(iv), ciphertext: fromBase64(ciphertext), tag: fromBase64(tag) };
  } catch (cause) {
    throw new MyDataError('jwe.malformed', 'not a compact JWE: five Base64url parts', { cause });
  }
}

function checkHeader(header: string): void {
  const { alg, enc, zip, crit } = parseHeader(header);
  if (alg !== 'A256KW' || enc !== 'A256CBC-HS512' || zip !== undefined || crit !== undefined) {
    throw new MyDataError('jwe.algorithm', 'a delivery is sealed with A256KW and A256CBC-HS512, without extensions');
  }
}

function parseHeader(header: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(fromUtf8(fromBase64(header)));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch (cause) {
    throw new MyDataError('jwe.malformed', 'the header is not JSON', { cause });
  }
  throw new MyDataError('jwe.malformed', 'the header is not a JSON object');
}

async function unwrapKey(wrapped: Bytes, secret: string): Promise<Bytes> {
  const raw = utf8(secret);
  if (raw.length !== 32) throw new MyDataError('jwe.key', 'the secret is 32 ASCII characters');
  const wrapping = await crypto.subtle.importKey('raw', raw, 'AES-KW', false, ['unwrapKey']);
  try {
    // WebCrypto has no type for a combined key of 64 bytes; an HMAC key may be as long.
    const hmac = { name: 'HMAC', hash: 'SHA-512', length: 512 };
    const key = await crypto.subtle.unwrapKey('raw', wrapped, wrapping, 'AES-KW', hmac, true, ['sign']);
    const bytes = new Uint8Array(await crypto.subtle.exportKey('raw', key) as ArrayBuffer);
    if (bytes.length === 64) return bytes;
  } catch {
    throw undecipherable();
  }
  throw undecipherable();
}

async function checkTag(parts: Parts, macKey: Bytes): Promise<void> {
  const aad = utf8(parts.header);
  const aadBits = new Uint8Array(8);
  new DataView(aadBits.buffer).setBigUint64(0, BigInt(aad.length) * 8n);
  const key = await crypto.subtle.importKey('raw', macKey, { name: 'HMAC', hash: 'SHA-512' }, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, joined(aad, parts.iv, parts.ciphertext, aadBits));
  if (parts.iv.length !== 16 || !sameBytes(new Uint8Array(mac).subarray(0, 32), parts.tag)) throw undecipherable();
}

async function decrypt(parts: Parts, cipherKey: Bytes): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', cipherKey, 'AES-CBC', false, ['decrypt']);
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv: parts.iv }, key, parts.ciphertext));
  } catch {
    throw undecipherable();
  }
}

function undecipherable(): MyDataError {
  return new MyDataError('jwe.undecipherable', 'the secret is wrong or the delivery was changed on the way');
}
