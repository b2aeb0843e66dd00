/** A verdict on a package: a value that only the verifier can make, so that no page can call a thing verified by itself. */
import type { PackagedFile, RawVerdict, Reason, Signer } from './engine.ts';
import { MyDataError } from './errors.ts';

export type { PackagedFile, Reason, Signer };

/** How a package was judged. */
export type Judgement = RawVerdict['verdict'];

/** Reads one file of the package a verdict is about. */
export type FileReader = (name: string) => Promise<Blob>;

/** Proof of having been called from inside the SDK; not exported from the package. */
export const VERIFIER = Symbol('verifier');

/**
 * What was found out about a package. `valid` means: nothing was changed since the agency signed it, and the signer is who was
 * expected, under a pinned anchor, at {@link PackageVerdict.checkedAt}.
 *
 * It cannot be made, copied or changed outside the verifier: test with {@link PackageVerdict.is}.
 *
 * @example
 * ```ts
 * if (PackageVerdict.is(verdict) && verdict.verdict === 'valid') show(await verdict.read('戶籍資料.json'));
 * ```
 */
export class PackageVerdict {
  readonly #raw: Readonly<RawVerdict>;
  readonly #checkedAt: Date;
  readonly #read: FileReader;
  readonly #release: () => void;
  #closed = false;

  constructor(proof: typeof VERIFIER, raw: RawVerdict, checkedAt: Date, read: FileReader, release: () => void) {
    if (proof !== VERIFIER) throw new TypeError('only the verifier makes verdicts');
    this.#raw = frozen(raw);
    this.#checkedAt = checkedAt;
    this.#read = read;
    this.#release = release;
    Object.freeze(this);
  }

  /** Whether a value is a verdict that the verifier made. */
  static is(value: unknown): value is PackageVerdict {
    return typeof value === 'object' && value !== null && #raw in value;
  }

  /** `valid`, `indeterminate` (something needed is not known) or `invalid`. */
  get verdict(): Judgement {
    return this.#raw.verdict;
  }

  /** Why it is not valid; for a valid package, what was left unchecked. */
  get reasons(): readonly Reason[] {
    return this.#raw.reasons;
  }

  /** Who signed; absent where the package could not even be opened. */
  get signer(): Signer | undefined {
    return this.#raw.signer;
  }

  /** The files, in the order of the manifest; empty unless manifest, digests and signature hold. */
  get files(): readonly PackagedFile[] {
    return this.#raw.files;
  }

  /** Oddities that were tolerated. */
  get findings(): readonly Reason[] {
    return this.#raw.findings;
  }

  /** The time that certificates were judged at. */
  get checkedAt(): Date {
    return new Date(this.#checkedAt);
  }

  /**
   * The content of one file, the very bytes that were checked.
   *
   * @throws {MyDataError} `verify.closed` after {@link PackageVerdict.close}, `package.file-unknown` for another name.
   */
  async read(name: string): Promise<Blob> {
    if (this.#closed) throw new MyDataError('verify.closed', 'the package has been closed');
    return this.#read(name);
  }

  /** Forgets the package. The verdict itself stays readable. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#release();
  }
}

function frozen(raw: RawVerdict): Readonly<RawVerdict> {
  const reasons = (list: Reason[]): Reason[] => list.map((reason) => Object.freeze({ code: reason.code, facts: Object.freeze({ ...reason.facts }) }));
  return Object.freeze({
    ...raw,
    reasons: Object.freeze(reasons(raw.reasons)) as Reason[],
    findings: Object.freeze(reasons(raw.findings)) as Reason[],
    files: Object.freeze(raw.files.map((file) => Object.freeze({ ...file }))) as PackagedFile[],
    ...(raw.signer ? { signer: Object.freeze({ ...raw.signer }) } : {}),
  });
}
