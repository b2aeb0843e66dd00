/** The AES-256-CBC envelope that client and platform share: pid, tx_id and the secret of a delivery. */
import { fromBase64, fromUtf8, toBase64, utf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';

/** A service's credentials, as the platform's back office shows them once. */
export interface ClientCredentials {
  /** `CLI.` and ten letters or digits. */
  clientId: string;
  /** 16 characters. */
  clientSecret: string;
  /** 16 characters. */
  cbcIv: string;
}

const NATIONAL_ID = /^[A-Z][A-D1289]\d{8}$/;

async function keyOf(credentials: ClientCredentials, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const key = utf8(credentials.clientSecret + credentials.clientSecret);
  if (key.length !== 32) throw new MyDataError('client.secret', 'a client secret is 16 ASCII characters');
  return crypto.subtle.importKey('raw', key, 'AES-CBC', false, [use]);
}

function ivOf(credentials: ClientCredentials): BufferSource {
  const iv = utf8(credentials.cbcIv);
  if (iv.length !== 16) throw new MyDataError('client.cbc-iv', 'a cbc_iv is 16 ASCII characters');
  return iv;
}

/** Seals a text for the platform: Base64 of AES-256-CBC. The classic wire fixes key and IV per service. */
export async function seal(text: string, credentials: ClientCredentials): Promise<string> {
  const algorithm = { name: 'AES-CBC', iv: ivOf(credentials) };
  const sealed = await crypto.subtle.encrypt(algorithm, await keyOf(credentials, 'encrypt'), utf8(text));
  return toBase64(new Uint8Array(sealed));
}

/**
 * Opens a text that the platform sealed.
 *
 * @throws {MyDataError} `sealed.undecipherable`, one error for every reason, so that it is no oracle.
 */
export async function unseal(sealed: string, credentials: ClientCredentials): Promise<string> {
  const key = await keyOf(credentials, 'decrypt');
  const iv = ivOf(credentials);
  try {
    const bytes = fromBase64(sealed.replaceAll(' ', '+'));
    return fromUtf8(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, bytes));
  } catch {
    throw new MyDataError('sealed.undecipherable', 'the sealed value does not decrypt with these credentials');
  }
}

/**
 * Seals a national ID as the `pid` of a redirect, so that nobody else can identify for this application.
 *
 * @throws {MyDataError} `request.national-id` where the text has not the form of an ID or resident number.
 *
 * @example
 * ```ts
 * const pid = await sealNationalId(form.nationalId, credentials);
 * ```
 */
export async function sealNationalId(nationalId: string, credentials: ClientCredentials): Promise<string> {
  checkNationalId(nationalId);
  return seal(nationalId, credentials);
}

/** Refuses a text that has not the form of an ID or resident number. */
export function checkNationalId(text: string): void {
  if (!NATIONAL_ID.test(text)) throw new MyDataError('request.national-id', 'not the form of a national ID or resident number');
}

/**
 * Opens the `tx_id` that the citizen's browser brought back.
 *
 * @throws {MyDataError} `sealed.undecipherable`.
 *
 * @example
 * ```ts
 * const { sealedTxId } = parseReturn(request.url);
 * const txId = await openTxId(sealedTxId, credentials);
 * ```
 */
export async function openTxId(sealedTxId: string, credentials: ClientCredentials): Promise<string> {
  return unseal(sealedTxId, credentials);
}
