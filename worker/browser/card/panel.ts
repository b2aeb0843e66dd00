/** The panel by which a card is read, its PIN is typed, and it signs. */
import type { Card } from './cards.ts';
import { cardsIn } from './cards.ts';
import { askComponent } from './component.ts';
import { isPhone } from './help.ts';
import { make } from './make.ts';
import { problemBox } from './problem-box.ts';
import { CardProblem, problemIn } from './problem.ts';
import type { CardKind, Say } from './words.ts';
import { sayOf } from './words.ts';

/** What a card has signed. */
export interface SignedByCard {
  /** CMS signed data in Base64. */
  signature: string;
  /** DER in Base64. */
  certificate: string;
  cardNumber: string;
}

/** What the panel works on. */
export interface PanelOptions {
  /** The component's origin. */
  address: string;
  /** The text to be signed. */
  nonce: string;
  kind: CardKind;
  /** Takes the outcome. Nothing more happens here afterwards. */
  signed: (outcome: SignedByCard) => void;
}

/** Of a 健保卡 it is the password that its holder has registered. */
const PIN_LENGTHS: Readonly<Record<CardKind, { least: number; most: number }>> = {
  certificate: { least: 6, most: 8 },
  nhi: { least: 6, most: 12 },
};

export class CardPanel {
  readonly element = make('div', { class: 'inset' });
  /** Whose press means that the card is to sign, and not that the form is to be sent. */
  signButton: HTMLButtonElement | undefined;
  readonly #options: PanelOptions;
  readonly #say: Say;
  readonly #problem = make('div');
  readonly #step = make('div', { class: 'inset' });
  readonly #status = make('p', { class: 'hint', role: 'status' });
  #isBusy = false;
  #choice: Choice | undefined;

  constructor(options: PanelOptions) {
    this.#options = options;
    this.#say = sayOf(options.kind);
    this.element.append(this.#problem, this.#step, this.#status);
    this.reset();
  }

  /** Back to the beginning: no card has been read. */
  reset(): void {
    this.#isBusy = false;
    this.#choice = undefined;
    this.signButton = undefined;
    const lead = make('p', {}, this.#say(isPhone() ? 'card-needs-computer' : 'card-lead'));
    this.#problem.replaceChildren();
    this.#status.textContent = '';
    this.#step.replaceChildren(lead, make('p', { class: 'hint' }, this.#say('card-window-hint')), this.#buttons(this.#readButton('button')));
  }

  /** Asks the chosen card for its signature. Call it straight from a click or a key. */
  sign(): Promise<void> {
    const choice = this.#choice;
    if (choice === undefined || !choice.hasPin()) return Promise.resolve();
    return this.#attempt(async () => {
      const outcome = await signBy(choice.card, choice.takePin(), this.#options);
      this.#step.replaceChildren();
      this.#status.textContent = this.#say('card-sending');
      this.#options.signed(outcome);
    }, 'card-signing');
  }

  #read(): Promise<void> {
    return this.#attempt(async () => {
      const answer = await askComponent(this.#options.address, { func: 'GetUserCert' });
      const problem = problemIn(answer);
      if (problem) throw problem;
      this.#show(cardsIn(answer));
    }, 'card-reading');
  }

  #show(cards: readonly [Card, ...Card[]]): void {
    this.#choice = new Choice(cards, this.#options.kind, this.#say);
    this.signButton = make('button', { class: 'button' }, this.#say('card-sign'));
    const buttons = this.#buttons(this.signButton, this.#readButton('button button-quiet', 'card-read-again'));
    this.#step.replaceChildren(...this.#choice.elements, buttons);
    this.#status.textContent = this.#say('card-found', { count: cards.length });
    this.#choice.focus();
  }

  /** One at a time: there is one window, and one reader. */
  async #attempt(work: () => Promise<void>, status: string): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#problem.replaceChildren();
    this.#status.textContent = this.#say(status);
    this.#disable(true);
    try {
      await work();
    } catch (cause) {
      this.#fail(cause instanceof CardProblem ? cause : new CardProblem('card.failed'));
    } finally {
      this.#isBusy = false;
      this.#disable(false);
    }
  }

  #fail(problem: CardProblem): void {
    this.#status.textContent = '';
    if (problem.code === 'card.pin-wrong' && this.#choice) {
      this.#choice.refusePin(this.#say('card-pin-wrong', { left: problem.facts.left ?? 0 }), problem.code);
      return;
    }
    if (problem.code === 'card.pin-form' && this.#choice) {
      this.#choice.refusePin(this.#say('card-pin-form'), problem.code);
      return;
    }
    // A card that is locked, gone or another has to be read again.
    this.reset();
    const box = problemBox(problem, this.#options.address, this.#options.kind, this.#say);
    this.#problem.replaceChildren(box);
    box.focus();
  }

  #disable(isDisabled: boolean): void {
    for (const button of this.#step.querySelectorAll('button')) button.setAttribute('aria-disabled', String(isDisabled));
  }

  #readButton(className: string, words = 'card-read'): HTMLButtonElement {
    const button = make('button', { type: 'button', class: className }, this.#say(words));
    button.addEventListener('click', () => void this.#read());
    return button;
  }

  #buttons(...buttons: HTMLButtonElement[]): HTMLElement {
    return make('div', { class: 'buttons' }, ...buttons);
  }
}

