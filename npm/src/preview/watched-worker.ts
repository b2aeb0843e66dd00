/** A Worker that is ended when it takes too long, and started again for the next question. */
import { MyDataError } from '../errors.ts';
import type { Answers, Kind, Preparation, PreviewProgress, Question, Questions, Reply } from './messages.ts';

/** How a question is asked. */
export interface Asking {
  onProgress?: ((progress: PreviewProgress) => void) | undefined;
  /** Ends the waiting; a question not yet sent is never sent. */
  signal?: AbortSignal | undefined;
}

/** What is urgent comes first: what is looked at, then what is read, then what is searched. */
const URGENCY: Record<Kind, number> = { open: 0, render: 1, text: 2, findings: 3, search: 4 };

interface Waiting extends Asking {
  kind: Kind;
  ask: Questions[Kind];
  resolve(answer: unknown): void;
  reject(error: MyDataError): void;
}

/** One question at a time; the next one is chosen when the Worker is free. */
export class WatchedWorker {
  readonly #start: () => Worker;
  readonly #preparation: Preparation;
  readonly #greeting: Promise<Questions['open']>;
  readonly #patience: number;
  readonly #queue: Waiting[] = [];
  #worker: Worker | undefined;
  #isOpen = false;
  #asked: (Waiting & { id: number }) | undefined;
  #nextId = 1;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #ended: MyDataError | undefined;

  /**
   * `preparation` is said to every Worker as it starts, the first of which starts now, and `greeting` before anything else is asked;
   * `patience` is in milliseconds.
   */
  constructor(start: () => Worker, preparation: Preparation, greeting: Promise<Questions['open']>, patience: number) {
    this.#start = start;
    this.#preparation = preparation;
    this.#greeting = greeting;
    this.#patience = patience;
    this.#begin();
  }

  /** Opens the document in the Worker. */
  async open(asking: Asking): Promise<Answers['open']> {
    asking.onProgress?.({ phase: 'loading', done: 0, total: 0 });
    const greeting = await unlessAborted(this.#greeting, asking.signal);
    return this.#enqueue('open', greeting, asking);
  }

  /** Asks; whatever Worker is there by then will answer. */
  ask<K extends Kind>(kind: K, ask: Questions[K], asking: Asking): Promise<Answers[K]> {
    return this.#enqueue(kind, ask, asking);
  }

  /** Ends the Worker and everything that waits for it. */
  close(): void {
    this.#ended ??= new MyDataError('preview.closed', 'the preview has been closed');
    const all = [...this.#queue.splice(0), ...(this.#asked ? [this.#asked] : [])];
    this.#stop();
    for (const waiting of all) waiting.reject(this.#ended);
  }

  #enqueue<K extends Kind>(kind: K, ask: Questions[K], asking: Asking): Promise<Answers[K]> {
    const { signal } = asking;
    if (this.#ended) return Promise.reject(this.#ended);
    if (signal?.aborted === true) return Promise.reject(abortedBy(signal));
    return new Promise<Answers[K]>((resolve, reject) => {
      const settled = (): void => signal?.removeEventListener('abort', abort);
      const waiting: Waiting = {
        ...asking,
        kind,
        ask,
        resolve: (answer) => { settled(); resolve(answer as Answers[K]); },
        reject: (error) => { settled(); reject(error); },
      };
      const abort = (): void => {
        const at = this.#queue.indexOf(waiting);
        if (at >= 0) this.#queue.splice(at, 1);
        // The Worker goes on with what it has begun; nobody hears the answer.
        waiting.resolve = discard;
        waiting.onProgress = undefined;
        reject(abortedBy(signal));
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#queue.push(waiting);
      this.#next();
    });
  }

  #next(): void {
    if (this.#asked || this.#queue.length === 0) return;
    const best = this.#queue.reduce((one, other) => (URGENCY[other.kind] < URGENCY[one.kind] ? other : one));
    if (best.kind !== 'open' && !this.#isOpen) {
      // A fresh Worker knows nothing yet. The greeting is long there: no question comes before the first one was answered.
      void this.#greeting.then((ask) => {
        if (!this.#asked && !this.#isOpen) this.#send({ kind: 'open', ask, resolve: () => undefined, reject: (error) => this.#refuseAll(error) });
      });
      return;
    }
    this.#queue.splice(this.#queue.indexOf(best), 1);
    this.#send(best);
  }

  #send(waiting: Waiting): void {
    const id = this.#nextId;
    this.#nextId += 1;
    const worker = this.#worker ?? this.#begin();
    this.#asked = Object.assign(waiting, { id });
    this.#rewind();
    worker.postMessage({ id, kind: waiting.kind, ask: waiting.ask } satisfies Question);
  }

  #begin(): Worker {
    const worker = this.#start();
    worker.onmessage = ({ data }: MessageEvent<Reply>) => this.#hear(data);
    worker.onerror = () => this.#fail(new MyDataError('preview.worker', 'the preview stopped or could not be loaded'));
    worker.postMessage(this.#preparation);
    this.#worker = worker;
    return worker;
  }

  #hear(reply: Reply): void {
    const asked = this.#asked;
    if (!asked || asked.id !== reply.id) return;
    if ('progress' in reply) {
      if (reply.waits) clearTimeout(this.#watch);
      else this.#rewind();
      asked.onProgress?.(reply.progress);
      return;
    }
    clearTimeout(this.#watch);
    this.#asked = undefined;
    if ('answer' in reply) {
      if (asked.kind === 'open') this.#isOpen = true;
      asked.resolve(reply.answer);
    } else {
      const { code, message, facts } = reply.refusal;
      // A trapped instance, or one without a document, answers nothing more.
      if (code === 'preview.stopped' || asked.kind === 'open') this.#stop();
      asked.reject(new MyDataError(code, message, { facts }));
    }
    this.#next();
  }

  #rewind(): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      this.#fail(new MyDataError('preview.too-slow', 'it took too long', { facts: { seconds: this.#patience / 1000 } }));
    }, this.#patience);
  }

  #fail(error: MyDataError): void {
    const asked = this.#asked;
    this.#stop();
    asked?.reject(error);
    this.#next();
  }

  #refuseAll(error: MyDataError): void {
    for (const waiting of this.#queue.splice(0)) waiting.reject(error);
  }

  #stop(): void {
    clearTimeout(this.#watch);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#isOpen = false;
    this.#asked = undefined;
  }
}

/** What is waited for, unless the signal comes first. */
function unlessAborted<T>(coming: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return coming;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(abortedBy(signal));
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    coming.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function discard(answer: unknown): void {
  if (typeof answer === 'object' && answer !== null && 'bitmap' in answer) (answer.bitmap as ImageBitmap).close();
}

function abortedBy(signal: AbortSignal | undefined): MyDataError {
  return new MyDataError('preview.aborted', 'the preview was ended', { cause: signal?.reason });
}
