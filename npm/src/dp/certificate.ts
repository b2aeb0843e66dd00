/** As much of an X.509 certificate (RFC 5280) as is needed to find the public key in it. */

type Bytes = Uint8Array<ArrayBuffer>;

interface Element {
  tag: number;
  /** The element with its tag and length. */
  whole: Bytes;
  content: Bytes;
}

const SEQUENCE = 0x30;
/** `[0] EXPLICIT`, which the version stands in. */
const VERSION = 0xa0;
/** serialNumber, signature, issuer, validity and subject stand before subjectPublicKeyInfo. */
const BEFORE_KEY = 5;

/** The SubjectPublicKeyInfo of a DER certificate, or `undefined` where it is none. */
export function publicKeyOf(certificate: Bytes): Bytes | undefined {
  const outer = first(certificate);
  const body = outer?.tag === SEQUENCE ? first(outer.content) : undefined;
  if (body?.tag !== SEQUENCE) return undefined;
  const fields = elements(body.content);
  const key = fields[fields[0]?.tag === VERSION ? BEFORE_KEY + 1 : BEFORE_KEY];
  return key?.tag === SEQUENCE ? key.whole : undefined;
}

function elements(content: Bytes): Element[] {
  const found: Element[] = [];
  let rest = content;
  for (let next = first(rest); next; next = first(rest)) {
    found.push(next);
    rest = rest.subarray(next.whole.length);
  }
  return found;
}

/** The element that the bytes begin with (X.690: one-byte tags, definite lengths of up to four bytes). */
function first(bytes: Bytes): Element | undefined {
  const [tag, short] = bytes;
  if (tag === undefined || short === undefined) return undefined;
  const lengthBytes = short < 0x80 ? 0 : short - 0x80;
  if (short === 0x80 || lengthBytes > 4 || bytes.length < 2 + lengthBytes) return undefined;
  const length = lengthBytes === 0 ? short : bytes.subarray(2, 2 + lengthBytes).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = 2 + lengthBytes;
  if (bytes.length < start + length) return undefined;
  return { tag, whole: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) };
}
