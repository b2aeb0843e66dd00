/** What went wrong, as a box at the top of the panel: what happened, what to do, and the code for the help desk. */
import { make } from '../card/make.ts';
import type { SoftCertificateProblem } from './problem.ts';
import { dayOf, say } from './words.ts';

export function problemBox({ code, facts }: SoftCertificateProblem): HTMLElement {
  const { not_after: end, not_before: start, algorithm } = facts;
  const id = code.replaceAll('.', '-');
  const day = [end, start].find((time) => typeof time === 'number');
  const codes = [code, algorithm].filter((part) => part !== undefined).join(' ');
  return make(
    'div',
    { class: 'summary', role: 'alert', tabindex: '-1', 'aria-labelledby': 'soft-problem-title' },
    make('h2', { id: 'soft-problem-title' }, say(`${id}-title`)),
    make('p', {}, say(id, day === undefined ? {} : { day: dayOf(day) })),
    make('p', { class: 'small codes' }, say('soft-certificate-code'), ' ', make('code', {}, codes)),
  );
}
