/** The desk before the computer: card readers, the cards in them, and what else can be amiss. */
import type { SoftwareCard } from './software-card.ts';

/** A reader, with a card or without. */
export interface Reader {
  name: string;
  card: SoftwareCard | undefined;
}

const NAMES = ['CASTLES EZ100PU 0', 'Generic Smart Card Reader Interface 1', 'Alcor Micro USB Smart Card Reader 2'];

export class Desk {
  /** Every card there is, in a reader or not, by `cardKey`. */
  readonly cards: Map<string, SoftwareCard>;
  readers: Reader[] = [];
  /** Whether the cards' driver (HiCOS) is installed. */
  hasDriver = true;
  /** Whether the page's site is on the component's list. */
  isSiteTrusted = true;
  /** Whether the citizen cancels what the component asks her. */
  isCancelling = false;

  constructor(cards: ReadonlyMap<string, SoftwareCard>) {
    this.cards = new Map(cards);
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
   * Puts a card into the first empty reader, or into the last in place of the card that is in it.
   *
   * @throws {RangeError} if there is no such card, or no reader
   */
  insert(key: string): void {
    const card = this.cards.get(key);
    if (card === undefined) throw new RangeError(`there is no card ${key}`);
    if (this.readers.some((reader) => reader.card === card)) return;
    const reader = this.readers.find((each) => each.card === undefined) ?? this.readers.at(-1);
    if (reader === undefined) throw new RangeError('no reader is plugged in');
    reader.card = card;
  }

  /** Takes a card out; all of them, if none is named. */
  remove(key?: string): void {
    const card = key === undefined ? undefined : this.cards.get(key);
    for (const reader of this.readers) if (key === undefined || reader.card === card) reader.card = undefined;
  }

  /** Unlocks a card; all of them, if none is named. */
  unlock(key?: string): void {
    for (const [each, card] of this.cards) if (key === undefined || key === each) card.unlock();
  }
}
