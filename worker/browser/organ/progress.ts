/** What is said beside the button that saves, from the press to the outcome. */
import { make } from '../../../npm/src/elements/dom.ts';
import { localeOf, spokenSize } from '@mydata-edge/sdk/elements';
import { say } from './words.ts';

/** What is quicker than this shows no progress. */
const QUIET_MS = 1_000;

/** How far the transfer is, and how it came out. */
export class Progress {
  readonly #place: HTMLElement;
  readonly #total: number;
  readonly #text = make('p', { role: 'status', tabindex: '-1' });
  readonly #bar = make('progress', { hidden: '', 'aria-label': say('organ-save-fetching') });
  readonly #timer: ReturnType<typeof setTimeout>;

  constructor(place: HTMLElement, total: number) {
    this.#place = place;
    this.#total = total;
    place.replaceChildren(this.#text, this.#bar);
    this.#timer = setTimeout(() => {
      this.#bar.hidden = false;
      this.#text.textContent ||= say('organ-save-fetching');
    }, QUIET_MS);
  }

  /** Takes the keyboard from what stood in its place. */
  focused(): this {
    this.#text.focus();
    return this;
  }

  counting(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
    let done = 0;
    this.#bar.max = Math.max(1, this.#total);
    return new TransformStream({
      transform: (piece, controller) => {
        done += piece.length;
        this.#bar.value = done;
        this.#bar.title = spokenSize(done, localeOf(document.documentElement.lang));
        controller.enqueue(piece);
      },
    });
  }

  say(words: string): void {
    this.#text.textContent = words;
    this.#bar.removeAttribute('value');
  }

  end(id: string, facts: Readonly<Record<string, number | string>>): void {
    clearTimeout(this.#timer);
    this.#bar.remove();
    this.#text.textContent = say(id, facts);
  }

  fail(...content: readonly HTMLElement[]): void {
    clearTimeout(this.#timer);
    const box = make('div', { class: 'summary', role: 'alert', tabindex: '-1' }, ...content);
    this.#place.replaceChildren(box);
    box.focus();
  }
}
