/** Asking for the password of a document: for those of agencies, the citizen's own ID number. */
import { make } from '../elements/dom.ts';
import { MyDataError } from '../errors.ts';
import type { Locale } from '../text.ts';
import { sentence, sentenceOfCode } from './text.ts';

/** A password that was typed once and opened something, for the other documents beside it. Kept by whoever shows them, in memory only. */
export interface PasswordMemory {
  value?: string;
}

/** How it is asked. */
export interface PasswordQuestion {
  locale: Locale;
  /** The one typed before did not open it. */
  isWrong: boolean;
  /** Whether the keyboard goes to the field. */
  takesFocus: boolean;
  signal: AbortSignal;
}

/**
 * Shows the form and answers what was typed.
 *
 * @throws {MyDataError} `preview.aborted`.
 */
export function askPassword(place: HTMLElement, { locale, isWrong, takesFocus, signal }: PasswordQuestion): Promise<string> {
  const field = make('input', { type: 'text', id: 'password', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', required: '', 'aria-describedby': 'password-hint password-problem' });
  const problem = make('p', { class: 'problem', id: 'password-problem', role: 'alert' });
  const say = (words: string): void => {
    problem.textContent = words;
    field.setAttribute('aria-invalid', String(words !== ''));
  };
  const form = make('form', { class: 'password card', novalidate: '' }, make('h3', {}, sentence('viewer-locked', locale)));
  form.append(
    make('label', { for: 'password' }, sentence('viewer-password', locale)),
    make('p', { class: 'note', id: 'password-hint' }, sentence('viewer-password-hint', locale)),
    problem,
    field,
    make('button', { class: 'main' }, sentence('viewer-unlock', locale)),
  );
  place.replaceChildren(form);
  if (isWrong) say(sentenceOfCode('preview.password-wrong', locale));
  if (takesFocus) field.focus();
  return new Promise((typed, given) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const words = field.value;
      if (words.trim() === '') {
        say(sentence('viewer-password-empty', locale));
        field.focus();
        return;
      }
      field.value = '';
      typed(words);
    });
    signal.addEventListener('abort', () => {
      field.value = '';
      given(new MyDataError('preview.aborted', 'the viewer was closed'));
    }, { once: true });
  });
}
