/** A citizen's papers in a real browser: read, proven and taken home from the member area, and checked where nobody need be believed. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { Applicant } from "../support/applicant.mjs";
import { PHONE } from "../support/browser.mjs";
import { persona } from "../support/demo.mjs";
import { eventually } from "../support/eventually.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

const YUTONG = persona("林語彤");
const SCHOOL = "示範市立樂學高級中學";

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});

async function signIn(/** @type {Applicant} */ applicant, person) {
  const { page } = applicant;
  await page.goto(`${demo.origins.platform}/member`);
  await page.getByLabel("身分證統一編號或居留證號").fill(person.uid);
  await page.getByLabel("出生年月日").fill(person.birthday);
  await page.getByLabel("健保卡卡號").fill(person.nhi_card_number);
  await page.getByLabel("戶號", { exact: true }).fill(person.household_number);
  await applicant.button("確認身分").click();
  await applicant.heading("您的會員專區").waitFor();
}

/** The latest entry of this kind, once it is in the audit trail too. */
async function openEntry(page, kind) {
  await eventually(`the ${kind} on record and in the trail`, async () => {
    await page.goto(`${demo.origins.platform}/member/record?kind=${kind}`);
    const entry = page.locator('main a[href^="/member/record/"]').first();
    if ((await entry.count()) === 0) return false;
    await entry.click();
    await page.locator("h1").waitFor();
    return (await page.locator("[data-entry-proof]").count()) === 1;
  });
}

async function takeHome(page) {
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "下載這份文件" }).click();
  return readFileSync(await (await saved).path(), "utf8");
}

async function check(page, paper) {
  await page.locator("#package").setInputFiles({ name: "paper.json", mimeType: "application/json", buffer: Buffer.from(paper) });
  await page.locator("#result .paper").waitFor();
  return page.locator("#result").innerText();
}

describe("a citizen's papers", { timeout: LONGEST }, () => {
  test("are proven in her browser, taken home, and verified, without a network too", async (context) => {
    const applicant = await Applicant.open(browser, demo, "papers", PHONE);
    context.after(() => applicant.close(context));
    const { page, visitor } = applicant;
    await applicant.reachConsent(YUTONG);
    await applicant.agree();
    await applicant.returnToSchool();
    await applicant.seeResult();

    await signIn(applicant, YUTONG);
    const papers = {};
    for (const kind of ["consent", "erasure"]) {
      await openEntry(page, kind);
      await page.locator("[data-entry-proof].proof-proven").waitFor();
      await visitor.look(`${kind}-proven`);
      papers[kind] = await takeHome(page);
      assert.ok(!papers[kind].includes(YUTONG.uid));
    }

    await page.goto(`${demo.origins.platform}/verify`);
    const consent = await check(page, papers.consent);
    for (const words of ["真實無誤", "同意收據", SCHOOL]) assert.ok(consent.includes(words), `${words}: ${consent}`);
    await visitor.look("receipt-verified");
    const changed = await check(page, papers.consent.replace(/"signature":"(.)/, (_, letter) => `"signature":"${letter === "A" ? "B" : "A"}`));
    assert.ok(changed.includes("receipt.signature-invalid") && !changed.includes(SCHOOL), changed);
    await visitor.look("receipt-refused");

    await page.locator(".offline-ready").waitFor();
    await visitor.context.setOffline(true);
    await page.reload();
    const erasure = await check(page, papers.erasure);
    for (const words of ["真實無誤", "刪除紀錄", "已由應取用者取用"]) assert.ok(erasure.includes(words), `${words}: ${erasure}`);
  });
});
