/** Checking packages in the citizen's own browser. */
import type { PackageVerdict } from './verdict.ts';
import { Verifier } from './verifier.ts';
import type { VerifierSources } from './sources.ts';
import type { CheckOptions, PackageInput } from './verifier.ts';

export { MyDataError } from './errors.ts';
export { PackageVerdict } from './verdict.ts';
export type { FileReader, Judgement, PackagedFile, Reason, Signer } from './verdict.ts';
export { Verifier } from './verifier.ts';
export type { CheckOptions, OpenedDelivery, PackageInput, Progress } from './verifier.ts';
export { init } from './sources.ts';
export type { VerifierSources } from './sources.ts';
export type { DeliveryEntry } from './engine.ts';

/**
 * Checks one package in a Web Worker of its own. Close the verdict when its files are no longer needed.
 *
 * @throws {MyDataError} `verify.module` or `verify.worker` (could not be loaded), `verify.read` (input broke off), `verify.aborted`.
 * A package that does not hold is a verdict, not an error.
 *
 * @example
 * ```ts
 * const anchors = await (await fetch('/trust/anchors.pem')).text();
 * const verdict = await verifyPackage(file, { anchors, expectedSigner: 'CN=戶政司,O=內政部,C=TW' });
 * if (verdict.verdict === 'valid') show(await verdict.read(verdict.files[0].name));
 * verdict.close();
 * ```
 */
export async function verifyPackage(input: PackageInput, options: CheckOptions & VerifierSources): Promise<PackageVerdict> {
  const verifier = new Verifier(options);
  try {
    return await verifier.verify(input, options, () => verifier.close());
  } catch (error) {
    verifier.close();
    throw error;
  }
}
