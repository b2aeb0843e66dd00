/** An agency's signing key with the certificate that belongs to it. */
import { fromBase64, utf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';
import { publicKeyOf } from './certificate.ts';

/** The key and the certificate of an agency, as PEM. */
export interface SignerFiles {
  /** PKCS#8 PEM (`-----BEGIN PRIVATE KEY-----`) of an RSA key, not encrypted. */
  privateKey: string;
  /** X.509 PEM of the agency's certificate alone. It travels in every package. */
  certificate: string;
}

/** The one signature that packages have: RSASSA-PKCS1-v1_5 with SHA-256. */
const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
/** The checks of a package take no larger certificate. */
const LARGEST_CERTIFICATE = 64 * 1024;
/** What is signed to see whether key and certificate belong together, and whether the key still works. */
const PROBE = utf8('mydata-edge: does this key sign?');

/**
 * Signs packages. Made by {@link importSigner} alone; its key cannot be read back, not even by this program.
 *
 * @example
 * ```ts
 * const signer = await importSigner({ privateKey, certificate });
 * if (!(await signer.works())) closeDesk();
 * ```
 */
export class PackageSigner {
  /** The certificate that packages carry, PEM. */
  readonly certificate: string;
  readonly #key: CryptoKey;

  /** @internal */
  constructor(certificate: string, key: CryptoKey) {
    this.certificate = certificate;
    this.#key = key;
  }

  /** The raw signature of these bytes. */
  async sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await crypto.subtle.sign(ALGORITHM.name, this.#key, bytes));
  }

  /** Whether the key signs: what a heartbeat is about. */
  async works(): Promise<boolean> {
    return this.sign(PROBE).then(() => true, () => false);
  }
}

/**
 * Reads the agency's key and certificate, and makes sure that they belong together.
 *
 * @throws {MyDataError} `sign.key` where the key is no unencrypted PKCS#8 PEM of an RSA key, `sign.certificate` where the certificate is
 * none or has another kind of key, `sign.key-mismatch` where they do not belong together.
 *
 * @example
 * ```ts
 * const signer = await importSigner({ privateKey: env.AGENCY_KEY, certificate: env.AGENCY_CERTIFICATE });
 * ```
 */
export async function importSigner({ privateKey, certificate }: SignerFiles): Promise<PackageSigner> {
  const signer = new PackageSigner(certificate, await importKey(privateKey));
  const signature = await signer.sign(PROBE);
  const verifying = await importCertified(certificate);
  if (await crypto.subtle.verify(ALGORITHM.name, verifying, signature, PROBE)) return signer;
  throw new MyDataError('sign.key-mismatch', 'the private key does not belong to the certificate');
}

async function importKey(pem: string): Promise<CryptoKey> {
  const pkcs8 = derOf(pem, 'PRIVATE KEY');
  if (pkcs8 !== undefined) {
    try {
      return await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign']);
    } catch {
      // The cause would be the runtime's word about key material; nobody needs it.
    }
  }
  throw new MyDataError('sign.key', 'a signing key is the PKCS#8 PEM of an RSA key, not encrypted');
}

async function importCertified(pem: string): Promise<CryptoKey> {
  const der = pem.length <= LARGEST_CERTIFICATE ? derOf(pem, 'CERTIFICATE') : undefined;
  const publicKey = der && publicKeyOf(der);
  if (publicKey !== undefined) {
    try {
      return await crypto.subtle.importKey('spki', publicKey, ALGORITHM, false, ['verify']);
    } catch {
      // Another kind of key.
    }
  }
  throw new MyDataError('sign.certificate', 'a certificate is the PEM of one X.509 certificate with an RSA key');
}

/** The bytes of a PEM block (RFC 7468), if it is the only one. */
function derOf(pem: string, label: string): Uint8Array<ArrayBuffer> | undefined {
  const [, base64] = new RegExp(`^\\s*-----BEGIN ${label}-----\\s([A-Za-z0-9+/=\\s]+)-----END ${label}-----\\s*$`).exec(pem) ?? [];
  if (base64 === undefined) return undefined;
  try {
    return fromBase64(base64.replaceAll(/\s/g, ''));
  } catch {
    return undefined;
  }
}
