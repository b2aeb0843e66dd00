/** Why something is not shown, and what may be done instead: never an empty page. */
import { button, make } from '../elements/dom.ts';
import type { MyDataError } from '../errors.ts';
import type { Locale } from '../text.ts';
import { sentence, sentenceOfCode } from './text.ts';

/** Where trying once more may help: the Worker begins anew, or the network is back. */
const PASSING = ['preview.module', 'preview.stopped', 'preview.too-slow', 'preview.worker', 'verify.network', 'verify.read'];

/** What may be done about it. */
export interface WaysOut {
  again?: () => void;
  save?: () => void;
  /** Shows the document with the browser's own reader. */
  elsewhere?: () => void;
}

/** The card. */
export function refusalCard({ code, facts, message }: MyDataError, locale: Locale, { again, save, elsewhere }: WaysOut): HTMLElement {
  const card = make('div', { class: 'refusal card error', role: 'alert' }, make('p', { class: 'badge' }, sentence('viewer-not-shown', locale)));
  card.append(make('p', {}, sentenceOfCode(code, locale, facts, message)), make('p', { class: 'code' }, sentence('browser-error-code', locale, { code })));
  const ways = make('div', { class: 'actions' });
  const add = (id: string, press: (() => void) | undefined): void => {
    if (press) ways.append(button(sentence(id, locale), sentence(id, locale), press));
  };
  add('browser-try-again', PASSING.includes(code) ? again : undefined);
  add('viewer-save', save);
  add('viewer-elsewhere', elsewhere);
  card.append(ways);
  return card;
}
