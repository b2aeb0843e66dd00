/** Whether a finger or a mouse button is down: a page that moves under it would swallow the click. */

export class Pointer {
  #lifted = Promise.resolve();

  constructor(page: Document) {
    page.addEventListener('pointerdown', () => (this.#lifted = nextLift(page)), { capture: true });
  }

  /** Settles when nothing is down, and what was clicked has heard of it. */
  get lifted(): Promise<void> {
    return this.#lifted;
  }
}

function nextLift(page: Document): Promise<void> {
  return new Promise((done) => {
    const listening = new AbortController();
    const lift = (): void => {
      listening.abort();
      // The click comes in the same task.
      setTimeout(done);
    };
    for (const type of ['pointerup', 'pointercancel']) page.addEventListener(type, lift, { capture: true, signal: listening.signal });
  });
}
