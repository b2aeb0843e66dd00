/** One world with counters for all tests that leave its clock where it is. */

import { after } from "node:test";
import { CounterWorld } from "./counter-world.mjs";

/** @type {Promise<CounterWorld> | undefined} */
let shared;

/** The shared world, started by whoever needs it first. */
export function sharedCounters() {
  shared ??= CounterWorld.open();
  return shared;
}

after(async () => (await shared)?.close());
