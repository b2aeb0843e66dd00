/** Whose certificate it is, as far as a page has to say it. Whether it is good, the platform judges. */

const OID = { commonName: '2.5.4.3', organisation: '2.5.4.10' };
const STRINGS: Readonly<Record<number, string>> = { 0x0c: 'utf-8', 0x13: 'utf-8', 0x14: 'latin1', 0x16: 'utf-8', 0x1e: 'utf-16be' };
const EXPLICIT_VERSION = 0xa0;

interface Element {
  tag: number;
  content: Uint8Array;
}

/** The holder's name, or the organisation's where there is none. `undefined` if the certificate cannot be read. */
export function holderOf(base64: string): string | undefined {
  try {
    const names = subjectOf(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
    return names.get(OID.commonName) ?? names.get(OID.organisation);
  } catch {
    return undefined;
  }
}

function subjectOf(der: Uint8Array): Map<string, string> {
  const [certificate] = elements(der);
  const [body] = elements(contentOf(certificate));
  const fields = elements(contentOf(body)).filter(({ tag }) => tag !== EXPLICIT_VERSION);
  // serialNumber, signature, issuer, validity, subject: RFC 5280, 4.1.
  const names = new Map<string, string>();
  for (const set of elements(contentOf(fields[4]))) {
    for (const attribute of elements(set.content)) {
      const [type, value] = elements(attribute.content);
      if (value) names.set(dotted(contentOf(type)), new TextDecoder(STRINGS[value.tag] ?? 'utf-8').decode(value.content));
    }
  }
  return names;
}

function contentOf(element: Element | undefined): Uint8Array {
  if (element === undefined) throw new RangeError('the certificate ends early');
  return element.content;
}

function elements(der: Uint8Array): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < der.length; ) {
    const tag = byteAt(der, at);
    let [length, from] = [byteAt(der, at + 1), at + 2];
    if (length > 0x80) {
      const digits = length - 0x80;
      length = 0;
      for (let digit = 0; digit < digits; digit += 1) length = length * 256 + byteAt(der, from + digit);
      from += digits;
    }
    if (from + length > der.length) throw new RangeError('the certificate ends early');
    found.push({ tag, content: der.subarray(from, from + length) });
    at = from + length;
  }
  return found;
}

function byteAt(der: Uint8Array, at: number): number {
  const byte = der[at];
  if (byte === undefined) throw new RangeError('the certificate ends early');
  return byte;
}

/** As far as attribute types need it: their first two arcs are 2.5, or are never met here. */
function dotted(oid: Uint8Array): string {
  const [first = 0, ...rest] = oid;
  return [Math.floor(first / 40), first % 40, ...rest].join('.');
}
