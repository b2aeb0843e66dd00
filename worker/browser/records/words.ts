/** The sentences about papers and the audit trail, in the page's language. */
import { sentence } from 'papers-catalogue';
import type { Bilingual } from './records.ts';
import type { Facts, RecordsError } from './records-error.ts';

const isEnglish = (): boolean => document.documentElement.lang.startsWith('en');

/** The sentence of a message id, with its facts put in. */
export function say(id: string, facts: Facts = {}): string {
  return sentence(id, isEnglish() ? 'en' : 'zh-Hant', facts) ?? id;
}

/** The sentence of a refusal. */
export function sayRefusal({ code, facts }: RecordsError): string {
  return say(code.replaceAll('.', '-'), facts);
}

/** The one of two texts that is in the page's language; one that is not translated is Chinese. */
export function choose(text: Bilingual): string {
  return isEnglish() && text.en !== '' ? text.en : text['zh-Hant'];
}

/** A moment on the calendar and the clock of Taiwan; in Chinese by the years of the Republic. */
export function sayTime(time: Date): string {
  const zone = { timeZone: 'Asia/Taipei' } as const;
  const day = new Intl.DateTimeFormat(isEnglish() ? 'en-GB' : 'zh-Hant-TW-u-ca-roc', { dateStyle: 'long', ...zone });
  // Both at once would be written in figures only.
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', ...zone });
  return `${day.format(time)} ${clock.format(time)}`;
}
