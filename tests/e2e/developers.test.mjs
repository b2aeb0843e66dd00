/** The documentation for developers in Chromium: every page in both languages, on a desktop, on the smallest phone, in the dark, on paper, and without script. */

import assert from "node:assert/strict";
import { afterEach, before, describe, test } from "node:test";
import { Visitor } from "../support/browser.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";
import { addressOf, LOCALES, pagesIn } from "../../tools/docs/pages.mjs";

/** A second or two a page, and more where others use the machine as well. */
const LONGEST = 480_000;
const NARROW = { width: 320, height: 640 };

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

const namesOf = (locale) => pagesIn(locale).flatMap(({ pages }) => pages.map(({ name }) => name));
const address = (name, locale) => `${demo.origins.platform}${addressOf(name)}?lang=${locale}`;

describe("the documentation for developers", { timeout: LONGEST }, () => {
  // Between the two screens, each page is looked at in both languages.
  const inTurn = (first) => namesOf("en").map((name, index) => /** @type {const} */ ([name, LOCALES[(index + first) % LOCALES.length]]));

  test("is clean for axe, and has one first heading a page", async () => {
    visitor = await Visitor.open(browser, "developers");
    for (const [name, locale] of inTurn(0)) {
      await visitor.page.goto(address(name, locale));
      await visitor.look(name.replace("/", "-"));
      const levels = await visitor.page.locator("h1, h2, h3, h4").evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
      assert.equal(levels.filter((level) => level === 1).length, 1, name);
      for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1, `${name}: ${levels.join(" ")}`);
    }
  });

  test("is clean for axe and needs no scrolling sideways on the smallest screen, in the dark", async () => {
    visitor = await Visitor.open(browser, "developers-narrow", NARROW);
    await visitor.page.emulateMedia({ colorScheme: "dark" });
    for (const [name, locale] of inTurn(1)) {
      await visitor.page.goto(address(name, locale));
      await visitor.look(name.replace("/", "-"));
    }
  });

  test("leads from the foot of the site to a code, by keyboard and without script", async () => {
    visitor = await Visitor.open(browser, "developers-no-script", undefined, { javaScriptEnabled: false });
    const { page } = visitor;
    await page.goto(`${demo.origins.platform}/?lang=en`);
    await page.getByRole("contentinfo").getByRole("link", { name: "Developers" }).click();
    await page.getByRole("navigation", { name: "Pages for developers" }).getByRole("link", { name: "Sandbox" }).click();
    await page.getByRole("link", { name: "408" }).click();
    await page.waitForURL(/\/developers\/errors#return-408$/);
    assert.ok(await page.locator("tr:target").getByText("20 minutes").isVisible());
    await page.getByRole("link", { name: "中文" }).click();
    await page.getByRole("heading", { level: 1, name: "錯誤代碼" }).waitFor();
  });

  test("puts the text alone on paper", async () => {
    visitor = await Visitor.open(browser, "developers-paper");
    await visitor.page.emulateMedia({ media: "print" });
    await visitor.page.goto(address("services", "en"));
    assert.equal(await visitor.page.locator(".manual-pages").isVisible(), false);
    assert.ok(await visitor.page.getByRole("heading", { level: 1 }).isVisible());
  });
});
