/** A citizen who takes her own data, from the catalogue to her files, as she sees it. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { eventually } from "./eventually.mjs";
import { exchange } from "./exchange.mjs";
import { unzip } from "./foreign-package.mjs";
import { IdentifyWalk } from "./identify-walk.mjs";

export class DownloadWalk extends IdentifyWalk {
  /** She picks datasets of the catalogue and orders them. @param {string[]} names */
  async pick(names) {
    await this.page.goto(`${this.demo.origins.platform}/personal`);
    await this.heading("資料下載").waitFor();
    for (const name of names) await this.page.getByRole("checkbox", { name: `勾選 ${name}`, exact: true }).check();
    await this.button("下載勾選的資料").click();
    await this.heading("您要下載的資料").waitFor();
  }

  /** She fills in what the datasets ask for and goes on. @param {Record<string, string>} answers by label */
  async fillInOrder(answers = {}) {
    for (const [label, answer] of Object.entries(answers)) await this.page.getByLabel(label, { exact: true }).fill(answer);
    await this.button("下一步").click();
  }

  /** She chooses, orders and accepts the terms. @param {string[]} names @param {Record<string, string>} [answers] */
  async reachIdentity(names, answers) {
    await this.pick(names);
    await this.fillInOrder(answers);
    await this.heading("下載您自己的資料").waitFor();
    await this.page.getByRole("checkbox").check();
    await this.button("同意並繼續").click();
    await this.heading("確認您的身分").waitFor();
  }

  async fillIn(person) {
    await this.page.getByLabel("身分證統一編號或居留證號").fill(person.uid);
    await super.fillIn(person);
  }

  /** She has been here before: one method is enough. */
  async reachData(person, names, answers) {
    await this.reachIdentity(names, answers);
    await this.identify(person);
    await this.seesData();
  }

  async seesData() {
    await this.page.waitForURL(`${this.demo.origins.platform}/t/*/data`);
    await this.heading(/^(正在取得您的資料|您的資料)$/).waitFor();
  }

  /** What is shown of one dataset. */
  dataset(name) {
    return this.page.getByRole("article", { name, exact: true });
  }

  /** It has come so far with it. */
  async isAt(name, state, within) {
    await this.dataset(name).locator(".state").getByText(state, { exact: true }).waitFor({ timeout: within });
  }

  /** The packages that are there have been checked in her browser, and are what they should be. */
  async seesVerdict(name) {
    const result = this.dataset(name).locator("mydata-result");
    await result.getByText("驗證通過", { exact: true }).waitFor();
    assert.equal(await result.evaluate((element) => /** @type {any} */ (element).verdict?.verdict), "valid");
  }

  saveButton(name) {
    return this.dataset(name).getByRole("button", { name: new RegExp(`^儲存 ${name}`) });
  }

  /** Saves one dataset and gives the file. */
  async save(name) {
    return this.saved(() => this.saveButton(name).click());
  }

  /** Saves all that is there as one file. */
  async saveAll() {
    return this.saved(() => this.page.getByRole("button", { name: /^全部存成一個 ZIP/ }).click());
  }

  /** What is saved by an act of hers. */
  async saved(act) {
    const waiting = this.page.waitForEvent("download");
    await act();
    const file = await waiting;
    const path = await file.path();
    return { name: file.suggestedFilename(), path, bytes: readFileSync(path) };
  }

  /** The letters that went to a contact, newest first. @returns {Promise<{ kind: string, text: string }[]>} */
  async lettersTo(contact) {
    const { body } = await exchange(`${this.demo.origins.platform}/sandbox/outbox?to=${encodeURIComponent(contact)}`, { headers: { accept: "application/json" } });
    return JSON.parse(body.toString());
  }

  /** The letter of this kind that came to a contact. */
  async letter(contact, kind, within = 30_000) {
    return eventually(`a letter ${kind}`, async () => (await this.lettersTo(contact)).find((letter) => letter.kind === kind), { within });
  }
}

/** The packages in a file that holds several, by their names. */
export function packagesIn(/** @type {Buffer} */ bytes) {
  return Object.fromEntries(Object.entries(unzip(bytes)).filter(([name]) => name.endsWith(".zip")));
}
