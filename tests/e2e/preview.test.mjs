/** Looking at documents in a real browser: before one agrees, where they arrive, and on the verifier page. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { ROOT } from "../../tools/family.mjs";
import { Applicant } from "../support/applicant.mjs";
import { DESKTOP, PHONE, Visitor } from "../support/browser.mjs";
import { DEMO_PKI, persona } from "../support/demo.mjs";
import { makeDelivery, makePackage } from "../support/foreign-package.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";
import { Viewer } from "../support/viewer.mjs";

const YUTONG = persona("林語彤");
const HOUSEHOLD = "現戶全戶戶籍資料";
const GRADES = "歷年學業成績.pdf";
const [HOUSEHOLD_ID, WELFARE_ID, GRADES_ID] = ["API.UDauDOLyZg", "API.AbAYGIjoYw", "API.demoGrades"];
const NARROW = { width: 320, height: 640 };
const CLERK = { width: 1024, height: 768 };

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});

/** A citizen at the consent page, who is going to look at something. */
async function arrive(context, flow, viewport) {
  const applicant = await Applicant.open(browser, demo, flow, viewport);
  context.after(() => applicant.close(context));
  await Viewer.watch(applicant.visitor);
  await applicant.reachConsent(YUTONG);
  const { page, visitor } = applicant;
  return { applicant, page, visitor, viewer: new Viewer(visitor) };
}

/** What her household's table says, row by row, as it must be read out. */
function householdRows() {
  return YUTONG.records[HOUSEHOLD_ID].members.map(({ relation, name, gender, birthdate, uid, remark }) => [relation, name, gender, birthdate, uid, remark].join(""));
}

/** Asserts that these words come in this order. */
function inOrder(text, words) {
  let from = 0;
  for (const each of words) {
    const at = text.indexOf(each, from);
    assert.ok(at >= 0, `${each} is not after the others in ${text}`);
    from = at + each.length;
  }
}

