/** Sentences for people, from the one catalogue that all surfaces share. */
import * as catalogue from '#catalogue';
import type { Facts } from './errors.ts';

/** The languages of the catalogue. */
export type Locale = 'en' | 'zh-Hant';

/**
 * The catalogue's language for a BCP 47 tag. Traditional Chinese unless English is asked for.
 *
 * @example
 * ```ts
 * localeOf('en-GB'); // 'en'
 * localeOf(undefined); // 'zh-Hant'
 * ```
 */
export function localeOf(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') === true ? 'en' : 'zh-Hant';
}

/**
 * The sentence of a message id, with its facts put in. An id that is not in the catalogue is shown as it is.
 *
 * @example
 * ```ts
 * sentence('browser-bytes', 'en', { count: 3 });
 * ```
 */
export function sentence(id: string, locale: Locale, facts: Facts = {}): string {
  return catalogue.sentence(id, locale, facts) ?? id;
}

/**
 * The sentence of a stable code: `package.digest-mismatch` has the message id `package-digest-mismatch`.
 *
 * @example
 * ```ts
 * sentenceOfCode('package.digest-mismatch', 'zh-Hant', { name: '戶籍.pdf' });
 * ```
 */
export function sentenceOfCode(code: string, locale: Locale, facts: Facts = {}, otherwise = code): string {
  return catalogue.sentence(code.replaceAll('.', '-'), locale, facts) ?? otherwise;
}
