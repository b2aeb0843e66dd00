/** Cards in a reader: 自然人憑證, 工商憑證, 晶片金融卡, 硬體金融憑證, 健保卡, each good and in every way that it is not. */

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { DESKTOP, SMALL_PHONE } from "../support/browser.mjs";
import { persona } from "../support/demo.mjs";
import { IdentifyWalk, otherThan } from "../support/identify-walk.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

const YUTONG = persona("林語彤");
const PARENT = persona("陳柏睿");
const WENJUN = persona("阮文俊");
const COMPANY = { uid: "99990010", pin: "999900" };
const SHOP = "合作社供應商登記";
const HEALTH = { label: "健保卡註冊密碼", words: "以健保卡驗證身分" };

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});
afterEach(resetDesks);
after(resetDesks);

function resetDesks() {
  demo.cards.reset();
  demo.healthCards.reset();
}

/** Somebody on the page of a method, a browser of her own before her. */
async function atMethod(context, flow, person, method, { service = undefined, viewport = DESKTOP } = {}) {
  const walk = await IdentifyWalk.open(browser, demo, flow, viewport);
  context.after(() => walk.close(context));
  await walk.reachIdentification(person, service);
  await walk.choose(method);
  await walk.typeBirthday(person);
  return walk;
}

describe("自然人憑證", { timeout: LONGEST }, () => {
  test("identifies its holder, who is warned of wrong PINs before", async (context) => {
    demo.cards.insert(YUTONG);
    const walk = await atMethod(context, "citizen-card", YUTONG, "自然人憑證");
    await walk.visitor.look("method");
    await walk.readCard();
    await walk.page.getByText("林語彤").waitFor();
    await walk.page.getByText(YUTONG.card_number).waitFor();
    await walk.sign("123");
    await walk.page.getByText("card.pin-form").waitFor();
    await walk.sign("000000");
    await walk.page.getByText("PIN 碼錯誤，還有 2 次機會").waitFor();
    await walk.visitor.look("pin-wrong");
    await walk.sign("000001");
    await walk.page.getByText("PIN 碼錯誤，只剩 1 次機會").waitFor();
    await walk.sign(YUTONG.card_pin);
    await walk.isIdentified();
    assert.equal(demo.cards.card(YUTONG)?.triesLeft, 3);
  });

  test("locks after three wrong PINs, and other methods are left", async (context) => {
    demo.cards.insert(YUTONG);
    const walk = await atMethod(context, "citizen-card-locked", YUTONG, "自然人憑證");
    await walk.readCard();
    for (const said of ["還有 2 次機會", "只剩 1 次機會"]) {
      await walk.sign("000000");
      await walk.page.getByText(said).waitFor();
    }
    await walk.sign("000000");
    await walk.page.getByRole("heading", { name: "這張卡片已經鎖卡" }).waitFor();
    await walk.visitor.look("locked");
    await walk.choose("雙證件");
    await walk.fillIn(YUTONG);
    await walk.button("確認身分").click();
    await walk.isIdentified();
  });

  test("is waited for where component, reader, driver or card is missing, with the help that each needs", async (context) => {
    const walk = await atMethod(context, "citizen-card-missing", YUTONG, "自然人憑證");
    const told = async (heading, code) => {
      await walk.readCard();
      await walk.page.getByRole("heading", { name: heading }).waitFor();
      await walk.page.getByText(code).waitFor();
    };
    await walk.page.context().route(`${demo.cards.origin}/**`, (route) => route.abort("connectionrefused"));
    await told("找不到讀卡元件", "card.not-running");
    assert.ok(await walk.page.getByRole("link", { name: "下載跨平台網頁元件（另開視窗）" }).isVisible());
    await walk.visitor.look("not-running");
    await walk.page.context().unroute(`${demo.cards.origin}/**`);
    await told("讀卡機裡沒有卡片", "card.missing");
    await walk.visitor.look("no-card");
    demo.cards.desk.unplug();
    await told("找不到讀卡機", "card.reader-missing");
    demo.cards.desk.plugIn();
    demo.cards.desk.hasDriver = false;
    await told("找不到卡片的驅動程式", "card.driver-missing");
    demo.cards.desk.hasDriver = true;
    demo.cards.desk.isSiteTrusted = false;
    await told("讀卡元件不接受這個網站", "card.site-not-trusted");
    demo.cards.desk.isSiteTrusted = true;
    demo.cards.insert(YUTONG);
    demo.cards.desk.isCancelling = true;
    await walk.readCard();
    await walk.sign(YUTONG.card_pin);
    await walk.page.getByRole("heading", { name: "您取消了簽章" }).waitFor();
    demo.cards.desk.isCancelling = false;
    await walk.readCard();
    await walk.sign(YUTONG.card_pin);
    await walk.isIdentified();
  });

  test("that was reported lost is refused, and that of somebody else leads back to the school with 409", async (context) => {
    demo.cards.insertLost(PARENT);
    const walk = await atMethod(context, "citizen-card-revoked", PARENT, "自然人憑證");
    await walk.readCard();
    await walk.sign(PARENT.card_pin);
    await walk.isTold("identity.certificate-revoked");
    await walk.visitor.look("revoked");
    demo.cards.remove();
    demo.cards.insert(YUTONG);
    await walk.readCard();
    await walk.sign(YUTONG.card_pin);
    await walk.isBackAtSchool("身分不同，無法申請", 409);
  });

  test("is offered on a phone with the advice to use a computer", async (context) => {
    const walk = await atMethod(context, "citizen-card-phone", YUTONG, "自然人憑證", { viewport: SMALL_PHONE });
    await walk.visitor.look("method");
  });
});

