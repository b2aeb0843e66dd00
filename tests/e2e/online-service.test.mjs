/** The online service (線上服務) in a real browser: platform, school and agencies as `make dev` runs them. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Applicant } from "../support/applicant.mjs";
import { DESKTOP, PHONE } from "../support/browser.mjs";
import { persona } from "../support/demo.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

const YUTONG = persona("林語彤");
const PARENT = persona("陳柏睿");
const NOWHERE = persona("許安和");
/** For her the household office takes 20 seconds. */
const RUOXI = persona("吳若曦");
const HOUR = 3600;

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});

/** Somebody with a browser of her own, for the length of a test. */
async function arrive(context, flow, viewport, options) {
  const applicant = await Applicant.open(browser, demo, flow, viewport, options);
  context.after(() => applicant.close(context));
  return applicant;
}

describe("a citizen who agrees", { concurrency: 2, timeout: LONGEST }, () => {
  for (const [screen, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`sees her data checked before she gives it and again where it arrives (${screen})`, async (context) => {
      const applicant = await arrive(context, `consent-${screen}`, viewport);
      const { page, visitor } = applicant;
      await applicant.reachConsent(YUTONG);
      for (const agency of ["示範市政府戶政事務所", "示範市政府社會局", "示範教育資料中心"]) assert.ok(await page.locator("mydata-result").getByText(agency, { exact: true }).isVisible(), agency);
      await page.locator("summary").filter({ hasText: "顯示內容" }).first().click();
      await page.getByRole("table").getByText("林語彤").first().waitFor();
      await visitor.look("consent-content");
      if (viewport === DESKTOP) await visitor.picture("readme");

      await applicant.agree();
      await applicant.returnToSchool();
      await applicant.seeResult();
      for (const file of ["現戶全戶戶籍資料.pdf", "現戶全戶戶籍資料.json", "低收入戶資料.pdf", "學籍資料.json"]) assert.ok(await page.getByText(file, { exact: true }).first().isVisible(), file);
      const table = page.getByRole("table").first();
      for (const value of ["F229910001", "林志遠", "周雅雯", "林語辰"]) assert.ok(await table.getByText(value).first().isVisible(), value);

      await page.getByRole("button", { name: "立即刪除我的資料" }).click();
      await applicant.heading("已刪除").waitFor();
      await visitor.look("school-deleted");
    });
  }

  test("needs no mouse", async (context) => {
    const applicant = await arrive(context, "keyboard");
    const { page, visitor } = applicant;
    const { keyboard } = page;
    const press = async (control, key = "Enter") => {
      await visitor.tabTo(control);
      await keyboard.press(key);
    };
    const type = async (control, text) => {
      await visitor.tabTo(control);
      await keyboard.type(text);
    };
    await page.goto(demo.origins.sp);
    await press(page.getByRole("link", { name: /開始申請.*學雜費減免申請/ }));
    await applicant.heading("學雜費減免申請").waitFor();
    await type(page.getByLabel("身分證字號或居留證號碼"), YUTONG.uid);
    await press(applicant.button("前往 MyData"));
    await applicant.heading(/想使用您的資料/).waitFor();
    await press(page.getByRole("checkbox"), "Space");
    await press(applicant.button("同意並繼續"));
    await applicant.heading("確認您的身分").waitFor();
    await type(page.getByLabel("出生年月日"), YUTONG.birthday);
    await type(page.getByLabel("健保卡卡號"), YUTONG.nhi_card_number);
    await type(page.getByLabel("戶號", { exact: true }), YUTONG.household_number);
    await keyboard.press("Enter");
    await applicant.heading("請看過資料，再決定要不要傳送").waitFor();
    await applicant.verdicts(3);
    await press(applicant.button("同意傳送"));
    await page.waitForURL(`${demo.origins.sp}/**`);
    await applicant.seeResult();
  });

  test("needs no script: pages look again by themselves, and say where the check can be done", async (context) => {
    const applicant = await arrive(context, "no-script", PHONE, { javaScriptEnabled: false });
    const { page, visitor } = applicant;
    await applicant.apply(YUTONG);
    await applicant.acceptTerms();
    await applicant.identify(YUTONG);
    await applicant.heading("請看過資料，再決定要不要傳送").waitFor();
    assert.equal(await page.getByRole("link", { name: /^下載「.*」資料檔/ }).count(), 3);
    await visitor.look("consent");
    await applicant.agree();
    await applicant.returnToSchool();
    await applicant.heading("收到您的資料").waitFor({ timeout: 60_000 });
    assert.ok(await page.getByRole("link", { name: "前往離線驗證" }).first().isVisible());
    await visitor.look("school-result");
  });

  test("early, while an agency still prepares, is told at the school how far it is", async (context) => {
    const applicant = await arrive(context, "slow");
    const { page, visitor } = applicant;
    await applicant.apply(RUOXI);
    await applicant.acceptTerms();
    await applicant.identify(RUOXI);
    await applicant.heading("正在向機關取得您的資料").waitFor();
    await page.getByText("機關準備中", { exact: true }).waitFor();
    await applicant.verdicts(2);
    await visitor.look("collecting");
    await applicant.agree();
    await applicant.returnToSchool();
    await applicant.heading("您已同意，正在取得資料").waitFor();
    await page.getByText(/機關還在準備，已詢問 \d+ 次/).waitFor({ timeout: 30_000 });
    await visitor.look("school-progress");
    await applicant.seeResult();
  });

  test("may wait on the consent page: what comes later appears by itself, and her place on the page stays", async (context) => {
    const applicant = await arrive(context, "waiting", PHONE);
    const { page, visitor } = applicant;
    await applicant.apply(RUOXI);
    await applicant.acceptTerms();
    await applicant.identify(RUOXI);
    await page.getByText("機關準備中", { exact: true }).waitFor();
    await page.getByRole("button", { name: "不同意傳送" }).focus();
    await page.getByText("驗證通過", { exact: true }).nth(2).waitFor({ timeout: 60_000 });
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), "不同意傳送");
    await applicant.seeChecked();
    await visitor.look("all-there");
  });

  test("and of whom no agency knows anything gives that", async (context) => {
    const applicant = await arrive(context, "no-record");
    const { page } = applicant;
    await applicant.apply(NOWHERE);
    await applicant.acceptTerms();
    await applicant.identify(NOWHERE);
    await page.getByText("查無資料", { exact: true }).nth(2).waitFor();
    await applicant.visitor.look("consent-no-record");
    await applicant.agree();
    await applicant.returnToSchool();
    await applicant.heading("收到您的資料").waitFor({ timeout: 60_000 });
    assert.equal(await page.getByText("機關查無您的資料。").count(), 3);
    await applicant.visitor.look("school-no-record");
  });
});

