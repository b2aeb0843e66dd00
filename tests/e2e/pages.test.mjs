/** The platform's public pages in a real browser: both languages, all sizes of text, light and dark, and the verifier without a network. */

import assert from "node:assert/strict";
import { join } from "node:path";
import { afterEach, before, describe, test } from "node:test";
import { DESKTOP, PHONE, Visitor } from "../support/browser.mjs";
import { DEMO_PKI } from "../support/demo.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Visitor} */
let visitor;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});
afterEach(async (context) => {
  await visitor?.close(context);
  visitor = undefined;
});

describe("the public pages", { timeout: LONGEST }, () => {
  for (const [screen, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`are usable and readable in both languages (${screen})`, async () => {
      visitor = await Visitor.open(browser, `pages-${screen}`, viewport);
      for (const language of ["zh-Hant", "en"]) {
        for (const [name, path] of Object.entries({ home: "/", terms: "/terms", privacy: "/privacy", verify: "/verify", nowhere: "/nowhere", refused: "/service/CLI.nobody0001/QQ==/x" })) {
          await visitor.page.goto(`${demo.origins.platform}${path}?lang=${language}`);
          await visitor.look(`${name}-${language}`);
        }
      }
    });
  }

  test("are usable in the largest text, in the dark, and on the narrowest screen", async () => {
    visitor = await Visitor.open(browser, "pages-large", { width: 320, height: 640 });
    await visitor.page.emulateMedia({ colorScheme: "dark" });
    for (const [name, path] of Object.entries({ home: "/", verify: "/verify", terms: "/terms" })) {
      await visitor.page.goto(`${demo.origins.platform}${path}?size=large`);
      await visitor.look(name);
    }
  });

  test("lead from the list of services to the school", async () => {
    visitor = await Visitor.open(browser, "pages-service");
    const { page } = visitor;
    await page.goto(demo.origins.platform);
    await page.getByRole("link", { name: "學雜費減免申請" }).click();
    await page.waitForURL(`${demo.origins.sp}/`);
  });
});

describe("the verifier", { timeout: LONGEST }, () => {
  const signer = { certificate: join(DEMO_PKI, "signers/demo-welfare.cert.pem"), key: join(DEMO_PKI, "signers/demo-welfare.key.pem") };
  const good = makePackage({ signer, files: { "資料.json": JSON.stringify({ 姓名: "林語彤" }), "資料.txt": "測試" } });
  const tampered = Buffer.from(good);
  tampered[tampered.indexOf("林語彤")] ^= 1;

  const zip = (name, buffer) => ({ name, mimeType: "application/zip", buffer });
  const choose = (file) => visitor.page.locator("input#package").setInputFiles(file);
  const says = (words) => visitor.page.locator("#result").getByText(words, { exact: true }).waitFor();

  /** Drops a file as a hand does: there is no input that would take it. */
  async function drop({ name, mimeType, buffer }) {
    const transfer = await visitor.page.evaluateHandle(([name, type, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))], name, { type }));
      return transfer;
    }, [name, mimeType, buffer.toString("base64")]);
    await visitor.page.dispatchEvent("#drop", "drop", { dataTransfer: transfer });
  }

  test("says of a dropped package who signed it, and of a changed one that it must not be used", async () => {
    visitor = await Visitor.open(browser, "verifier");
    await visitor.page.goto(`${demo.origins.platform}/verify`);
    await drop(zip("好的.zip", good));
    await says("驗證通過");
    await says("資料.json");
    assert.ok(await visitor.page.locator("#result").getByText(/示範市政府社會局/).first().isVisible());
    await visitor.look("good");
    await drop(zip("改過.zip", tampered));
    await says("驗證未通過");
    assert.ok(await visitor.page.locator("#result").getByText("package.crc-mismatch").first().isVisible());
    await visitor.look("tampered");
    await drop(zip("不是.zip", Buffer.from("this is no archive at all")));
    await says("驗證未通過");
    await visitor.look("no-archive");
  });

  test("works without a network after the first visit", async () => {
    visitor = await Visitor.open(browser, "verifier-offline", PHONE);
    const { page, context } = visitor;
    await page.goto(`${demo.origins.platform}/verify`);
    await page.locator(".offline-ready").waitFor();
    await context.setOffline(true);
    await page.reload();
    await choose(zip("好的.zip", good));
    await says("驗證通過");
    await visitor.look("good");
    await choose(zip("改過.zip", tampered));
    await says("驗證未通過");
    visitor.complaints = visitor.complaints.filter((complaint) => !/ERR_INTERNET_DISCONNECTED/.test(complaint));
    await visitor.look("tampered");
  });
});
