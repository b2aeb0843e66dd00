/** Two side calls of the data API: how far a transaction is, and how the citizen identified. */
import type { ReceivingCode } from '../codes.ts';
import { MyDataError } from '../errors.ts';
import { callPlatform } from '../platform-call.ts';
import type { PlatformAnswer, PlatformCall } from '../platform-call.ts';
import { isVerification } from '../verification.ts';
import type { Verification } from '../verification.ts';

/** Which transaction is asked about. The caller's address has to be on the service's allow-list. */
export interface TransactionQuestion extends PlatformCall {
  /** The transaction id of the redirect. */
  txId: string;
}

/**
 * Each status of a transaction and what it means.
 *
 * @example
 * ```ts
 * TXID_STATUSES[429]; // 'preparing'
 * ```
 */
export const TXID_STATUSES = {
  200: 'ready',
  201: 'taken',
  205: 'refused',
  400: 'bad-request',
  403: 'not-delivered',
  410: 'notice-failed',
  429: 'preparing',
  504: 'data-unavailable',
} as const;

/** A status of a transaction. */
export type TxidStatusCode = keyof typeof TXID_STATUSES;

/** How far a transaction is. */
export interface TxidStatus {
  readonly code: TxidStatusCode;
  /** The status as one word, for switches and translations. */
  readonly meaning: (typeof TXID_STATUSES)[TxidStatusCode];
  /** The platform's own words, in Chinese. */
  readonly text: string;
}

/**
 * Asks how far a transaction is: for a desk that wants to know why nothing has come. Fetching does not need it.
 *
 * @throws {MyDataError} `status.refused` (no service that may call from this address has begun such a transaction), `status.unknown`
 * (nothing is kept of it any more; for {@link typeValid} also: nobody has identified yet), `status.network`, `status.unexpected`.
 *
 * @example
 * ```ts
 * const { meaning } = await txidStatus({ platform, txId });
 * if (meaning === 'refused') closeApplication(txId);
 * ```
 */
export async function txidStatus(question: TransactionQuestion): Promise<TxidStatus> {
  const answer = await ask(question, '/service/txid_status');
  const code = Number(answer.members['code']);
  const { text } = answer.members;
  if (!isStatus(code) || typeof text !== 'string') throw refusalOf(answer);
  return { code, meaning: TXID_STATUSES[code], text };
}

/**
 * Asks how the citizen of a transaction identified.
 *
 * @throws {MyDataError} as {@link txidStatus}.
 *
 * @example
 * ```ts
 * const method = await typeValid({ platform, txId }); // 'CER'
 * ```
 */
export async function typeValid(question: TransactionQuestion): Promise<Verification> {
  const answer = await ask(question, '/service/type_valid');
  const { verification } = answer.members;
  if (answer.status !== 200 || !isVerification(verification)) throw refusalOf(answer);
  return verification;
}

function ask(question: TransactionQuestion, path: string): Promise<PlatformAnswer> {
  return callPlatform(question, path, 'status.network', { headers: { tx_id: question.txId } });
}

function isStatus(code: number): code is TxidStatusCode {
  return Object.hasOwn(TXID_STATUSES, code);
}

const REFUSALS: Readonly<Record<number, readonly [code: ReceivingCode, message: string]>> = {
  401: ['status.refused', 'no service that may call from this address has begun such a transaction'],
  404: ['status.unknown', 'the platform has nothing to say of this transaction any more, or not yet'],
};

function refusalOf({ status }: PlatformAnswer): MyDataError {
  const [code, message] = REFUSALS[status] ?? ['status.unexpected', 'the platform gave an unexpected answer'];
  return new MyDataError(code, message, { facts: { status } });
}
