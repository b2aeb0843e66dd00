/** What page and verifier Worker say to each other. */
import type { DeliveryEntry, RawVerdict, SignerQuestion } from './engine.ts';
import type { Facts } from './errors.ts';

/** What a page can ask; the answer to each is in {@link Answers}. */
export interface Questions {
  open: { blob: Blob; moduleUrl: string };
  judge: { archive: number; question: SignerQuestion };
  read: { archive: number; name: string };
  delivery: { archive: number };
  package: { archive: number; resourceId: string };
  close: { archive: number };
}

/** What the Worker answers. Archives are numbers; their bytes stay in the Worker. */
export interface Answers {
  open: number;
  judge: RawVerdict;
  read: Blob;
  delivery: DeliveryEntry[];
  package: number;
  close: undefined;
}

/** A kind of question. */
export type Kind = keyof Questions;

/** A question on its way. */
export interface Question<K extends Kind = Kind> {
  id: number;
  kind: K;
  ask: Questions[K];
}

/** What comes back: progress any number of times, then one answer or one refusal. */
export type Reply =
  | { id: number; progress: { phase: 'checking' | 'loading' | 'reading'; done: number; total: number } }
  | { id: number; answer: Answers[Kind] }
  | { id: number; refusal: { code: string; message: string; facts: Facts } };
