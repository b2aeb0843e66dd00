/** The usage record in a real browser: looking for an entry, its proof checked on the spot, the files, and the audit trail. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";
import { take } from "../support/data-api.mjs";
import { DESKTOP, PHONE, Visitor, launch } from "../support/browser.mjs";
import { eventually } from "../support/eventually.mjs";
import { Journey } from "../support/journey.mjs";
import { MemberArea } from "../support/member.mjs";
import { World } from "../support/world.mjs";

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;
const NARROW = { width: 320, height: 640 };

/** @type {World} */
let world;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Visitor | undefined} */
let visitor;
/** Her data was given once and declined once. @type {import("../support/person.mjs").Person} */
let person;

before(async () => {
  [world, browser] = await Promise.all([World.open(), launch()]);
  const given = new Journey(world);
  ({ person } = given);
  assert.equal((await take(world.platform, await given.give())).status, 200);
  const declined = await new Journey(world, { person, datasets: ["API.testHouse1"] }).reachConsent();
  await declined.collected();
  await declined.decide("refuse");
  const area = await new MemberArea(world, { person }).signIn();
  const isWritten = async () => {
    const { entries } = (await area.citizen.get("/member/record.json")).json;
    return entries.filter(({ kind }) => kind === "use").length === 2 && entries.every(({ is_in_ledger }) => is_in_ledger);
  };
  await eventually("all entries in the ledger", isWritten);
});
afterEach(async (context) => {
  await visitor?.close(context);
  visitor = undefined;
});
after(async () => {
  await browser?.close();
  await world?.close();
});

const heading = (name) => visitor?.page.getByRole("heading", { level: 1, name });

async function open(viewport, options = {}) {
  visitor = await Visitor.open(browser, "record", viewport, options);
  const { page } = visitor;
  await page.goto(`${world.platform}/member`);
  await page.getByLabel("身分證統一編號或居留證號").fill(person.uid);
  await page.getByLabel("出生年月日").fill(person.birthday);
  await page.getByLabel("健保卡卡號").fill(person.nhi_card_number);
  await page.getByLabel("戶號", { exact: true }).fill(person.household_number);
  await page.getByRole("button", { name: "確認身分", exact: true }).click();
  await heading("您的會員專區").waitFor();
  return page;
}

describe("the usage record", { timeout: LONGEST }, () => {
  test("leads from the member area to one entry, whose proof the browser checks itself, on a phone", async () => {
    const page = await open(PHONE);
    await page.getByRole("link", { name: "看全部的使用紀錄" }).click();
    await heading("使用紀錄").waitFor();
    await visitor.look("list");
    await page.getByLabel("種類").selectOption({ label: "使用" });
    await page.getByLabel("資料集").selectOption("API.testIncome");
    await page.getByRole("button", { name: "篩選", exact: true }).click();
    await page.getByText(/有 1 筆符合/).waitFor();
    await visitor.look("narrowed");
    await page.getByRole("link", { name: /申請取用您的資料/ }).click();
    await page.locator(".proof-proven").waitFor();
    await visitor.look("entry");
    await page.getByRole("link", { name: "回使用紀錄" }).click();
    await heading("使用紀錄").waitFor();
  });

  test("has the proof of every entry of a page checked at one press", async () => {
    const page = await open(DESKTOP);
    await page.goto(`${world.platform}/member/record`);
    await page.getByRole("link", { name: "現在就檢查這一頁的每一筆" }).click();
    // The link leads to a page of its own, whose entries are counted, not those on the way there.
    await page.locator(".proof-proven").first().waitFor();
    const entries = await page.locator(".use-list > li").count();
    assert.ok(entries >= 2);
    await page.locator(".proof-proven").nth(entries - 1).waitFor();
    assert.equal(await page.locator(".proof-refused").count(), 0);
    await visitor.look("proofs");
  });

  test("says that a proof does not hold where the ledger's key is another", async () => {
    const page = await open(DESKTOP);
    const stranger = "mydata.example/ledger+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    await page.route("**/ledger/key", (route) => route.fulfill({ body: stranger }));
    await page.goto(`${world.platform}/member/record/1`);
    await page.locator(".proof-refused").waitFor();
    assert.equal(await page.locator(".proof-proven").count(), 0);
  });

  test("is taken along as files", async () => {
    const page = await open(DESKTOP);
    await page.goto(`${world.platform}/member/record?kind=use`);
    for (const [name, file, begins] of [["下載 CSV（試算表）", "mydata-record.csv", "\ufeff編號,"], ["下載 JSON", "mydata-record.json", "{"]]) {
      const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name }).click()]);
      assert.equal(download.suggestedFilename(), file);
      assert.ok(readFileSync(await download.path(), "utf8").startsWith(begins), file);
    }
  });

  test("works by keyboard, and says at its field that a day is none", async () => {
    const page = await open(DESKTOP);
    await page.goto(`${world.platform}/member/record`);
    await visitor.tabTo(page.getByLabel("從這一天"));
    await page.keyboard.type("昨天");
    await page.keyboard.press("Enter");
    await visitor.isFocused("summary");
    await visitor.look("wrong-day");
  });

  test("needs no script, speaks English, and fits the narrowest screen in the largest text", async () => {
    const page = await open(NARROW, { javaScriptEnabled: false });
    await page.goto(`${world.platform}/member/record?lang=en&size=large`);
    await heading("Usage record").waitFor();
    await visitor.look("plain");
    await page.getByRole("link", { name: /asked for your data/ }).first().click();
    await page.getByText("Scripts (JavaScript) are switched off").waitFor();
  });

  test("is readable in the dark, with its papers, and so is the audit trail", async () => {
    const page = await open(NARROW);
    await page.emulateMedia({ colorScheme: "dark" });
    for (const path of ["/member/record?size=large", "/member/record?kind=consent", "/member/record?kind=erasure", "/ledger"]) {
      await page.goto(world.platform + path);
      await visitor.look(path.replaceAll(/\W+/g, "-"));
    }
    for (const [kind, title] of [["consent", "同意收據"], ["erasure", "刪除紀錄"]]) {
      await page.goto(`${world.platform}/member/record?kind=${kind}`);
      await page.locator(".use-list a").first().click();
      await page.getByRole("heading", { level: 2, name: title, exact: true }).waitFor();
      await page.locator(".proof-proven").waitFor();
      await visitor.look(kind);
    }
  });
});
