/** One citizen's way to a counter code, step by step, and what is sent to her of it. */

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { enrol } from "../../tools/members.mjs";
import { BOTH, COUNTER, PREVIEW_ONLY, TRANSFER_ONLY } from "./counter-world.mjs";
import { eventually } from "./eventually.mjs";
import { about, good } from "./fake-agency.mjs";
import { makePackage } from "./foreign-package.mjs";
import { Passage } from "./passage.mjs";
import { lettersTo } from "./sandbox.mjs";

/** Symbols of a new code: what can be taken for another is not among them. */
export const NEW_CODE = /^[2-9abcdefghjkmnpqrstuvwxyz]{8}$/;
/** What pages state as a moment has come by then: they state whole seconds. */
export const A_SECOND = 1_000;
/** The longest a code is good. */
export const CODE_LIFE = 20 * 60_000;
/** The longest a passcode is good. */
export const PASSCODE_LIFE = 2 * 60_000;

export class CounterVisit extends Passage {
  afterIdentification = "code";

  /**
   * @param {import("./world.mjs").World} world
   * @param {import("./passage.mjs").Traveller & { service?: string }} [plan]
   */
  constructor(world, plan = {}) {
    super(world, plan);
    this.address = `/service/counter/${plan.service ?? COUNTER}`;
    const { uid } = this.person;
    const roster = makePackage({ signer: world.signerOf("person"), files: { "名冊.json": JSON.stringify({ 申請人: { 統一編號: uid } }), "名冊.pdf": "%PDF-1.7 no real document" } });
    // The agency registers where the ID of whom a roster is about stands in it: hers is hers alone.
    world.agency.plan(about("person", this.person), good(roster));
    /** What the agencies hand over, by dataset. */
    this.packages = { [PREVIEW_ONLY]: roster, [TRANSFER_ONLY]: world.packageOf("income"), [BOTH]: world.packageOf("house") };
  }

  /** She chooses the service. */
  async begin() {
    if (!this.newcomer) await enrol(this.world.platform, this.person);
    const page = await this.citizen.get(this.address);
    assert.equal(page.status, 200, page.text);
    return this.begins(await this.citizen.post(this.address, page.form(this.address).hidden));
  }

  /** What she types to identify: no service has said who she is. */
  tryToIdentify(fields) {
    return super.tryToIdentify({ national_id: this.person.uid, ...fields });
  }

  /** She goes as far as the page of the code, and her data is there. */
  async reachCode() {
    await this.begin();
    await this.accept();
    await this.identify();
    await this.collected();
    return this;
  }

  /** Presses a button of that page; the answer. @param {Record<string, string>} fields */
  async press(fields, headers = {}) {
    const page = await this.page("code");
    return this.citizen.post(this.path("code"), { ...page.form(this.path("code")).hidden, ...fields }, headers);
  }

  /** She names somebody to go in her place; the answer. */
  nameAgent(person, birthday = person.birthday) {
    return this.press({ decision: "delegate", national_id: person.uid, birthday });
  }

  /** She has a code made, in place of the one she may have. */
  async issue() {
    const answer = await this.press({ decision: "issue" });
    assert.deepEqual([answer.status, answer.location], [303, this.path("code")], answer.text);
    return this.shown();
  }

  /** What the page shows: a code and until when it is good, or nothing. */
  async shown() {
    return codeOn(await this.page("code"));
  }

  /** The code that she can show, a new one if there is none. */
  async code() {
    return ((await this.shown()) ?? (await this.issue())).code;
  }

  /** From the start to a code. */
  async withCode() {
    await this.reachCode();
    return this.code();
  }

  /** The passcodes that went to her, the latest first. @returns {Promise<string[]>} */
  async passcodes(contact = this.person.email) {
    return (await lettersTo(this.world, contact)).filter(({ kind }) => kind === PASSCODE).map(({ code }) => code);
  }

  /** The passcode that comes after the `seen` that have come. */
  async newPasscode(seen = 0, contact = this.person.email) {
    const look = async () => {
      const found = await this.passcodes(contact);
      return found.length > seen && found;
    };
    const passcodes = await eventually("a passcode", look);
    return passcodes[0];
  }

  /** The letters that went to her, the oldest first. */
  async letters(contact = this.person.email) {
    return (await lettersTo(this.world, contact)).reverse();
  }

  /** It is over, and the page says how. */
  async over() {
    await this.until(({ stage }) => stage === "ended");
    return this.page("code");
  }
}

/** The kind of letter a passcode comes by. */
const PASSCODE = "counter-passcode";

/** What a page shows of a code. @param {import("./page.mjs").Page} page */
export function codeOn(page) {
  const [, rest] = /<[a-z]+\b[^>]*\bdata-counter-code\b[^>]*>(.*)/s.exec(page.html) ?? [];
  if (!rest) return undefined;
  const [, until] = /\bdata-valid-until="([^"]+)"/.exec(page.html) ?? [];
  // Two halves, each in an element of its own.
  return { code: rest.replace(/<[^>]*>|\s/g, "").slice(0, 8), validUntil: Date.parse(until) };
}

/** Until when the passcode is good that a clerk's page is about, in milliseconds; the page says seconds. From then on another may be sent. */
export function passcodeEnds(/** @type {import("./page.mjs").Page} */ page) {
  return Date.parse(/<p class="deadline"[^>]*>.*?<time datetime="([^"]+)"/s.exec(page.html)?.[1] ?? "");
}

/** A passcode that is surely not this one; another for each `shift` from 0 to 8. */
export function otherDigits(/** @type {string} */ passcode, shift = 0) {
  return passcode.replace(/\d/g, (digit) => String((Number(digit) + 1 + shift) % 10));
}

/** Of these new codes are made. */
const SYMBOLS = "23456789abcdefghjkmnpqrstuvwxyz";

/** A code that looks like one, and that nobody has: there are 852 milliards. */
export function nobodysCode() {
  return Array.from({ length: 8 }, () => SYMBOLS[randomInt(SYMBOLS.length)]).join("");
}