/** How many pages the browser's own PDF of this page has. */
async function printed(page) {
  const pdf = (await page.pdf()).toString("latin1");
  return [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
}

describe("before she agrees, a citizen", { timeout: LONGEST }, () => {
  test("looks at the very document, and nothing of it leaves her browser", async (context) => {
    const { page, visitor, viewer } = await arrive(context, "preview-consent", DESKTOP);
    await viewer.open(`${HOUSEHOLD}.pdf`);
    await viewer.tool("開啟文件").waitFor();
    await visitor.look("locked");
    await viewer.tool("開啟文件").click();
    await viewer.dialog.getByText("請輸入密碼。").waitFor();
    await viewer.unlock("F229910002");
    await viewer.dialog.getByText(/^密碼不正確/).waitFor();
    await visitor.look("wrong-password");
    await viewer.unlock(" f229910001");
    await viewer.sees(1);
    assert.ok(await viewer.dialog.getByText("驗證通過", { exact: true }).isVisible());
    assert.ok(await viewer.dialog.getByText("示範市政府戶政事務所", { exact: true }).first().isVisible(), "who signed it stands beside it");
    await visitor.look("document");
    await visitor.picture("readme-document");

    const text = await viewer.text(1);
    inOrder(text, ["示範市政府戶政事務所", "戶籍資料（現戶全戶）", "申請編號", "列印時間", "申請人", "林語彤", "全戶人員", ...householdRows(), "說明", "中華民國"]);
    inOrder(await viewer.dialog.ariaSnapshot(), [HOUSEHOLD, "驗證通過", "第 1 頁，共 1 頁", "全戶人員", "周雅雯"]);

    await viewer.tool("搜尋文字").click();
    await viewer.dialog.getByLabel("要找的文字").fill("周雅雯");
    await page.keyboard.press("Enter");
    await viewer.dialog.getByText("找到 1 處。").waitFor();
    assert.equal(await viewer.section(1).locator(".marks .hit").count(), 1);
    await visitor.look("found");
    await viewer.tool("搜尋文字").click();

    await viewer.tool("符合寬度").click();
    const wide = await viewer.width();
    await viewer.tool("放大").click();
    assert.ok((await viewer.width()) > wide);
    await viewer.tool("符合整頁").click();
    const { width, height } = await viewer.section().boundingBox();
    assert.ok(height <= (await viewer.pages.boundingBox()).height && height > width);
    await viewer.tool("順時針旋轉").click();
    await viewer.sees(1);
    const turned = await viewer.section().boundingBox();
    assert.ok(turned.width > turned.height, "a turned page lies on its side");
    await visitor.look("turned");
    for (let turns = 0; turns < 3; turns += 1) await viewer.tool("順時針旋轉").click();

    const saved = page.waitForEvent("download");
    await viewer.tool("下載檔案").click();
    const file = await saved;
    assert.equal(file.suggestedFilename(), `${HOUSEHOLD}.pdf`);
    assert.equal(readFileSync(await file.path()).subarray(0, 5).toString(), "%PDF-");
    await viewer.close();

    await viewer.open("低收入戶資料.pdf");
    await viewer.sees(1);
    inOrder(await viewer.text(1), ["低收入戶證明資料", "列冊人員", "林語辰", "在學"]);
    await viewer.close();

    await viewer.open(`${HOUSEHOLD}.json`);
    await viewer.dialog.getByRole("table").getByText("周雅雯").waitFor();
    assert.ok(await viewer.dialog.getByText("驗證通過", { exact: true }).isVisible());
    await visitor.look("record");
    await viewer.close();
  });

  test("needs no mouse", async (context) => {
    const { page, visitor, viewer } = await arrive(context, "preview-keyboard", DESKTOP);
    const { keyboard } = page;
    await visitor.tabTo(viewer.buttonOf(`${HOUSEHOLD}.pdf`));
    await keyboard.press("Enter");
    await viewer.tool("開啟文件").waitFor();
    await keyboard.type(YUTONG.uid);
    await keyboard.press("Enter");
    await viewer.sees(1);
    const before = await viewer.width();
    await keyboard.press("+");
    assert.ok((await viewer.width()) > before, "larger");
    await keyboard.press("0");
    await keyboard.press("/");
    await keyboard.type("林志遠");
    await keyboard.press("Enter");
    await viewer.dialog.getByText(/^找到 \d+ 處。$/).waitFor();
    assert.ok((await viewer.section(1).locator(".marks .hit").count()) >= 2);
    await keyboard.press("Escape");
    await visitor.tabTo(viewer.tool("關閉"));
    await viewer.leavesNothing(() => keyboard.press("Escape"));
  });

  test("has it large with two fingers on her phone", async (context) => {
    const { visitor, viewer } = await arrive(context, "preview-phone", PHONE);
    await viewer.open(`${HOUSEHOLD}.pdf`);
    await viewer.unlock(YUTONG.uid);
    await viewer.sees(1);
    assert.ok(await viewer.dialog.getByText("驗證通過", { exact: true }).isVisible());
    await visitor.look("document");
    const before = await viewer.width();
    await pinch(visitor, viewer, 2);
    assert.ok((await viewer.width()) > before * 1.5, `${before} became ${await viewer.width()}`);
    await viewer.sees(1);
    await visitor.look("pinched");
    await viewer.close();
  });

  test("is told over the document that her time runs out", async (context) => {
    const { page, visitor, viewer } = await arrive(context, "preview-deadline", PHONE);
    await viewer.open(`${HOUSEHOLD}.pdf`);
    await viewer.unlock(YUTONG.uid);
    await viewer.sees(1);
    await page.clock.install();
    await page.clock.fastForward("15:30");
    await viewer.dialog.getByText("還有 5 分鐘").waitFor();
    await visitor.look("five-minutes");
    await viewer.close();
  });
});

/** Two fingers move apart over the middle of the pages. */
async function pinch(visitor, viewer, times) {
  const { x, y, width, height } = await viewer.pages.boundingBox();
  const session = await visitor.context.newCDPSession(visitor.page);
  const fingers = (apart) => [-apart, apart].map((aside, id) => ({ id, x: x + width / 2 + aside, y: y + height / 2 }));
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: fingers(40) });
  for (let step = 1; step <= 8; step += 1) {
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: fingers(40 * (1 + ((times - 1) * step) / 8)) });
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

describe("where it arrives, a citizen", { timeout: LONGEST }, () => {
  test("looks at the same document again", async (context) => {
    const { applicant, visitor, viewer } = await arrive(context, "preview-school", PHONE);
    await applicant.agree();
    await applicant.returnToSchool();
    await applicant.seeResult();
    await viewer.open(`${HOUSEHOLD}.pdf`);
    await viewer.unlock(YUTONG.uid);
    await viewer.sees(1);
    inOrder(await viewer.text(1), householdRows());
    await visitor.look("document");
    await viewer.close();
  });
});

