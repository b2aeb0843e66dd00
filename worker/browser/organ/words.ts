/** The sentences of the clerk's pages, in the page's language. */
import { sentence } from 'organ-catalogue';

const isEnglish = (): boolean => document.documentElement.lang.startsWith('en');

/** The sentence of a message id, with its facts put in. */
export function say(id: string, facts: Readonly<Record<string, number | string>> = {}): string {
  return sentence(id, isEnglish() ? 'en' : 'zh-Hant', facts) ?? id;
}
