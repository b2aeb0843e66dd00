/** Lends the verifier ECDSA, which its module does not bring: loaded once, when it is first missed. */
import { MyDataError } from './errors.ts';
import type { CurveName } from './ecdsa.ts';

type Verify = (curve: CurveName, point: Uint8Array, digest: Uint8Array, signature: Uint8Array) => boolean;

let loaded: Verify | undefined;

/** What is lent for one question. */
export class Curves {
  /** Whether a signature could not be looked at. What has been answered is then worth nothing. */
  wasMissed = false;

  verify(...signature: Parameters<Verify>): boolean {
    this.wasMissed ||= loaded === undefined;
    return loaded?.(...signature) === true;
  }
}

/** Answers a question, again if curves were missed. */
export async function withCurves<T>(answer: (curves: Curves) => T): Promise<T> {
  const curves = new Curves();
  const first = answer(curves);
  if (!curves.wasMissed) return first;
  try {
    loaded = (await import('./ecdsa.ts')).verify;
  } catch (cause) {
    throw MyDataError.from('verify.module', 'the script for ECDSA could not be loaded', cause);
  }
  return answer(new Curves());
}
