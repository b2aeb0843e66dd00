/** The signature that the platform puts beside a notice, in the form of Standard Webhooks with Ed25519 keys. */
import { boundedBytes } from '../bounded.ts';
import { fromBase64, fromUtf8, joined, toBase64, utf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';
import { ProcessMemory } from './notice-memory.ts';
import type { NoticeMemory } from './notice-memory.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What {@link noticeCheck} needs. */
export interface NoticeCheckOptions {
  /** Where the platform is; its keys are at `/trust/notice-keys.json`. */
  platform: string | URL;
  /** Where ids are remembered. Default: in this process, which is enough where `accept` is idempotent, as it has to be. */
  memory?: NoticeMemory;
  /** Replaces the global `fetch`, for a service binding or a test. */
  fetch?: (request: Request) => Promise<Response>;
  /** Milliseconds since 1970. Default `Date.now`. */
  now?(): number;
}

/** A notice whose signature holds. */
export interface SignedNotice {
  /** Whether this very notice has been taken in before: then the answer is given again and nothing is done twice. */
  readonly isKnown: boolean;
  /** To be called once the notice is kept. */
  takenIn(): Promise<void>;
}

/** Checks the signature of a notice; made by {@link noticeCheck}, used by `spApiHandler`. */
export type NoticeCheck = (headers: Headers, body: Bytes) => Promise<SignedNotice>;

/** How far the platform's clock and this one may be apart, either way. */
const TOLERANCE_SECONDS = 300;
/** An id can come again for as long as a timestamp can pass: from five minutes before to five minutes after. */
const REMEMBERED_SECONDS = 2 * TOLERANCE_SECONDS;
/** Keys are kept for an hour at most. */
const KEYS_LIVE_MS = 3_600_000;
/** Wrong signatures must not have the keys fetched again and again. */
const KEYS_REST_MS = 60_000;
const LARGEST_KEY_SET = 64 * 1024;

/**
 * Makes the check that a notice comes from the platform and from no one who has merely learned the static key.
 *
 * Used as `signature` of `spApiHandler`. It refuses with `sp-api.signature` (missing, or it does not hold), `sp-api.timestamp` (the clocks
 * are more than five minutes apart) and `sp-api.replayed` (the id belongs to another notice), each answered with 401, so that the platform
 * asks again; `sp-api.keys` (the keys cannot be had) is answered with 503.
 *
 * @example
 * ```ts
 * const notify = spApiHandler({ clientFor, accept, signature: noticeCheck({ platform: 'https://mydata.example.gov.tw' }) });
 * ```
 */
export function noticeCheck(options: NoticeCheckOptions): NoticeCheck {
  const now = options.now ?? Date.now;
  const memory = options.memory ?? new ProcessMemory(now);
  const keys = new PlatformKeys(options, now);
  return async (headers, body) => {
    const { id, timestamp, signatures } = readHeaders(headers);
    const signed = joined(utf8(`${id}.${timestamp}.`), body);
    if (!(await keys.anyHolds(signatures, signed))) throw new MyDataError('sp-api.signature', 'the signature of the notice does not hold');
    if (Math.abs(now() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) throw new MyDataError('sp-api.timestamp', 'the notice is too old, or from the future');
    const fingerprint = toBase64(new Uint8Array(await crypto.subtle.digest('SHA-256', body)));
    const known = await memory.recall(id);
    if (known !== undefined && known !== fingerprint) throw new MyDataError('sp-api.replayed', 'the id belongs to another notice');
    return {
      isKnown: known !== undefined,
      takenIn: async () => memory.remember(id, fingerprint, REMEMBERED_SECONDS),
    };
  };
}

function readHeaders(headers: Headers): { id: string; timestamp: string; signatures: Bytes[] } {
  // A header that came twice is joined by a comma, which neither of these has.
  const id = headers.get('webhook-id') ?? '';
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (!/^[\w-]{1,128}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) throw new MyDataError('sp-api.signature', 'the notice is not signed');
  const signatures = (headers.get('webhook-signature') ?? '').split(' ').flatMap((text) => signatureOf(text) ?? []);
  return { id, timestamp, signatures };
}

/** Other versions are passed over: they are for other checks. */
function signatureOf(text: string): Bytes | undefined {
  const [, base64] = /^v1a,([A-Za-z0-9+/]{86}==)$/.exec(text) ?? [];
  return base64 === undefined ? undefined : fromBase64(base64);
}

/** The platform's public keys, fetched when they are needed. */
class PlatformKeys {
  readonly #options: NoticeCheckOptions;
  readonly #now: () => number;
  #keys: readonly CryptoKey[] = [];
  #fetchedAt = Number.NEGATIVE_INFINITY;

  constructor(options: NoticeCheckOptions, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /** Whether one of the signatures holds under one of the keys. A key that fits none may have been replaced meanwhile. */
  async anyHolds(signatures: readonly Bytes[], signed: Bytes): Promise<boolean> {
    if (this.#age() > KEYS_LIVE_MS) await this.#fetch();
    if (await this.#holds(signatures, signed)) return true;
    if (signatures.length === 0 || this.#age() < KEYS_REST_MS) return false;
    await this.#fetch();
    return this.#holds(signatures, signed);
  }

  #age(): number {
    return this.#now() - this.#fetchedAt;
  }

  async #holds(signatures: readonly Bytes[], signed: Bytes): Promise<boolean> {
    for (const key of this.#keys) {
      for (const signature of signatures) if (await crypto.subtle.verify('Ed25519', key, signature, signed)) return true;
    }
    return false;
  }

  async #fetch(): Promise<void> {
    const url = new URL('/trust/notice-keys.json', this.#options.platform);
    try {
      const response = await (this.#options.fetch ?? fetch)(new Request(url, { redirect: 'manual' }));
      const body = await boundedBytes(response, LARGEST_KEY_SET);
      if (response.status !== 200 || body === undefined) throw new Error(`status ${response.status}`);
      this.#keys = await importKeys(JSON.parse(fromUtf8(body)));
      this.#fetchedAt = this.#now();
    } catch (cause) {
      throw new MyDataError('sp-api.keys', "the platform's keys for notices cannot be had", { cause });
    }
  }
}

async function importKeys(set: unknown): Promise<CryptoKey[]> {
  const { keys } = set as { keys: unknown };
  if (!Array.isArray(keys)) throw new TypeError('not a JWK Set');
  const fitting = (keys as JsonWebKey[]).filter(({ kty, crv }) => kty === 'OKP' && crv === 'Ed25519');
  return Promise.all(fitting.map(({ kty = '', crv = '', x = '' }) => crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify'])));
}
