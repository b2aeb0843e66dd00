/** Answers that are being prepared: one for each request, however often the platform repeats it. */

/** What there is at the moment. */
export type Taken<T> = { isReady: true; value: T } | { isReady: false; comeBackAfterSeconds: number };

/** More at once are put off: each may hold somebody's package. */
const MOST_AT_ONCE = 1000;
/** No request is repeated for longer: then the platform has given up even a slow dataset. */
const KEPT_MS = 5_400_000;
/** When to come back while an answer is being prepared. */
const PAUSE_SECONDS = 5;

interface Preparation<T> {
  result: Promise<T>;
  begunAt: number;
}

/** What is being prepared, by name. */
export class Preparations<T> {
  readonly #running = new Map<string, Preparation<T>>();

  /** The answer of that name: prepared now, or already under way; what it came to is handed out and forgotten. */
  async take(name: string, prepare: () => Promise<T>, patienceSeconds: number): Promise<Taken<T>> {
    this.#forgetOld();
    let preparation = this.#running.get(name);
    if (preparation === undefined) {
      if (this.#running.size >= MOST_AT_ONCE) return { isReady: false, comeBackAfterSeconds: PAUSE_SECONDS };
      preparation = { result: prepare(), begunAt: Date.now() };
      // A failure is told to whoever takes it; until then nobody listens.
      preparation.result.catch(() => undefined);
      this.#running.set(name, preparation);
    }
    if (!(await isSettledWithin(preparation.result, patienceSeconds))) return { isReady: false, comeBackAfterSeconds: PAUSE_SECONDS };
    if (this.#running.get(name) === preparation) this.#running.delete(name);
    return { isReady: true, value: await preparation.result };
  }

  #forgetOld(): void {
    const oldest = Date.now() - KEPT_MS;
    for (const [name, { begunAt }] of this.#running) if (begunAt < oldest) this.#running.delete(name);
  }
}

async function isSettledWithin(result: Promise<unknown>, seconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), seconds * 1000);
  });
  const settled = result.then(() => true, () => true);
  return Promise.race([settled, tooLong]).finally(() => clearTimeout(timer));
}
