/** What page and preview Worker say to each other. */
import type { ErrorCode } from '../codes.ts';
import type { Facts } from '../errors.ts';
import type { PagePicture, PageText, PreviewFinding, SearchHit } from './page.ts';
import type { Resources } from './sources.ts';

/** What a page can ask; the answer to each is in {@link Answers}. */
export interface Questions {
  open: { blob: Blob; module: WebAssembly.Module; resources: Resources; password?: string };
  findings: Record<never, never>;
  render: { page: number; scale: number; rotation: number };
  text: { page: number };
  search: { page: number; words: string };
}

/** Said to a Worker as it starts, while the module is still on its way; there is no answer. */
export interface Preparation {
  prepare: { blob: Blob; resources: Resources };
}

/** What the Worker answers. */
export interface Answers {
  open: { sizes: Float32Array<ArrayBuffer> };
  findings: PreviewFinding[];
  render: PagePicture;
  text: PageText;
  search: SearchHit[];
}

/** A kind of question. */
export type Kind = keyof Questions;

/** A question on its way. */
export interface Question<K extends Kind = Kind> {
  id: number;
  kind: K;
  ask: Questions[K];
}

/** How far something is. `total` is 0 where it is not known. */
export interface PreviewProgress {
  /** `loading`: the module; `reading`: the file; `opening`: unlocking and counting; `fonts`: what a page needs besides. */
  phase: 'fonts' | 'loading' | 'opening' | 'reading';
  done: number;
  total: number;
}

/** What comes back: progress any number of times, then one answer or one refusal. */
export type Reply =
  // `waits` is for the network: the watch over the Worker stands still until the next reply.
  | { id: number; progress: PreviewProgress; waits: boolean }
  | { id: number; answer: Answers[Kind] }
  | { id: number; refusal: { code: ErrorCode; message: string; facts: Facts } };
