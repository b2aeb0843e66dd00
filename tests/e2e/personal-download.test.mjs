/** Taking one's own data (資料下載) in a real browser, from the catalogue to the files: platform and agencies as `make dev` runs them. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { DESKTOP, SMALL_PHONE } from "../support/browser.mjs";
import { persona } from "../support/demo.mjs";
import { DownloadWalk, packagesIn } from "../support/download-walk.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";
import { isTrusted } from "../support/trusted.mjs";
import { vaultObjects } from "../support/vault.mjs";
import { Viewer } from "../support/viewer.mjs";

const YUTONG = persona("林語彤");
const PARENT = persona("陳柏睿");
/** Both have never used the platform. */
const NEWCOMERS = { desktop: persona("宋知夏"), phone: persona("高予安") };
const SCREENS = { desktop: DESKTOP, phone: SMALL_PHONE };

const HOUSEHOLD = "現戶全戶戶籍資料";
const INCOME = "個人所得資料";
const PROPERTY = "財產資料";
const VEHICLE = "車籍資料";
const LABOUR = "勞保投保資料";
const POWER = "用電資料";
const SCHOOL = "學籍資料";

const HOUR = 3600;
/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;
/** An agency that takes more than a minute has answered by then. */
const SLOWEST = 120_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});

/** Somebody with a browser of her own, for the length of a test. */
async function arrive(context, flow, viewport, options) {
  const walk = await DownloadWalk.open(browser, demo, flow, viewport, options);
  context.after(() => walk.close(context));
  return walk;
}

/** The transaction her page is about. */
function transactionOf(page) {
  return /\/t\/([0-9a-f]{32})\//.exec(page.url())?.[1] ?? "";
}

/** Nothing of it is in the vault any more. */
function isErased(transaction) {
  assert.deepEqual(vaultObjects(join(demo.folder, "state"), transaction), []);
}

describe("somebody who takes her data for the first time", { timeout: LONGEST }, () => {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    test(`goes the ten steps, with one dataset slow, one empty and one failing (${screen})`, async (context) => {
      const person = NEWCOMERS[screen];
      const walk = await arrive(context, `download-first-${screen}`, viewport);
      const { page, visitor } = walk;
      await Viewer.watch(visitor);
      await page.goto(demo.origins.platform);
      await page.getByRole("link", { name: "資料下載", exact: true }).first().click();
      await walk.heading("資料下載").waitFor();
      await visitor.look("catalogue");
      await page.getByRole("link", { name: /^財稅金融/ }).first().click();
      await walk.heading("財稅金融").waitFor();
      await visitor.look("category");
      await page.getByRole("link", { name: INCOME, exact: true }).click();
      await walk.heading(INCOME).waitFor();
      await visitor.look("dataset");

      await walk.pick([HOUSEHOLD, INCOME, PROPERTY, VEHICLE, LABOUR]);
      await visitor.look("order");
      await walk.fillInOrder({ 所得年度: "2024", 車牌號碼: "1" });
      await page.getByRole("alert").waitFor();
      await visitor.isFocused("summary");
      await visitor.look("order-problems");
      await walk.fillInOrder({ 所得年度: "114", 車牌號碼: "abc9999" });

      await walk.heading("下載您自己的資料").waitFor();
      await visitor.look("terms");
      await walk.button("同意並繼續").click();
      await page.getByRole("alert").waitFor();
      await visitor.look("terms-not-acknowledged");
      await page.getByRole("checkbox").check();
      await walk.button("同意並繼續").click();
      await walk.heading("確認您的身分").waitFor();
      await visitor.look("identify");
      await walk.identify(person);
      await walk.heading("再用一種方式確認").waitFor();
      await visitor.look("second-method");
      await page.getByLabel("手機號碼", { exact: true }).fill(person.mobile);
      await walk.button("確認身分").click();
      await walk.heading("我們怎麼通知您？").waitFor();
      await page.getByLabel("姓名", { exact: true }).fill(person.name);
      await page.getByLabel("手機號碼或電子郵件").fill(person.email);
      await page.getByRole("checkbox").check();
      await visitor.look("contact");
      await walk.button("寄送驗證碼").click();
      await walk.heading("請輸入驗證碼").waitFor();
      await visitor.look("contact-code");
      await walk.typeCode(await walk.newCode(person.email));

      await walk.seesData();
      await walk.isAt(LABOUR, "機關準備中");
      await visitor.look("collecting");
      await walk.isAt(HOUSEHOLD, "已備妥");
      await walk.isAt(VEHICLE, "查無資料");
      await walk.isAt(PROPERTY, "無法取得");
      assert.ok(await walk.dataset(PROPERTY).getByText("provider.status-500", { exact: true }).isVisible());
      assert.ok(await page.getByText(/最久保留到 \d\d:\d\d/).first().isVisible());
      await walk.isAt(INCOME, "已備妥");
      if (viewport === DESKTOP) await visitor.picture("readme-own-download", 2_000);
      await walk.isAt(LABOUR, "已備妥", SLOWEST);
      await walk.heading("您的資料").waitFor();
      for (const name of [HOUSEHOLD, INCOME, LABOUR]) await walk.seesVerdict(name);
      await visitor.look("ready");

      const viewer = new Viewer(visitor);
      await viewer.open(`${HOUSEHOLD}.pdf`);
      await viewer.unlock(person.uid);
      await viewer.sees(1);
      assert.match(await viewer.text(1), new RegExp(person.name));
      await visitor.look("document");
      await viewer.close();

      const transaction = transactionOf(page);
      const one = await walk.save(HOUSEHOLD);
      assert.match(one.name, /^現戶全戶戶籍資料\d{14}\.zip$/);
      isTrusted(one.bytes);
      await walk.isAt(HOUSEHOLD, "已儲存");
      await visitor.look("one-saved");
      const rest = await walk.saveAll();
      const packages = Object.values(packagesIn(rest.bytes));
      assert.equal(packages.length, 2);
      packages.forEach(isTrusted);
      await walk.heading("資料已經存好").waitFor();
      await visitor.look("over");
      isErased(transaction);

      const letter = await walk.letter(person.email, "data-saved");
      assert.match(letter.text, /如非您本人/);
    });
  }
});

