/** Waiting for something that another process brings about: look, look again, and give up with the last thing seen. */

import { setTimeout as pause } from "node:timers/promises";

/** What a kill has interrupted the platform takes up again after a minute. */
const LONG_ENOUGH = 90_000;

/**
 * @template T
 * @param {string} what for the message when it never comes
 * @param {() => T | undefined | false | Promise<T | undefined | false>} look gives what was waited for, or nothing yet
 * @param {{ within?: number, every?: number }} [times] milliseconds
 * @returns {Promise<T>}
 */
export async function eventually(what, look, { within = LONG_ENOUGH, every = 50 } = {}) {
  const end = Date.now() + within;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > end) throw new Error(`${what}: not within ${within / 1000} s`);
    await pause(every);
  }
}
