/** What the citizen's browser brings back from the platform. */
import { MyDataError } from './errors.ts';

/**
 * Each return code and what it means.
 *
 * @example
 * ```ts
 * const codes = Object.keys(RETURN_CODES).map(Number); // a page of yours for each
 * RETURN_CODES[408]; // 'timed-out'
 * ```
 */
export const RETURN_CODES = {
  200: 'given',
  205: 'refused',
  400: 'bad-request',
  401: 'not-authorised',
  403: 'no-datasets',
  404: 'return-url-unknown',
  408: 'timed-out',
  409: 'another-person',
  410: 'notice-failed',
  423: 'service-deactivated',
  504: 'data-unavailable',
} as const;

/** A return code of the platform. */
export type ReturnCode = keyof typeof RETURN_CODES;

/** The meaning of a return code as one word, for switches and translations. */
export type ReturnMeaning = (typeof RETURN_CODES)[ReturnCode];

/** What a return URL said. */
export interface PlatformReturn {
  code: ReturnCode;
  meaning: ReturnMeaning;
  /** The transaction id, still sealed: open it on the server with `openTxId` of `@mydata-edge/sdk/server`. */
  sealedTxId: string;
  /** The query that your own return URL had. */
  query: URLSearchParams;
}

function isReturnCode(code: number): code is ReturnCode {
  return Object.hasOwn(RETURN_CODES, code);
}

/**
 * Reads the URL that the platform sent the citizen back to.
 *
 * A return tells what to *show*. It is no proof that data was given: only the data itself is.
 *
 * @throws {MyDataError} `return.code` or `return.tx-id` where the URL is not one that the platform makes.
 *
 * @example
 * ```ts
 * const { code, meaning, sealedTxId } = parseReturn(request.url);
 * if (meaning === 'refused') showRefused();
 * ```
 */
export function parseReturn(url: string | URL): PlatformReturn {
  const query = new URLSearchParams(new URL(url).searchParams);
  const text = query.get('code') ?? '';
  const code = /^\d{3}$/.test(text) ? Number(text) : 0;
  if (!isReturnCode(code)) throw new MyDataError('return.code', 'the return code is missing or unknown');
  // A sealed id is often sent without percent-encoding, so that its plus signs arrive as spaces.
  const sealedTxId = (query.get('tx_id') ?? '').replaceAll(' ', '+');
  if (sealedTxId === '') throw new MyDataError('return.tx-id', 'the return has no tx_id');
  query.delete('code');
  query.delete('tx_id');
  return { code, meaning: RETURN_CODES[code], sealedTxId, query };
}
