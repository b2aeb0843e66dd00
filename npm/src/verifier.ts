/** The page's side of the verifier: a Web Worker that checks packages one after another. */
import { MyDataError } from './errors.ts';
import type { DeliveryEntry, RawVerdict, SignerQuestion } from './engine.ts';
import { compiledModule } from './module-fetch.ts';
import type { VerifierSources } from './sources.ts';
import { startWorker, wasmUrlOf } from './sources.ts';
import { PackageVerdict, VERIFIER } from './verdict.ts';
import type { Answers, Kind, Module, Opened, Question, Questions, Reply, Step } from './worker-messages.ts';

/** How far a check is, in bytes. `total` is 0 where it is not known. */
export type Progress = Step;

/** What to check against. */
export interface CheckOptions {
  /** PEM certificates: the pinned roots and known intermediates, such as the platform's `/trust/anchors.pem`. */
  anchors: string;
  /** Distinguished name (RFC 4514) that the signer must have, such as from the platform's `/trust/signers.json`. */
  expectedSigner?: string;
  /** Accepts roots made for demonstrations. Never with real data. */
  allowDemoRoots?: boolean;
  /** The time to judge certificates at; now, if absent. */
  at?: Date;
  /** Told about every step. */
  onProgress?: (progress: Progress) => void;
  /** Ends the check with `verify.aborted`. */
  signal?: AbortSignal;
}

/** Anything that a package can be read from. */
export type PackageInput = ArrayBuffer | Blob | ReadableStream<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>;

/**
 * The larger floor: one Worker for many packages. {@link verifyPackage} is enough for one.
 *
 * @example
 * ```ts
 * const verifier = new Verifier(); // before there is a package: its parts are loaded meanwhile
 * const verdict = await verifier.verify(file, { anchors, expectedSigner });
 * for (const { name } of verdict.files) show(await verdict.read(name));
 * verdict.close();
 * verifier.close();
 * ```
 */
export class Verifier {
  readonly #module: Promise<Module>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #nextId = 1;
  #ended: MyDataError | undefined;

  /**
   * Starts the Worker and fetches the wasm module beside it: a page that makes its verifier before it has a package need not wait for
   * them later.
   */
  constructor(sources: VerifierSources = {}) {
    const wasmUrl = wasmUrlOf(sources);
    this.#worker = startWorker(sources);
    this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#settle(data);
    this.#worker.onerror = () => this.#end(new MyDataError('verify.worker', 'the verifier stopped or could not be loaded'));
    // Where the page may not compile, or the network has failed, the Worker tries again.
    this.#module = compiledModule(wasmUrl, 'verify.module').catch(() => wasmUrl);
  }

  /**
   * Checks one package.
   *
   * `released` is called once the verdict has been closed.
   *
   * @throws {MyDataError} `verify.*`. A package that does not hold is a verdict, not an error.
   */
  async verify(input: PackageInput, options: CheckOptions, released?: () => void): Promise<PackageVerdict> {
    const at = options.at ?? new Date();
    const blob = await blobOf(input, options);
    const judged = await this.#ask('verify', { blob, module: await this.#module, question: questionOf(options, at) }, options);
    return this.#verdict(judged, at, released);
  }

  /**
   * Opens a delivery (the outer ZIP) and lists its datasets; {@link OpenedDelivery.verify} checks one.
   * A delivery is not signed itself: nothing in its list is proven.
   *
   * @throws {MyDataError} `package.*` where it is no delivery, `verify.*`.
   */
  async openDelivery(input: PackageInput, options: Pick<CheckOptions, 'onProgress' | 'signal'> = {}): Promise<OpenedDelivery> {
    const blob = await blobOf(input, options);
    const { archive, answer } = await this.#ask('delivery', { blob, module: await this.#module }, options);
    return {
      entries: answer.entries,
      verify: async (resourceId, check) => {
        const at = check.at ?? new Date();
        return this.#verdict(await this.#ask('package', { archive, resourceId, question: questionOf(check, at) }, check), at);
      },
      close: () => this.#release(archive),
    };
  }

