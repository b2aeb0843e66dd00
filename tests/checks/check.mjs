/** A check: a test that is found by its number. */

import { test } from "node:test";

/** How many there are. */
export const CHECKS = 96;

/**
 * @param {number} number
 * @param {string} words what holds
 * @param {(context: import("node:test").TestContext) => unknown} body
 */
export function check(number, words, body) {
  return test(`check ${number}: ${words}`, body);
}
