/** Tells the server of a clerk who only reads: of keys and pointers it hears by nothing else, and would take the desk for left. */
import { sinceOpened } from '../countdown.ts';

/** 1 minute, of the 15 after which the server ends the session: the page locks itself long before those are over. */
const TOLD_EVERY_MS = 60_000;
const PRESENCE = '/organ/presence';

/** Passes signs of life on, few of many. */
export class Presence {
  readonly #token: string;
  readonly #over: (address?: string) => void;
  /** The page itself was asked for a moment ago. */
  #toldAt = sinceOpened();

  /** `over` is told where to go when the server knows this page's session no more. */
  constructor(token: string, over: (address?: string) => void) {
    this.#token = token;
    this.#over = over;
  }

  /** Somebody is there. No timer says so: where nobody is, the session has to end. */
  sign(): void {
    if (sinceOpened() - this.#toldAt < TOLD_EVERY_MS) return;
    this.#toldAt = sinceOpened();
    void this.#tell();
  }

  async #tell(): Promise<void> {
    const body = new URLSearchParams({ csrf: this.#token });
    const answer = await fetch(PRESENCE, { method: 'POST', body, cache: 'no-store' }).catch(() => undefined);
    // Without an answer, and from a server in trouble, nothing is known of the session: the next sign of life asks again.
    if (!answer || answer.status >= 500) return;
    if (answer.redirected) this.#over(answer.url);
    else if (!answer.ok) this.#over();
  }
}
