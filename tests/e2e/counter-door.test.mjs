/** The clerks' door in a browser: by keyboard alone on a counter's PC, on a small screen, in English, and without script. */

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { Visitor, launch } from "../support/browser.mjs";
import { PASSWORDS } from "../support/clerk-door.mjs";
import { World } from "../support/world.mjs";

const COUNTER_PC = { width: 1024, height: 768 };
const NARROW = { width: 320, height: 740 };

/** @type {import("../support/world.mjs").World} */
let world;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Visitor | undefined} */
let clerk;

/** Types account and password where the focus is, and sends them, without a mouse. */
async function signIn(account, password = PASSWORDS[account]) {
  const { page } = clerk;
  await clerk.isFocused("account");
  await page.keyboard.type(account);
  await page.keyboard.press("Tab");
  await page.keyboard.type(password);
  await page.keyboard.press("Enter");
}

describe("the clerks' door", () => {
  before(async () => {
    [world, browser] = await Promise.all([World.open(), launch()]);
  });
  afterEach(async (context) => {
    await clerk?.close(context);
    clerk = undefined;
  });
  after(() => Promise.all([world?.close(), browser?.close()]));

  test("is gone through by keyboard alone: sign-in, a wrong code, and out again", async () => {
    clerk = await Visitor.open(browser, "counter-door", COUNTER_PC);
    const { page } = clerk;
    await page.goto(`${world.platform}/organ`);
    await clerk.look("sign-in");

    await signIn("clerk01", "not-the-password-at-all");
    await clerk.isFocused("summary");
    await clerk.look("wrong-password");
    assert.match(await page.title(), /^錯誤：/);
    await page.getByRole("link", { name: "帳號或密碼不正確" }).press("Enter");
    await clerk.isFocused("account");
    await page.keyboard.press("Tab");
    await page.keyboard.type(PASSWORDS.clerk01);
    await page.keyboard.press("Enter");

    await clerk.isFocused("code");
    await clerk.look("code");
    await page.keyboard.type("JTDF 86ua");
    await page.keyboard.press("Enter");
    await clerk.isFocused("summary");
    await clerk.look("code-refused");
    assert.equal(await page.locator("#code").inputValue(), "");

    await clerk.tabTo(page.getByRole("button", { name: "登出" }));
    await page.keyboard.press("Enter");
    await page.getByText("您已登出").waitFor();
    await clerk.look("signed-out");
    await assert.rejects(page.goBack(), /ERR_CACHE_MISS/, "nothing of the desk was kept to go back to");
  });

  test("fits a small screen and speaks English", async () => {
    clerk = await Visitor.open(browser, "counter-door-narrow", NARROW);
    const { page } = clerk;
    await page.goto(`${world.platform}/organ?lang=en`);
    await page.getByRole("heading", { name: "Sign-in for agency staff" }).waitFor();
    await clerk.look("sign-in");
    await signIn("clerk02");
    await clerk.isFocused("code");
    await clerk.look("code");
  });

  test("opens without script", async () => {
    clerk = await Visitor.open(browser, "counter-door-plain", COUNTER_PC, { javaScriptEnabled: false });
    const { page } = clerk;
    await page.goto(`${world.platform}/organ`);
    await page.getByLabel("帳號", { exact: true }).fill("other01");
    await page.getByLabel("密碼", { exact: true }).fill(PASSWORDS.other01);
    await page.getByRole("button", { name: "登入" }).click();
    await page.getByLabel("民眾的資料條碼", { exact: true }).fill("jtdf86ua");
    await page.getByRole("button", { name: "核驗" }).click();
    await page.getByText("這個資料條碼不能使用").first().waitFor();
    await page.getByRole("button", { name: "登出" }).click();
    await page.getByText("您已登出").waitFor();
  });
});
