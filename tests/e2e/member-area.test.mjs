/** The member area in a real browser: a transfer under way, stopping everything, lifting the freeze, deleting, withdrawing. */

import assert from "node:assert/strict";
import { afterEach, before, describe, test } from "node:test";
import { Applicant } from "../support/applicant.mjs";
import { DESKTOP, PHONE, Visitor } from "../support/browser.mjs";
import { persona } from "../support/demo.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Visitor[]} */
let visitors = [];

before(async () => {
  ({ demo, browser } = await sharedDemo());
});
afterEach(async (context) => {
  for (const visitor of visitors) await visitor.close(context);
  visitors = [];
});

/** She has a transfer under way for her school, in a browser of its own. */
async function underWay(person) {
  const applicant = await Applicant.open(browser, demo, "member-area-school", DESKTOP);
  visitors.push(applicant.visitor);
  await applicant.apply(person);
  await applicant.acceptTerms();
  await applicant.identify(person);
  await applicant.heading("請看過資料，再決定要不要傳送").waitFor();
  return applicant;
}

/** Signs in where it is asked for. */
async function signIn({ page }, person, address = "/member") {
  await page.goto(`${demo.origins.platform}${address}`);
  await page.getByLabel("身分證統一編號或居留證號").fill(person.uid);
  await fillIn(page, person);
  await page.getByLabel("出生年月日").fill(person.birthday);
  await page.getByRole("button", { name: "確認身分", exact: true }).click();
}

async function fillIn(page, person) {
  await page.getByLabel("健保卡卡號").fill(person.nhi_card_number);
  await page.getByLabel("戶號", { exact: true }).fill(person.household_number);
}

const heading = ({ page }, name) => page.getByRole("heading", { level: 1, name });

describe("the member area", { timeout: LONGEST }, () => {
  test("stops everything for a member who says that it was not she, and lifts the freeze for her, on a phone", async () => {
    const person = persona("許安和");
    const applicant = await underWay(person);
    const visitor = await Visitor.open(browser, "member-misuse", PHONE);
    visitors.push(visitor);
    const { page } = visitor;
    await page.goto(`${demo.origins.platform}/member/misuse`);
    await heading(visitor, "不是我本人").waitFor();
    await visitor.look("explained");
    await signIn(visitor, person, "/member/sign-in/misuse");
    await page.getByText("（目前有 1 件）").waitFor();
    await visitor.look("signed-in");
    await page.getByRole("button", { name: "不是我本人，停止所有傳送" }).click();
    await heading(visitor, "已停止，並已凍結").waitFor();
    await page.getByText(/M-[0-9A-Z]{4}-[0-9A-Z]{4}/).waitFor();
    await visitor.look("frozen");

    await applicant.page.reload();
    await applicant.page.waitForURL(/\/leaving$/);

    await page.getByRole("link", { name: "驗證身分，解除凍結" }).click();
    await fillIn(page, person);
    await page.getByRole("button", { name: "確認身分", exact: true }).click();
    await page.getByText("請再用另一種方式").waitFor();
    await visitor.look("one-shown");
    await page.getByRole("link", { name: "驗證身分，解除凍結" }).click();
    await heading(visitor, "再用一種方式確認").waitFor();
    await visitor.look("another");
    await page.getByLabel("手機號碼").fill(person.mobile);
    await page.getByRole("button", { name: "確認身分", exact: true }).click();
    await page.getByText("凍結已解除").waitFor();
    await visitor.look("lifted");
  });

  for (const [how, viewport, options] of /** @type {const} */ ([["by keyboard", DESKTOP, {}], ["without script", PHONE, { javaScriptEnabled: false }]])) {
    test(`shows what is under way, deletes it at once and lets her withdraw, ${how}`, async () => {
      const person = persona(how === "by keyboard" ? "黃世昌" : "王沐恩");
      // Two for one school, which the list has to tell apart.
      const earlier = await underWay(person);
      const applicant = await underWay(person);
      const visitor = await Visitor.open(browser, `member-live-${how.replace(" ", "-")}`, viewport, options);
      visitors.push(visitor);
      const { page } = visitor;
      const press = async (control) => {
        if (how !== "by keyboard") return control.click();
        await visitor.tabTo(control);
        await page.keyboard.press("Enter");
      };
      await signIn(visitor, person);
      await heading(visitor, "您的會員專區").waitFor();
      await visitor.look("home");
      await press(page.getByRole("link", { name: "查看與刪除" }));
      await heading(visitor, "進行中的傳送").waitFor();
      await visitor.look("list");
      await press(page.getByRole("link", { name: /^立刻刪除.*（第 2 件）$/ }));
      await heading(visitor, "要立刻刪除嗎？").waitFor();
      await visitor.look("delete");
      await press(page.getByRole("button", { name: "立刻刪除" }));
      await page.getByText("已停止這件傳送").waitFor();
      await visitor.look("deleted");
      await applicant.page.reload();
      await applicant.page.waitForURL(/\/leaving$/);

      await page.goto(`${demo.origins.platform}/member/withdraw`);
      await visitor.look("withdraw");
      await press(page.getByRole("button", { name: "退出會員" }));
      await page.getByText("請先勾選").first().waitFor();
      await visitor.look("not-ticked");
      const tick = page.getByRole("checkbox");
      if (how === "by keyboard") {
        await visitor.tabTo(tick);
        await page.keyboard.press("Space");
      } else await tick.check();
      await press(page.getByRole("button", { name: "退出會員" }));
      await heading(visitor, "您已退出會員").waitFor();
      await visitor.look("withdrawn");
      await earlier.page.reload();
      await earlier.page.waitForURL(/\/leaving$/);
      await page.goto(`${demo.origins.platform}/member`);
      assert.match(page.url(), /\/member\/sign-in$/);
    });
  }
});
