/**
 * The page of a counter's code: keeps the time left true by the server's clock, brings the page to the server's newest state,
 * says what changed aloud, and keeps the screen lit. The code stands in the page and nowhere else.
 *
 * What it expects of the page: `[data-counter]` with `data-status-url`, `data-state` (what the server shows now) and `data-now`
 * (its clock); within it, while there is a code, `[data-code-card]` and `[data-valid-until]` with its sentences, and
 * `[data-offline]`. After it `[data-voice]`, a polite live region.
 */
import { Said, sentence, sinceOpened, SOON_SECONDS } from './countdown.ts';

const ASK_MS = 3_000;
/** The first questions are quicker, as most agencies answer at once. */
const ASK_FIRST_MS = 1_500;
const FIRST_ASKS = 20;
const TICK_MS = 1_000;

interface Status {
  /** Missing where it is over. */
  code?: { state: string; now: number };
}

/**
 * The server's clock, told by what it says and what has gone by since. Rather ahead than behind: no code is shown too long, and time
 * that has been told does not come back before the page is made anew.
 */
class ServerClock {
  #ahead = 0;

  /** A page was made. @param askedAt when it was asked for, by `sinceOpened` */
  set(now: number, askedAt: number): void {
    this.#ahead = now - askedAt;
  }

  /** The server says what time it is. */
  hear(now: number, askedAt: number): void {
    this.#ahead = Math.max(this.#ahead, now - askedAt);
  }

  now(): number {
    return sinceOpened() + this.#ahead;
  }
}

/** Keeps the screen lit while there is a code to be scanned, where the browser can. */
class Light {
  #lock: WakeLockSentinel | undefined;

  async keep(wanted: boolean): Promise<void> {
    if (!wanted) {
      await this.#lock?.release();
      this.#lock = undefined;
      return;
    }
    if (this.#lock?.released === false || document.hidden) return;
    // A battery that is low, or a browser that does not want to: the screen goes dark as always.
    this.#lock = await navigator.wakeLock?.request('screen').catch(() => undefined);
  }
}

class CodePage {
  readonly #clock = new ServerClock();
  readonly #light = new Light();
  readonly #voice = document.querySelector('[data-voice]');
  #counter: HTMLElement;
  #said: Said | undefined;
  #asks = 0;
  #asking = false;
  #isOffline = false;

  constructor(counter: HTMLElement) {
    this.#counter = counter;
    this.#clock.set(Number(counter.dataset['now']), 0);
  }

