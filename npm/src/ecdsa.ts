/** ECDSA for authorities that sign with it. A script of its own, loaded when the first of them is met: most sign with RSA. */
import { p256, p384 } from '@noble/curves/nist.js';

/** A curve of FIPS 186-5. */
export type CurveName = 'P-256' | 'P-384';

const CURVES = { 'P-256': p256, 'P-384': p384 } satisfies Record<CurveName, unknown>;

/** Whether a signature (DER) is one over a digest by the key with that point (SEC 1). Never throws: foreign bytes may be anything. */
export function verify(curve: CurveName, point: Uint8Array, digest: Uint8Array, signature: Uint8Array): boolean {
  try {
    return CURVES[curve].verify(signature, digest, point, { prehash: false, lowS: false, format: 'der' });
  } catch {
    return false;
  }
}
