/** A delivery on the server: opened, and every package checked by the same module as in browsers. */
import { loadModule } from '#module';
import { MemoryBytes } from '../archive-bytes.ts';
import type { DeliveryEntry } from '../engine.ts';
import { EngineArchive, startEngine } from '../engine.ts';
import type { StreamingHash } from '../passing.ts';
import { PackageVerdict, VERIFIER } from '../verdict.ts';
import { decryptJwe } from './jwe.ts';
import { parsePayload } from './payload.ts';

/** What packages are checked against. */
export interface ServerCheck {
  /** PEM certificates: the pinned roots and known intermediates, such as the platform's `/trust/anchors.pem`. */
  anchors: string;
  /** The subject that must have signed each dataset, by resource id, such as from the platform's `/trust/signers.json`. */
  signers: Readonly<Record<string, string>>;
  /** Accepts roots made for demonstrations. Never with real data. */
  allowDemoRoots?: boolean;
  /** The time to judge certificates at; now, if absent. */
  at?: Date;
}

/** One dataset that was delivered. */
export interface ReceivedDataset extends DeliveryEntry {
  /** The package as the agency signed it, for keeping and for the citizen's own browser to check. */
  readonly package?: Uint8Array<ArrayBuffer>;
  /** What the check found; present where there is a package. */
  readonly verdict?: PackageVerdict;
}

/** A delivery with everything in it checked. */
export interface ReceivedDelivery {
  /** `{client_id}.zip`. */
  readonly filename: string;
  readonly datasets: readonly ReceivedDataset[];
  /** Forgets all packages. */
  close(): void;
}

/** Nobody has this name: a dataset without a known signer is refused, not waved through. */
const UNKNOWN_SIGNER = 'CN=no signer is known for this dataset';

/**
 * Opens a delivery with the secret of its notice and checks every package in it.
 *
 * @throws {MyDataError} `jwe.*`, `payload.malformed`, `package.*` where the delivery itself does not hold, `verify.module`.
 * A package that does not hold is a verdict of its dataset, not an error.
 *
 * @example
 * ```ts
 * const delivery = await receiveDelivery(jwe, notice.secret, { anchors, signers });
 * for (const { resourceId, verdict } of delivery.datasets) {
 *   if (verdict?.verdict === 'valid') await keep(resourceId, await verdict.read(verdict.files[0].name));
 * }
 * delivery.close();
 * ```
 */
export async function receiveDelivery(jwe: string, secret: string, check: ServerCheck): Promise<ReceivedDelivery> {
  const { filename, zip } = parsePayload(await decryptJwe(jwe, secret));
  return { filename, ...(await openDelivery(zip, check)) };
}

/**
 * Opens the outer ZIP of a delivery and checks every package in it.
 *
 * @throws {MyDataError} `package.*`, `verify.module`.
 *
 * @example
 * ```ts
 * const { datasets, close } = await openDelivery(zip, { anchors, signers });
 * ```
 */
export async function openDelivery(zip: Uint8Array, check: ServerCheck): Promise<Omit<ReceivedDelivery, 'filename'>> {
  const copy = copied(zip);
  await startEngine(loadModule);
  const outer = new EngineArchive(copy);
  try {
    const datasets: ReceivedDataset[] = [];
    for (const entry of outer.delivery().entries) datasets.push(entry.present ? await checked(entry, outer, check) : entry);
    return { datasets, close: () => datasets.forEach(({ verdict }) => verdict?.close()) };
  } finally {
    outer.close();
  }
}

async function checked(entry: DeliveryEntry, outer: EngineArchive, check: ServerCheck): Promise<ReceivedDataset> {
  const bytes = await outer.package(entry.resourceId);
  const verdict = await judge(new EngineArchive(bytes), check.signers[entry.resourceId] ?? UNKNOWN_SIGNER, check);
  return { ...entry, package: new Uint8Array(bytes.read(0, bytes.size)), verdict };
}

/**
 * Checks one package on the server.
 *
 * @throws {MyDataError} `verify.module`. A package that does not hold is a verdict, not an error.
 *
 * @example
 * ```ts
 * const verdict = await checkPackage(bytes, { anchors, signers, resourceId: 'API.UDauDOLyZg' });
 * ```
 */
export async function checkPackage(bytes: Uint8Array, check: ServerCheck & { resourceId: string }): Promise<PackageVerdict> {
  const copy = copied(bytes);
  await startEngine(loadModule);
  return judge(new EngineArchive(copy), check.signers[check.resourceId] ?? UNKNOWN_SIGNER, check);
}

/** Node, Deno, Bun and, where it is told to, workerd hash natively and piece by piece: faster than WebCrypto, which wants a copy of all. */
function nativeHash(): (() => StreamingHash) | undefined {
  const crypto = (globalThis.process as Partial<NodeJS.Process> | undefined)?.getBuiltinModule?.('node:crypto');
  return crypto && (() => crypto.createHash('sha256'));
}

/** Whoever has the original may change it during the check. */
function copied(bytes: Uint8Array): MemoryBytes {
  return new MemoryBytes(new Uint8Array(bytes));
}

async function judge(archive: EngineArchive, expectedSigner: string, check: ServerCheck): Promise<PackageVerdict> {
  const at = check.at ?? new Date();
  try {
    const question = { anchors: check.anchors, expectedSigner, at: Math.floor(at.getTime() / 1000), demoRoots: check.allowDemoRoots === true };
    const raw = await archive.judge(question, { hash: nativeHash() });
    return new PackageVerdict(VERIFIER, raw, at, (name) => archive.file(name), () => archive.close());
  } catch (error) {
    archive.close();
    throw error;
  }
}
