/** First use and later use: two different methods, a contact that is confirmed by a code, and from then on one method. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { SMALL_PHONE } from "../support/browser.mjs";
import { persona } from "../support/demo.mjs";
import { IdentifyWalk, otherThan } from "../support/identify-walk.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

const SAMAYI = persona("莎瑪依‧拉芙安");
const YUXIN = persona("江雨𤧟");

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
  const walk = await IdentifyWalk.open(browser, demo, flow, viewport, options);
  context.after(() => walk.close(context));
  return walk;
}

describe("somebody who is here for the first time", { timeout: LONGEST }, () => {
  test("shows two methods and confirms a contact on a small phone, and the next time shows one", async (context) => {
    const walk = await arrive(context, "first-use", SMALL_PHONE);
    const { page, visitor } = walk;
    await walk.apply(SAMAYI);
    await walk.acceptTerms();
    assert.ok(!(await walk.offered()).includes("手機號碼"), "a mobile number is offered as the second method only");
    await walk.identify(SAMAYI);

    await walk.heading("再用一種方式確認").waitFor();
    await visitor.look("second-method");
    assert.ok(!(await walk.offered()).includes("雙證件"), "the same method twice proves no more than once");
    await page.locator(".method-chosen").getByText("手機號碼", { exact: true }).waitFor();
    await page.getByLabel("手機號碼", { exact: true }).fill("0912345678");
    await walk.button("確認身分").click();
    await walk.isTold("identify.not-matched");
    await visitor.look("mobile-not-hers");
    await page.getByLabel("手機號碼", { exact: true }).fill(SAMAYI.mobile);
    await walk.button("確認身分").click();

    await walk.heading("我們怎麼通知您？").waitFor();
    await visitor.look("contact");
    await page.getByLabel("手機號碼或電子郵件").fill("samayi@");
    await walk.button("寄送驗證碼").click();
    await page.getByRole("alert").waitFor();
    await visitor.look("contact-problems");
    await page.getByLabel("姓名", { exact: true }).fill("莎瑪依");
    await page.getByLabel("手機號碼或電子郵件").fill(SAMAYI.email);
    await page.getByRole("checkbox").check();
    await walk.button("寄送驗證碼").click();

    await walk.heading("請輸入驗證碼").waitFor();
    assert.equal(await page.getByText(SAMAYI.email).count(), 0, "the contact is shown masked");
    await visitor.look("contact-code");
    const code = await walk.newCode(SAMAYI.email);
    assert.match(code, /^\d{8}$/);
    await walk.typeCode(otherThan(code));
    await walk.isTold("identification.code-wrong");
    await visitor.look("contact-code-wrong");
    await walk.typeCode(`${code.slice(0, 4)} ${code.slice(4)}`);
    await walk.isIdentified();
    await walk.seeChecked();

    const later = await arrive(context, "later-use", SMALL_PHONE);
    await later.reachIdentification(SAMAYI);
    await later.identify(SAMAYI);
    await later.isIdentified();
  });

  test("needs no mouse, in English: a card and two documents, and a code to her telephone", async (context) => {
    const walk = await arrive(context, "first-use-keyboard");
    const { page, visitor } = walk;
    const { keyboard } = page;
    demo.cards.insert(YUXIN);
    context.after(() => demo.cards.reset());
    const press = async (control, key = "Enter") => {
      await visitor.tabTo(control);
      await keyboard.press(key);
    };
    const type = async (control, text) => {
      await visitor.tabTo(control);
      await keyboard.type(text);
    };
    const english = page.getByRole("heading", { level: 1 });
    await page.goto(demo.origins.sp);
    await press(page.getByRole("link", { name: /開始申請.*學雜費減免申請/ }));
    await type(page.getByLabel("身分證字號或居留證號碼"), YUXIN.uid);
    await press(walk.button("前往 MyData"));
    await press(page.getByRole("link", { name: "English" }));
    await press(page.getByRole("checkbox"), "Space");
    await press(walk.button("Agree and continue"));

    await english.getByText("Confirm who you are").waitFor();
    await press(page.locator("summary").filter({ hasText: "Use another method" }));
    await press(page.getByRole("button", { name: /^Citizen digital certificate/ }));
    await page.locator(".method-chosen").getByText("Citizen digital certificate").waitFor();
    await type(page.getByLabel("Date of birth"), YUXIN.birthday);
    await press(walk.button("Read the card"));
    await page.getByLabel("PIN", { exact: true }).waitFor();
    await visitor.isFocused("card-pin");
    await visitor.look("card-read");
    await keyboard.type(YUXIN.card_pin);
    await keyboard.press("Enter");

    await english.getByText("Confirm by one more method").waitFor();
    await visitor.look("second-method");
    await press(page.locator("summary").filter({ hasText: "Use another method" }));
    await press(page.getByRole("button", { name: /^Two documents/ }));
    await type(page.getByLabel("NHI card number"), YUXIN.nhi_card_number);
    await type(page.getByLabel(/^Household number/), YUXIN.household_number);
    await keyboard.press("Enter");

    await english.getByText("How may we reach you?").waitFor();
    await type(page.getByLabel("Mobile number or e-mail address"), YUXIN.mobile);
    await press(page.getByRole("checkbox"), "Space");
    await press(walk.button("Send the code"));
    await english.getByText("Please enter the code").waitFor();
    await visitor.look("contact-code");
    await type(page.getByLabel("Code", { exact: true }), await walk.newCode(YUXIN.mobile));
    await keyboard.press("Enter");
    await page.waitForURL(`${demo.origins.platform}/t/*/consent`);
    await english.getByText("Look at your data, then decide whether to send it").waitFor();
    await visitor.look("consent");
  });
});
