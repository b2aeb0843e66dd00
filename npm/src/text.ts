/** Sentences for people, from the one catalogue that all surfaces share. */
import catalogue from '#catalogue';
import type { Locale, Pattern } from '#catalogue';
import type { Facts } from './errors.ts';

export type { Locale };

/** The catalogue's language for a BCP 47 tag. Traditional Chinese unless English is asked for. */
export function localeOf(tag: string | null | undefined): Locale {
  return tag?.toLowerCase().startsWith('en') === true ? 'en' : 'zh-Hant';
}

/** Whether the catalogue has a sentence. */
export function hasSentence(id: string, locale: Locale): boolean {
  return catalogue[locale][id] !== undefined;
}

/**
 * The sentence of a message id, with its facts put in. An id that is not in the catalogue is shown as it is.
 *
 * @example
 * ```ts
 * sentence('package-digest-mismatch', 'en', { name: 'a.pdf' });
 * ```
 */
export function sentence(id: string, locale: Locale, facts: Facts = {}): string {
  const pattern = catalogue[locale][id];
  return pattern === undefined ? id : render(pattern, facts, locale);
}

/** The sentence of a stable code: `package.digest-mismatch` has the message id `package-digest-mismatch`. */
export function sentenceOfCode(code: string, locale: Locale, facts: Facts = {}): string {
  return sentence(code.replaceAll('.', '-'), locale, facts);
}

function render(pattern: Pattern, facts: Facts, locale: Locale): string {
  if (typeof pattern === 'string') return pattern;
  return pattern.map((part) => {
    if (typeof part === 'string') return part;
    if ('arg' in part) return argument(part.arg, facts[part.arg], locale);
    const value = facts[part.choose];
    const plural = typeof value === 'number' ? new Intl.PluralRules(locale).select(value) : '';
    return render(part.cases[String(value)] ?? part.cases[plural] ?? part.other, facts, locale);
  }).join('');
}

/** Facts that are points in time, in Unix seconds. */
const TIMES: ReadonlySet<string> = new Set(['at', 'not_after', 'not_before']);

function argument(name: string, value: Facts[string] | undefined, locale: Locale): string {
  if (typeof value !== 'number') return String(value ?? '');
  if (!TIMES.has(name)) return value.toLocaleString(locale);
  return new Date(value * 1000).toLocaleString(locale === 'en' ? 'en-GB' : 'zh-TW', { dateStyle: 'long', timeStyle: 'short' });
}
