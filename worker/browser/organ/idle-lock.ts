/**
 * Locks a page that nobody is at: what it shows and holds goes at once, then the clerk is signed out. The same where she leaves the
 * page, where the browser brings it back as it was, and where her session has ended elsewhere.
 */
import { make } from '../../../npm/src/elements/dom.ts';
import { sinceOpened } from '../countdown.ts';
import { Presence } from './presence.ts';
import { Tabs } from './tabs.ts';
import type { Word } from './tabs.ts';
import { say } from './words.ts';

/** 5 minutes: a clerk fetches a form from the printer, and does not leave a citizen's data open over a break. */
export const IDLE_MS = 5 * 60_000;
/** 30 seconds: time to come back to the desk and touch a key. */
export const WARNED_MS = 30_000;
/** Timers stand still while the computer sleeps: one that has slept too long is found out this soon. */
const LOOK_EVERY_MS = 2_000;
/** The server has this long to answer that it has signed her out. */
const ANSWER_MS = 5_000;
/** Where somebody signs in. */
const DOOR = '/organ';
/** The same, where whoever still has a session is signed out first. */
const LOCKED = `${DOOR}?done=lock`;
const SIGN_OUT = '/organ/sign-out';
const SIGNS_OF_LIFE = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;

/**
 * Watches a page of somebody who is signed in, which is known by its form for signing out. `forget` lets go of all that the page
 * holds; `ended` is called when another tab has ended the visit.
 */
export function lockWhenIdle(forget: () => void, ended: () => void = () => undefined): void {
  const token = document.querySelector<HTMLInputElement>(`form[action="${SIGN_OUT}"] input[name="csrf"]`)?.value;
  if (token !== undefined) new IdleLock(token, forget, ended).watch();
}

class IdleLock {
  readonly #token: string;
  readonly #forget: () => void;
  readonly #ended: () => void;
  readonly #tabs = new Tabs((word) => this.#hear(word));
  readonly #presence: Presence;
  /** It is there while it says nothing, or a screen reader would not hear it begin. */
  readonly #warning = make('div', { class: 'idle-warning', role: 'alert' });
  #lockAt = 0;
  #isOver = false;

  constructor(token: string, forget: () => void, ended: () => void) {
    this.#token = token;
    this.#forget = forget;
    this.#ended = ended;
    this.#presence = new Presence(token, (address) => this.#over(address));
  }

  watch(): void {
    document.body.append(this.#warning);
    for (const sign of SIGNS_OF_LIFE) document.addEventListener(sign, () => this.#touched(), { capture: true, passive: true });
    document.addEventListener('visibilitychange', () => this.#look());
    window.addEventListener('pagehide', () => this.#wipe());
    window.addEventListener('pageshow', ({ persisted }) => {
      if (persisted) location.replace(DOOR);
    });
    this.#stay();
    setInterval(() => this.#look(), LOOK_EVERY_MS);
  }

  /** Whoever touches a page that should have locked itself may be anybody: the computer has slept meanwhile. */
  #touched(): void {
    this.#look();
    if (this.#isOver) return;
    this.#stay();
    this.#tabs.tell('alive');
    this.#presence.sign();
  }

  #stay(): void {
    this.#lockAt = sinceOpened() + IDLE_MS;
    this.#warning.textContent = '';
  }

  #hear(word: Word): void {
    if (this.#isOver) return;
    if (word === 'alive') this.#stay();
    else if (word === 'ended') this.#ended();
    else this.#leave();
  }

  #look(): void {
    const left = this.#lockAt - sinceOpened();
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
    this.#tabs.tell('left');
    this.#wipe();
    const body = new URLSearchParams({ csrf: this.#token, decision: 'lock' });
    const answer = fetch(SIGN_OUT, { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => undefined);
    await Promise.race([answer, new Promise((done) => setTimeout(done, ANSWER_MS))]);
    this.#leave();
  }

  /** Whatever came of signing out: the door does it if need be. */
  #leave(): void {
    this.#wipe();
    location.replace(LOCKED);
  }

  /** The server knows this page's session no more: either it has ended, and the page for that is known, or there is another. */
  #over(address?: string): void {
    if (this.#isOver) return;
    if (address !== undefined) this.#tabs.tell('left');
    this.#wipe();
    location.replace(address ?? DOOR);
  }

  #wipe(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#forget();
    document.body.replaceChildren();
    document.title = '';
  }
}
