/** The desk before the computer: card readers, the cards in them, and what else can be amiss. */
import type { SoftwareCard } from './software-card.ts';

/** A reader, with a card or without. */
export interface Reader {
  name: string;
  card: SoftwareCard | undefined;
}

const NAMES = ['CASTLES EZ100PU 0', 'Generic Smart Card Reader Interface 1', 'Alcor Micro USB Smart Card Reader 2'];

export class Desk {
  /** Every card there is, in a reader or not, by its holder's number. */
  readonly cards: ReadonlyMap<string, SoftwareCard>;
  readers: Reader[] = [];
  /** Whether the cards' driver (HiCOS) is installed. */
  hasDriver = true;
  /** Whether the page's site is on the component's list. */
  isSiteTrusted = true;
  /** Whether the citizen cancels what the component asks her. */
  isCancelling = false;

  constructor(cards: ReadonlyMap<string, SoftwareCard>) {
    this.cards = cards;
    this.plugIn();
  }

  /** Plugs in one more reader, as far as there are ports. */
  plugIn(): void {
    const name = NAMES[this.readers.length];
    if (name !== undefined) this.readers.push({ name, card: undefined });
  }

  /** Pulls the last reader out, its card with it. */
  unplug(): void {
    this.readers.pop();
  }

  /**
   * Puts a holder's card into the first empty reader.
   *
   * @throws {RangeError} if there is no such card, or no room for it
   */
  insert(holder: string): void {
    const card = this.cards.get(holder);
    if (card === undefined) throw new RangeError(`there is no card of ${holder}`);
    if (this.readers.some((reader) => reader.card === card)) return;
    const empty = this.readers.find((reader) => reader.card === undefined);
    if (empty === undefined) throw new RangeError('no reader is empty');
    empty.card = card;
  }

  /** Takes a holder's card out; all of them, if none is named. */
  remove(holder?: string): void {
    const card = holder === undefined ? undefined : this.cards.get(holder);
    for (const reader of this.readers) if (holder === undefined || reader.card === card) reader.card = undefined;
  }

  /** Unlocks a holder's card; all of them, if none is named. */
  unlock(holder?: string): void {
    for (const [each, card] of this.cards) if (holder === undefined || holder === each) card.unlock();
  }
}
