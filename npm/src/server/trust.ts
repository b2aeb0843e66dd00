/** What packages are checked against, as the platform publishes it. */
import { boundedBytes } from '../bounded.ts';
import { fromUtf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';
import type { ServerCheck } from './delivery.ts';

/** Anchors and signers, for {@link receiveDelivery} and the other checks. */
export type Trust = Pick<ServerCheck, 'anchors' | 'signers'>;

/** Where both are to be had. */
export interface TrustRequest {
  /** Replaces the global `fetch`, for a service binding or a test. */
  fetch?: (request: Request) => Promise<Response>;
}

/** The list of all datasets' signers is far smaller. */
const LARGEST_FILE = 4 * 1024 * 1024;

/**
 * Fetches anchors and signers from the platform, over TLS. Whoever has had them confirmed another way keeps them in a file instead: then
 * not even the platform can put others in their place.
 *
 * @throws {MyDataError} `trust-files.unavailable` (`facts.status`), `trust-files.malformed`.
 *
 * @example
 * ```ts
 * const delivery = await receiveDelivery(jwe, secret, await fetchTrust(platform));
 * ```
 */
export async function fetchTrust(platform: string | URL, request: TrustRequest = {}): Promise<Trust> {
  const [anchors, signers] = await Promise.all(['anchors.pem', 'signers.json'].map((name) => file(platform, name, request)));
  return { anchors: anchors ?? '', signers: subjects(signers ?? '') };
}

async function file(platform: string | URL, name: string, request: TrustRequest): Promise<string> {
  try {
    const response = await (request.fetch ?? fetch)(new Request(new URL(`/trust/${name}`, platform), { redirect: 'manual' }));
    const bytes = await boundedBytes(response, LARGEST_FILE);
    if (response.status === 200 && bytes) return fromUtf8(bytes);
    throw new MyDataError('trust-files.unavailable', `the platform's ${name} cannot be had`, { facts: { status: response.status } });
  } catch (cause) {
    throw MyDataError.from('trust-files.unavailable', `the platform's ${name} cannot be had`, cause);
  }
}

function subjects(json: string): Record<string, string> {
  try {
    const listed = JSON.parse(json) as Record<string, { signer_subject?: unknown }>;
    const entries = Object.entries(listed).map(([resourceId, { signer_subject: subject }]) => [resourceId, subject] as const);
    if (entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return Object.fromEntries(entries);
  } catch (cause) {
    throw new MyDataError('trust-files.malformed', "the platform's signers.json is not JSON", { cause });
  }
  throw new MyDataError('trust-files.malformed', "the platform's signers.json has another form");
}
