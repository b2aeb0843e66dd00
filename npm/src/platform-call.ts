/** One call to the platform with a small JSON answer. */
import { boundedBytes } from './bounded.ts';
import { fromUtf8 } from './bytes.ts';
import type { ErrorCode } from './codes.ts';
import { MyDataError } from './errors.ts';

/** How the platform is called. */
export interface PlatformCall {
  /** Where the platform is. */
  platform: string | URL;
  /** Replaces the global `fetch`, for a service binding or a test. */
  fetch?: (request: Request) => Promise<Response>;
  /** Ends the call. */
  signal?: AbortSignal;
}

/** A status, and the members of the JSON object that came with it; none where it was no such object. */
export interface PlatformAnswer {
  status: number;
  members: Readonly<Record<string, unknown>>;
}

/** Answers have some hundred bytes. */
const LARGEST_ANSWER = 16 * 1024;

/** Calls; `noAnswer` is the code of the error where nobody answers. */
export async function callPlatform(call: PlatformCall, path: string, noAnswer: ErrorCode, init: RequestInit): Promise<PlatformAnswer> {
  const own: RequestInit = { ...init, redirect: 'manual', ...(call.signal ? { signal: call.signal } : {}) };
  const message = new Request(new URL(path, call.platform), own);
  try {
    const response = await (call.fetch ?? fetch)(message);
    return { status: response.status, members: membersOf(await boundedBytes(response, LARGEST_ANSWER)) };
  } catch (cause) {
    throw new MyDataError(noAnswer, 'the platform cannot be reached', { cause });
  }
}

function membersOf(body: Uint8Array<ArrayBuffer> | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(fromUtf8(body ?? new Uint8Array()));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
