/** Asking the wasm module: what it throws becomes the SDK's error. */
import type { ErrorCode } from './codes.ts';
import type { Facts } from './errors.ts';
import { MyDataError } from './errors.ts';

interface CodedError extends Error {
  code?: unknown;
  facts?: unknown;
}

/** Answers what the module answers. */
export function asked<T>(question: () => T): T {
  try {
    return question();
  } catch (cause) {
    if (cause instanceof MyDataError) throw cause;
    const { code, facts, message } = cause as CodedError;
    // No code: the module trapped (out of memory, or a fault of ours). It must not be asked again.
    if (typeof code !== 'string') throw new MyDataError('verify.trap', 'the verifier stopped', { cause });
    throw new MyDataError(code as ErrorCode, message, { facts: (facts ?? {}) as Facts });
  }
}
