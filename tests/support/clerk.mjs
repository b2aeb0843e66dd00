/** A clerk at the computer of a counter, as she sees it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { ROOT } from "../../tools/family.mjs";
import { Visitor } from "./browser.mjs";
import { Viewer } from "./viewer.mjs";

/** The computer of a counter. */
export const COUNTER_PC = { width: 1024, height: 768 };

const clerks = /** @type {Record<string, string>[]} */ (parse(readFileSync(join(ROOT, "demo/clerks.toml"), "utf8")).clerk);

/** One of demo/clerks.toml. */
export const clerkOf = (/** @type {string} */ account) => clerks.find((each) => each.account === account);

/** Seconds from key to key of a scanner. */
const A_KEY = 0.01;

export class ClerkDesk {
  /**
   * @param {import("playwright-core").Browser} browser
   * @param {{ origins: { platform: string } }} demo
   * @param {string} flow names the screenshots
   * @param {{ account: string, password: string, [more: string]: any }} who
   * @param {{ viewport?: { width: number, height: number }, options?: Record<string, any>, address?: string }} [at]
   */
  static async open(browser, demo, flow, who, { viewport = COUNTER_PC, options = {}, address } = {}) {
    const extraHTTPHeaders = address ? { "cf-connecting-ip": address } : {};
    const visitor = await Visitor.open(browser, flow, viewport, { acceptDownloads: true, extraHTTPHeaders, ...options });
    await Viewer.watch(visitor);
    return new this(demo, visitor, who);
  }

  constructor(demo, visitor, who) {
    this.demo = demo;
    this.visitor = visitor;
    this.page = visitor.page;
    this.who = who;
    this.viewer = new Viewer(visitor);
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  get codeField() {
    return this.page.locator("input[name=code]");
  }

  get passcodeField() {
    return this.page.locator("input[name=passcode]");
  }

  async signIn(password = this.who.password) {
    await this.page.goto(`${this.demo.origins.platform}/organ`);
    await this.page.locator("input[name=account]").fill(this.who.account);
    await this.page.locator("input[name=password]").fill(password);
    await this.page.locator("form[action='/organ/sign-in'] button").click();
  }

  /** She is signed in, and the field for a code has the focus. */
  async isAtDesk() {
    await this.codeField.waitFor();
    await this.page.waitForLoadState("load");
    const id = await this.codeField.getAttribute("id");
    await this.visitor.isFocused(id);
  }

  /** Types a code as a scanner does: quickly whatever else the machine has to do, and with Enter behind it, wherever the focus is. */
  async scan(code) {
    const session = await this.visitor.context.newCDPSession(this.page);
    const begun = Date.now() / 1_000;
    const letters = [...code].map((letter) => ({ key: letter, code: `${/\d/.test(letter) ? "Digit" : "Key"}${letter.toUpperCase()}`, text: letter, windowsVirtualKeyCode: letter.toUpperCase().charCodeAt(0) }));
    const keys = [...letters, { key: "Enter", code: "Enter", text: "\r", windowsVirtualKeyCode: 13 }];
    const press = ({ text, ...key }, at) => [{ type: "keyDown", text, ...key }, { type: "keyUp", ...key }].map((event) => session.send("Input.dispatchKeyEvent", { ...event, timestamp: begun + at * A_KEY }));
    await Promise.all(keys.flatMap(press));
    await session.detach();
  }

  async enter(code) {
    await this.codeField.fill(code);
    await this.page.keyboard.press("Enter");
  }

  /** The passcode is awaited. */
  async isAskedForPasscode() {
    await this.page.waitForURL(`${this.demo.origins.platform}/organ/visit`);
    await this.passcodeField.waitFor();
  }

  async enterPasscode(passcode) {
    await this.passcodeField.fill(passcode);
    await this.page.keyboard.press("Enter");
  }

  /** From the field for a code to her data, by the passcode that comes to a contact. @param {import("./counter-walk.mjs").CounterWalk} holder */
  async open(code, holder, contact) {
    await this.codeField.waitFor();
    const passcode = await holder.nextPasscode(contact, async () => {
      await this.enter(code);
      await this.isAskedForPasscode();
    });
    await this.enterPasscode(passcode);
  }

  /** The page says that something is wrong. */
  async isTold() {
    await this.page.getByRole("alert").filter({ visible: true }).first().waitFor();
  }

  /** What it says, without how many tries are left. */
  async told() {
    return (await this.page.getByRole("alert").first().innerText()).replaceAll(/\d/g, "");
  }

  get saveButton() {
    return this.page.locator("form[action='/organ/visit/save'] button").first();
  }

  get endButton() {
    return this.page.locator("form[action='/organ/visit/end'] button").first();
  }

  /** The button that fetches a dataset, which is what counts as looking at it. */
  lookButton(name) {
    return this.page.getByRole("button", { name: `開啟 ${name}`, exact: true });
  }

  /** Her browser has fetched a dataset and checked it. */
  async sees(name) {
    await this.dataset(name).getByText("驗證通過", { exact: true }).waitFor();
  }

  /** Opens the document in a dataset, with the ID that the citizen tells as its password. */
  async look(name, uid) {
    await this.lookButton(name).click();
    await this.sees(name);
    await this.viewer.open(`${name}.pdf`);
    await this.viewer.unlock(uid);
    await this.viewer.sees(1);
  }

  /** What is shown of one dataset. */
  dataset(name) {
    return this.page.getByRole("article", { name, exact: true });
  }

  /** The data is open to her. */
  async seesData(name) {
    await this.dataset(name).waitFor();
  }

  /** What is saved by an act of hers. */
  async saved(act) {
    const waiting = this.page.waitForEvent("download");
    await act();
    const file = await waiting;
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  }

  /** Nothing is left in the browser: no address of a document, no cache, no storage, no file. */
  async keepsNothing() {
    assert.equal(await this.page.evaluate(() => window.lent.size), 0, "addresses of documents");
    const kept = await this.page.evaluate(async () => {
      const files = [];
      for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
      const databases = (await indexedDB.databases()).map(({ name }) => name);
      return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...databases, ...(await caches.keys()), ...files];
    });
    assert.deepEqual(kept, []);
    assert.deepEqual(await this.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)), []);
  }

  close(context) {
    return this.visitor.close(context);
  }
}
