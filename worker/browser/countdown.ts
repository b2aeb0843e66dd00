/** What is left of a time, as pages say it, and when it is to be said aloud. */

/** Said aloud: in good time, and once more when it becomes urgent. The last is the end. */
const SAID_AT_SECONDS = [300, 60, 20, 0] as const;

/** From here on it looks urgent. */
export const SOON_SECONDS = 300;

/** The sentences of a time, as its element holds them; `#` stands for the number. */
export interface Words {
  over?: string | undefined;
  seconds?: string | undefined;
  minute?: string | undefined;
  minutes?: string | undefined;
  hours?: string | undefined;
}

/** Milliseconds since the page was opened. They go on while the device sleeps, and a clock set back does not bring them back. */
export function sinceOpened(): number {
  return Math.max(performance.now(), Date.now() - performance.timeOrigin);
}

/** The sentence for so many seconds. */
export function sentence({ over, seconds, minute, minutes, hours }: Words, left: number): string {
  if (left <= 0) return over ?? '';
  if (left < 60) return (seconds ?? '').replace('#', String(left));
  const whole = Math.ceil(left / 60);
  if (hours && whole >= 120) return hours.replace('#', String(Math.floor(whole / 60)));
  return whole === 1 ? (minute ?? '') : (minutes ?? '').replace('#', String(whole));
}

/** Remembers what has been said of one time, so that nothing is said twice, nor what a sleep has overtaken. */
export class Said {
  #before: number;

  /** @param left what is left at first: marks before it are not for this page to say */
  constructor(left: number) {
    this.#before = left;
  }

  /** Whether it is to be said that so many seconds are left. */
  isDue(left: number): boolean {
    const due = SAID_AT_SECONDS.some((mark) => left <= mark && mark < this.#before);
    this.#before = Math.min(this.#before, left);
    return due;
  }
}
