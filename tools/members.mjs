/** Makes people of the demonstration members of the platform, as if they had been here before. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { ROOT } from "./family.mjs";

/** The people of demo/personas.toml. @returns {Record<string, any>[]} */
export function personas() {
  return /** @type {any} */ (parse(readFileSync(join(ROOT, "demo/personas.toml"), "utf8"))).persona;
}

/**
 * Makes one person a member. Only a demonstration takes this.
 *
 * @param {string} platform origin
 * @param {{ uid: string, name: string, email?: string, mobile?: string }} person
 */
export async function enrol(platform, { uid, name, email, mobile }) {
  const response = await fetch(`${platform}/sandbox/members`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ uid, name, email, mobile }),
  });
  if (response.status !== 204) throw new Error(`${name} cannot be a member: ${response.status} ${await response.text()}`);
}

/** Everybody of demo/personas.toml who is not there for the first time. */
export async function enrolPersonas(/** @type {string} */ platform) {
  await Promise.all(personas().filter(({ member }) => member !== false).map((person) => enrol(platform, /** @type {any} */ (person))));
}
