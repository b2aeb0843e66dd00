/** The sentences of this page, in the page's language. */
import { sentence } from 'device-catalogue';

/** The sentence of a message id. */
export function say(id: string): string {
  return sentence(id, document.documentElement.lang.startsWith('en') ? 'en' : 'zh-Hant') ?? id;
}
