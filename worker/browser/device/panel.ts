/** The panel by which a device is asked: one button, how far it is, and what to do where it does not work. */
import { make } from '../card/make.ts';
import type { Ceremony, Fields } from './ceremony.ts';
import { hold, obstacleTo } from './ceremony.ts';
import { DeviceProblem } from './problem.ts';
import { say } from './words.ts';

/** What the panel works on. */
export interface PanelOptions {
  ceremony: Ceremony;
  /** What the platform asks for, as it stands in the form. */
  options: string | undefined;
  /** Takes the outcome. Nothing more happens here afterwards. */
  answered: (fields: Fields) => void;
}

export class DevicePanel {
  readonly element = make('div', { class: 'inset' });
  readonly #options: PanelOptions;
  readonly #problem = make('div');
  readonly #step = make('div', { class: 'inset' });
  readonly #status = make('p', { class: 'hint', role: 'status' });
  #waiting: AbortController | undefined;

  constructor(options: PanelOptions) {
    this.#options = options;
    this.element.append(this.#problem, this.#step, this.#status);
    this.reset();
  }

  /** Back to the beginning: the device has not been asked. */
  reset(): void {
    this.#waiting?.abort();
    this.#problem.replaceChildren();
    const obstacle = obstacleTo(this.#options.options);
    if (obstacle) this.#giveUp(obstacle);
    else this.#offer();
  }

  #offer(): void {
    const { ceremony } = this.#options;
    const lead = make('p', {}, say(`device-${ceremony}-lead`));
    const hint = make('p', { class: 'hint' }, say(`device-${ceremony}-hint`));
    const start = this.#button('button', `device-${ceremony}-start`, () => void this.#ask());
    this.#step.replaceChildren(lead, hint, make('div', { class: 'buttons' }, start));
    this.#status.textContent = '';
  }

  /** One at a time; meanwhile the only button ends it. */
  async #ask(): Promise<void> {
    if (this.#waiting) return;
    const { ceremony, options, answered } = this.#options;
    const waiting = (this.#waiting = new AbortController());
    const stop = this.#button('button button-quiet', 'device-stop', () => waiting.abort());
    // Asked before anything else: what a click may begin, it may no longer once something else was waited for.
    const asked = hold(ceremony, options, waiting.signal);
    this.#problem.replaceChildren();
    this.#step.replaceChildren(make('div', { class: 'buttons' }, stop));
    this.#status.textContent = say(`device-${ceremony}-status`);
    stop.focus();
    try {
      const fields = await asked;
      this.#step.replaceChildren();
      this.#status.textContent = say(`device-${ceremony}-sending`);
      answered(fields);
    } catch (cause) {
      this.#fail(cause instanceof DeviceProblem ? cause : new DeviceProblem('device.failed'));
    } finally {
      this.#waiting = undefined;
    }
  }

  #fail(problem: DeviceProblem): void {
    this.#offer();
    const box = boxOf(problem, this.#options.ceremony);
    this.#problem.replaceChildren(box);
    box.focus();
  }

  /** Nothing here can work; the page's other ways remain. It is part of the page and no answer, so it takes no focus. */
  #giveUp(obstacle: DeviceProblem): void {
    this.#step.replaceChildren();
    this.#status.textContent = '';
    this.#problem.replaceChildren(boxOf(obstacle, this.#options.ceremony));
  }

  #button(className: string, words: string, press: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button', class: className }, say(words));
    button.addEventListener('click', press);
    return button;
  }
}

/** What happened, what to do, and the codes for the help desk. */
function boxOf({ code, browser }: DeviceProblem, ceremony: Ceremony): HTMLElement {
  const id = code.replaceAll('.', '-');
  return make(
    'div',
    { class: 'summary', role: 'alert', tabindex: '-1', 'aria-labelledby': 'device-problem-title' },
    make('h2', { id: 'device-problem-title' }, say(`${id}-title`)),
    // What not to be allowed may mean, depends on what was asked.
    make('p', {}, say(code === 'device.cancelled' ? `${id}-${ceremony}` : id)),
    make('p', { class: 'small codes' }, say('device-code'), ' ', make('code', {}, [code, browser].filter((part) => part !== undefined).join(' '))),
  );
}
