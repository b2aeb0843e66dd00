/** One citizen's way through one transaction that a service began, step by step. */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { enrol } from "../../tools/members.mjs";
import { eventually } from "./eventually.mjs";
import { Passage } from "./passage.mjs";

/**
 * @typedef {object} Plan
 * @property {import("./service-wire.mjs").Service} [service]
 * @property {string[]} [datasets]
 * @property {import("./person.mjs").Person} [person]
 * @property {import("./citizen.mjs").Citizen} [citizen]
 * @property {string} [query] of the redirect, in place of the usual one
 * @property {boolean} [newcomer] whether she has never used the platform
 */

export class Journey extends Passage {
  /** @param {import("./world.mjs").World} world @param {Plan} [plan] */
  constructor(world, plan = {}) {
    super(world, plan);
    this.service = plan.service ?? world.services["CLI.testSchool"];
    this.datasets = plan.datasets ?? ["API.testIncome"];
    this.txId = randomUUID();
    this.address = this.service.redirect(this.person, { datasets: this.datasets, txId: this.txId, query: plan.query });
  }

  /** She arrives from the service. */
  async arrive() {
    if (!this.newcomer) await enrol(this.world.platform, this.person);
    return this.begins(await this.citizen.get(this.address));
  }

  /** She goes as far as the consent page. */
  async reachConsent() {
    await this.arrive();
    await this.accept();
    return this.identify();
  }

  /** She agrees. */
  async agree() {
    return this.decide("agree");
  }

  /** She agrees to all that has come, and the service acknowledges. */
  async give() {
    await this.reachConsent();
    await this.collected();
    await this.agree();
    const end = await this.end();
    assert.equal(end.code, 200);
    return this.notice();
  }

  /** @param {string} decision */
  async decide(decision) {
    const answer = await this.citizen.submit(await this.page("consent"), { decision });
    assert.equal(answer.location, this.path("leaving"), answer.text);
    return this;
  }

  /** The way back to the service, as the service reads it. */
  async end(within) {
    const look = async () => (await this.citizen.get(this.path("leaving"))).wayBack();
    return this.service.readReturn(await eventually("the way back", look, { within }));
  }

  /** What the service was told. */
  async notice() {
    return this.world.service.notice(this.txId);
  }
}
