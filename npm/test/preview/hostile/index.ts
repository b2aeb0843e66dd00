/** Documents that are made to harm whoever opens them. They are made when they are wanted: packed small, they unfold without end. */
import { ACTING } from './actions.ts';
import { IMAGES, STREAMS } from './bombs.ts';
import { COLOURS, FORMS, PAINT } from './drawing.ts';
import { CIRCLES, NUMBERS } from './structure.ts';

/** A document, and what becomes of its first page. */
export interface Hostile {
  name: string;
  make(): Buffer;
  /** The code of the refusal, or `drawn`, where it is counted and does not depend on how quick the machine is. */
  ends?: string;
  /** What is said about it, where that is the point. */
  findings?: string[];
}

export const HOSTILE: readonly Hostile[] = [...CIRCLES, ...NUMBERS, ...STREAMS, ...IMAGES, ...FORMS, ...PAINT, ...COLOURS, ...ACTING];
