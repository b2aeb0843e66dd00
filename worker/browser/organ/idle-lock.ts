/**
 * Locks a page that nobody is at: what it shows and holds goes at once, then the clerk is signed out. The same where she leaves the
 * page, and where the browser brings it back as it was.
 */
import { make } from '../../../npm/src/elements/dom.ts';
import { say } from './words.ts';

/** 5 minutes: a clerk fetches a form from the printer, and does not leave a citizen's data open over a break. */
export const IDLE_MS = 5 * 60_000;
/** 30 seconds: time to come back to the desk and touch a key. */
export const WARNED_MS = 30_000;
/** Where somebody signs in. */
const DOOR = '/organ';
const SIGN_OUT = '/organ/sign-out';
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/** Watches a page of somebody who is signed in, which is known by its form for signing out. `forget` lets go of all that the page holds. */
export function lockWhenIdle(forget: () => void): void {
  const token = document.querySelector<HTMLInputElement>(`form[action="${SIGN_OUT}"] input[name="csrf"]`)?.value;
  if (token !== undefined) new IdleLock(token, forget).watch();
}

class IdleLock {
  readonly #token: string;
  readonly #forget: () => void;
  /** It is there while it says nothing, or a screen reader would not hear it begin. */
  readonly #warning = make('div', { class: 'idle-warning', role: 'alert' });
  #lockAt = 0;
  #isOver = false;

  constructor(token: string, forget: () => void) {
    this.#token = token;
    this.#forget = forget;
  }

  watch(): void {
    document.body.append(this.#warning);
    for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, () => this.#alive(), { capture: true, passive: true });
    // Timers stand still while the computer sleeps, the clock does not.
    document.addEventListener('visibilitychange', () => this.#look());
    window.addEventListener('pagehide', () => this.#wipe());
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) location.replace(DOOR);
    });
    this.#lockAt = Date.now() + IDLE_MS;
    this.#tick();
  }

  #alive(): void {
    if (this.#isOver || Date.now() >= this.#lockAt) return;
    this.#lockAt = Date.now() + IDLE_MS;
    this.#warning.textContent = '';
  }

  #tick(): void {
    this.#look();
    if (!this.#isOver) setTimeout(() => this.#tick(), this.#untilNext());
  }

  /** Until the warning, or the lock after it. */
  #untilNext(): number {
    const left = this.#lockAt - Date.now();
    return Math.max(0, left > WARNED_MS ? left - WARNED_MS : left);
  }

  #look(): void {
    const left = this.#lockAt - Date.now();
    if (this.#isOver || left > WARNED_MS) return;
    if (left <= 0) void this.#lock();
    else this.#warn();
  }

  #warn(): void {
    if (this.#warning.textContent !== '') return;
    const words = say('organ-idle-warning', { seconds: WARNED_MS / 1000 });
    this.#warning.textContent = words;
    // A document lies over the page, and says it in its place.
    document.dispatchEvent(new CustomEvent('mydata-notice', { detail: words }));
  }

  async #lock(): Promise<void> {
    this.#wipe();
    const body = new URLSearchParams({ csrf: this.#token, decision: 'lock' });
    await fetch(SIGN_OUT, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => undefined);
    location.replace(`${DOOR}?done=locked`);
  }

  #wipe(): void {
    this.#isOver = true;
    this.#forget();
    document.body.replaceChildren();
    document.title = '';
  }
}
