/** The examples of the documentation: a service and a provider on the SDK, with a citizen who goes through both. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Applicant } from "../support/applicant.mjs";
import { DESKTOP, launch, PHONE } from "../support/browser.mjs";
import { EXAMPLES, Newcomers } from "../support/newcomers.mjs";
import { invent } from "../support/person.mjs";

/** No flow takes longer, however slow the machine. */
const LONGEST = 180_000;
/** The service asks again after the platform's Retry-After, which is never less than ten seconds. */
const DELIVERED_WITHIN = 90_000;
const READER = { 姓名: "測試語彤", 借閱中: [{ 書名: "小王子 <第二版> & 其他", 到期日: "2026-12-20" }] };

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Newcomers} */
let newcomers;

/** Somebody who applies at the reading club. */
class Reader extends Applicant {
  person = invent();

  async apply() {
    await this.page.goto(this.demo.origins.sp);
    await this.heading("讀書會報名").waitFor();
    await this.visitor.look("club-home");
    await this.page.getByLabel("身分證字號").fill(this.person.uid);
    await this.button("帶入借閱紀錄").click();
    await this.heading(/想使用您的資料/).waitFor();
  }

  /** As far as the consent page. Without script nothing is checked before her eyes. */
  async reachConsent({ packages = 1 } = {}) {
    await this.apply();
    await this.acceptTerms();
    await this.identify(this.person);
    await this.heading("請看過資料，再決定要不要傳送").waitFor();
    if (this.visitor.hasScript && packages > 0) await this.verdicts(packages);
  }

  /** The platform's last page leads on by itself: it is looked at by other flows. */
  async returnToSchool() {
    await this.page.waitForURL(`${this.demo.origins.sp}/**`);
  }

  /** What the service says in the end, whatever it is. */
  async end() {
    const heading = this.page.getByRole("heading", { level: 1 }).filter({ hasNotText: "正在取得您的資料" });
    await heading.waitFor({ timeout: DELIVERED_WITHIN });
    return heading.innerText();
  }

  async seeLoans() {
    assert.equal(await this.end(), `${READER.姓名}，歡迎加入`);
    await this.page.getByText(READER.借閱中[0].書名, { exact: true }).waitFor();
    await this.visitor.look("club-given");
  }
}

/** @param {import("node:test").TestContext} context */
async function arrive(context, flow, viewport = DESKTOP, { reader = /** @type {object | null} */ (READER), ...options } = {}) {
  const someone = /** @type {Reader} */ (await Reader.open(browser, /** @type {any} */ (newcomers), `sdk-${flow}`, viewport, options));
  context.after(() => someone.close(context));
  await newcomers.arrive(someone.person, reader);
  return someone;
}

describe("the examples", () => {
  for (const name of ["sp.mjs", "dp.mjs"]) {
    test(`${name} has less than sixty lines`, () => {
      const lines = readFileSync(join(EXAMPLES, name), "utf8").trimEnd().split("\n");
      assert.ok(lines.length < 60, `${lines.length} lines`);
      assert.ok(lines.every((line) => line.length <= 180), "none of which is two in one");
    });
  }
});

describe("a new service and a new provider on the SDK", { timeout: 10 * LONGEST }, () => {
  before(async () => {
    browser = await launch();
    newcomers = await Newcomers.open();
  });
  after(async () => {
    await Promise.all([browser?.close(), newcomers?.close()]);
  });

  test("a citizen gives what the provider has of her, and sees it checked at the service", { timeout: LONGEST }, async (context) => {
    const reader = await arrive(context, "given");
    await reader.reachConsent();
    await reader.visitor.look("consent");
    await reader.agree();
    await reader.returnToSchool();
    await reader.seeLoans();
  });

  test("a citizen who refuses comes back with that, and the service has nothing of her", { timeout: LONGEST }, async (context) => {
    const reader = await arrive(context, "refused", PHONE);
    await reader.reachConsent();
    await reader.button("不同意傳送").click();
    await reader.returnToSchool();
    await reader.heading("沒有取得資料").waitFor();
    assert.match(reader.page.url(), /[?&]code=205(&|$)/);
    assert.ok(await reader.page.getByText("refused").isVisible());
    await reader.visitor.look("club-refused");
  });

  test("a citizen without script goes all the way by forms and pages that look again", { timeout: LONGEST }, async (context) => {
    const reader = await arrive(context, "no-script", PHONE, { javaScriptEnabled: false });
    await reader.reachConsent();
    await reader.agree();
    await reader.returnToSchool();
    await reader.seeLoans();
  });

  test("a citizen whom the provider does not know gives that", { timeout: LONGEST }, async (context) => {
    const stranger = await arrive(context, "no-record", DESKTOP, { reader: null });
    await stranger.reachConsent({ packages: 0 });
    await stranger.page.getByText("查無資料", { exact: true }).first().waitFor();
    await stranger.agree();
    await stranger.returnToSchool();
    assert.equal(await stranger.end(), "圖書館沒有您的借閱紀錄");
  });

  test("a service that is killed while the provider is away has the data when both are back, and shows it to nobody else", { timeout: LONGEST }, async (context) => {
    const reader = await arrive(context, "killed");
    await newcomers.kill("dp");
    await reader.apply();
    await reader.acceptTerms();
    await reader.identify(reader.person);
    await reader.heading("正在向機關取得您的資料").waitFor();
    await reader.agree();
    await reader.returnToSchool();
    await reader.heading("正在取得您的資料").waitFor();
    const address = reader.page.url();
    await newcomers.kill("sp");
    await Promise.all([newcomers.start("sp"), newcomers.start("dp")]);
    await reader.page.goto(address);
    await reader.seeLoans();
    const stranger = await Reader.open(browser, /** @type {any} */ (newcomers), "sdk-stranger");
    context.after(() => stranger.close(context));
    await stranger.page.goto(address);
    await stranger.heading("找不到您的申請").waitFor();
  });
});
