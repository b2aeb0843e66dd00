/** Chance that comes out the same every time. */

/** Mulberry32: small, and even enough to choose damages by. */
export class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 up to, but without, `bound`. */
  below(bound) {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  }

  /** True once in `times`. */
  oneIn(times) {
    return this.below(times) === 0;
  }

  /** One of a list. */
  of(list) {
    return list[this.below(list.length)];
  }

  /** The list in another order. */
  shuffled(list) {
    const rest = [...list];
    return list.map(() => rest.splice(this.below(rest.length), 1)[0]);
  }

  bytes(length) {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}