describe("a citizen who does not agree", { timeout: LONGEST }, () => {
  test("on the consent page comes back with 205, and the way back by the browser shows nothing of hers", async (context) => {
    const applicant = await arrive(context, "refusal", PHONE);
    const { page, visitor } = applicant;
    await applicant.reachConsent(YUTONG);
    const consent = page.url();
    await applicant.button("不同意傳送").click();
    await applicant.returnToSchool();
    await applicant.heading("您沒有同意傳送").waitFor();
    assert.ok(await page.getByText(/205/).isVisible());
    await visitor.look("school-205");
    await page.goBack();
    await page.goto(consent);
    assert.match(page.url(), /\/leaving$/);
    assert.equal(await page.getByText("驗證通過").count(), 0);
  });

  test("to the terms comes back with 205", async (context) => {
    const applicant = await arrive(context, "refusal-of-terms");
    await applicant.apply(YUTONG);
    await applicant.button("不同意，返回服務").click();
    await applicant.returnToSchool();
    await applicant.heading("您沒有同意傳送").waitFor();
  });
});

describe("a citizen who is not the one", { timeout: LONGEST }, () => {
  test("comes back with 409", async (context) => {
    const applicant = await arrive(context, "wrong-person");
    await applicant.apply(YUTONG);
    await applicant.acceptTerms();
    await applicant.identify(PARENT);
    await applicant.returnToSchool();
    await applicant.heading("身分不同，無法申請").waitFor();
    assert.ok(await applicant.page.getByText(/409/).isVisible());
    await applicant.visitor.look("school-409");
  });
});

describe("a citizen who makes mistakes", { timeout: LONGEST }, () => {
  test("is shown where, and after five wrong tries until when she has to wait", async (context) => {
    const applicant = await arrive(context, "mistakes", PHONE);
    const { page, visitor } = applicant;
    const stranger = persona("王沐恩");
    await applicant.apply(stranger);
    await applicant.button("同意並繼續").click();
    await page.getByRole("alert").waitFor();
    await visitor.isFocused("summary");
    await visitor.look("terms-not-acknowledged");
    await applicant.acceptTerms();
    await applicant.identify({ birthday: "0990229", nhi_card_number: "1", household_number: "" });
    await page.getByRole("alert").waitFor();
    await visitor.look("identify-problems");
    await page.getByRole("alert").getByRole("link").first().click();
    await visitor.isFocused("birthday");
    for (const remaining of [4, 3, 2, 1]) {
      await applicant.identify({ ...stranger, household_number: "X0000000" });
      await page.getByText(`還可以試 ${remaining} 次`).waitFor();
    }
    await visitor.look("identify-not-matched");
    await applicant.identify({ ...stranger, household_number: "X0000000" });
    await applicant.heading(/^請在 \d\d:\d\d 以後再試$/).waitFor();
    await visitor.look("locked");
  });
});

// Last: it moves the clock, and the lock of the test before it is still there.
describe("a citizen who is too late", { timeout: LONGEST }, () => {
  before(() => demo.moveClock(HOUR));
  // A service refuses notices whose time is not its own: the flows after this one need the right time.
  after(() => demo.moveClock(0));

  test("comes back with 408", async (context) => {
    const applicant = await arrive(context, "expired");
    const { page, visitor } = applicant;
    await applicant.reachConsent(YUTONG);
    await demo.moveClock(HOUR + 21 * 60);
    await applicant.agree();
    await applicant.returnToSchool();
    await applicant.heading("時間到了，申請沒有完成").waitFor();
    assert.ok(await page.getByText(/408/).isVisible());
    await visitor.look("school-408");
  });
});
