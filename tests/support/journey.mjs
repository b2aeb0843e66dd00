/** One citizen's way through one transaction, step by step. */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { enrol } from "../../tools/members.mjs";
import { eventually } from "./eventually.mjs";
import { documents, invent } from "./person.mjs";

/**
 * @typedef {object} Plan
 * @property {import("./service-wire.mjs").Service} [service]
 * @property {string[]} [datasets]
 * @property {import("./person.mjs").Person} [person]
 * @property {import("./citizen.mjs").Citizen} [citizen]
 * @property {string} [query] of the redirect, in place of the usual one
 * @property {boolean} [newcomer] whether she has never used the platform
 */

export class Journey {
  /** @param {import("./world.mjs").World} world @param {Plan} [plan] */
  constructor(world, plan = {}) {
    this.world = world;
    this.service = plan.service ?? world.services["CLI.testSchool"];
    this.datasets = plan.datasets ?? ["API.testIncome"];
    this.person = plan.person ?? world.agency.register(invent());
    this.citizen = plan.citizen ?? world.citizen();
    this.newcomer = plan.newcomer ?? false;
    this.txId = randomUUID();
    this.address = this.service.redirect(this.person, { datasets: this.datasets, txId: this.txId, query: plan.query });
    this.transaction = "";
  }

  /** She arrives from the service. */
  async arrive() {
    if (!this.newcomer) await enrol(this.world.platform, this.person);
    const answer = await this.citizen.get(this.address);
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
    assert.equal(answer.location, this.path("consent"), answer.text);
    return this;
  }

  /** @param {Record<string, string>} fields */
  async tryToIdentify(fields) {
    return this.citizen.submit(await this.page("identify"), { ...fields, decision: "agree" });
  }

  /** She goes as far as the consent page. */
  async reachConsent() {
    await this.arrive();
    await this.accept();
    return this.identify();
  }

  /** Every dataset is there, or will not come. */
  async collected() {
    const settled = (status) => status.datasets.length > 0 && status.datasets.every(({ state }) => !["waiting", "preparing"].includes(state));
    return this.until(settled);
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

  async status() {
    const answer = await this.citizen.get(this.path("status"));
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  }

  /** @param {(status: { stage: string, datasets: { resource_id: string, state: string, bytes?: number }[] }) => boolean} holds */
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
