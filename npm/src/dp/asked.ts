/** What the platform asks a data provider with, read from the request; nothing in it is believed before the platform has confirmed the token. */
import { boundedBytes } from '../bounded.ts';
import { fromUtf8, sameBytes, toBase64, utf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';

/** A request as it came. */
export interface AskedRequest {
  /** Never log it. */
  readonly token: string;
  readonly transactionUid: string;
  /** What the citizen filled in, by name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The JSON of a POST, as registered in the body template; `undefined` for a GET. */
  readonly body: unknown;
  /** Whom the request itself names, in headers or body, as an ID or its Base64. */
  readonly named: readonly string[];
}

/** The most a request's body may have; a real one has a few hundred bytes. */
const LARGEST_BODY = 16 * 1024;
const TOKEN = /^[Bb]earer +(mydata::[0-9a-z]{64})$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Where a dataset's template may name the person it asks about. */
const PERSON_NAMES = ['uid', 'personId', 'residentIdNo', 'idNo'];

/** Whether the platform only asks if the provider is well: `?heartbeat=true`, without a token. */
export function isHeartbeat(request: Request): boolean {
  return new URL(request.url).searchParams.get('heartbeat') === 'true';
}

/**
 * Reads a request.
 *
 * @throws {MyDataError} `dp.token-missing`, `dp.transaction-uid`, `dp.parameter` (`facts.name`), `dp.body`.
 */
export async function readAsked(request: Request, parameterNames: readonly string[]): Promise<AskedRequest> {
  const { headers } = request;
  const [, token] = TOKEN.exec(headers.get('authorization')?.trim() ?? '') ?? [];
  if (token === undefined) throw new MyDataError('dp.token-missing', 'a Bearer token of the platform is needed');
  const transactionUid = headers.get('transaction_uid') ?? '';
  if (!UUID.test(transactionUid)) throw new MyDataError('dp.transaction-uid', 'a transaction_uid header with a UUID is needed');
  const body = request.method === 'POST' ? await readBody(request) : undefined;
  const members = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const named = PERSON_NAMES.flatMap((name) => [headers.get(name), members[name]]);
  return { token, transactionUid: transactionUid.toLowerCase(), parameters: readParameters(headers, parameterNames), body, named: named.filter(isGiven) };
}

/** Whether everybody whom the request names is this person. It need not name anybody. */
export function isAbout({ named }: AskedRequest, uid: string): boolean {
  const forms = [utf8(uid), utf8(toBase64(utf8(uid)))];
  return named.every((name) => forms.some((form) => sameBytes(form, utf8(name))));
}

function isGiven(name: unknown): name is string {
  return typeof name === 'string' && name !== '';
}

function readParameters(headers: Headers, names: readonly string[]): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const name of names) {
    const value = headers.get(name);
    if (value === null) continue;
    try {
      // Headers carry no Chinese: what cannot stand in one is percent-encoded.
      parameters[name] = decodeURIComponent(value);
    } catch {
      throw new MyDataError('dp.parameter', 'a parameter is not percent-encoded UTF-8', { facts: { name } });
    }
  }
  return parameters;
}

async function readBody(request: Request): Promise<unknown> {
  const bytes = await boundedBytes(request, LARGEST_BODY);
  if (bytes?.length === 0) return undefined;
  try {
    if (bytes !== undefined) return JSON.parse(fromUtf8(bytes)) as unknown;
  } catch {
    // The cause would quote what the body says about somebody.
  }
  throw new MyDataError('dp.body', 'the body is not JSON of at most 16 KiB');
}
