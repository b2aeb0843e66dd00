/** What packages are checked against: the platform's anchors and the signer of each dataset. */
import { MyDataError } from '@mydata-edge/sdk/server';

/** Anchors and signers. */
export interface Trust {
  anchors: string;
  /** Distinguished name by resource id. */
  signers: Record<string, string>;
}

/** Fetches both from the platform. */
export async function trustOf(platform: string): Promise<Trust> {
  const [anchors, signers] = await Promise.all([trustFile(platform, 'anchors.pem'), trustFile(platform, 'signers.json')]);
  const listed = (await signers.json()) as Record<string, { signer_subject: string }>;
  const subjects = Object.entries(listed).map(([resourceId, { signer_subject: subject }]) => [resourceId, subject] as const);
  return { anchors: await anchors.text(), signers: Object.fromEntries(subjects) };
}

/**
 * One of the platform's trust files, also for handing it on to this site's own pages.
 *
 * @throws {MyDataError} `trust.unavailable`.
 */
export async function trustFile(platform: string, name: 'anchors.pem' | 'signers.json'): Promise<Response> {
  try {
    const response = await fetch(new URL(`/trust/${name}`, platform));
    if (response.ok) return response;
    await response.body?.cancel();
    throw new Error(`status ${response.status}`);
  } catch (cause) {
    throw new MyDataError('trust.unavailable', `the platform's ${name} cannot be had`, { cause });
  }
}
