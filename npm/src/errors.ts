/** The one error class of the SDK: a stable code to act on, the cause, and where to read more. */
import type { ErrorCode } from './codes.ts';

/** Facts that belong to an error, for logs and for sentences shown to people. Never personal data. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/**
 * Every refusal of the SDK. Act on {@link MyDataError.code}, never on the message.
 *
 * @example
 * ```ts
 * import { fetchData } from '@mydata-edge/sdk/server';
 * import { MyDataError } from '@mydata-edge/sdk';
 *
 * try {
 *   await fetchData({ platform, permissionTicket, wait });
 * } catch (error) {
 *   if (error instanceof MyDataError && error.code === 'data.expired') askAgain();
 *   else throw error;
 * }
 * ```
 */
export class MyDataError extends Error {
  override readonly name = 'MyDataError';
  /** Stable, dotted, lower-case: `data.expired`. */
  readonly code: ErrorCode;
  /** What the sentence is about, such as a status or a size. */
  readonly facts: Facts;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; facts?: Facts } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.facts = Object.freeze({ ...options.facts });
  }

  /**
   * Where the code is explained, on every platform: `new URL(error.docUrl, platform)`. The same text ships with this package as
   * `docs/errors.md`.
   */
  get docUrl(): string {
    return `/developers/errors#${this.code}`;
  }

  /** Gives any thrown value a code, keeping one that it already has. */
  static from(code: ErrorCode, message: string, cause: unknown): MyDataError {
    return cause instanceof MyDataError ? cause : new MyDataError(code, message, { cause });
  }
}
