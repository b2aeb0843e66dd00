/** Sentences of the viewer: from the catalogue that is loaded with it, else from the one that every page has. */
import * as catalogue from '#viewer-catalogue';
import type { Facts } from '../errors.ts';
import type { Locale } from '../text.ts';
import { sentence as sentenceOfPages, sentenceOfCode as sentenceOfCodeOfPages } from '../text.ts';

/**
 * The sentence of a message id, with its facts put in. An id that is in neither catalogue is shown as it is.
 *
 * @example
 * ```ts
 * sentence('viewer-close', 'en');
 * ```
 */
export function sentence(id: string, locale: Locale, facts: Facts = {}): string {
  return catalogue.sentence(id, locale, facts) ?? sentenceOfPages(id, locale, facts);
}

/**
 * The sentence of a stable code: `preview.password-wrong` has the message id `preview-password-wrong`.
 *
 * @example
 * ```ts
 * sentenceOfCode('preview.too-slow', 'zh-Hant', { seconds: 8 });
 * ```
 */
export function sentenceOfCode(code: string, locale: Locale, facts: Facts = {}, otherwise = code): string {
  return catalogue.sentence(code.replaceAll('.', '-'), locale, facts) ?? sentenceOfCodeOfPages(code, locale, facts, otherwise);
}
