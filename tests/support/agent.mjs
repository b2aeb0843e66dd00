/** Somebody whom a citizen may send to a counter (委託代辦), in her member area. */

import assert from "node:assert/strict";
import { codeOn } from "./counter-visit.mjs";
import { eventually } from "./eventually.mjs";
import { MemberArea } from "./member.mjs";
import { invent } from "./person.mjs";

/** Where she enters her codes. */
export const DELEGATION = "/member/delegation";
/** The kind of letter that asks her. */
export const AGENT_ASKED = "delegation-asked";

/** A member who can be sent to a counter, in her member area. */
export class Agent extends MemberArea {
  /** @param {import("./world.mjs").World} world @param {{ address?: string }} [at] */
  constructor(world, at = {}) {
    super(world, { person: world.agency.register({ ...invent(), name: "測試代辦" }), citizen: world.citizen(at) });
  }

  async ready() {
    await this.enrolled();
    return this.signIn();
  }

  /** The codes that came to her, the latest last. */
  async codes() {
    return (await this.letters()).filter(({ kind }) => kind === AGENT_ASKED).map(({ code }) => code);
  }

  /** The code that comes to her after the `seen` that have come. */
  async newCode(seen = 0) {
    const codes = await eventually("an agent code", async () => {
      const found = await this.codes();
      return found.length > seen && found;
    });
    return codes.at(-1);
  }

  /** The answer to a code that she types. */
  async enter(code) {
    const page = await this.citizen.get(DELEGATION);
    return this.citizen.post(DELEGATION, { ...page.form(DELEGATION).hidden, code });
  }

  /** Where she is asked. */
  path(visit) {
    return `${DELEGATION}/${visit.transaction}`;
  }

  page(visit) {
    return this.citizen.get(this.path(visit));
  }

  /** What that page asks for by itself. */
  status(visit) {
    return this.citizen.get(`${this.path(visit)}/status`);
  }

  /** The answer to a button of that page. */
  async press(visit, decision) {
    const path = this.path(visit);
    return this.citizen.post(path, { ...(await this.page(visit)).form(path).hidden, decision });
  }

  /** From the letter to the code on her screen. */
  async accept(visit) {
    const answer = await this.enter(await this.newCode());
    assert.deepEqual([answer.status, answer.location], [303, this.path(visit)], answer.text);
    const accepted = await this.press(visit, "accept");
    assert.deepEqual([accepted.status, accepted.location], [303, this.path(visit)], accepted.text);
  }

  async issue(visit) {
    const answer = await this.press(visit, "issue");
    assert.equal(answer.status, 303, answer.text);
    return codeOn(await this.page(visit)).code;
  }

  kinds() {
    return this.letters().then((letters) => letters.map(({ kind }) => kind));
  }
}
