/** A clerk at a counter, over HTTP: signs in, enters codes and passcodes, looks at data and saves it. */

import assert from "node:assert/strict";
import { eventually } from "./eventually.mjs";

/** What a browser says of a page's own script. */
export const BY_SCRIPT = { "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors", "sec-fetch-dest": "empty" };

export class Clerk {
  /** Every answer the platform has given her, in the order in which they came. @type {import("./page.mjs").Page[]} */
  answers = [];

  /**
   * @param {import("./world.mjs").World} world
   * @param {{ account: string, password: string, address?: string }} who
   */
  constructor(world, { account, password, address }) {
    this.world = world;
    this.account = account;
    this.password = password;
    this.browser = world.citizen({ address });
  }

  async get(path, headers) {
    return this.#heard(await this.browser.get(path, headers));
  }

  async post(path, fields, headers) {
    return this.#heard(await this.browser.post(path, fields, headers));
  }

  #heard(page) {
    this.answers.push(page);
    return page;
  }

  /** The answer to a sign-in. */
  async tryToSignIn(password = this.password) {
    const page = await this.get("/organ");
    return this.post("/organ/sign-in", { ...page.form("/organ/sign-in").hidden, account: this.account, password });
  }

  /** The answer to a sign-in in a browser that knows nothing yet, at the same desk. */
  tryToSignInAnew(password) {
    this.browser.cookies.clear();
    return this.tryToSignIn(password);
  }

  async signIn() {
    const answer = await this.tryToSignIn();
    assert.deepEqual([answer.status, answer.location], [303, "/organ"], answer.text);
    return this;
  }

  /** Types a code; the answer. The page it is typed on may be had before. @param {import("./page.mjs").Page} [page] */
  async enter(code, page, headers) {
    const desk = page ?? (await this.get("/organ"));
    return this.post("/organ/code", { ...desk.form("/organ/code").hidden, code }, headers);
  }

  /** Types a code that is good. */
  async redeem(code) {
    const answer = await this.enter(code);
    assert.deepEqual([answer.status, answer.location], [303, "/organ/visit"], answer.text);
    return this.visit();
  }

  /** The page of the visit as it stands. */
  async visit() {
    const page = await this.get("/organ/visit");
    assert.equal(page.status, 200, page.location ?? page.text);
    return page;
  }

  /** Whether she is at a visit at all. */
  async isAtVisit() {
    return (await this.get("/organ/visit")).status === 200;
  }

  /** Presses a button of the visit's page. */
  async press(action, fields = {}, page) {
    const visit = page ?? (await this.visit());
    return this.post(`/organ/visit/${action}`, { ...visit.form(`/organ/visit/${action}`).hidden, ...fields });
  }

  /** Types the passcode she was told; the answer. */
  enterPasscode(passcode, page) {
    return this.press("passcode", { passcode }, page);
  }

  /** The whole way to the data: the code, and the passcode that came to the holder. @param {import("./counter-visit.mjs").CounterVisit} visit */
  async open(visit) {
    const code = await visit.code();
    const seen = (await visit.passcodes()).length;
    await this.redeem(code);
    const passcode = await visit.newPasscode(seen);
    const answer = await this.enterPasscode(passcode);
    assert.deepEqual([answer.status, answer.location], [303, "/organ/visit"], answer.text);
    return this.visit();
  }

  /** Fetches a package to look at it, as the page's script does. */
  view(resource) {
    return this.get(`/organ/visit/package/${resource}`, BY_SCRIPT);
  }

  /** Saves what may be saved, or one dataset. @param {Record<string, string>} [fields] */
  async save(fields = {}) {
    const answer = await this.press("save", fields);
    assert.equal(answer.status, 200, answer.location ?? answer.text);
    assert.equal(answer.headers["content-type"], "application/zip");
    assert.match(String(answer.headers["cache-control"]), /no-store/);
    return answer;
  }

  /** Ends the visit. */
  async end() {
    const answer = await this.press("end");
    assert.equal(answer.status, 303, answer.text);
    return answer;
  }

  /** Signs out, at a visit or not. */
  async signOut() {
    const desk = await this.get("/organ");
    const page = desk.location === "/organ/visit" ? await this.visit() : desk;
    return this.post("/organ/sign-out", page.form("/organ/sign-out").hidden);
  }

  /** An answer without what is new in every answer: its correlation id, its form tokens, the time of day, and who asked. */
  essence({ status, headers, html }) {
    const { date, "set-cookie": cookies, "x-correlation-id": correlation, "content-length": length, ...more } = headers;
    const body = html
      .replaceAll(/name="csrf" value="[^"]*"/g, "csrf")
      .replaceAll(String(correlation ?? "\0"), "correlation")
      .replaceAll(this.account, "account")
      .replaceAll(/\d\d:\d\d(:\d\d)?/g, "time");
    return { status, headers: more, cookies: cookies?.map((line) => line.replace(/=[^;]*/, "")), body };
  }

  /** The visit is not hers any more. */
  async isThrownOut() {
    return eventually("the visit's end", async () => !(await this.isAtVisit()));
  }
}
