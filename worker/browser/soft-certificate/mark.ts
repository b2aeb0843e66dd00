/** What is wrong with a field, said beside it. */
import { make } from '../card/make.ts';
import { say } from './words.ts';

/** A field, its control, where the words go, and what describes it otherwise. */
interface Place {
  field: HTMLElement;
  input: HTMLInputElement;
  before: HTMLElement;
  hint: string;
}

/** Shows what is wrong with a field, or that nothing is. */
export function mark({ field, input, before, hint }: Place, problem: { words: string; code: string } | undefined): void {
  const id = `${input.id}-problem`;
  field.querySelector('.problem')?.remove();
  field.classList.toggle('field-wrong', problem !== undefined);
  input.setAttribute('aria-describedby', problem ? `${id} ${hint}` : hint);
  if (problem) input.setAttribute('aria-invalid', 'true');
  else input.removeAttribute('aria-invalid');
  if (problem === undefined) return;
  const words = make('span', {}, make('span', { class: 'unseen' }, say('soft-certificate-error-word')), problem.words, ' ', make('code', { class: 'small' }, problem.code));
  before.before(make('p', { class: 'problem', id }, words));
}
