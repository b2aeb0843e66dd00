/** What is kept of one application, and how it is sealed for the store. */
import { fromBase64, fromUtf8, joined, toBase64, utf8 } from '../bytes.ts';
import type { DataNotice } from './sp-api.ts';

/** How far an application is. */
export type Stage<Values> =
  /** The visitor is at the platform, or never came back. */
  | { readonly at: 'platform' }
  /** She agreed; the delivery is to be fetched. */
  | { readonly at: 'noticed'; readonly notice: DataNotice; readonly noticedAt: number }
  /** It is here and not opened yet. The platform has no second copy. */
  | { readonly at: 'sealed'; readonly jwe: string; readonly secret: string }
  /** Her data, from valid packages only. */
  | { readonly at: 'given'; readonly values: Values }
  | { readonly at: 'failed'; readonly code: string };

/** One application. It holds no national ID: the platform has it sealed, and the data itself says the rest. */
export interface ApplicationRecord<Values> {
  readonly txId: string;
  /** SHA-256 of the visitor's secret, Base64. */
  readonly visitor: string;
  readonly stage: Stage<Values>;
  /** Milliseconds since 1970, after which all of it is forgotten. */
  readonly keepUntil: number;
}

const IV_BYTES = 12;
const PURPOSE = utf8('mydata-edge application record');

/** Seals records under a key of the service, each for its own transaction. */
export class RecordSeal {
  readonly #key: Promise<CryptoKey>;

  constructor(clientSecret: string) {
    const derive = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: PURPOSE };
    const imported = crypto.subtle.importKey('raw', utf8(clientSecret), 'HKDF', false, ['deriveKey']);
    this.#key = imported.then((secret) => crypto.subtle.deriveKey(derive, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
    this.#key.catch(() => undefined);
  }

  async seal<Values>(record: ApplicationRecord<Values>): Promise<string> {
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(record.txId) };
    const sealed = await crypto.subtle.encrypt(algorithm, await this.#key, utf8(JSON.stringify(record)));
    return toBase64(joined(iv, new Uint8Array(sealed)));
  }

  /** The record, or `undefined` where the text is none of this transaction and this service. */
  async open<Values>(txId: string, text: string): Promise<ApplicationRecord<Values> | undefined> {
    try {
      const bytes = fromBase64(text);
      const algorithm = { name: 'AES-GCM', iv: bytes.subarray(0, IV_BYTES), additionalData: utf8(txId) };
      return JSON.parse(fromUtf8(await crypto.subtle.decrypt(algorithm, await this.#key, bytes.subarray(IV_BYTES)))) as ApplicationRecord<Values>;
    } catch {
      return undefined;
    }
  }
}