describe("a dataset of level 2", { timeout: LONGEST }, () => {
  test("is not to be had by weaker methods, and by a company's card only where companies may have it", async (context) => {
    const walk = await IdentifyWalk.open(browser, demo, "level-2");
    context.after(() => walk.close(context));
    await walk.reachIdentification(PARENT, SHOP);
    await walk.visitor.look("methods");
    assert.deepEqual(new Set(await walk.offered()), new Set(["自然人憑證", "晶片金融卡", "硬體金融憑證", "工商憑證", "行動自然人憑證"]));
    await walk.reachIdentification(PARENT);
    const weaker = await walk.offered();
    for (const method of ["健保卡", "軟體金融憑證", "雙證件"]) assert.ok(weaker.includes(method), method);
    assert.ok(!weaker.includes("工商憑證"));
  });
});

describe("工商憑證", { timeout: LONGEST }, () => {
  test("of a company is used by whoever answers for it", async (context) => {
    demo.cards.insert(COMPANY, "MOE");
    const walk = await atMethod(context, "company-card", PARENT, "工商憑證", { service: SHOP });
    await walk.page.getByLabel("公司統一編號").fill("99990011");
    await walk.readCard();
    await walk.page.getByText("示範文具有限公司").waitFor();
    await walk.sign(COMPANY.pin);
    await walk.page.getByText(/^identity\.business-number-/).first().waitFor();
    await walk.visitor.look("number-wrong");
    await walk.page.getByLabel("公司統一編號").fill(COMPANY.uid);
    await walk.sign(COMPANY.pin);
    await walk.isIdentified();
    await walk.seeChecked(1);
  });

  test("is of no use to whoever does not answer for the company", async (context) => {
    demo.cards.insert(COMPANY, "MOE");
    const walk = await atMethod(context, "company-card-another", YUTONG, "工商憑證", { service: SHOP });
    await walk.page.getByLabel("公司統一編號").fill(COMPANY.uid);
    await walk.readCard();
    await walk.sign(COMPANY.pin);
    await walk.isBackAtSchool("身分不同，無法申請", 409);
  });
});

describe("晶片金融卡", { timeout: LONGEST }, () => {
  test("identifies with the code that goes to the registered telephone", async (context) => {
    demo.cards.insert(WENJUN, "FIC");
    const walk = await atMethod(context, "bank-card", WENJUN, "晶片金融卡");
    const before = (await walk.codesTo(WENJUN.mobile)).length;
    await walk.readCard();
    await walk.page.getByLabel("PIN 碼", { exact: true }).waitFor();
    assert.equal(await walk.page.getByText(WENJUN.uid).count(), 0, "the certificate's ID is not shown whole");
    await walk.sign("111111");
    await walk.page.getByText("PIN 碼錯誤，還有 2 次機會").waitFor();
    await walk.sign(WENJUN.bank_card_pin);
    await walk.heading("請輸入驗證碼").waitFor();
    await walk.visitor.look("code");
    const sent = await walk.newCode(WENJUN.mobile, before);
    await walk.typeCode("1234");
    await walk.isTold("identification.code-form");
    await walk.typeCode(otherThan(sent));
    await walk.isTold("identification.code-wrong");
    await walk.button("重新寄送驗證碼").click();
    await walk.page.getByText(/^請在 \d\d:\d\d 以後再重新寄送。$/).first().waitFor();
    await walk.visitor.look("code-too-soon");
    await walk.typeCode(sent);
    await walk.isIdentified();
  });
});

describe("硬體金融憑證", { timeout: LONGEST }, () => {
  test("whose code does not come leaves the way to another method open", async (context) => {
    demo.cards.insert(WENJUN, "FCH");
    const walk = await atMethod(context, "bank-token", WENJUN, "硬體金融憑證");
    await walk.readCard();
    await walk.sign(WENJUN.bank_card_pin);
    await walk.heading("請輸入驗證碼").waitFor();
    await walk.button("改用其他方式").click();
    await walk.heading("確認您的身分").waitFor();
    await walk.visitor.look("given-up");
    await walk.choose("硬體金融憑證");
    const before = (await walk.codesTo(WENJUN.mobile)).length;
    await walk.readCard();
    await walk.sign(WENJUN.bank_card_pin);
    await walk.heading("請輸入驗證碼").waitFor();
    await walk.typeCode(await walk.newCode(WENJUN.mobile, before));
    await walk.isIdentified();
  });
});

describe("健保卡", { timeout: LONGEST }, () => {
  test("identifies with its registered password, and locks after three wrong ones", async (context) => {
    demo.healthCards.insert(YUTONG, "NHI");
    const walk = await atMethod(context, "health-card", YUTONG, "健保卡");
    await walk.readCard();
    for (const said of ["還有 2 次機會", "只剩 1 次機會"]) {
      await walk.sign("wrong0418", HEALTH);
      await walk.page.getByText(said).waitFor();
    }
    await walk.visitor.look("password-wrong");
    await walk.sign("wrong0418", HEALTH);
    await walk.page.getByRole("heading", { name: "這張健保卡的密碼已經鎖住" }).waitFor();
    await walk.visitor.look("locked");
    demo.healthCards.desk.unlock();
    await walk.readCard();
    await walk.sign(YUTONG.nhi_card_password, HEALTH);
    await walk.isIdentified();
  });
});
