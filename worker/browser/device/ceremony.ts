/** A ceremony of WebAuthn (Level 3): the device is asked, and answers with what the evidence is made of. */
import type { CreateOptions, GetOptions } from './options.ts';
import { optionsOf, toCreation, toRequest } from './options.ts';
import { DeviceProblem, problemBehind } from './problem.ts';

/** Binding a device, or identification by one that is bound. */
export type Ceremony = 'create' | 'get';

/** The evidence's fields by name, in base64url without padding. */
export type Fields = Readonly<Record<string, string>>;

/** Where the authenticator's data hold their flags, and the one that says that the user was verified (6.1). */
const FLAGS_AT = 32;
const USER_VERIFIED = 1 << 2;

/** Why the ceremony need not even begin, if there is a reason. */
export function obstacleTo(json: string | undefined): DeviceProblem | undefined {
  // Of an insecure page, browsers hide the interface.
  if (!('PublicKeyCredential' in window) || !('credentials' in navigator)) return new DeviceProblem('device.not-supported');
  try {
    optionsOf(json);
    return undefined;
  } catch (cause) {
    return problemBehind(cause, false);
  }
}

/**
 * Asks the device. Call it straight from a click or a key: some browsers allow it only then.
 *
 * @throws {DeviceProblem} when it does not answer, or not as it has to
 */
export async function hold(ceremony: Ceremony, json: string | undefined, signal: AbortSignal): Promise<Fields> {
  const beganAt = performance.now();
  let timeout = Infinity;
  try {
    const options = optionsOf<CreateOptions & GetOptions>(json);
    ({ timeout } = options);
    return ceremony === 'create' ? await create(options, signal) : await get(options, signal);
  } catch (cause) {
    throw problemBehind(cause, performance.now() - beganAt >= timeout);
  }
}

async function create(options: CreateOptions, signal: AbortSignal): Promise<Fields> {
  const { response } = answered(await navigator.credentials.create({ publicKey: toCreation(options), signal }));
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new DeviceProblem('device.failed', 'answer');
  return { clientDataJSON: text(response.clientDataJSON), attestationObject: text(response.attestationObject) };
}

async function get(options: GetOptions, signal: AbortSignal): Promise<Fields> {
  const { rawId, response } = answered(await navigator.credentials.get({ publicKey: toRequest(options), signal }));
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new DeviceProblem('device.failed', 'answer');
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  // The platform would refuse it as well, but here the words are at hand.
  if (!((new Uint8Array(authenticatorData)[FLAGS_AT] ?? 0) & USER_VERIFIED)) throw new DeviceProblem('device.user-not-verified');
  return {
    credentialId: text(rawId),
    clientDataJSON: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : '',
  };
}

function answered(credential: Credential | null): PublicKeyCredential {
  if (credential instanceof PublicKeyCredential) return credential;
  throw new DeviceProblem('device.failed', 'answer');
}

function text(buffer: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
