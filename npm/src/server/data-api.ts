/** The data API: the service provider fetches what a citizen gave, as one sealed delivery. */
import type { ReceivingCode } from '../codes.ts';
import { MyDataError } from '../errors.ts';

/** Which delivery to take, and from where. */
export interface TakeRequest {
  /** Where the platform is. */
  platform: string | URL;
  /** From the notice. */
  permissionTicket: string;
  /** From the notice; lets the platform check that both belong together. */
  txId?: string;
  /** Replaces the global `fetch`, for a service binding or a test. */
  fetch?: (request: Request) => Promise<Response>;
  /** Ends the transfer. */
  signal?: AbortSignal;
}

/** How one attempt ended. */
export type Taken =
  /** The delivery, a compact JWE. The platform has erased its copy: keep it before anything else. */
  | { state: 'delivered'; jwe: string }
  /** Taken before; the platform has nothing left. */
  | { state: 'taken' }
  /** Not ready. Ask again after so many seconds. */
  | { state: 'preparing'; retryAfterSeconds: number };

/** SPs in the field wait so long where the platform names no time. */
const DEFAULT_RETRY_SECONDS = 60;
/** The platform never asks to come back sooner. */
const SHORTEST_RETRY_SECONDS = 10;
/** A ticket lives for eight hours; whoever is put off for longer than one has misread something. */
const LONGEST_RETRY_SECONDS = 3600;
/** The wire has everybody ask at least so often. */
const FEWEST_ATTEMPTS = 3;

const REFUSALS: Readonly<Record<number, readonly [code: ReceivingCode, message: string]>> = {
  400: ['data.no-ticket', 'the platform saw no permission ticket'],
  401: ['data.address', 'this address is not on the allow-list of the service'],
  403: ['data.expired', 'the ticket is unknown, was not acknowledged, or is older than eight hours'],
  504: ['data.unavailable', 'no dataset could be had'],
};

/**
 * Asks once for the delivery. For back ends with durable timers (a Durable Object's alarm, a queue); where a process can
 * simply wait, {@link fetchData} is shorter.
 *
 * @throws {MyDataError} `data.no-ticket`, `data.address`, `data.expired`, `data.unavailable`: final.
 * `data.network`, `data.unexpected`: worth another try.
 *
 * @example
 * ```ts
 * const taken = await takeDelivery({ platform, permissionTicket, txId });
 * if (taken.state === 'preparing') await storage.setAlarm(Date.now() + taken.retryAfterSeconds * 1000);
 * ```
 */
export async function takeDelivery(request: TakeRequest): Promise<Taken> {
  const response = await send(request);
  if (response.status === 200) return { state: 'delivered', jwe: await body(response) };
  await response.body?.cancel();
  if (response.status === 201) return { state: 'taken' };
  if (response.status === 429) return { state: 'preparing', retryAfterSeconds: retryAfter(response.headers) };
  const [code, message] = REFUSALS[response.status] ?? ['data.unexpected', 'the platform gave an unexpected answer'];
  throw new MyDataError(code, message, { facts: { status: response.status } });
}

async function send(request: TakeRequest): Promise<Response> {
  const headers = new Headers({ permission_ticket: request.permissionTicket, accept: 'application/jwe' });
  if (request.txId !== undefined) headers.set('tx_id', request.txId);
  const init: RequestInit = { headers, redirect: 'manual' };
  if (request.signal) init.signal = request.signal;
  const message = new Request(new URL('/service/data', request.platform), init);
  try {
    return await (request.fetch ?? fetch)(message);
  } catch (cause) {
    throw new MyDataError('data.network', 'the platform cannot be reached', { cause });
  }
}

async function body(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new MyDataError('data.network', 'the transfer broke off; the platform keeps the data for another try', { cause });
  }
}

/** Seconds, or a date (RFC 9110 section 10.2.3), which is held against the platform's own clock where the answer tells it. */
function retryAfter(headers: Headers): number {
  const text = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : secondsUntil(text, headers.get('date') ?? '');
  return Number.isNaN(seconds) ? DEFAULT_RETRY_SECONDS : Math.min(LONGEST_RETRY_SECONDS, Math.max(SHORTEST_RETRY_SECONDS, seconds));
}

function secondsUntil(date: string, said: string): number {
  // What `Date.parse` makes of other texts is up to the runtime: an HTTP-date begins with its weekday.
  const at = /^[A-Z][a-z]{2,8},? /.test(date) ? Date.parse(date) : Number.NaN;
  const now = Date.parse(said);
  return Math.ceil((at - (Number.isNaN(now) ? Date.now() : now)) / 1000);
}

/** What {@link fetchData} needs. */
export interface FetchRequest extends TakeRequest {
  /** Waits so many seconds. Default: a timer; another one for tests, or where a process does not live that long. */
  wait?(seconds: number): Promise<void>;
  /** How often to ask before giving up, 3 at least. A dataset of the slow kind may take 90 minutes. Default 100. */
  attempts?: number;
}

/**
 * Fetches the delivery, coming back as often as the platform asks for it.
 *
 * @throws {MyDataError} as {@link takeDelivery}; `data.taken` where it was taken before; `data.patience` when the attempts are used up.
 *
 * @example
 * ```ts
 * const jwe = await fetchData({ platform, permissionTicket: notice.permissionTicket, txId: notice.txId });
 * ```
 */
export async function fetchData(request: FetchRequest): Promise<string> {
  const attempts = Math.max(FEWEST_ATTEMPTS, request.attempts ?? 100);
  const wait = request.wait ?? waited;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const taken = await attemptOnce(request, attempt < attempts);
    if (taken.state === 'delivered') return taken.jwe;
    if (taken.state === 'taken') throw new MyDataError('data.taken', 'the delivery was taken before');
    if (attempt < attempts) await wait(taken.retryAfterSeconds);
  }
  throw new MyDataError('data.patience', 'the delivery was not ready in the attempts allowed', { facts: { attempts } });
}

function waited(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1000));
}

async function attemptOnce(request: FetchRequest, another: boolean): Promise<Taken> {
  try {
    return await takeDelivery(request);
  } catch (error) {
    const passing = error instanceof MyDataError && (error.code === 'data.network' || error.code === 'data.unexpected');
    if (!passing || !another || request.signal?.aborted === true) throw error;
    return { state: 'preparing', retryAfterSeconds: DEFAULT_RETRY_SECONDS };
  }
}
