/** A developer in a real browser: she plans a fault, meets it as a citizen, and reads what happened. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { Applicant } from "../support/applicant.mjs";
import { persona } from "../support/demo.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

const YUTONG = persona("林語彤");
const INCOME = "API.AbAYGIjoYw";
/** The narrowest screen that every page must fit. */
const NARROWEST = { width: 320, height: 640 };
/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});

async function arrive(context, flow, viewport) {
  const applicant = await Applicant.open(browser, demo, flow, viewport);
  context.after(() => applicant.close(context));
  return applicant;
}

describe("the developers' sandbox", { timeout: LONGEST }, () => {
  test("plans a fault, which strikes once, and shows what happened while it happens", async (context) => {
    const developer = await arrive(context, "sandbox");
    const { page, visitor } = developer;
    const sandbox = `${demo.origins.platform}/sandbox`;
    await page.goto(sandbox);
    await developer.heading("開發者沙箱").waitFor();
    assert.ok(await page.getByText(YUTONG.uid, { exact: true }).isVisible());
    await page.getByLabel("服務", { exact: true }).selectOption("CLI.demoSchool");
    await page.getByLabel("錯誤", { exact: true }).selectOption("wrong-provider");
    await page.getByLabel("哪個資料集").selectOption(INCOME);
    await developer.button("設定").click();
    await developer.button("取消「資料是別的機關簽的」").waitFor();
    await visitor.look("planned");

    const applicant = await arrive(context, "sandbox-citizen");
    await applicant.apply(YUTONG);
    await page.goto(`${sandbox}/transactions`);
    await visitor.look("transactions");
    // Hers, and not the latest: other flows have moved the clock.
    const [, transaction] = /\/t\/([0-9a-f]{32})\//.exec(applicant.page.url()) ?? [];
    await page.locator(`a[href="/sandbox/transactions/${transaction}"]`).first().click();
    await developer.heading("一次傳輸的歷程").waitFor();
    await page.getByText("模擬錯誤：資料是別的機關簽的").waitFor();

    await applicant.acceptTerms();
    await applicant.identify(YUTONG);
    await applicant.heading("有資料無法取得").waitFor();
    await page.getByText(`${INCOME} 無法取得：trust.other-provider`).waitFor();
    await applicant.button("告知對方並返回").click();
    await applicant.page.waitForURL(`${demo.origins.sp}/**`);
    await page.getByText("民眾回到服務，code=504").waitFor();
    await visitor.look("timeline");

    await page.goto(sandbox);
    await page.getByText("目前沒有設定錯誤。").waitFor();
  });

  test("fits the narrowest screen in both languages, and is clean for axe", async (context) => {
    const developer = await arrive(context, "sandbox-narrow", NARROWEST);
    const { page, visitor } = developer;
    for (const language of ["zh-Hant", "en"]) {
      for (const path of ["sandbox", "sandbox/transactions", "sandbox/transactions?tx_id=nonsense"]) {
        const address = new URL(path, demo.origins.platform);
        address.searchParams.set("lang", language);
        await page.goto(address.href);
        await visitor.look(`${path.replace(/\W/g, "-")}-${language}`);
      }
    }
    await page.goto(`${demo.origins.platform}/sandbox/transactions`);
    await page.locator("a[href^='/sandbox/transactions/']").first().click();
    await page.locator("[data-timeline]").waitFor();
    await visitor.look("timeline");
  });

  test("says what is wrong with what was chosen", async (context) => {
    const developer = await arrive(context, "sandbox-wrong");
    const { page, visitor } = developer;
    await page.goto(`${demo.origins.platform}/sandbox?lang=zh-Hant`);
    await page.getByLabel("服務", { exact: true }).selectOption("CLI.demoSchool");
    await page.getByLabel("錯誤", { exact: true }).selectOption("provider-slow");
    await page.getByLabel("幾秒").fill("999");
    await developer.button("設定").click();
    await page.getByRole("alert").getByText("sandbox.seconds-form").waitFor();
    await visitor.look("wrong");
  });
});
