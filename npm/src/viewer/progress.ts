/** What is going on while a document is opened: nothing at first, then a bar that says what it waits for. */
import { make } from '../elements/dom.ts';
import type { PreviewProgress } from '../preview/messages.ts';
import type { Locale } from '../text.ts';
import { sentence } from './text.ts';

/** What is quicker than this shows no progress at all. */
const QUIET_MS = 300;

/** A bar in a place of its own. */
export class Waiting {
  readonly #locale: Locale;
  readonly #text: HTMLElement;
  readonly #bar: HTMLProgressElement;
  readonly #timer: ReturnType<typeof setTimeout>;

  constructor(place: HTMLElement, locale: Locale) {
    this.#locale = locale;
    const words = sentence('viewer-opening', locale);
    this.#text = make('p', { role: 'status' });
    this.#bar = make('progress', { 'aria-label': words });
    const card = make('div', { class: 'waiting card', hidden: '' }, this.#text, this.#bar);
    place.replaceChildren(card);
    this.#timer = setTimeout(() => {
      card.hidden = false;
      this.#text.textContent ||= words;
    }, QUIET_MS);
  }

  show({ phase, done, total }: PreviewProgress): void {
    const words = sentence(`viewer-${phase}`, this.#locale);
    if (this.#text.textContent !== words) this.#text.textContent = words;
    if (total > 0) {
      this.#bar.max = total;
      this.#bar.value = done;
    } else this.#bar.removeAttribute('value');
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
