/** The tabs of one desk: somebody at one of them is at all of them, and what ends in one ends in the others. */
import { sinceOpened } from '../countdown.ts';

/** Signs of life come by the hundred. */
const ALIVE_EVERY_MS = 1_000;

/** What one tab tells the others: somebody is there, the visit is over, the clerk has left. */
export type Word = 'alive' | 'ended' | 'left';

/** Forms that end something. A page for a code does not: it may stand there since before the visit, and only leads to it. */
const ENDING: Readonly<Record<string, Word>> = { '/organ/sign-out': 'left', '/organ/visit/end': 'ended' };

/** One tab's way to the others. */
export class Tabs {
  readonly #channel = new BroadcastChannel('organ');
  #aliveAt = -Infinity;

  /** `heard` is called with each word of another tab. */
  constructor(heard: (word: Word) => void) {
    this.#channel.addEventListener('message', ({ data }: MessageEvent<Word>) => heard(data));
    document.addEventListener('submit', ({ target }) => this.#tellOnceAnswered(target));
  }

  tell(word: Word): void {
    if (word === 'alive' && sinceOpened() - this.#aliveAt < ALIVE_EVERY_MS) return;
    if (word === 'alive') this.#aliveAt = sinceOpened();
    this.#channel.postMessage(word);
  }

  /** A page goes when the form's answer is there. Told before, the others would ask a server that has not ended it yet. */
  #tellOnceAnswered(form: EventTarget | null): void {
    const word = form instanceof HTMLFormElement ? ENDING[new URL(form.action).pathname] : undefined;
    if (word) window.addEventListener('pagehide', () => this.tell(word), { once: true });
  }
}