  /** Ends the Worker, its memory and everything that waits for it. */
  close(): void {
    this.#end(new MyDataError('verify.closed', 'the verifier has been closed'));
  }

  #verdict({ archive, answer }: Opened<RawVerdict>, at: Date, released?: () => void): PackageVerdict {
    const read = (name: string): Promise<Blob> => this.#ask('read', { archive, name }, {});
    return new PackageVerdict(VERIFIER, answer, at, read, () => {
      this.#release(archive);
      released?.();
    });
  }

  #ask<K extends Kind>(kind: K, ask: Questions[K], options: Pick<CheckOptions, 'onProgress' | 'signal'>): Promise<Answers[K]> {
    const { signal, onProgress } = options;
    if (this.#ended) return Promise.reject(this.#ended);
    if (signal?.aborted === true) return Promise.reject(abortedBy(signal));
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        // What the Worker has opened nevertheless is closed when its number arrives.
        this.#waiting.set(id, { resolve: (answer) => this.#drop(answer), reject: () => undefined });
        void this.#ask('abort', { asked: id }, {}).catch(() => undefined);
        reject(abortedBy(signal));
      };
      signal?.addEventListener('abort', abort, { once: true });
      const settled = (): void => signal?.removeEventListener('abort', abort);
      this.#waiting.set(id, {
        resolve: (answer) => { settled(); resolve(answer as Answers[K]); },
        reject: (error) => { settled(); reject(error); },
        ...(onProgress ? { progress: onProgress } : {}),
      });
      this.#worker.postMessage({ id, kind, ask, isWatched: onProgress !== undefined } satisfies Question<K>);
    });
  }

  #drop(answer: unknown): void {
    if (typeof answer === 'object' && answer !== null && 'archive' in answer) this.#release(Number(answer.archive));
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if ('progress' in reply) {
      waiting.progress?.(reply.progress);
      return;
    }
    this.#waiting.delete(reply.id);
    if ('answer' in reply) {
      waiting.resolve(reply.answer);
      return;
    }
    const { code, message, facts } = reply.refusal;
    waiting.reject(new MyDataError(code, message, { facts }));
  }

  #release(archive: number): void {
    if (!this.#ended) void this.#ask('close', { archive }, {}).catch(() => undefined);
  }

  #end(reason: MyDataError): void {
    this.#ended ??= reason;
    this.#worker.terminate();
    for (const waiting of this.#waiting.values()) waiting.reject(reason);
    this.#waiting.clear();
  }
}

/** A delivery that was opened in the verifier. */
export interface OpenedDelivery {
  /** Its datasets. */
  readonly entries: readonly DeliveryEntry[];
  /** Checks the package of one dataset. */
  verify(resourceId: string, options: CheckOptions): Promise<PackageVerdict>;
  /** Forgets the delivery; verdicts already given keep their files. */
  close(): void;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: MyDataError): void;
  progress?: (progress: Progress) => void;
}

function questionOf({ anchors, allowDemoRoots, expectedSigner }: CheckOptions, at: Date): SignerQuestion {
  const seconds = Math.floor(at.getTime() / 1000);
  return { anchors, at: seconds, demoRoots: allowDemoRoots === true, ...(expectedSigner === undefined ? {} : { expectedSigner }) };
}

function abortedBy(signal: AbortSignal | undefined): MyDataError {
  return new MyDataError('verify.aborted', 'the check was ended', { cause: signal?.reason });
}

/** A Blob is what page and Worker can share without either being able to change it during the check. */
async function blobOf(input: PackageInput, options: Pick<CheckOptions, 'onProgress' | 'signal'>): Promise<Blob> {
  if (input instanceof Blob) return input;
  if (!(input instanceof ReadableStream)) return new Blob([input]);
  let done = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      done += chunk.length;
      options.onProgress?.({ phase: 'reading', done, total: 0 });
      controller.enqueue(chunk);
    },
  });
  try {
    return await new Response(input.pipeThrough(counted, options.signal ? { signal: options.signal } : {})).blob();
  } catch (cause) {
    if (options.signal?.aborted === true) throw abortedBy(options.signal);
    throw new MyDataError('verify.read', 'the stream broke off', { cause });
  }
}
