/** A clerk's browser without a window: it signs in at `/organ` and sends the forms of the pages it gets. */

import assert from "node:assert/strict";

/** As tests/support/seeds/clerks.toml has them. */
export const PASSWORDS = {
  clerk01: "test-only-clerk-01",
  clerk02: "test-only-clerk-02",
  clerk03: "test-only-clerk-03",
  other01: "test-only-other-01",
};

export class ClerkDoor {
  /**
   * @param {import("./world.mjs").World} world
   * @param {{ account?: keyof typeof PASSWORDS, address?: string }} [options] an address of its own unless it is given one
   */
  constructor(world, { account = "clerk01", address } = {}) {
    this.account = account;
    this.browser = world.citizen(address ? { address } : {});
  }

  /** The page a clerk begins with: the form for signing in, or the field for a code. */
  home() {
    return this.browser.get("/organ");
  }

  /** Fills in the form for signing in, and sends it. */
  async trySignIn({ account = this.account, password = PASSWORDS[account] ?? "" } = {}) {
    const page = await this.home();
    assert.equal(page.status, 200, page.text);
    const { hidden } = page.form("/organ/sign-in");
    return this.browser.post("/organ/sign-in", { ...hidden, account, password });
  }

  /** Signs in, and is at the field for a code. */
  async signIn() {
    const answer = await this.trySignIn();
    assert.deepEqual([answer.status, answer.location], [303, "/organ"], answer.text);
    return this;
  }

  async isSignedIn() {
    const page = await this.home();
    return page.tags("input").some(({ name }) => name === "code");
  }

  /** Sends one of the forms of a page, with these fields. */
  async send(action, fields = {}, page = undefined) {
    const shown = page ?? (await this.home());
    const { hidden } = shown.form(action);
    return this.browser.post(action, { ...hidden, ...fields });
  }

  /** What her page says while she only reads it. @param {import("./page.mjs").Page} page as she has it before her */
  stayAt(page) {
    return this.browser.post("/organ/presence", page.form("/organ/sign-out").hidden);
  }

  signOut(fields = {}) {
    return this.send("/organ/sign-out", fields);
  }

  typeCode(code) {
    return this.send("/organ/code", { code });
  }
}
