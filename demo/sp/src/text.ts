/** The site's sentences. */
import { sentence } from '#text';
import type { Language } from './visitor.ts';

/** Finds sentences in one language. */
export type Say = (id: string, facts?: Readonly<Record<string, number | string>>) => string;

/** Sentences of a language; an unknown id is shown as it is. */
export function sayIn(language: Language): Say {
  return (id, facts) => sentence(id, language, facts) ?? id;
}

/** The sentence about a registered id, whose dots no message id can have; the other text where there is none. */
export function nameOf(language: Language, kind: 'resource' | 'service', registeredId: string, otherwise: string): string {
  return sentence(`${kind}-${registeredId.replaceAll('.', '-')}`, language) ?? otherwise;
}