describe("on the verifier page, a clerk", { timeout: LONGEST }, () => {
  const signer = { certificate: join(DEMO_PKI, "signers/demo-welfare.cert.pem"), key: join(DEMO_PKI, "signers/demo-welfare.key.pem") };
  const fixture = (name) => readFileSync(join(ROOT, "tests/preview/fixtures", name));
  /** Packages as the agencies made them, by dataset. @type {Record<string, Buffer>} */
  let packages;

  // An agency takes its time over grades, and their document has three pages.
  before(async () => {
    const applicant = await Applicant.open(browser, demo, "preview-packages");
    await applicant.apply(YUTONG, "清寒優秀獎學金申請");
    await applicant.acceptTerms();
    await applicant.identify(YUTONG);
    await applicant.heading("請看過資料，再決定要不要傳送").waitFor({ timeout: 60_000 });
    await applicant.page.getByText("驗證通過", { exact: true }).nth(1).waitFor({ timeout: 60_000 });
    const found = await applicant.page.locator("[data-package-url]").evaluateAll((places) => Promise.all(places.map(async ({ dataset }) => {
      const bytes = new Uint8Array(await (await fetch(dataset.packageUrl)).arrayBuffer());
      return [dataset.resourceId, bytes.toBase64()];
    })));
    packages = Object.fromEntries(found.map(([id, bytes]) => [id, Buffer.from(bytes, "base64")]));
    await applicant.close();
  });

  async function check(context, flow, buffer, viewport) {
    const visitor = await Visitor.open(browser, flow, viewport);
    context.after(() => visitor.close(context));
    await Viewer.watch(visitor);
    await visitor.page.goto(`${demo.origins.platform}/verify`);
    await visitor.page.locator(".offline-ready").waitFor();
    await choose(visitor, buffer);
    return { visitor, page: visitor.page, viewer: new Viewer(visitor) };
  }

  async function choose(visitor, buffer) {
    await visitor.page.locator("input#package").setInputFiles({ name: "資料檔.zip", mimeType: "application/zip", buffer });
    await visitor.page.locator("#result").getByText(/^驗證通過$/).first().waitFor();
  }

  test("looks at documents of a whole delivery after all of it has been checked, and prints one", async (context) => {
    const outcomes = [
      { id: GRADES_ID, name: "歷年學業成績", code: 200, content: packages[GRADES_ID] },
      { id: WELFARE_ID, name: "低收入戶資料", code: 200, content: packages[WELFARE_ID] },
      { id: HOUSEHOLD_ID, name: HOUSEHOLD, code: 204 },
    ];
    const { visitor, page, viewer } = await check(context, "preview-delivery", makeDelivery(outcomes), CLERK);
    await page.getByText("機關查無您的資料").waitFor();
    await viewer.open(GRADES);
    await viewer.unlock(YUTONG.uid);
    await viewer.sees(1);
    for (const number of [1, 2, 3]) assert.ok((await viewer.text(number)).includes(`第${number}頁，共3頁`), "the text of every page is there to be read on");
    assert.ok((await viewer.text(1)).includes("各科成績") && (await viewer.text(2)).includes("加深加廣選修：英文作文"));
    await visitor.look("grades");

    await viewer.tool("下一頁").click();
    await viewer.sees(2);
    await viewer.dialog.getByLabel("頁碼").fill("3");
    await page.keyboard.press("Enter");
    await viewer.sees(3);
    await viewer.tool("頁面列表").click();
    await viewer.dialog.getByRole("button", { name: "到第 1 頁" }).click();
    await viewer.sees(1);
    await visitor.look("page-list");
    await viewer.tool("頁面列表").click();

    await viewer.tool("列印").click();
    await page.locator(".mydata-print > canvas").nth(2).waitFor({ state: "attached" });
    assert.equal(await printed(page), 3);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.locator(".mydata-print").waitFor({ state: "detached" });
    await viewer.close();

    await viewer.open("低收入戶資料.pdf");
    await viewer.sees(1);
    await viewer.close();
  });

  test("sees it in the dark, in forced colours, and on the narrowest screen", async (context) => {
    const { visitor, page, viewer } = await check(context, "preview-colours", packages[GRADES_ID], NARROW);
    await viewer.open(GRADES);
    await viewer.unlock(YUTONG.uid);
    await viewer.sees(1);
    await visitor.look("narrow");
    await page.emulateMedia({ colorScheme: "dark" });
    await visitor.look("dark");
    await viewer.tool("反白顯示").click();
    await visitor.look("inverted");
    await viewer.tool("反白顯示").click();
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    await visitor.look("forced-colours");
    await viewer.close();
  });

  test("needs no network once the page says so", async (context) => {
    const fontless = makePackage({ signer, files: { "沒有字型.pdf": fixture("named-utf16.pdf") } });
    const { visitor, page, viewer } = await check(context, "preview-offline", fontless, DESKTOP);
    await viewer.open("沒有字型.pdf");
    await viewer.sees(1, { least: 0 });
    await viewer.close();
    await page.waitForFunction(async () => (await caches.match("/assets/mydata-preview.wasm")) !== undefined);
    await visitor.context.setOffline(true);
    await page.reload();
    await choose(visitor, packages[GRADES_ID]);
    await viewer.open(GRADES);
    await viewer.unlock(YUTONG.uid);
    await viewer.sees(1);
    visitor.complaints = visitor.complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint));
    await visitor.look("document");
    await viewer.close();

    await choose(visitor, fontless);
    await viewer.open("沒有字型.pdf");
    await viewer.sees(1, { least: 0 });
    await viewer.dialog.getByText("preview.substituted-font").first().waitFor();
    assert.equal(await viewer.dialog.getByText("preview.font-unavailable").count(), 0, "fonts are kept once they were needed");
    await visitor.look("fonts");
    await viewer.close();
  });

  describe("of documents that are not as they should be", () => {
    const odd = makePackage({
      signer,
      files: {
        "不是文件.pdf": "這不是 PDF",
        "截斷.pdf": fixture("reportlab.pdf").subarray(0, 700),
        "巨大.pdf": hugePage(),
        "會動作.pdf": fixture("actions.pdf"),
        "罕見字.pdf": fixture("rare.pdf"),
        "清單.csv": "姓名,金額\r\n王小明,\"1,200\"\r\n李大同,35\r\n",
        "紀錄.xml": '<?xml version="1.0"?><申請><人 編號="7"><姓名>王小明</姓名></人></申請>',
        "照片.jpg": "jpg",
      },
    });

    test("is told why one cannot be drawn, and may open it otherwise", async (context) => {
      const { visitor, page, viewer } = await check(context, "preview-refused", odd, DESKTOP);
      for (const [file, code] of [["不是文件.pdf", "preview.not-pdf"], ["截斷.pdf", "preview.damaged"], ["巨大.pdf", "preview.page-too-large"]]) {
        await viewer.open(file);
        await viewer.dialog.getByText(code).waitFor();
        assert.ok(await viewer.dialog.getByText("驗證通過", { exact: true }).isVisible());
        await visitor.look(code.replace(".", "-"));
        const saved = page.waitForEvent("download");
        await viewer.dialog.getByRole("alert").getByRole("button", { name: "下載檔案" }).click();
        assert.equal((await saved).suggestedFilename(), file);
        if (code !== "preview.not-pdf") {
          const tab = page.waitForEvent("popup");
          await viewer.tool("用瀏覽器的 PDF 閱讀器開啟").click();
          await (await tab).waitForURL(/^blob:/);
          await (await tab).close();
        }
        await viewer.close();
      }
      assert.equal(await page.getByRole("button", { name: "查看 照片.jpg" }).count(), 0, "a picture is saved, not shown");
    });

    test("is told what a document would do elsewhere, and which characters have no shape", async (context) => {
      const { visitor, viewer } = await check(context, "preview-findings", odd, DESKTOP);
      await viewer.open("會動作.pdf");
      await viewer.sees(1, { least: 0 });
      for (const code of ["preview.scripts", "preview.launch-actions", "preview.external-links"]) await viewer.dialog.getByText(code).waitFor();
      await visitor.look("actions");
      await viewer.close();
      await viewer.open("罕見字.pdf");
      await viewer.dialog.getByText(/^preview\.(missing-glyphs|unknown-characters)$/).first().waitFor();
      await visitor.look("rare");
      await viewer.close();
    });

    test("reads CSV and XML as tables", async (context) => {
      const { visitor, viewer } = await check(context, "preview-tables", odd, PHONE);
      await viewer.open("清單.csv");
      await viewer.dialog.getByRole("cell", { name: "1,200" }).waitFor();
      await visitor.look("csv");
      await viewer.close();
      await viewer.open("紀錄.xml");
      await viewer.dialog.getByRole("table").getByText("王小明").first().waitFor();
      await visitor.look("xml");
      await viewer.close();
    });
  });
});

/** A PDF with one page of a kilometre by a kilometre. */
function hugePage() {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2834646 2834646] /Resources << >> >>"];
  let file = "%PDF-1.7\n";
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return String(place).padStart(10, "0");
  });
  const table = file.length;
  return `${file}xref\n0 4\n0000000000 65535 f \n${places.map((place) => `${place} 00000 n \n`).join("")}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}