  begin(): void {
    this.#arrive();
    setInterval(() => this.#tick(), TICK_MS);
    const again = (): void => void this.#ask();
    const next = (): void => {
      setTimeout(() => void this.#ask().finally(next), this.#asks < FIRST_ASKS ? ASK_FIRST_MS : ASK_MS);
    };
    next();
    // Timers stand still while a phone sleeps: what brings it back counts.
    for (const event of ['pageshow', 'focus', 'online']) addEventListener(event, again);
    addEventListener('offline', () => this.#wentOffline(true));
    document.addEventListener('visibilitychange', again);
  }

  /** The page shows something new. */
  #arrive(): void {
    const left = this.#left();
    this.#said = left === undefined ? undefined : new Said(left);
    this.#wentOffline(this.#isOffline);
    this.#tick();
  }

  /** Seconds that the code has left; nothing where there is none. */
  #left(): number | undefined {
    const until = this.#deadline()?.dataset['validUntil'];
    return until === undefined ? undefined : Math.max(0, Math.ceil((Date.parse(until) - this.#clock.now()) / 1000));
  }

  #deadline(): HTMLElement | null {
    return this.#counter.querySelector<HTMLElement>('[data-valid-until]');
  }

  #tick(): void {
    const [deadline, left] = [this.#deadline(), this.#left()];
    void this.#light.keep(left !== undefined && left > 0);
    if (!deadline || left === undefined) return;
    const words = sentence(deadline.dataset, left);
    const shown = deadline.querySelector('[data-left]');
    if (shown && shown.textContent !== words) shown.textContent = words;
    deadline.classList.toggle('deadline-soon', left <= SOON_SECONDS);
    if (left === 0) this.#counter.querySelector('[data-code-card]')?.setAttribute('hidden', '');
    if (this.#said?.isDue(left)) this.#say(words);
  }

  async #ask(): Promise<void> {
    this.#tick();
    if (document.hidden || this.#asking) return;
    this.#asking = true;
    this.#asks += 1;
    try {
      await this.#follow();
    } finally {
      this.#asking = false;
    }
  }

  async #follow(): Promise<void> {
    const askedAt = sinceOpened();
    let response: Response;
    try {
      response = await fetch(this.#counter.dataset['statusUrl'] ?? '', { cache: 'no-store' });
    } catch {
      return this.#wentOffline(true);
    }
    this.#wentOffline(false);
    // Forgotten, or another step's turn: the server says where this visit goes.
    if (response.status === 404 || response.redirected) return location.reload();
    if (!response.ok) return;
    const { code } = (await response.json()) as Status;
    if (code) this.#clock.hear(code.now, askedAt);
    if (code?.state === this.#counter.dataset['state']) return this.#tick();
    await this.#renew();
  }

  /** Takes in the page as the server has it now. */
  async #renew(): Promise<void> {
    const askedAt = sinceOpened();
    const response = await fetch(location.href, { cache: 'no-store' }).catch(() => undefined);
    if (!response) return this.#wentOffline(true);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const next = page.querySelector<HTMLElement>('[data-counter]');
    if (!response.ok || response.redirected || !next) return location.reload();
    const heading = headingOf(this.#counter);
    this.#replace(document.adoptNode(next));
    document.title = page.title;
    this.#clock.set(Number(next.dataset['now']), askedAt);
    this.#arrive();
    if (headingOf(next) !== heading) this.#say(headingOf(next));
  }

  #replace(next: HTMLElement): void {
    const before = this.#counter;
    const focused = before.contains(document.activeElement) ? document.activeElement : null;
    before.replaceWith(next);
    this.#counter = next;
    keepWhatWasDone(before, next);
    if (focused) goOn(focused, same(focused, next));
  }

  #wentOffline(isOffline: boolean): void {
    this.#isOffline = isOffline;
    const place = this.#counter.querySelector<HTMLElement>('[data-offline]');
    if (!place) return;
    const isShown = (this.#left() ?? 0) > 0;
    const words = isShown ? this.#deadline()?.dataset['offlineWords'] : place.dataset['words'];
    const said = isOffline ? (words ?? '') : '';
    if (place.textContent !== said) place.textContent = said;
  }

  #say(words: string): void {
    if (this.#voice) this.#voice.textContent = words;
  }
}

function headingOf(counter: HTMLElement): string {
  return counter.querySelector('h1')?.textContent ?? '';
}

/** What is opened stays open, and what is typed stays typed. */
function keepWhatWasDone(before: HTMLElement, next: HTMLElement): void {
  for (const opened of before.querySelectorAll('details[open]')) same(opened, next)?.setAttribute('open', '');
  for (const field of before.querySelectorAll<HTMLInputElement>('input[id]')) {
    const there = same(field, next);
    if (field.value !== field.defaultValue && there instanceof HTMLInputElement) there.value = field.value;
  }
}

/** Whoever types goes on typing where she was. */
function goOn(before: Element, there: HTMLElement | null): void {
  there?.focus();
  if (before instanceof HTMLInputElement && there instanceof HTMLInputElement) there.setSelectionRange(before.selectionStart, before.selectionEnd);
}

/** The element of the new page that this one has become: of the same id, or a button that does the same. */
function same(element: Element, next: HTMLElement): HTMLElement | null {
  if (element.id) return next.querySelector<HTMLElement>(`#${CSS.escape(element.id)}`);
  const [name, value] = ['name', 'value'].map((attribute) => CSS.escape(element.getAttribute(attribute) ?? ''));
  return name ? next.querySelector<HTMLElement>(`[name="${name}"][value="${value}"]`) : null;
}

const counter = document.querySelector<HTMLElement>('[data-counter]');
if (counter) new CodePage(counter).begin();
