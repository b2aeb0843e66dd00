/** The viewer's controls: which page, how large, and what else can be done with the document. */
import { make } from '../elements/dom.ts';
import type { Locale } from '../text.ts';
import type { Icon } from './icons.ts';
import { icon } from './icons.ts';
import { sentence } from './text.ts';

/** What the controls lead to. */
export interface Commands {
  goTo(page: number): void;
  turnPage(step: 1 | -1): void;
  zoom(to: 'larger' | 'page' | 'smaller' | 'width'): void;
  rotate(): void;
  invert(isInverted: boolean): void;
  search(): void;
  list(): void;
  /** Without these two, a document is looked at and not kept. */
  print?: () => void;
  save?: () => void;
}

/** The bar with all controls of a PDF. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #locale: Locale;
  readonly #pages: number;
  readonly #page: HTMLInputElement;
  readonly #zoom = make('output', { class: 'zoom' });
  readonly #tools: HTMLElement;
  readonly #voice = make('p', { class: 'spoken', role: 'status' });

  constructor(pages: number, commands: Commands, locale: Locale) {
    this.#locale = locale;
    this.#pages = pages;
    this.#page = this.#pageField(commands);
    const total = make('span', { class: 'total' }, sentence('viewer-of-pages', locale, { pages }));
    const pager = make('div', { class: 'pager', role: 'group', 'aria-label': sentence('viewer-paging', locale) });
    pager.append(
      this.#tool('previous', () => commands.turnPage(-1)),
      make('label', {}, make('span', { class: 'spoken' }, sentence('viewer-page-number', locale)), this.#page),
      total,
      this.#tool('next', () => commands.turnPage(1)),
    );
    this.#tools = make('div', { class: 'tools', role: 'toolbar', 'aria-label': sentence('viewer-tools', locale) });
    this.#tools.append(...this.#allTools(commands));
    rove(this.#tools);
    this.element = make('div', { class: 'bar' }, pager, this.#tools, this.#voice);
  }

  /** Says aloud which page was gone to: those who do not see it hear nothing else of it. */
  announce(page: number): void {
    this.#voice.textContent = sentence('viewer-page-of', this.#locale, { page, pages: this.#pages });
  }

  /** Says which page is read and how large it is. */
  say(page: number, zoom: number): void {
    if (this.#page !== (this.#page.getRootNode() as ShadowRoot).activeElement) this.#page.value = String(page);
    const spoken = new Intl.NumberFormat(this.#locale, { style: 'percent' }).format(zoom);
    // It is read out as often as it is written, and scrolling comes through here.
    if (this.#zoom.value !== spoken) this.#zoom.value = spoken;
    this.#button('previous').setAttribute('aria-disabled', String(page <= 1));
    this.#button('next').setAttribute('aria-disabled', String(page >= this.#pages));
  }

  /** Says which panel is open. */
  sayOpen(open: 'list' | 'search' | undefined): void {
    for (const name of ['list', 'search'] as const) this.#button(name).setAttribute('aria-expanded', String(open === name));
  }

  #allTools(commands: Commands): HTMLElement[] {
    const invert = this.#tool('invert', () => {
      const isInverted = invert.getAttribute('aria-pressed') !== 'true';
      invert.setAttribute('aria-pressed', String(isInverted));
      commands.invert(isInverted);
    });
    invert.setAttribute('aria-pressed', 'false');
    return [
      this.#tool('smaller', () => commands.zoom('smaller')),
      this.#zoom,
      this.#tool('larger', () => commands.zoom('larger')),
      this.#tool('width', () => commands.zoom('width')),
      this.#tool('page', () => commands.zoom('page')),
      this.#tool('turn', () => commands.rotate()),
      invert,
      this.#tool('search', () => commands.search()),
      this.#tool('list', () => commands.list()),
      ...(commands.print ? [this.#tool('print', commands.print)] : []),
      ...(commands.save ? [this.#tool('save', commands.save)] : []),
    ];
  }

  #tool(name: Icon, press: () => void): HTMLButtonElement {
    return iconButton(name, sentence(`viewer-${name}`, this.#locale), press);
  }

  #button(name: Icon): HTMLElement {
    return this.element.querySelector<HTMLElement>(`[data-tool="${name}"]`) ?? this.element;
  }

  #pageField({ goTo }: Commands): HTMLInputElement {
    const field = make('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', value: '1', class: 'number' });
    field.addEventListener('focus', () => field.select());
    field.addEventListener('change', () => {
      const page = Number(field.value.normalize('NFKC'));
      if (Number.isInteger(page)) goTo(page);
    });
    return field;
  }
}

/** A button that shows a sign, and says what it does to those who do not see it or point at it. */
export function iconButton(name: Icon, label: string, press: () => void): HTMLButtonElement {
  const element = make('button', { type: 'button', class: 'icon', 'data-tool': name, 'aria-label': label, title: label }, icon(name));
  element.addEventListener('click', press);
  return element;
}

/** One stop for the tab key; arrows lead from button to button, as toolbars do. */
function rove(bar: HTMLElement): void {
  const buttons = [...bar.querySelectorAll('button')];
  const stopAt = (chosen: HTMLButtonElement | undefined): void => {
    for (const button of buttons) button.tabIndex = button === chosen ? 0 : -1;
  };
  stopAt(buttons[0]);
  bar.addEventListener('focusin', ({ target }) => stopAt(buttons.find((button) => button === target)));
  bar.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button === event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons.at(next % buttons.length)?.focus();
  });
}
