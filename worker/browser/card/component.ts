/**
 * The HiPKI local component (跨平台網頁元件), which has the citizen's card reader: one question, in one popup window.
 *
 * It knows no CORS, so that a page of ours cannot ask whether it is there. A window can: one that arrives somewhere without
 * speaking has met the browser's own page about a refused connection. A picture or a fetch would tell sooner, but browsers
 * first ask the citizen whether this site may look around in her network, and who says no looks like who has no component.
 */
import { CardProblem } from './problem.ts';

/** What the component answers. */
export type Answer = Readonly<Record<string, unknown>>;

/** What it is asked; `func` says what for. */
export type Question = Readonly<Record<string, string>> & { func: 'GetUserCert' | 'MakeSignature' };

/** From the window's arrival to its first word: the page on it is small, and comes from this very machine. */
const FIRST_WORD_MS = 3_000;
/** For the arrival itself. */
const ARRIVAL_MS = 15_000;
/** For the answer: cards are slow, and the component may have something to ask. */
const ANSWER_MS = 120_000;
/** The window goes as soon as it has posted its answer, which may come after we see it gone. */
const LAST_WORD_MS = 1_000;
const LOOK_MS = 100;
const LARGEST_ANSWER = 1 << 20;
const WINDOW = 'width=480,height=320,left=100,top=80';

/**
 * Asks the component. Call it straight from a click: the window that it opens would be blocked otherwise.
 *
 * @throws {CardProblem} when there is no answer, or one that refuses
 */
export async function askComponent(address: string, question: Question): Promise<Answer> {
  const url = new URL('/popupForm', address);
  const popup = window.open(url, 'mydata-card', WINDOW);
  if (popup === null) throw new CardProblem('card.popup-blocked');
  const conversation = new Conversation(popup, url.origin, question);
  try {
    return await conversation.answer;
  } finally {
    conversation.end();
  }
}

class Conversation {
  readonly answer: Promise<Answer>;
  readonly #popup: Window;
  readonly #origin: string;
  readonly #question: Question;
  readonly #ending = new AbortController();
  #settle!: { resolve: (answer: Answer) => void; reject: (problem: CardProblem) => void };
  #openedAt = performance.now();
  #arrivedAt: number | undefined;
  #askedAt: number | undefined;
  #closedAt: number | undefined;

  constructor(popup: Window, origin: string, question: Question) {
    this.#popup = popup;
    this.#origin = origin;
    this.#question = question;
    this.answer = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    const { signal } = this.#ending;
    window.addEventListener('message', (event) => this.#hear(event), { signal });
    // Nobody would be left to hear the answer.
    window.addEventListener('pagehide', () => this.end(), { signal });
    const timer = setInterval(() => this.#look(), LOOK_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
  }

  end(): void {
    this.#ending.abort();
    this.#popup.close();
  }

  #hear({ source, origin, data }: MessageEvent<unknown>): void {
    // Any page may post to us. Only our own window counts, and only while the component's page is in it.
    if (source !== this.#popup || origin !== this.#origin) return;
    const message = parsed(data);
    if (message === undefined) {
      this.#settle.reject(new CardProblem('card.answer-malformed'));
    } else if (message['func'] === 'getTbs') {
      this.#ask();
    } else if (this.#askedAt !== undefined) {
      this.#settle.resolve(message);
    }
  }

  /** Once: a window that is loaded again does not get the PIN again. */
  #ask(): void {
    if (this.#askedAt !== undefined) return;
    this.#askedAt = performance.now();
    this.#popup.postMessage(JSON.stringify(this.#question), this.#origin);
  }

  #look(): void {
    const now = performance.now();
    const since = (then: number | undefined): number => (then === undefined ? 0 : now - then);
    if (this.#popup.closed) this.#closedAt ??= now;
    else if (hasArrived(this.#popup)) this.#arrivedAt ??= now;
    if (since(this.#closedAt) > LAST_WORD_MS) this.#settle.reject(new CardProblem('card.window-closed'));
    else if (since(this.#askedAt) > ANSWER_MS) this.#settle.reject(new CardProblem('card.no-answer'));
    else if (this.#askedAt === undefined && (since(this.#arrivedAt) > FIRST_WORD_MS || since(this.#openedAt) > ARRIVAL_MS)) {
      this.#settle.reject(new CardProblem('card.not-running'));
    }
  }
}

/** Until then the window shows the empty page it was opened with, which is of our own origin. */
function hasArrived(popup: Window): boolean {
  try {
    return popup.location.href !== 'about:blank';
  } catch {
    return true;
  }
}

function parsed(data: unknown): Answer | undefined {
  if (typeof data !== 'string' || data.length > LARGEST_ANSWER) return undefined;
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Answer) : undefined;
  } catch {
    return undefined;
  }
}
