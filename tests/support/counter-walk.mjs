/** A citizen with a phone on her way to a counter code, as she sees it. */

import { eventually } from "./eventually.mjs";
import { IdentifyWalk } from "./identify-walk.mjs";
import { exchange } from "./exchange.mjs";

/** Some agencies of the demonstration take twenty seconds, and are asked again some time later. */
const COLLECTED = 90_000;

export class CounterWalk extends IdentifyWalk {
  /** She finds the service in the list of its field. */
  async find(service, category) {
    const { page } = this;
    await page.goto(`${this.demo.origins.platform}/counter`);
    await this.heading("臨櫃服務").waitFor();
    await page.getByLabel("領域").selectOption({ label: category });
    await page.locator("form[action='/counter'] button").click();
    await page.getByRole("link", { name: new RegExp(service) }).first().click();
    await this.heading(service).waitFor();
  }

  /** From the service's page to the one where she identifies. @param {Record<string, string>} [answers] by label */
  async acceptCounterTerms(service, answers = {}) {
    await this.button("我要申請條碼").click();
    await this.heading(`在「${service}」的櫃檯使用您的資料`).waitFor();
    for (const [label, answer] of Object.entries(answers)) await this.page.getByLabel(label, { exact: true }).fill(answer);
    await this.page.getByRole("checkbox").check();
    await this.button("同意並繼續").click();
    await this.heading("確認您的身分").waitFor();
  }

  async fillIn(person) {
    await this.page.getByLabel("身分證統一編號或居留證號").fill(person.uid);
    await super.fillIn(person);
  }

  /** Her data is there, and she may have a code made. */
  async isCollected(within = COLLECTED) {
    await this.page.waitForURL(`${this.demo.origins.platform}/t/*/code`);
    await this.issueButton.first().waitFor({ timeout: within });
  }

  get issueButton() {
    return this.page.locator("button[name=decision][value=issue]");
  }

  /** She has a code made, in place of the one before; the code. */
  async issue(old = "") {
    await this.issueButton.first().click();
    return this.code(old);
  }

  /** The code that is shown, once it is not this one. */
  async code(old = "") {
    return eventually("a code", async () => {
      const shown = this.page.locator("[data-counter-code]").first();
      const code = (await shown.count()) > 0 ? (await shown.innerText()).replace(/\s/g, "") : "";
      return code !== old && code;
    });
  }

  /** As far as a code. @param {{ service: string, category: string, answers?: Record<string, string> }} counter */
  async reachCode(person, { service, category, answers }) {
    await this.find(service, category);
    await this.acceptCounterTerms(service, answers);
    await this.identify(person);
    await this.isCollected();
    return this.issue();
  }

  /** The passcode that comes to a contact when this is done: others have come before. @param {() => Promise<unknown>} deed */
  async nextPasscode(contact, deed) {
    const seen = (await this.codesTo(contact)).length;
    await deed();
    return this.newCode(contact, seen);
  }

  /** She stops whatever is still under way, so that the next flow finds nothing of it in her member area. */
  async stop() {
    if (!this.transaction) return;
    const address = `${this.demo.origins.platform}/t/${this.transaction}/code`;
    // Her page may be about to look again by itself, and then that way is the one that is taken.
    await eventually("her page", () => this.page.goto(address).then(() => true, () => false));
    const button = this.page.locator("button[name=decision][value=delete]");
    if ((await button.count()) === 0) return;
    await this.page.locator("#erase > summary").click();
    await button.click();
    await this.page.locator("main a.button[href='/member']").waitFor();
  }

  /** The transaction her page is about. */
  get transaction() {
    return /\/t\/([0-9a-f]{32})\//.exec(this.page.url())?.[1] ?? "";
  }

  /** The letters that went to a contact, newest first. @returns {Promise<{ kind: string, text: string, code?: string }[]>} */
  async lettersTo(contact) {
    const { body } = await exchange(`${this.demo.origins.platform}/sandbox/outbox?to=${encodeURIComponent(contact)}`, { headers: { accept: "application/json" } });
    return JSON.parse(body.toString());
  }

  /** The letter of this kind that came to a contact. */
  async letter(contact, kind) {
    return eventually(`a letter ${kind}`, async () => (await this.lettersTo(contact)).find((letter) => letter.kind === kind));
  }
}
