/** One citizen's way through one transaction, as far as it is the same for whomever her data is. */

import assert from "node:assert/strict";
import { eventually } from "./eventually.mjs";
import { documents, invent } from "./person.mjs";

/**
 * @typedef {object} Traveller
 * @property {import("./person.mjs").Person} [person]
 * @property {import("./citizen.mjs").Citizen} [citizen]
 * @property {boolean} [newcomer] whether she has never used the platform
 *
 * @typedef {{ stage: string, datasets: { resource_id: string, state: string, bytes?: number }[] }} Status
 */

export class Passage {
  /** The step that comes after identification. */
  afterIdentification = "consent";
  transaction = "";

  /** @param {import("./world.mjs").World} world @param {Traveller} [traveller] */
  constructor(world, { person, citizen, newcomer = false } = {}) {
    this.world = world;
    this.person = person ?? world.agency.register(invent());
    this.citizen = citizen ?? world.citizen();
    this.newcomer = newcomer;
  }

  /** Where the platform sends her first. */
  begins(answer) {
    assert.equal(answer.status, 303, answer.text);
    const [, transaction] = /^\/t\/([0-9a-f]{32})\/terms$/.exec(answer.location ?? "") ?? [];
    assert.ok(transaction, `to the terms, not to ${answer.location}`);
    this.transaction = transaction;
    return this;
  }

  /** She accepts the terms. */
  async accept() {
    const answer = await this.citizen.submit(await this.page("terms"), { acknowledged: "1", decision: "agree" });
    assert.equal(answer.location, this.path("identify"));
    return this;
  }

  /** She shows who she is. */
  async identify() {
    const answer = await this.tryToIdentify(documents(this.person));
    assert.equal(answer.location, this.path(this.afterIdentification), answer.text);
    return this;
  }

  /** @param {Record<string, string>} fields */
  async tryToIdentify(fields) {
    return this.citizen.submit(await this.page("identify"), { ...fields, decision: "agree" });
  }

  /** Every dataset is there, or will not come. */
  async collected() {
    const settled = (status) => status.datasets.length > 0 && status.datasets.every(({ state }) => !["waiting", "preparing"].includes(state));
    return this.until(settled);
  }

  /** @returns {Promise<Status>} */
  async status() {
    const answer = await this.citizen.get(this.path("status"));
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  }

  /** @param {(status: Status) => boolean} holds */
  async until(holds, within) {
    let status;
    const look = async () => holds((status = await this.status())) && status;
    try {
      return await eventually("the status", look, { within });
    } catch (error) {
      throw new Error(`last seen: ${JSON.stringify(status)}`, { cause: error });
    }
  }

  /** A page whose turn it is. */
  async page(step) {
    const page = await this.citizen.get(this.path(step));
    assert.equal(page.status, 200, `${step}: ${page.location ?? page.text}`);
    return page;
  }

  path(step) {
    return `/t/${this.transaction}/${step}`;
  }
}
