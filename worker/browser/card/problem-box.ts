/** What went wrong, as a box at the top of the panel: what happened, what to do, and the codes for the help desk. */
import { helpSteps } from './help.ts';
import { make } from './make.ts';
import type { CardProblem } from './problem.ts';
import type { CardKind, Say } from './words.ts';

/** Those that a look at one's own computer can mend. */
const ABOUT_THE_COMPUTER = ['card.driver-missing', 'card.no-answer', 'card.not-running'];

export function problemBox({ code, facts }: CardProblem, address: string, kind: CardKind, say: Say): HTMLElement {
  const id = code.replaceAll('.', '-');
  return make(
    'div',
    { class: 'summary', role: 'alert', tabindex: '-1', 'aria-labelledby': 'card-problem-title' },
    make('h2', { id: 'card-problem-title' }, say(`${id}-title`)),
    make('p', {}, say(id)),
    ...(ABOUT_THE_COMPUTER.includes(code) ? helpSteps(address, kind, say) : []),
    make('p', { class: 'small codes' }, say('card-code'), ' ', make('code', {}, [code, facts.component].filter((part) => part !== undefined).join(' '))),
  );
}
