/** A part at a time of what is long, so that a page holds no more of it than eyes can follow. */
import type { Locale } from '../text.ts';
import { button, make } from '../elements/dom.ts';
import { sentence } from '../viewer/text.ts';

/** What is shown in parts. */
export interface Paging {
  readonly count: number;
  /** How many at a time. */
  readonly size: number;
  readonly locale: Locale;
  /** Puts these into the place of those before. */
  show(from: number, until: number): void;
}

/** Shows the first part, and puts what leads to the others around `content` where there are any. */
export function paged(content: HTMLElement, paging: Paging): HTMLElement {
  if (paging.count > paging.size) return new Pager(content, paging).element;
  paging.show(0, paging.count);
  return content;
}

class Pager {
  readonly element: HTMLElement;
  readonly #paging: Paging;
  readonly #status = make('p', { role: 'status' });
  readonly #backward: HTMLButtonElement[] = [];
  readonly #forward: HTMLButtonElement[] = [];
  #from = 0;

  constructor(content: HTMLElement, paging: Paging) {
    this.#paging = paging;
    const label = sentence('table-parts', paging.locale);
    this.element = make('div', { class: 'paged', role: 'group', 'aria-label': label, tabindex: '-1' });
    this.element.append(this.#status, this.#steps(this.#jump()), content, this.#steps());
    this.#show(0);
  }

  #steps(...more: readonly HTMLElement[]): HTMLElement {
    const { locale, size } = this.#paging;
    const step = (id: string, by: number): HTMLButtonElement => {
      const text = sentence(id, locale, { count: size });
      return button(text, text, () => this.#turn(this.#from + by));
    };
    const backward = step('table-previous', -size);
    const forward = step('table-next', size);
    this.#backward.push(backward);
    this.#forward.push(forward);
    return make('div', { class: 'steps' }, backward, forward, ...more);
  }

  #jump(): HTMLElement {
    const { count, locale } = this.#paging;
    const input = make('input', { type: 'number', min: '1', max: String(count), step: '1', inputmode: 'numeric', required: '' });
    const go = make('button', { type: 'submit' }, sentence('table-go', locale));
    const form = make('form', {}, make('label', {}, sentence('table-from-row', locale), input), go);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#turn(input.valueAsNumber - 1);
    });
    return form;
  }

  /** Turns to the part that begins there; whoever reads by keyboard or ear goes on from its beginning. */
  #turn(from: number): void {
    const { count } = this.#paging;
    if (from >= count || (from < 0 && this.#from === 0)) return;
    this.#show(Math.max(0, from));
    this.element.focus();
    this.element.scrollIntoView({ block: 'start' });
  }

  #show(from: number): void {
    const { count, locale, size } = this.#paging;
    const until = Math.min(from + size, count);
    this.#from = from;
    this.#paging.show(from, until);
    this.#status.textContent = sentence('table-shown', locale, { from: from + 1, until, count });
    // Disabled buttons would lose the focus of whoever has just pressed them.
    for (const each of this.#backward) each.setAttribute('aria-disabled', String(from === 0));
    for (const each of this.#forward) each.setAttribute('aria-disabled', String(until === count));
  }
}
