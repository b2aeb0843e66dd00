/** What the platform asks of the device: the form's `data-options`, read into what the browser takes. */
import { DeviceProblem } from './problem.ts';

/** For a signature by a device that is bound. */
export interface GetOptions {
  challenge: string;
  rpId: string;
  /** The credentials on record, in base64url; none to ask for any that is bound to the site. */
  allowCredentials: readonly string[];
  /** Milliseconds. */
  timeout: number;
}

/** For a new credential. */
export interface CreateOptions {
  challenge: string;
  rp: { id: string; name: string };
  /** Its `id` in base64url. */
  user: { id: string; name: string; displayName: string };
  /** COSE's numbers, the preferred first. */
  algorithms: readonly number[];
  /** The credentials that are on record already, in base64url. */
  excludeCredentials: readonly string[];
  /** Milliseconds. */
  timeout: number;
  attestation?: 'direct' | 'none';
  /** Built into this very device, or to be plugged in or held near. Left out: either. */
  attachment?: 'cross-platform' | 'platform';
}

/** Reads the options, which are the platform's own: only that they are there is looked at. */
export function optionsOf<Options extends CreateOptions | GetOptions>(json: string | undefined): Options {
  try {
    const options: unknown = JSON.parse(json ?? '');
    if (typeof options === 'object' && options !== null) return options as Options;
  } catch {
    // Said below.
  }
  throw new DeviceProblem('device.failed', 'options');
}

/** What `navigator.credentials.get` takes. */
export function toRequest({ challenge, rpId, allowCredentials, timeout }: GetOptions): PublicKeyCredentialRequestOptions {
  return { challenge: bytesOf(challenge), rpId, allowCredentials: allowCredentials.map(descriptor), timeout, userVerification: 'required' };
}

/** What `navigator.credentials.create` takes. */
export function toCreation(options: CreateOptions): PublicKeyCredentialCreationOptions {
  const { challenge, rp, user, algorithms, excludeCredentials, timeout, attestation = 'none', attachment } = options;
  return {
    challenge: bytesOf(challenge),
    rp,
    user: { ...user, id: bytesOf(user.id) },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: excludeCredentials.map(descriptor),
    timeout,
    attestation,
    authenticatorSelection: {
      userVerification: 'required',
      // The device says itself whose it is: a list of hers would tell strangers that she has one.
      residentKey: 'required',
      requireResidentKey: true,
      ...(attachment === undefined ? {} : { authenticatorAttachment: attachment }),
    },
  };
}

function descriptor(id: string): PublicKeyCredentialDescriptor {
  return { type: 'public-key', id: bytesOf(id) };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
