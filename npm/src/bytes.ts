/** Base64, UTF-8 and comparing, with the runtime's own fast paths where it has them. */

type Bytes = Uint8Array<ArrayBuffer>;

interface FastBase64 {
  fromBase64?(text: string, options?: { alphabet?: 'base64' | 'base64url' }): Bytes;
}

/** UTF-8 bytes of a text. */
export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Text of UTF-8 bytes; throws where they are not UTF-8. */
export function fromUtf8(bytes: BufferSource): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
}

/** Standard Base64 with padding. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

/** Base64 of either alphabet, padded or not; throws a `SyntaxError`-like error on anything else. */
export function fromBase64(text: string): Bytes {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const fast = (Uint8Array as unknown as FastBase64).fromBase64;
  if (fast) return fast.call(Uint8Array, standard);
  const binary = atob(standard);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

/** Compares without telling by time where two values differ. Lengths are not secret. */
export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let at = 0; at < left.length; at += 1) difference |= (left[at] ?? 0) ^ (right[at] ?? 0);
  return difference === 0;
}

/** Joins byte arrays into one. */
export function joined(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
