/** Which pages of a long document to print. */
import { make } from '../elements/dom.ts';
import { MyDataError } from '../errors.ts';
import type { Locale } from '../text.ts';
import { sentence } from './text.ts';

/** What may be chosen. */
export interface RangeOptions {
  pages: number;
  /** The page that is proposed as the first. */
  from: number;
  most: number;
  locale: Locale;
  signal: AbortSignal;
}

/**
 * Shows the form and answers the first and last page.
 *
 * @throws {MyDataError} `preview.aborted`.
 */
export function askRange(place: HTMLElement, { pages, from, most, locale, signal }: RangeOptions): Promise<{ first: number; last: number }> {
  const number = (value: number): HTMLInputElement => make('input', { type: 'number', min: '1', max: String(pages), value: String(value), class: 'number' });
  const [first, last] = [number(from), number(Math.min(pages, from + most - 1))];
  const problem = make('p', { class: 'problem', role: 'alert' });
  const form = make('form', { class: 'range', novalidate: '' }, make('p', {}, sentence('viewer-print-range', locale, { most })));
  form.append(
    make('label', {}, sentence('viewer-print-from', locale), first),
    make('label', {}, sentence('viewer-print-to', locale), last),
    problem,
    make('button', { class: 'main' }, sentence('viewer-print', locale)),
  );
  place.replaceChildren(form);
  first.focus();
  return new Promise((chosen, given) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const range = { first: Math.round(first.valueAsNumber), last: Math.round(last.valueAsNumber) };
      const isGood = range.first >= 1 && range.last <= pages && range.first <= range.last && range.last - range.first < most;
      problem.textContent = isGood ? '' : sentence('viewer-print-wrong', locale, { pages, most });
      if (isGood) chosen(range);
    });
    signal.addEventListener('abort', () => given(new MyDataError('preview.aborted', 'printing was given up')), { once: true });
  });
}
