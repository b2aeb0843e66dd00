/** The redirect of a citizen who has signed at the service: she need not identify at the platform again. */
import type { AskingCode } from '../codes.ts';
import { MyDataError } from '../errors.ts';
import { callPlatform } from '../platform-call.ts';
import type { PlatformAnswer, PlatformCall } from '../platform-call.ts';
import { addressOf } from '../request.ts';
import type { RedirectRequest } from '../request.ts';
import { checkNationalId, seal } from './sealed.ts';
import type { ClientCredentials } from './sealed.ts';

/** Which transaction a call is about. */
export interface SignedEntryCall extends PlatformCall {
  /** `CLI.` and ten letters or digits. */
  clientId: string;
  /** The transaction that the redirect will name. */
  txId: string;
}

/** Whose signature it is. */
export interface SignedCitizen {
  /** National ID, capital letter first. */
  nationalId: string;
  /** `yyyy/MM/dd`. */
  birthday: string;
  /** From {@link requestSalt}, at most 15 seconds old when the signature arrives. */
  salt: string;
  /** Her name, as the certificate has it. */
  holder?: string;
  /** Where she can be told that her data was taken, if she is no member of the platform. */
  email?: string;
  mobile?: string;
  /** What a third-party verifier wants carried along. */
  asOptional?: string;
}

/** A signature, and what was signed. */
export interface SignatureSubmission extends SignedEntryCall {
  /** From {@link sealSignedCitizen}: the very text that was signed. */
  data: string;
  /** Base64 of the PKCS#7 signature over the text of `data`. */
  pkcs7: string;
  /** Who checked the certificate, if a third party did: 臺灣網路認證 or 中華電信. */
  verifier?: { asId: 'cht' | 'twid'; verificationType?: string };
}

const SALT = /^[0-9a-f]{32}$/i;
const BIRTHDAY = /^\d{4}\/\d{2}\/\d{2}$/;
/** 403 is answered for the certificate as for the salt, 401 for `data` as for the signature: the problem's own code tells them apart. */
const REFUSALS: Readonly<Record<number, readonly [code: AskingCode, message: string]>> = {
  400: ['signature.fields', 'the platform could not read the sealed data or lacks a field'],
  401: ['signature.refused', 'the service is unknown, may not forward signatures, or the signature does not hold'],
  403: ['signature.not-accepted', 'the certificate is not accepted, or the salt is unknown'],
  408: ['signature.too-late', 'the salt is older than fifteen seconds'],
  409: ['signature.another-person', 'the certificate belongs to somebody else, or the register knows her otherwise'],
  429: ['signature.later', 'too many texts that did not decrypt came from this address'],
  503: ['signature.later', 'register or revocation list cannot be asked now'],
};

/**
 * Asks the platform for a salt, which makes the signature one for this transaction and moment. Ask when the citizen is about to sign: the
 * signature has to arrive within 15 seconds, and the redirect within ten minutes.
 *
 * @throws {MyDataError} `signature.refused`, `signature.network`, `signature.unexpected`.
 *
 * @example
 * ```ts
 * const salt = await requestSalt({ platform, clientId: credentials.clientId, txId });
 * ```
 */
export async function requestSalt(call: SignedEntryCall): Promise<string> {
  const answer = await post(call, { tx_id: call.txId });
  const { salt } = answer.members;
  if (answer.status !== 200 || typeof salt !== 'string' || !SALT.test(salt)) throw refusalOf(answer);
  return salt;
}

/**
 * Seals who is signing. What comes back is the text that she signs: hand it to her card component as it is.
 *
 * @throws {MyDataError} `request.national-id`, `signature.fields` (`facts.field`).
 *
 * @example
 * ```ts
 * const data = await sealSignedCitizen({ nationalId, birthday: '2009/04/18', salt }, credentials);
 * ```
 */
export async function sealSignedCitizen(citizen: SignedCitizen, credentials: ClientCredentials): Promise<string> {
  const { nationalId: pid, birthday, salt, holder, email, mobile, asOptional: as_optional } = citizen;
  checkNationalId(pid);
  if (!BIRTHDAY.test(birthday)) throw malformed('birthday');
  if (!SALT.test(salt)) throw malformed('salt');
  // Fields without a value are left out of the JSON.
  return seal(JSON.stringify({ pid, holder, birthday, email, mobile, salt, as_optional }), credentials);
}

/**
 * Forwards her signature. When this returns, the platform has accepted it, and she can be sent to {@link signedRedirectUrl}.
 *
 * @throws {MyDataError} `signature.fields`, `signature.refused`, `signature.not-accepted`, `signature.too-late`,
 * `signature.another-person`, `signature.later`, each with the platform's own code in `facts.problem` where it gives one;
 * `signature.network`, `signature.unexpected`.
 *
 * @example
 * ```ts
 * await submitSignature({ platform, clientId: credentials.clientId, txId, data, pkcs7 });
 * const url = signedRedirectUrl({ platform, clientId: credentials.clientId, resources, txId, returnUrl });
 * ```
 */
export async function submitSignature(submission: SignatureSubmission): Promise<void> {
  const { txId: tx_id, data, pkcs7, verifier } = submission;
  const answer = await post(submission, { tx_id, data, pkcs7, verification_type: verifier?.verificationType, as_id: verifier?.asId });
  if (answer.status !== 200) throw refusalOf(answer);
}

/**
 * The URL for a citizen whose signature was accepted. A `pid` is not needed: the signature says who she is.
 *
 * @throws {MyDataError} `request.*` where the platform would refuse the request.
 *
 * @example
 * ```ts
 * const url = signedRedirectUrl({ platform, clientId: credentials.clientId, resources, txId, returnUrl });
 * return Response.redirect(url.href, 303);
 * ```
 */
export function signedRedirectUrl(request: Omit<RedirectRequest, 'pid'> & { pid?: string }): URL {
  const url = addressOf('/service/spsignature', request);
  if (request.pid !== undefined) url.searchParams.set('pid', request.pid);
  return url;
}

function post(call: SignedEntryCall, body: object): Promise<PlatformAnswer> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return callPlatform(call, `/service/spsignature/${encodeURIComponent(call.clientId)}`, 'signature.network', init);
}

function malformed(field: string): MyDataError {
  return new MyDataError('signature.fields', `the ${field} has another form`, { facts: { field } });
}

function refusalOf({ status, members }: PlatformAnswer): MyDataError {
  const [code, message] = REFUSALS[status] ?? ['signature.unexpected', 'the platform gave an unexpected answer'];
  return new MyDataError(code, message, { facts: { status, ...(typeof members['code'] === 'string' ? { problem: members['code'] } : {}) } });
}
