/** An applicant who shows who she is, method by method, in a real browser. */

import assert from "node:assert/strict";
import { Applicant } from "./applicant.mjs";
import { eventually } from "./eventually.mjs";
import { exchange } from "./exchange.mjs";

const SCHOOL_FEES = "學雜費減免申請";

export class IdentifyWalk extends Applicant {
  /** She goes from the school to the page where she identifies, and looks at nothing on the way. */
  async reachIdentification(person, service = SCHOOL_FEES) {
    await this.page.goto(this.demo.origins.sp);
    await this.page.getByRole("link", { name: new RegExp(`開始申請.*${service}`) }).click();
    await this.page.getByLabel("身分證字號或居留證號碼").fill(person.uid);
    await this.button("前往 MyData").click();
    await this.page.getByRole("checkbox").check();
    await this.button("同意並繼續").click();
    await this.heading("確認您的身分").waitFor();
  }

  /** The names of the methods she may choose from, the one that is open first. */
  async offered() {
    return (await this.page.locator(".method-name").allTextContents()).map((name) => name.trim());
  }

  /** She chooses another method than the one that is open. */
  async choose(method) {
    await this.page.getByText("改用其他方式", { exact: true }).first().click();
    await this.page.getByRole("button", { name: new RegExp(`^${method} `) }).click();
    await this.page.locator(".method-chosen").getByText(method, { exact: true }).waitFor();
  }

  async typeBirthday(person) {
    await this.page.getByLabel("出生年月日").fill(person.birthday);
  }

  /** She has the card read that is in the reader. */
  async readCard() {
    await this.button("讀取卡片").click();
  }

  /** She types the card's PIN and has it sign. */
  async sign(pin, { label = "PIN 碼", words = "以卡片驗證身分" } = {}) {
    await this.page.getByLabel(label, { exact: true }).fill(pin);
    await this.button(words).click();
  }

  /** From the method's page to what comes after it, by the card in the reader. */
  async identifyByCard(person, pin = person.card_pin) {
    await this.typeBirthday(person);
    await this.readCard();
    await this.sign(pin);
  }

  /** It is known who she is: her data is being asked for. */
  async isIdentified() {
    await this.page.waitForURL(`${this.demo.origins.platform}/t/*/consent`);
    await this.heading(/^(請看過資料，再決定要不要傳送|正在向機關取得您的資料)$/).waitFor();
  }

  /** The page says what is wrong, its stable code in small type. */
  async isTold(code) {
    await this.page.getByRole("alert").filter({ visible: true }).first().waitFor();
    await this.page.getByText(code, { exact: true }).first().waitFor();
  }

  /** The codes that went to a contact, newest first. @returns {Promise<string[]>} */
  async codesTo(contact) {
    const { body } = await exchange(`${this.demo.origins.platform}/sandbox/outbox?to=${encodeURIComponent(contact)}`, { headers: { accept: "application/json" } });
    return JSON.parse(body.toString()).flatMap(({ code }) => code ?? []);
  }

  /** The code that came to a contact after the last `seen`. */
  async newCode(contact, seen = 0) {
    const codes = await eventually(`a code for ${contact}`, async () => {
      const found = await this.codesTo(contact);
      return found.length > seen && found;
    });
    return codes[0];
  }

  /** She types a code as it was sent to her. */
  async typeCode(code) {
    await this.page.getByLabel("驗證碼", { exact: true }).fill(code);
    await this.button("確認").click();
  }

  /** She is back at the school, which says why. */
  async isBackAtSchool(heading, code) {
    await this.page.waitForURL(`${this.demo.origins.sp}/**`);
    await this.heading(heading).waitFor();
    assert.ok(await this.page.getByText(new RegExp(String(code))).first().isVisible());
  }
}

/** A code that is surely not this one. */
export function otherThan(/** @type {string} */ code) {
  return code.replace(/./g, (digit) => String((Number(digit) + 1) % 10));
}
