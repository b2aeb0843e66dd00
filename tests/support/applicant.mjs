/** A student who applies at the demo school: the online service from its first page to its last, as she sees it. */

import { Visitor } from "./browser.mjs";

/** The school asks again after the platform's Retry-After, which is never less than ten seconds. */
const DELIVERED_WITHIN = 90_000;

/** Wrong tries are counted by address, too: each applicant comes from one of her own. */
let applicants = 0;

export class Applicant {
  /**
   * @param {import("playwright-core").Browser} browser
   * @param {import("./demo.mjs").Demo} demo
   * @param {string} flow names her screenshots
   * @param {{ width: number, height: number }} [viewport]
   * @param {Record<string, any>} [options]
   */
  static async open(browser, demo, flow, viewport, options) {
    applicants += 1;
    const extraHTTPHeaders = { "cf-connecting-ip": `10.9.${applicants >> 8}.${applicants & 255}` };
    return new this(demo, await Visitor.open(browser, flow, viewport, { extraHTTPHeaders, ...options }));
  }

  constructor(demo, visitor) {
    this.demo = demo;
    this.visitor = visitor;
    this.page = visitor.page;
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  heading(name) {
    return this.page.getByRole("heading", { level: 1, name });
  }

  /** She chooses a service at the school and is sent to the platform. */
  async apply(person, service = "學雜費減免申請") {
    await this.page.goto(this.demo.origins.sp);
    await this.heading("線上申請").waitFor();
    await this.visitor.look("school-home");
    await this.page.getByRole("link", { name: new RegExp(`開始申請.*${service}`) }).click();
    await this.heading(service).waitFor();
    await this.visitor.look("school-apply");
    await this.page.getByLabel("身分證字號或居留證號碼").fill(person.uid);
    await this.button("前往 MyData").click();
    await this.heading(/想使用您的資料/).waitFor();
    await this.visitor.look("terms");
  }

  async acceptTerms() {
    await this.page.getByRole("checkbox").check();
    await this.button("同意並繼續").click();
    await this.heading("確認您的身分").waitFor();
    await this.visitor.look("identify");
  }

  async fillIn(person) {
    await this.page.getByLabel("出生年月日").fill(person.birthday);
    await this.page.getByLabel("健保卡卡號").fill(person.nhi_card_number);
    await this.page.getByLabel("戶號", { exact: true }).fill(person.household_number);
  }

  async identify(person) {
    await this.fillIn(person);
    await this.button("確認身分").click();
  }

  /** As far as the consent page, every package checked in her browser. */
  async reachConsent(person) {
    await this.apply(person);
    await this.acceptTerms();
    await this.identify(person);
    await this.seeChecked();
  }

  /** Everything has come and has been checked before her eyes. */
  async seeChecked(packages = 3) {
    await this.heading("請看過資料，再決定要不要傳送").waitFor();
    await this.verdicts(packages);
    await this.visitor.look("consent");
  }

  /** As many packages are shown as checked, and none is shown as anything else. */
  async verdicts(count) {
    await this.page.getByText("驗證通過", { exact: true }).nth(count - 1).waitFor();
    const shown = await this.page.locator("mydata-result").evaluateAll((results) => results.map((result) => /** @type {any} */ (result).verdict?.verdict));
    if (shown.length !== count || shown.some((verdict) => verdict !== "valid")) throw new Error(`verdicts: ${shown}`);
  }

  async agree() {
    await this.button("同意傳送").click();
  }

  /** She is taken back to the school by the platform's last page, which may have led on before a busy machine looks at it. */
  async returnToSchool() {
    const { platform, sp } = this.demo.origins;
    await this.page.waitForURL(({ origin, pathname }) => origin === sp || (origin === platform && pathname.endsWith("/leaving")));
    if (this.page.url().startsWith(platform)) await this.visitor.look("leaving");
    await this.page.waitForURL(`${sp}/**`);
  }

  /** The school has her data, and her browser has checked it once more. */
  async seeResult(packages = 3) {
    await this.heading("收到您的資料").waitFor({ timeout: DELIVERED_WITHIN });
    await this.verdicts(packages);
    await this.visitor.look("school-result");
  }

  close(context) {
    return this.visitor.close(context);
  }
}
