/** A world whose clock is moved and whose catalogue is changed, shared by the checks that do so one after the other. */

import { after } from "node:test";
import { World } from "../support/world.mjs";

/** Services that are registered with a return URL to which nobody may be led. */
export const BADLY_REGISTERED = {
  "CLI.testClosed": "JavaScript:alert(1)",
  "CLI.testEmpty1": "java\tscript:alert(1)",
  "CLI.testEnded1": " data:text/html,<script>alert(1)</script>",
  "CLI.testPilot1": "https://user@sp.example/return",
};
/** The name of a service that means harm. */
export const HARMFUL_NAME = `<img src="https://evil.example/logo.png" onerror="alert(1)">`;

const quoted = (/** @type {string} */ text) => `'${text.replaceAll("'", "''")}'`;

const CATALOGUE = [
  ...Object.entries(BADLY_REGISTERED).map(([client, url]) => `INSERT INTO service_return_url (client_id, url) VALUES (${quoted(client)}, ${quoted(url)});`),
  `UPDATE service SET name_zh = ${quoted(HARMFUL_NAME)} WHERE client_id = 'CLI.testBank01';`,
].join("\n");

/** @type {Promise<World> | undefined} */
let world;

/** The changed world, started by whoever needs it first. */
export function changedWorld() {
  world ??= World.open({ catalogue: CATALOGUE });
  return world;
}

after(async () => (await world)?.close());
