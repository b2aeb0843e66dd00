/** The words across every document: who looks at it, at which counter of which agency, and when by the server's clock. */
import { sinceOpened } from '../countdown.ts';

/** The words, with the time added when something is opened. */
export class Watermark {
  readonly #who: string;
  readonly #pageMade: number;

  /** `made`: when the server made the page, as an ISO time. The clock of a counter's PC may be wrong. */
  constructor(who: string, made: string) {
    this.#who = who;
    this.#pageMade = Date.parse(made);
  }

  /** The words at this moment. */
  now(): string {
    const time = new Date(this.#pageMade + sinceOpened());
    const spoken = time.toLocaleString('zh-TW', { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23', timeZone: 'Asia/Taipei' });
    return `${this.#who} · ${spoken}`;
  }
}