describe("somebody who has been here before", { timeout: LONGEST }, () => {
  for (const [screen, viewport] of Object.entries(SCREENS)) {
    test(`shows one method and has her data, and the way to the counter (${screen})`, async (context) => {
      const walk = await arrive(context, `download-later-${screen}`, viewport);
      const { page, visitor } = walk;
      await walk.reachData(YUTONG, [SCHOOL, HOUSEHOLD]);
      await walk.seesVerdict(SCHOOL);
      assert.equal(await page.getByRole("link", { name: "前往資料條碼區" }).getAttribute("href"), "/counter");
      isTrusted((await walk.save(SCHOOL)).bytes);
      await walk.isAt(SCHOOL, "已儲存");
      await page.locator("summary").filter({ hasText: "不要這些資料了" }).click();
      await visitor.look("about-to-erase");
      const transaction = transactionOf(page);
      await walk.button("立即刪除").click();
      await walk.heading("資料已經刪除").waitFor();
      await visitor.look("erased");
      isErased(transaction);
    });
  }

  test("may leave while an agency takes its time, is told by message, and comes back to the data", async (context) => {
    const walk = await arrive(context, "download-leave", SMALL_PHONE);
    const { page, visitor } = walk;
    await walk.reachData(YUTONG, [LABOUR, SCHOOL]);
    await page.getByText("不必在這裡等", { exact: true }).waitFor();
    const address = page.url();
    await page.goto("about:blank");
    const letter = await walk.letter(YUTONG.email, "data-ready", SLOWEST);
    for (const said of [LABOUR, "儲存", "如非您本人"]) assert.match(letter.text, new RegExp(said));
    await page.goto(address);
    await walk.isAt(LABOUR, "已備妥");
    await walk.seesVerdict(LABOUR);
    await visitor.look("back");
    const saved = await walk.saveAll();
    assert.equal(Object.keys(packagesIn(saved.bytes)).length, 2);
    await walk.heading("資料已經存好").waitFor();
  });

  test("takes a file of megabytes, checked in her browser", async (context) => {
    const walk = await arrive(context, "download-large");
    await walk.reachData(PARENT, [POWER]);
    await walk.isAt(POWER, "已備妥", SLOWEST);
    await walk.seesVerdict(POWER);
    const { bytes } = await walk.save(POWER);
    assert.ok(bytes.length > 1_000_000, `${bytes.length} bytes`);
    isTrusted(bytes);
    await walk.heading("資料已經存好").waitFor();
  });

  test("needs no mouse", async (context) => {
    const walk = await arrive(context, "download-keyboard");
    const { page, visitor } = walk;
    const { keyboard } = page;
    const press = async (control, key = "Enter") => {
      await visitor.tabTo(control);
      await keyboard.press(key);
    };
    const type = async (control, text) => {
      await visitor.tabTo(control);
      await keyboard.type(text);
    };
    await page.goto(`${demo.origins.platform}/personal`);
    await press(page.getByRole("checkbox", { name: `勾選 ${INCOME}`, exact: true }), "Space");
    await press(walk.button("下載勾選的資料"));
    await walk.heading("您要下載的資料").waitFor();
    await type(page.getByLabel("所得年度", { exact: true }), "114");
    await keyboard.press("Enter");
    await walk.heading("下載您自己的資料").waitFor();
    await press(page.getByRole("checkbox"), "Space");
    await press(walk.button("同意並繼續"));
    await walk.heading("確認您的身分").waitFor();
    await type(page.getByLabel("身分證統一編號或居留證號"), PARENT.uid);
    await type(page.getByLabel("出生年月日"), PARENT.birthday);
    await type(page.getByLabel("健保卡卡號"), PARENT.nhi_card_number);
    await type(page.getByLabel("戶號", { exact: true }), PARENT.household_number);
    await keyboard.press("Enter");
    await walk.seesData();
    await walk.seesVerdict(INCOME);
    const saved = await walk.saved(() => press(walk.saveButton(INCOME)));
    isTrusted(saved.bytes);
    await walk.heading("資料已經存好").waitFor();
  });

  test("needs no script: pages look again by themselves, and files are saved all the same", async (context) => {
    const walk = await arrive(context, "download-no-script", SMALL_PHONE, { javaScriptEnabled: false });
    const { page, visitor } = walk;
    await walk.reachIdentity([HOUSEHOLD, INCOME, VEHICLE], { 所得年度: "114", 車牌號碼: "ABC-0007" });
    await walk.identify(YUTONG);
    await walk.seesData();
    await walk.isAt(INCOME, "已備妥");
    await walk.isAt(VEHICLE, "查無資料");
    await visitor.look("data");
    isTrusted((await walk.save(HOUSEHOLD)).bytes);
    await page.reload();
    await walk.isAt(HOUSEHOLD, "已儲存");
    await visitor.look("one-saved");
    isTrusted((await walk.save(INCOME)).bytes);
    await page.reload();
    await walk.heading("資料已經存好").waitFor();
    await visitor.look("over");
  });

  test("sees all of it at twice the size, in English and in the dark", async (context) => {
    // A window of 1280 at 200 % shows 640 of them.
    const walk = await arrive(context, "download-zoom", { width: 640, height: 450 }, { deviceScaleFactor: 2, colorScheme: "dark" });
    const { page, visitor } = walk;
    const english = (name) => page.getByRole("heading", { level: 1, name });
    await page.goto(`${demo.origins.platform}/personal?lang=en&size=large`);
    await page.goto(`${demo.origins.platform}/personal/order?dataset=API.syWqjr4flJ&dataset=API.demoSchool`);
    await english("The data you want to download").waitFor();
    await visitor.look("order");
    await page.getByLabel("Year of income", { exact: true }).fill("114");
    await walk.button("Continue").click();
    await page.getByRole("checkbox").check();
    await visitor.look("terms");
    await walk.button("Agree and continue").click();
    await page.getByLabel(/^National ID/).fill(YUTONG.uid);
    await page.getByLabel("Date of birth").fill(YUTONG.birthday);
    await page.getByLabel("NHI card number").fill(YUTONG.nhi_card_number);
    await page.getByLabel(/^Household number/).fill(YUTONG.household_number);
    await visitor.look("identify");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${demo.origins.platform}/t/*/data`);
    await page.getByText("Verified", { exact: true }).nth(1).waitFor();
    await visitor.look("data");
  });
});

describe("whatever way she goes", { timeout: LONGEST }, () => {
  test("two tabs, reloading and the back button lead to where things stand, and lose nothing", async (context) => {
    const walk = await arrive(context, "download-ways");
    const { page } = walk;
    await walk.pick([SCHOOL, HOUSEHOLD]);
    await page.reload();
    await walk.fillInOrder();
    await walk.heading("下載您自己的資料").waitFor();
    await page.reload();
    await page.getByRole("checkbox").check();
    await walk.button("同意並繼續").click();
    await walk.heading("確認您的身分").waitFor();
    await page.goBack();
    await page.reload();
    await walk.heading("確認您的身分").waitFor();
    await walk.identify(YUTONG);
    await walk.seesData();
    await walk.seesVerdict(SCHOOL);
    await page.goBack();
    await page.reload();
    await walk.seesData();
    await page.reload();
    await walk.seesVerdict(HOUSEHOLD);

    const other = await walk.visitor.context.newPage();
    await other.goto(page.url());
    await other.getByRole("heading", { level: 1, name: "您的資料" }).waitFor();
    await walk.save(SCHOOL);
    await walk.isAt(SCHOOL, "已儲存");
    await other.reload();
    await other.getByRole("article", { name: SCHOOL }).getByText("已儲存", { exact: true }).waitFor();
    assert.equal(await other.getByRole("button", { name: new RegExp(`^儲存 ${HOUSEHOLD}`) }).count(), 1);
    await other.close();
  });

  test("whoever wants nothing any more says so on the first page, and no agency is asked", async (context) => {
    const walk = await arrive(context, "download-refused");
    await walk.pick([SCHOOL]);
    await walk.fillInOrder();
    await walk.heading("下載您自己的資料").waitFor();
    await walk.button("取消").click();
    await walk.heading("已經取消").waitFor();
    await walk.visitor.look("refused");
  });
});

// Last: it moves the clock.
describe("somebody who comes back too late", { timeout: LONGEST }, () => {
  // Services refuse notices whose time is not their own: the flows after this one need the right time.
  after(() => demo.moveClock(0));

  test("finds her data erased after eight hours, and is told so", async (context) => {
    const walk = await arrive(context, "download-expired");
    const { page, visitor } = walk;
    await walk.reachData(YUTONG, [SCHOOL]);
    await walk.seesVerdict(SCHOOL);
    const transaction = transactionOf(page);
    await demo.moveClock(8 * HOUR + 60);
    await page.reload();
    await walk.heading("保留時間已過").waitFor();
    await visitor.look("expired");
    isErased(transaction);
  });
});
