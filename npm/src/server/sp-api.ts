/** The SP-API: the platform tells the service provider that a citizen has agreed. */
import { boundedBytes } from '../bounded.ts';
import { fromUtf8, sameBytes, utf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';
import { isTxId } from '../request.ts';
import type { NoticeCheck } from './notice-signature.ts';
import { unseal } from './sealed.ts';
import type { ClientCredentials } from './sealed.ts';

/** A service as its own SP-API endpoint knows it. */
export interface NotifiedClient extends ClientCredentials {
  /** The static key registered with the platform; a notice must carry it. */
  apiKey?: string;
}

/** The data can be fetched. */
export interface DataNotice {
  kind: 'data';
  txId: string;
  /** Fetches the delivery, for at most eight hours. */
  permissionTicket: string;
  /** Opens the delivery. 32 lower-case hex characters; keep it as a secret. */
  secret: string;
}

/** The data could not be had; nothing can be fetched. */
export interface UnableNotice {
  kind: 'unable';
  txId: string;
  permissionTicket: string;
  /** The datasets that failed. */
  resources: readonly string[];
}

/** What a notice says. */
export type Notice = DataNotice | UnableNotice;

/** What {@link spApiHandler} needs of you. */
export interface SpApiOptions {
  /** The service that a transaction was started for, or `undefined` where you started no such transaction. */
  clientFor(txId: string): NotifiedClient | undefined | Promise<NotifiedClient | undefined>;
  /**
   * Keeps the notice durably and returns. Fetch afterwards (an alarm, a queue), not in here: the platform waits
   * for this answer. The same notice may come again; keeping it again must change nothing.
   */
  accept(notice: Notice, client: NotifiedClient): void | Promise<void>;
  /** Checks the platform's signature of the notice, see {@link noticeCheck}. Without it, `apiKey` alone tells the platform from others. */
  signature?: NoticeCheck;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SECRET = /^[0-9a-f]{32}$/;
const LARGEST_BODY = 64 * 1024;

interface RawNotice {
  tx_id?: unknown;
  apiKey?: unknown;
  permission_ticket?: unknown;
  secret_key?: unknown;
  unable_to_deliver?: unknown;
}

/**
 * Makes the handler of the URL that is registered as the SP-API of a service.
 * It answers 200 when the notice is kept, 403 to a stranger, 401 where a signature is wanted and does not hold, 400 to nonsense.
 *
 * @example
 * ```ts
 * const notify = spApiHandler({
 *   clientFor: async (txId) => (await applications.has(txId)) ? client : undefined,
 *   accept: (notice) => applications.keep(notice), // durable, idempotent on notice.txId
 * });
 * export default { fetch: (request: Request) => notify(request) };
 * ```
 */
export function spApiHandler(options: SpApiOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      if (request.method !== 'POST') throw new MyDataError('sp-api.method', 'a notice comes by POST');
      const body = await boundedBytes(request, LARGEST_BODY);
      if (body === undefined) throw new MyDataError('sp-api.too-large', 'a notice is at most 64 KiB');
      const signed = await options.signature?.(request.headers, body);
      const { notice, client } = await readNotice(body, options);
      if (signed?.isKnown !== true) await options.accept(notice, client);
      await signed?.takenIn();
      return answer(200, { tx_id: notice.txId });
    } catch (error) {
      if (!(error instanceof MyDataError) || !(error.code in STATUS)) throw error;
      return answer(STATUS[error.code] ?? 400, { code: error.code });
    }
  };
}

const STATUS: Readonly<Record<string, number>> = {
  'sp-api.body': 400,
  'sp-api.keys': 503,
  'sp-api.method': 405,
  'sp-api.replayed': 401,
  'sp-api.signature': 401,
  'sp-api.stranger': 403,
  'sp-api.timestamp': 401,
  'sp-api.too-large': 413,
  'sealed.undecipherable': 400,
};

function answer(status: number, body: object): Response {
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=UTF-8', 'cache-control': 'no-store' };
  if (status === 405) headers['allow'] = 'POST';
  return new Response(JSON.stringify(body), { status, headers });
}

async function readNotice(body: Uint8Array<ArrayBuffer>, options: SpApiOptions): Promise<{ notice: Notice; client: NotifiedClient }> {
  const raw = rawNotice(body);
  const txId = typeof raw.tx_id === 'string' && isTxId(raw.tx_id) ? raw.tx_id : undefined;
  if (txId === undefined) throw badBody('tx_id');
  const client = await options.clientFor(txId);
  // An unknown transaction and a wrong key get the same answer.
  if (client === undefined || !(await hasKey(raw, client))) {
    throw new MyDataError('sp-api.stranger', 'the transaction is unknown or the key is wrong');
  }
  return { notice: await parseNotice(raw, txId, client), client };
}

function rawNotice(bytes: Uint8Array<ArrayBuffer>): RawNotice {
  try {
    const body: unknown = JSON.parse(fromUtf8(bytes));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch (cause) {
    throw new MyDataError('sp-api.body', 'a notice is JSON', { cause });
  }
  throw badBody('body');
}

function badBody(field: string): MyDataError {
  return new MyDataError('sp-api.body', `the notice's ${field} is missing or malformed`, { facts: { field } });
}

async function hasKey(raw: RawNotice, client: NotifiedClient): Promise<boolean> {
  if (client.apiKey === undefined) return true;
  const given = typeof raw.apiKey === 'string' ? raw.apiKey : '';
  // Digests are compared, so that time tells neither content nor length.
  const digests = await Promise.all([given, client.apiKey].map((key) => crypto.subtle.digest('SHA-256', utf8(key))));
  const [left, right] = digests.map((digest) => new Uint8Array(digest));
  return left !== undefined && right !== undefined && sameBytes(left, right);
}

async function parseNotice(raw: RawNotice, txId: string, client: NotifiedClient): Promise<Notice> {
  const permissionTicket = raw.permission_ticket;
  if (typeof permissionTicket !== 'string' || !UUID.test(permissionTicket)) throw badBody('permission_ticket');
  if (raw.unable_to_deliver !== undefined) {
    const resources = raw.unable_to_deliver;
    if (!Array.isArray(resources) || !resources.every((id) => typeof id === 'string')) throw badBody('unable_to_deliver');
    return { kind: 'unable', txId, permissionTicket, resources };
  }
  if (typeof raw.secret_key !== 'string') throw badBody('secret_key');
  const secret = await unseal(raw.secret_key, client);
  if (!SECRET.test(secret)) throw badBody('secret_key');
  return { kind: 'data', txId, permissionTicket, secret };
}
