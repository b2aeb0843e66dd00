/** Takes times of several kinds of answers, in an order that nobody can know. */

import { shuffled } from "./timing-statistics.mjs";

/** How often a page is looked at again to know how long it takes. */
const LOOKS = 10;

/** One question, and how long each kind of answer to it took. */
export class Family {
  /** @type {Map<string, number[]>} milliseconds by kind; the first kind is what the others are compared with */
  times;

  /** @param {string} name @param {string[]} kinds */
  constructor(name, kinds) {
    this.name = name;
    this.times = new Map(kinds.map((kind) => [kind, []]));
  }

  get kinds() {
    return [...this.times.keys()];
  }

  /** @template T @param {string} kind @param {() => Promise<T>} act */
  async time(kind, act) {
    const begun = performance.now();
    const answer = await act();
    this.times.get(kind).push(performance.now() - begun);
    return answer;
  }

  /** How long an act takes on average when it is repeated at once: what somebody with patience would know. @param {string} kind @param {() => Promise<unknown>} act */
  async timeOften(kind, act) {
    const begun = performance.now();
    for (let look = 0; look < LOOKS; look += 1) await act();
    this.times.get(kind).push((performance.now() - begun) / LOOKS);
  }
}

/** Each kind so many times, mixed. @param {string[]} kinds @param {number} times */
export function mixed(kinds, times) {
  return shuffled(Array.from({ length: times }, () => kinds).flat());
}

/** Does the same for each of these, a few at a time. @template T, R @param {T[]} things @param {(thing: T) => Promise<R>} act @returns {Promise<R[]>} */
export async function aFewAtATime(things, act) {
  const results = [];
  for (let at = 0; at < things.length; at += 4) results.push(...await Promise.all(things.slice(at, at + 4).map(act)));
  return results;
}

/**
 * The answer, if it has this status: another one was not what is measured.
 *
 * @param {import("../support/page.mjs").Page} answer
 * @param {number} status
 * @param {string} what
 */
export function is(answer, status, what) {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}: ${answer.text}`);
  return answer;
}
