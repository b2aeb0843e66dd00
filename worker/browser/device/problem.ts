/** Why it did not work with the device, under stable codes; the catalogue has a title and a sentence for each. */

/** What happened. */
export type DeviceProblemCode =
  | 'device.already-bound'
  | 'device.cancelled'
  | 'device.failed'
  | 'device.kind-not-accepted'
  | 'device.not-supported'
  | 'device.site-mismatch'
  | 'device.stopped'
  | 'device.timeout'
  | 'device.user-not-verified';

export class DeviceProblem extends Error {
  readonly code: DeviceProblemCode;
  /** The browser's own name for it, for the help desk. */
  readonly browser: string | undefined;

  constructor(code: DeviceProblemCode, browser?: string) {
    super(code);
    this.name = 'DeviceProblem';
    this.code = code;
    this.browser = browser;
  }
}

/** The names of the exceptions of WebAuthn, Level 3, 5.1.3 and 5.1.4. */
const BY_NAME: Readonly<Record<string, DeviceProblemCode>> = {
  AbortError: 'device.stopped',
  ConstraintError: 'device.user-not-verified',
  InvalidStateError: 'device.already-bound',
  NotAllowedError: 'device.cancelled',
  NotSupportedError: 'device.kind-not-accepted',
  SecurityError: 'device.site-mismatch',
  TimeoutError: 'device.timeout',
};

/**
 * The problem behind what a ceremony threw. Of one that was not allowed browsers do not tell why, so as to tell a site nothing
 * about the visitor; only that its whole time had gone by can be seen from here.
 */
export function problemBehind(cause: unknown, isTimeUp: boolean): DeviceProblem {
  if (cause instanceof DeviceProblem) return cause;
  const name = cause instanceof DOMException ? cause.name : undefined;
  const code = BY_NAME[name ?? ''] ?? 'device.failed';
  return new DeviceProblem(code === 'device.cancelled' && isTimeUp ? 'device.timeout' : code, name);
}
