/** The member area in a real browser: signing in, binding a device with a certificate, signing in with the device, signing out. */

import assert from "node:assert/strict";
import { afterEach, before, describe, test } from "node:test";
import { PHONE, Visitor } from "../support/browser.mjs";
import { persona } from "../support/demo.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Visitor | undefined} */
let visitor;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});
afterEach(async (context) => {
  await visitor?.close(context);
  visitor = undefined;
});

const button = (name) => visitor?.page.getByRole("button", { name, exact: true });
const heading = (name) => visitor?.page.getByRole("heading", { level: 1, name });

/** A device with a finger on it, as Chromium's tools for developers make one. */
async function insertDevice(page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await tools.send("WebAuthn.addVirtualAuthenticator", { options });
}

/** Chooses another method than the one that is offered first. */
async function choose(method) {
  await visitor.page.getByText("改用其他方式").click();
  await visitor.page.getByRole("button", { name: new RegExp(`^${method}`) }).click();
}

async function signIn(person) {
  const { page } = visitor;
  await page.goto(`${demo.origins.platform}/member`);
  await page.getByLabel("身分證統一編號或居留證號").fill(person.uid);
  await page.getByLabel("出生年月日").fill(person.birthday);
  await page.getByLabel("健保卡卡號").fill(person.nhi_card_number);
  await page.getByLabel("戶號", { exact: true }).fill(person.household_number);
  await visitor.look("sign-in");
  await button("確認身分").click();
  await heading("您的會員專區").waitFor();
}

describe("the member area", { timeout: LONGEST }, () => {
  test("lets a member bind a device with her certificate and sign in with it, on a phone", async () => {
    visitor = await Visitor.open(browser, "member", PHONE);
    const { page } = visitor;
    const person = persona("林語彤");
    await insertDevice(page);
    await signIn(person);
    await visitor.look("home");
    await page.getByRole("link", { name: "綁定裝置" }).click();
    await heading("綁定裝置（行動自然人憑證）").waitFor();
    await visitor.look("needs-certificate");

    demo.cards.insert(person);
    await page.getByRole("link", { name: "用自然人憑證驗證身分" }).click();
    await button("讀取卡片").click();
    await page.getByLabel("PIN 碼").fill(person.card_pin);
    await visitor.look("certificate");
    await button("以卡片驗證身分").click();
    await page.getByText("您已再次驗證身分").waitFor();
    await visitor.look("stepped-up");

    await page.getByRole("link", { name: "綁定裝置" }).click();
    await button("綁定裝置").waitFor();
    await visitor.look("ready-to-bind");
    await button("綁定裝置").click();
    await page.getByText("裝置已綁定").waitFor();
    await visitor.look("bound");

    await button("登出").click();
    await heading("您已登出").waitFor();
    await visitor.look("signed-out");
    await page.getByRole("link", { name: "重新登入" }).click();
    await page.getByLabel("身分證統一編號或居留證號").fill(person.uid);
    await page.getByLabel("出生年月日").fill(person.birthday);
    await choose("行動自然人憑證");
    await visitor.look("sign-in-by-device");
    await button("以裝置驗證身分").click();
    await heading("您的會員專區").waitFor();
    await page.getByText("行動自然人憑證（第 2 級）").first().waitFor();

    await page.getByRole("button", { name: /^移除/ }).click();
    await page.getByText("裝置已移除").waitFor();
    await button("全部登出").click();
    await heading("您已在所有地方登出").waitFor();
    await page.goto(`${demo.origins.platform}/member`);
    assert.equal(new URL(page.url()).pathname, "/member/sign-in");
  });

  test("works without script but for devices, in English, on the narrowest screen and in the largest text", async () => {
    visitor = await Visitor.open(browser, "member-plain", { width: 320, height: 640 }, { javaScriptEnabled: false });
    await signIn(persona("陳柏睿"));
    await visitor.page.goto(`${demo.origins.platform}/member?lang=en&size=large`);
    await heading("Your member area").waitFor();
    await visitor.look("home");
    await visitor.page.goto(`${demo.origins.platform}/member/device`);
    await visitor.look("device");
    await visitor.page.goto(`${demo.origins.platform}/member`);
    await button("Sign out").click();
    await heading("You are signed out").waitFor();
  });

  test("is readable in the dark and on the narrowest screen", async () => {
    visitor = await Visitor.open(browser, "member-dark", { width: 320, height: 640 });
    await visitor.page.emulateMedia({ colorScheme: "dark" });
    await signIn(persona("陳柏睿"));
    for (const path of ["/member?size=large", "/member/contact", "/member/device", "/member/signed-out", "/member/signed-out/everywhere"]) {
      await visitor.page.goto(demo.origins.platform + path);
      await visitor.look(path.replaceAll(/\W+/g, "-"));
    }
  });
});
