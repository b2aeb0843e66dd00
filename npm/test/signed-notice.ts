/** Notices as the platform signs them, made by node's own cryptography. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The platform's keys, and somebody else's. */
export const pair = generateKeyPairSync('ed25519');
export const other = generateKeyPairSync('ed25519');

/** What can be other than it should. */
export interface NoticeParts {
  id?: string;
  /** Seconds since 1970. */
  timestamp: number | string;
  body: string;
  key?: KeyObject;
  signature?: string;
}

/** Keys as the platform publishes them, one of another kind among them. */
export function jwks(...keys: KeyObject[]): object {
  return { keys: [{ kty: 'RSA', n: 'x', e: 'AQAB' }, ...keys.map((key) => ({ ...key.export({ format: 'jwk' }), kid: 'x', use: 'sig' }))] };
}

/** A notice on its way to the service. */
export function signedRequest({ id = `msg_${'5f'.repeat(16)}`, timestamp, body, key = pair.privateKey, signature }: NoticeParts): Request {
  const made = `v1a,${sign(null, Buffer.from(`${id}.${timestamp}.${body}`), key).toString('base64')}`;
  const headers = { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signature ?? made };
  return new Request('https://school.test/mydata/notify', { method: 'POST', headers, body });
}
