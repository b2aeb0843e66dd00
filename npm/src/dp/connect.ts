/** A data provider asks the platform back: is this token alive, and whom is it about? */
import { toBase64, utf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';
import { callPlatform } from '../platform-call.ts';
import type { PlatformAnswer, PlatformCall } from '../platform-call.ts';
import { isVerification } from '../verification.ts';
import type { Verification } from '../verification.ts';

/** How the platform is asked. */
export interface PlatformQuestion extends Omit<PlatformCall, 'signal'> {
  /** The access token of the request, `mydata::` and 64 lower-case letters or digits. Never log it. */
  token: string;
}

/** Which dataset asks. */
export interface IntrospectRequest extends PlatformQuestion {
  /** The dataset that the provider was asked for. */
  resourceId: string;
  /** The dataset's secret, as registered with the platform. */
  resourceSecret: string;
}

/** What the platform says about a token. */
export type Introspection =
  /** Unknown, dead, or another dataset's: all the same. */
  | { readonly active: false }
  /** Alive, and for this dataset. Times are seconds since 1970. */
  | {
    readonly active: true;
    readonly verification: Verification;
    /** The citizen, under a name that is of this transaction only. */
    readonly sub?: string;
    readonly exp?: number;
    readonly auth_time?: number;
  };

/** Whom a token is about. */
export interface Citizen {
  /** The same name as in the introspection. */
  readonly sub: string;
  /** National ID or resident number. */
  readonly uid: string;
  /** Her name, where the platform knows it. */
  readonly name?: string;
  /** `yyyy-MM-dd`. */
  readonly birthdate?: string;
  readonly gender?: string;
  readonly email?: string;
}

/** The platform waits for the provider meanwhile, so the provider cannot wait for long. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Asks whether a token is alive and for this dataset (RFC 7662).
 *
 * @throws {MyDataError} `connect.unauthorised` (the dataset's id or secret is wrong), `connect.network`, `connect.unexpected`.
 *
 * @example
 * ```ts
 * const said = await introspect({ platform, token, resourceId: 'API.myLibrary1', resourceSecret });
 * if (!said.active) return new Response(null, { status: 401 });
 * ```
 */
export async function introspect(question: IntrospectRequest): Promise<Introspection> {
  const { resourceId, resourceSecret, token } = question;
  const credentials = toBase64(utf8(`${resourceId}:${resourceSecret}`));
  const headers = { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded' };
  const body = new URLSearchParams({ token }).toString();
  const answer = await ask(question, `/connect/introspect/${encodeURIComponent(resourceId)}`, { method: 'POST', headers, body });
  if (answer === 'refused') throw new MyDataError('connect.unauthorised', 'the platform does not know this dataset by this secret');
  const { active, verification, aud, sub, exp, auth_time } = answer;
  if (active === false) return { active };
  // Whatever is not well understood is no permission: nothing here may fail open.
  if (active !== true || !isVerification(verification)) throw unexpected();
  if (aud !== undefined && aud !== resourceId) return { active: false };
  return { active, verification, ...given({ sub, exp, auth_time }) };
}

/**
 * Asks whom a token is about.
 *
 * @throws {MyDataError} `connect.token` (the token is dead), `connect.network`, `connect.unexpected`.
 *
 * @example
 * ```ts
 * const citizen = await userinfo({ platform, token });
 * const record = await records.find(citizen.uid);
 * ```
 */
export async function userinfo(question: PlatformQuestion): Promise<Citizen> {
  const answer = await ask(question, '/connect/userinfo', { headers: { authorization: `Bearer ${question.token}` } });
  if (answer === 'refused') throw new MyDataError('connect.token', 'the token is dead');
  const { sub, uid, uid_verified, cn, birthdate, gender, email } = answer;
  if (typeof sub !== 'string' || typeof uid !== 'string' || uid === '' || uid_verified !== 'True') throw unexpected();
  return { sub, uid, ...texts({ name: cn, birthdate, gender, email }) };
}

function given({ sub, exp, auth_time }: Record<'auth_time' | 'exp' | 'sub', unknown>): { sub?: string; exp?: number; auth_time?: number } {
  return { ...(typeof sub === 'string' ? { sub } : {}), ...(typeof exp === 'number' ? { exp } : {}), ...(typeof auth_time === 'number' ? { auth_time } : {}) };
}

function texts(fields: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'));
}

async function ask(question: PlatformQuestion, path: string, init: RequestInit): Promise<PlatformAnswer['members'] | 'refused'> {
  const { status, members } = await callPlatform({ ...question, signal: AbortSignal.timeout(LONGEST_WAIT_MS) }, path, 'connect.network', init);
  if (status === 401) return 'refused';
  if (status !== 200) throw unexpected(status);
  return members;
}

function unexpected(status = 200): MyDataError {
  return new MyDataError('connect.unexpected', 'the platform gave an unexpected answer', { facts: { status } });
}