async function signBy(card: Card, pin: string, { address, nonce }: PanelOptions): Promise<SignedByCard> {
  const answer = await askComponent(address, {
    func: 'MakeSignature',
    tbs: encodeURIComponent(nonce),
    tbsEncoding: 'NONE',
    hashAlgorithm: 'SHA256',
    withCardSN: 'true',
    // The component reads its request as a form, so that "+" and "%" would arrive as something else.
    pin: encodeURIComponent(pin),
    nonce: '',
    signatureType: 'PKCS7',
    slotDescription: card.slot,
  });
  const problem = problemIn(answer);
  if (problem) throw problem;
  const { signature, certb64: certificate = card.certificate, cardSN: cardNumber = card.number } = answer;
  if (typeof signature !== 'string' || typeof certificate !== 'string' || typeof cardNumber !== 'string') throw new CardProblem('card.answer-malformed');
  if (certificate !== card.certificate || cardNumber !== card.number) throw new CardProblem('card.changed');
  return { signature, certificate, cardNumber };
}

/** Which card, and its PIN. Neither has a part in the form. */
class Choice {
  readonly elements: readonly HTMLElement[];
  readonly #cards: readonly [Card, ...Card[]];
  readonly #lengths: { least: number; most: number };
  readonly #say: Say;
  readonly #pin = make('input', { class: 'text text-short', id: 'card-pin', type: 'password', autocomplete: 'off', spellcheck: 'false', required: '', 'aria-describedby': 'card-pin-hint' });
  readonly #pinField = make('div', { class: 'field' });
  #chosen: Card;

  constructor(cards: readonly [Card, ...Card[]], kind: CardKind, say: Say) {
    this.#cards = cards;
    this.#say = say;
    this.#lengths = PIN_LENGTHS[kind];
    this.#chosen = cards[0];
    this.#pin.maxLength = this.#lengths.most;
    this.#pinField.append(make('label', { for: 'card-pin' }, say('card-pin')), make('p', { class: 'hint', id: 'card-pin-hint' }, say('card-pin-hint')), this.#pin);
    this.elements = [cards.length === 1 ? shown(cards[0], say) : this.#radios(), this.#pinField];
  }

  get card(): Card {
    return this.#chosen;
  }

  focus(): void {
    if (this.#cards.length === 1) this.#pin.focus();
    else this.elements[0]?.querySelector('input')?.focus();
  }

  /** Says what is wrong with a PIN that cannot be one, before the card counts it. */
  hasPin(): boolean {
    const { length } = this.#pin.value;
    if (length >= this.#lengths.least && length <= this.#lengths.most) return true;
    this.refusePin(this.#say('card-pin-form'), 'card.pin-form');
    return false;
  }

  /** The PIN, which is kept nowhere. */
  takePin(): string {
    const pin = this.#pin.value;
    this.#pin.value = '';
    this.#mark(undefined);
    return pin;
  }

  refusePin(words: string, code: string): void {
    const problem = make('p', { class: 'problem', id: 'card-pin-problem' }, make('span', {}, make('span', { class: 'unseen' }, this.#say('card-error-word')), words, ' ', make('code', { class: 'small' }, code)));
    this.#mark(problem);
    this.#pin.value = '';
    this.#pin.focus();
  }

  #mark(problem: HTMLElement | undefined): void {
    this.#pinField.querySelector('.problem')?.remove();
    this.#pinField.classList.toggle('field-wrong', problem !== undefined);
    this.#pin.setAttribute('aria-describedby', problem ? 'card-pin-problem card-pin-hint' : 'card-pin-hint');
    if (problem) this.#pin.setAttribute('aria-invalid', 'true');
    else this.#pin.removeAttribute('aria-invalid');
    if (problem) this.#pin.before(problem);
  }

  #radios(): HTMLElement {
    const options = this.#cards.map((card, at) => {
      // An empty "form" keeps them out of what is sent.
      const radio = make('input', { type: 'radio', name: 'card-choice', form: '', value: String(at) });
      radio.checked = at === 0;
      radio.addEventListener('change', () => (this.#chosen = card));
      const words = make('span', { class: 'method-words' }, make('span', { class: 'method-name' }, card.holder), ' ', make('span', { class: 'hint' }, this.#say('card-facts', { number: card.number, reader: card.slot })));
      return make('label', { class: 'method' }, radio, words);
    });
    return make('fieldset', { class: 'field' }, make('legend', {}, this.#say('card-choose')), ...options);
  }
}

function shown({ holder, number, slot }: Card, say: Say): HTMLElement {
  return make(
    'div',
    { class: 'locked' },
    make('p', { class: 'locked-label' }, say('card-holder')),
    make('p', {}, holder),
    make('p', { class: 'hint' }, say('card-facts', { number, reader: slot })),
  );
}
