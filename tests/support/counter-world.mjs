/** A world with counters: agencies' desks by the dozen, so that no test meets the pauses of another's clerk. */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";
import { Clerk } from "./clerk-wire.mjs";
import { World } from "./world.mjs";

/** The counter service of most tests, one with a dataset that takes its time, and one of another agency (tests/support/seeds/counters.toml). */
export const COUNTER = "CLI.testRelief";
export const SLOW_COUNTER = "CLI.testDelays";
export const OTHER_COUNTER = "CLI.testMoving";
/** The datasets of the first, by what its clerks may do with them. */
export const [PREVIEW_ONLY, TRANSFER_ONLY, BOTH] = ["API.testPerson", "API.testIncome", "API.testHouse1"];
/** Further accounts of either agency, made of the first of its clerks. */
const DESKS = 60;

const seeded = /** @type {Record<string, string>[]} */ (parse(readFileSync(fileURLToPath(new URL("seeds/clerks.toml", import.meta.url)), "utf8")).clerk);

/** An account of the seeds. */
export const accountOf = (/** @type {string} */ account) => seeded.find((each) => each.account === account);

/** Clerks under further names, and every address of the tests allowed to every agency. */
const FURTHER = ["clerk01", "other01"]
  .map((account) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${DESKS})
INSERT INTO clerk (account, agency_id, name, counter, password_hash, state)
SELECT printf('${account.slice(0, -2)}-desk%02d', i), agency_id, name, counter, password_hash, state FROM clerk, n WHERE account = '${account}';`)
  .join("\n");

export class CounterWorld {
  #desks = 0;
  #others = 0;

  /** @param {World} world */
  constructor(world) {
    this.world = world;
  }

  /** Starts one of its own. @param {Parameters<typeof World.open>[0]} [options] */
  static async open(options = {}) {
    return new CounterWorld(await World.open({ ...options, catalogue: `${FURTHER}\n${options.catalogue ?? ""}` }));
  }

  /** A clerk of the service's agency whom no test has met, signed in. @param {{ address?: string }} [at] */
  async clerk(at = {}) {
    this.#desks += 1;
    return this.signedIn("clerk", this.#desks, at);
  }

  /** The same of another agency. */
  async foreignClerk(at = {}) {
    this.#others += 1;
    return this.signedIn("other", this.#others, at);
  }

  signedIn(kind, number, at) {
    if (number > DESKS) throw new Error("there are no more desks: raise DESKS");
    const { password } = accountOf(`${kind}01`);
    return new Clerk(this.world, { account: `${kind}-desk${String(number).padStart(2, "0")}`, password, ...at }).signIn();
  }

  /** The same clerk in another browser, signed in once more. @param {Clerk} clerk */
  again({ account, password }, at = {}) {
    return new Clerk(this.world, { account, password, ...at }).signIn();
  }

  close() {
    return this.world.close();
  }
}
