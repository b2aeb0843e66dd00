/** One citizen who takes her own data, step by step. */

import assert from "node:assert/strict";
import { enrol } from "../../tools/members.mjs";
import { exchange } from "./exchange.mjs";
import { Passage } from "./passage.mjs";

/**
 * @typedef {object} Plan
 * @property {string[]} [datasets]
 * @property {Record<string, string>} [filledIn] the order's fields
 * @property {import("./person.mjs").Person} [person]
 * @property {import("./citizen.mjs").Citizen} [citizen]
 * @property {boolean} [newcomer] whether she has never used the platform
 */

export class Download extends Passage {
  afterIdentification = "data";

  /** @param {import("./world.mjs").World} world @param {Plan} [plan] */
  constructor(world, plan = {}) {
    super(world, plan);
    this.datasets = plan.datasets ?? ["API.testIncome"];
    this.filledIn = plan.filledIn ?? {};
    this.address = addressOf(this.datasets);
  }

  /** She orders what she wants. */
  async order() {
    if (!this.newcomer) await enrol(this.world.platform, this.person);
    return this.begins(await this.citizen.post(this.address, this.filledIn));
  }

  /** She orders, accepts the terms and shows who she is: her data is being collected. */
  async reachData() {
    await this.order();
    await this.accept();
    return this.identify();
  }

  /** What she types to identify: no service has said who she is. */
  async tryToIdentify(fields) {
    return super.tryToIdentify({ national_id: this.person.uid, ...fields });
  }

  /** The page of the data as it stands. */
  data() {
    return this.page("data");
  }

  /**
   * Presses a button of that page.
   *
   * @param {Record<string, string>} fields
   */
  async press(fields, headers = {}) {
    const { action, hidden } = (await this.data()).form(this.path("data"));
    return this.citizen.post(action, { ...hidden, ...fields }, headers);
  }

  /** Saves one dataset, or all that are there. @param {string} [resource] */
  async save(resource) {
    const answer = await this.press(resource ? { decision: "save", resource } : { decision: "save-all" });
    assert.equal(answer.status, 200, answer.location ?? answer.text);
    assert.equal(answer.headers["content-type"], "application/zip");
    assert.equal(answer.headers["cache-control"], "no-store");
    return answer;
  }

  /** Shows a package on her page, without taking it. */
  preview(resource) {
    return this.citizen.get(this.path(`package/${resource}`));
  }

  /** How the datasets stand, by their ids. */
  async states() {
    return Object.fromEntries((await this.status()).datasets.map(({ resource_id, state }) => [resource_id, state]));
  }

  /** It is over, and the page says how. */
  async over() {
    await this.until(({ stage }) => stage === "ended");
    return this.data();
  }

  /** The letters that went to her, oldest first. @returns {Promise<{ id: string, kind: string, text: string, code?: string }[]>} */
  async letters(to = this.person.email) {
    const { body } = await exchange(`${this.world.platform}/sandbox/outbox?to=${encodeURIComponent(to)}`, { headers: { accept: "application/json" } });
    return JSON.parse(body.toString()).reverse();
  }
}

/** Where datasets are ordered. */
export function addressOf(/** @type {string[]} */ datasets) {
  return `/personal/order?${datasets.map((dataset) => `dataset=${dataset}`).join("&")}`;
}

/** The name a browser would save a file under (RFC 6266). */
export function fileNameOf(/** @type {import("./page.mjs").Page} */ answer) {
  const [, encoded] = /^attachment;.*filename\*=UTF-8''([^;]+)$/.exec(answer.headers["content-disposition"] ?? "") ?? [];
  assert.ok(encoded, `a file name in ${answer.headers["content-disposition"]}`);
  return decodeURIComponent(encoded);
}
