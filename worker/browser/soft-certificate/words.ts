/** The sentences of this page, in the page's language. */
import { sentence } from 'soft-certificate-catalogue';

const isEnglish = (): boolean => document.documentElement.lang.startsWith('en');

/** The sentence of a message id, with its facts put in. */
export function say(id: string, facts: Readonly<Record<string, number | string>> = {}): string {
  return sentence(id, isEnglish() ? 'en' : 'zh-Hant', facts) ?? id;
}

/** A day, as it is written here: in Chinese by the years of the Republic. */
export function dayOf(unixSeconds: number): string {
  const format = new Intl.DateTimeFormat(isEnglish() ? 'en-GB' : 'zh-Hant-TW-u-ca-roc', { dateStyle: 'long', timeZone: 'Asia/Taipei' });
  return format.format(new Date(unixSeconds * 1000));
}
