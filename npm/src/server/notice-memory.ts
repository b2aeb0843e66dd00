/** Which notices have been taken in, so that none is taken in twice. */

/** Remembers which notices have been taken in. */
export interface NoticeMemory {
  /** What was remembered under this id, if anything. */
  recall(id: string): string | undefined | Promise<string | undefined>;
  /** Remembers an id for at least so many seconds. */
  remember(id: string, fingerprint: string, seconds: number): void | Promise<void>;
}

/** More ids than come in ten minutes. The oldest are dropped first. */
const MOST_REMEMBERED = 10_000;

/** Remembers for as long as this process lives. */
export class ProcessMemory implements NoticeMemory {
  readonly #now: () => number;
  readonly #known = new Map<string, { fingerprint: string; until: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  recall(id: string): string | undefined {
    const known = this.#known.get(id);
    return known !== undefined && known.until > this.#now() ? known.fingerprint : undefined;
  }

  remember(id: string, fingerprint: string, seconds: number): void {
    this.#known.delete(id);
    this.#known.set(id, { fingerprint, until: this.#now() + seconds * 1000 });
    for (const [old, { until }] of this.#known) {
      // They stand in the order in which they came.
      if (until > this.#now() && this.#known.size <= MOST_REMEMBERED) return;
      this.#known.delete(old);
    }
  }
}
