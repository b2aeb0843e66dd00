/** The sentences of this page, in the page's language. */
import { sentence } from 'card-catalogue';

/** The sentence of a message id, with its facts put in. */
export function say(id: string, facts: Readonly<Record<string, number | string>> = {}): string {
  return sentence(id, document.documentElement.lang.startsWith('en') ? 'en' : 'zh-Hant', facts) ?? id;
}
