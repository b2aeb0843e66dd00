/** A Worker for one file: asked to open it and then to sign, and ended whatever comes of it. */
import type { CertificateFacts, Question, Reply, SignedByFile } from './messages.ts';
import { SoftCertificateProblem } from './problem.ts';

export class Opener {
  readonly #worker: Worker;
  #refuse: ((problem: SoftCertificateProblem) => void) | undefined;
  #resolve: ((reply: Reply) => void) | undefined;
  /** Why no answer will come any more. */
  #ended: SoftCertificateProblem | undefined;

  constructor() {
    this.#worker = new Worker(new URL('soft-certificate-worker.js', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#resolve?.(data);
    // Its script is missing, or does not run in this browser.
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#end(new SoftCertificateProblem('soft-certificate.module-missing'));
    };
  }

  /**
   * Opens the file, whose bytes go over to the Worker and are nowhere else.
   *
   * @throws {SoftCertificateProblem}
   */
  async open(file: ArrayBuffer, password: string): Promise<CertificateFacts> {
    const reply = await this.#ask({ kind: 'open', file, password, at: now() }, [file]);
    if (reply.kind !== 'opened') throw problemIn(reply);
    return reply;
  }

  /**
   * Has the file's key sign a text.
   *
   * @throws {SoftCertificateProblem}
   */
  async sign(text: string): Promise<SignedByFile> {
    const reply = await this.#ask({ kind: 'sign', text, at: now() });
    if (reply.kind !== 'signed') throw problemIn(reply);
    return reply;
  }

  /** Ends the Worker: key and password are gone, and whoever waits for an answer is told. */
  end(): void {
    this.#end(new SoftCertificateProblem('soft-certificate.stopped'));
  }

  #end(problem: SoftCertificateProblem): void {
    this.#worker.terminate();
    this.#ended ??= problem;
    this.#refuse?.(this.#ended);
  }

  #ask(question: Question, handedOver: Transferable[] = []): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.#ended) {
        reject(this.#ended);
        return;
      }
      [this.#resolve, this.#refuse] = [resolve, reject];
      this.#worker.postMessage(question, handedOver);
    });
  }
}

function problemIn(reply: Reply): SoftCertificateProblem {
  return reply.kind === 'refused' ? new SoftCertificateProblem(reply.code, reply.facts) : new SoftCertificateProblem('soft-certificate.failed');
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
