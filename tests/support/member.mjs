/** A member of the platform in her member area, in a browser without a window. */

import assert from "node:assert/strict";
import { enrol } from "../../tools/members.mjs";
import { issueCard, signAsCard } from "./cards.mjs";
import { exchange } from "./exchange.mjs";
import { documents, invent } from "./person.mjs";
import { HIERARCHY } from "./world.mjs";

export class MemberArea {
  /**
   * @param {import("./world.mjs").World} world
   * @param {{ person?: import("./person.mjs").Person, citizen?: import("./citizen.mjs").Citizen }} [plan]
   */
  constructor(world, { person, citizen } = {}) {
    this.world = world;
    this.person = person ?? world.agency.register(invent());
    this.citizen = citizen ?? world.citizen();
  }

  /** The cookie of her session. */
  get cookie() {
    return this.citizen.cookies.get("__Host-member");
  }

  /** She has been a member for long. */
  async enrolled() {
    await enrol(this.world.platform, this.person);
    return this;
  }

  /** She signs in with two documents. */
  async signIn() {
    const page = await this.citizen.get("/member/sign-in");
    const answer = await this.citizen.submit(page, { national_id: this.person.uid, ...documents(this.person), decision: "agree" });
    assert.equal(answer.location, "/member", answer.text);
    return this;
  }

  /** She signs in with her 自然人憑證. */
  async signInWithCard() {
    const answer = await this.#showCard("/member/sign-in");
    assert.equal(answer.location, "/member", answer.text);
    return this;
  }

  /** She shows her 自然人憑證 within her session, for what she has come for; the answer. */
  async stepUp(purpose = "") {
    const answer = await this.#showCard(`/member/step-up${purpose}`);
    assert.equal(answer.status, 303, answer.text);
    return answer;
  }

  /** The page of a method, with what its evidence has to answer. */
  async choose(path, method) {
    const page = await this.citizen.submit(await this.citizen.get(path), { ...this.#named(path), choose: method });
    assert.equal(page.status, 200, page.text);
    const [form] = page.tags("form");
    return { page, nonce: form["data-nonce"], options: form["data-options"] && JSON.parse(form["data-options"]) };
  }

  /** Sends evidence in with the page it was made for. */
  send(path, page, evidence) {
    return this.citizen.submit(page, { ...this.#named(path), ...evidence, decision: "agree" });
  }

  async #showCard(path) {
    const { page, nonce } = await this.choose(path, "CER");
    this.card ??= issueCard(HIERARCHY, "CER", this.person);
    return this.send(path, page, await signAsCard(this.card, nonce));
  }

  /** Within a session it is known who she is. */
  #named(path) {
    return path.endsWith("sign-in") ? { national_id: this.person.uid, birthday: this.person.birthday } : {};
  }

  /** Her front page. */
  async home() {
    const page = await this.citizen.get("/member");
    assert.equal(page.status, 200, page.location ?? page.text);
    return page;
  }

  /** Whether her browser is signed in. */
  async isSignedIn() {
    return (await this.citizen.get("/member")).status === 200;
  }

  /**
   * Presses a button of her front page.
   *
   * @param {string} action of its form
   * @param {Record<string, string>} [fields]
   */
  async press(action, fields = {}, headers = {}) {
    return this.citizen.post(action, { ...(await this.home()).form(action).hidden, ...fields }, headers);
  }

  /**
   * Binds a device.
   *
   * @param {import("./authenticator.mjs").Authenticator} device
   */
  async bind(device) {
    const page = await this.citizen.get("/member/device");
    const options = JSON.parse(page.tags("form")[0]["data-options"]);
    return this.citizen.submit(page, device.create(options, this.world.platform));
  }

  /** The letters that went to her, oldest first. @returns {Promise<{ id: string, kind: string, text: string, code?: string }[]>} */
  async letters(to = this.person.email) {
    const { body } = await exchange(`${this.world.platform}/sandbox/outbox?to=${encodeURIComponent(to)}`, { headers: { accept: "application/json" } });
    return JSON.parse(body.toString()).reverse();
  }
}
