/** One world for all tests that leave it as they found it: starting it is the slowest thing they do. */

import { after } from "node:test";
import { World } from "./world.mjs";

/** @type {Promise<World> | undefined} */
let world;

/** The shared world, started by whoever needs it first. */
export function sharedWorld() {
  world ??= World.open();
  return world;
}

after(async () => (await world)?.close());
