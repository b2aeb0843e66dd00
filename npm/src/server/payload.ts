/** What is inside the JWE: a file name and the outer ZIP. */
import { fromBase64, fromUtf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';

/** The decrypted content of a delivery. */
export interface Payload {
  /** `{client_id}.zip`. */
  filename: string;
  /** The outer ZIP. */
  zip: Uint8Array<ArrayBuffer>;
}

/** The literal prefix of the wire; it looks like a data URL and is none. */
const PREFIX = 'application/zip;data:';

/**
 * Reads the payload of a delivery.
 *
 * @throws {MyDataError} `payload.malformed`.
 *
 * @example
 * ```ts
 * const { filename, zip } = parsePayload(await decryptJwe(jwe, secret));
 * ```
 */
export function parsePayload(bytes: BufferSource): Payload {
  try {
    const { filename, data } = JSON.parse(fromUtf8(bytes)) as { filename?: unknown; data?: unknown };
    if (typeof filename === 'string' && typeof data === 'string' && data.startsWith(PREFIX)) {
      return { filename, zip: fromBase64(data.slice(PREFIX.length)) };
    }
  } catch (cause) {
    throw new MyDataError('payload.malformed', 'the payload is not the JSON of a delivery', { cause });
  }
  throw new MyDataError('payload.malformed', 'the payload has no file name or no ZIP');
}
