/** What page and verifier Worker say to each other. */
import type { ErrorCode } from './codes.ts';
import type { RawDelivery, RawVerdict, SignerQuestion } from './engine.ts';
import type { Facts } from './errors.ts';
import type { Passed, Place } from './passing.ts';

/** The module, or where it is if whoever asks could not load it. */
export type Module = WebAssembly.Module | string;

/** What a page can ask; the answer to each is in {@link Answers}. */
export interface Questions {
  verify: { blob: Blob; module: Module; question: SignerQuestion };
  delivery: { blob: Blob; module: Module };
  package: { archive: number; resourceId: string; question: SignerQuestion };
  read: { archive: number; name: string };
  close: { archive: number };
  /** Ends what was asked under this number, if it is not answered yet. */
  abort: { asked: number };
  /** Asked by another Worker: lets one file of a package pass. */
  pass: { blob: Blob; module: WebAssembly.Module; place: Place };
}

/** What the Worker answers. Archives are numbers; what is open stays in the Worker. */
export interface Answers {
  verify: Opened<RawVerdict>;
  delivery: Opened<RawDelivery>;
  package: Opened<RawVerdict>;
  read: Blob;
  close: undefined;
  abort: undefined;
  pass: Passed | undefined;
}

/** What was found in an archive, and the number that it is kept under. */
export interface Opened<T> {
  archive: number;
  answer: T;
}

/** A kind of question. */
export type Kind = keyof Questions;

/** A question on its way. */
export interface Question<K extends Kind = Kind> {
  id: number;
  kind: K;
  ask: Questions[K];
  /** Whether somebody wants to know how far it is. */
  isWatched: boolean;
}

/** How far an answer is. */
export interface Step {
  phase: 'checking' | 'loading' | 'reading';
  done: number;
  total: number;
}

/** What comes back: progress any number of times, then one answer or one refusal. */
export type Reply =
  | { id: number; progress: Step }
  | { id: number; answer: Answers[Kind] }
  | { id: number; refusal: { code: ErrorCode; message: string; facts: Facts } };
