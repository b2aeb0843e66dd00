/** Chromium, and what every page of every flow is held to. */

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ROOT } from "../../tools/family.mjs";

export const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const SCREENSHOTS = join(ROOT, "test-results/screenshots");
/** A page answered with an error status is also reported on the console; the status is what the flow is about. */
const ABOUT_A_STATUS = /^Failed to load resource: the server responded with a status of/;

/** What a page has to show, it shows within this, also while the tests of the services run beside it on the same two cores. */
const SOON = 30_000;

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };
/** As narrow as phones are that are still in use. */
export const SMALL_PHONE = { width: 360, height: 740 };

export function launch(/** @type {readonly string[]} */ flags = []) {
  return chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: [...FLAGS, ...flags] });
}

/** One person's browser. */
export class Visitor {
  /** What the console said. @type {string[]} */
  console = [];
  /** Errors on the console, broken scripts, violations of a policy. @type {string[]} */
  complaints = [];
  #shots = 0;

  /**
   * @param {import("playwright-core").Browser} browser
   * @param {string} flow names the screenshots
   * @param {{ width: number, height: number }} [viewport]
   * @param {Record<string, any>} [options] of the browser's context
   */
  static async open(browser, flow, viewport = DESKTOP, options = {}) {
    const visitor = new Visitor();
    visitor.flow = flow;
    visitor.hasScript = options.javaScriptEnabled !== false;
    const isMobile = [PHONE, SMALL_PHONE].includes(viewport);
    visitor.context = await browser.newContext({ locale: "zh-TW", timezoneId: "Asia/Taipei", viewport, hasTouch: isMobile, isMobile, ...options });
    visitor.context.setDefaultTimeout(SOON);
    visitor.page = await visitor.context.newPage();
    visitor.#listen(visitor.page);
    return visitor;
  }

  #listen(page) {
    page.on("pageerror", (error) => this.complaints.push(`${page.url()} ${error.message}`));
    page.on("console", (message) => {
      const said = `${page.url()} ${message.type()}: ${message.text()}`;
      this.console.push(said);
      if (message.type() === "error" && !ABOUT_A_STATUS.test(message.text())) this.complaints.push(said);
    });
  }

  /**
   * Looks at the page as it is, or at the dialogue over it: a screenshot for people, and what no page may be: hard to use, wider than its screen, or broken.
   *
   * @param {string} name
   */
  async look(name) {
    const { page } = this;
    this.#shots += 1;
    mkdirSync(SCREENSHOTS, { recursive: true });
    const fullPage = !(await this.#isCovered());
    await page.screenshot({ path: join(SCREENSHOTS, `${this.flow}-${String(this.#shots).padStart(2, "0")}-${name}.png`), fullPage });
    // Without script nothing can look at the page from inside.
    if (!this.hasScript) return;
    const { violations } = await page.evaluate(`${AXE};axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`);
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any, all, none }) => `${html} (${[...any, ...all, ...none].map(({ message }) => message).join("; ")})`).join(" | ")}`);
    assert.deepEqual(found, [], `axe on ${name}: ${page.url()}`);
    const { content, screen } = await page.evaluate(() => ({ content: document.documentElement.scrollWidth, screen: document.documentElement.clientWidth }));
    assert.ok(content <= screen, `${name} is ${content} wide on a screen of ${screen}`);
    assert.match(await page.title(), /\S+ – \S+/);
    assert.deepEqual(this.complaints, [], `console on ${name}`);
  }

  /** Takes the upper part of the page, or the dialogue over it, for the README. */
  async picture(/** @type {string} */ name, height = 1_500) {
    const upper = { fullPage: true, clip: { x: 0, y: 0, width: DESKTOP.width, height } };
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), ...((await this.#isCovered()) ? {} : upper) });
  }

  /** Whether a dialogue covers the page: then there is nothing to be seen beyond the window. */
  async #isCovered() {
    return this.hasScript && (await this.page.locator("dialog[open]").count()) > 0;
  }

  /** Waits until the element of this id has the focus: a browser gives it a moment after the page is there. */
  async isFocused(/** @type {string} */ id) {
    await this.page.waitForFunction((wanted) => document.activeElement?.id === wanted, id);
  }

  /**
   * Goes by Tab to a control, as somebody without a mouse does, and asserts that one sees where one is.
   *
   * @param {import("playwright-core").Locator} control
   */
  async tabTo(control) {
    const handle = await control.elementHandle();
    for (let steps = 0; steps < 80; steps += 1) {
      await this.page.keyboard.press("Tab");
      if (await handle.evaluate((element) => element.getRootNode().activeElement === element)) {
        const visible = await handle.evaluate((element) => {
          const isMarked = ({ outlineStyle, outlineWidth, boxShadow }) => (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
          return [element, element.closest("label")].some((each) => each && isMarked(getComputedStyle(each)));
        });
        assert.ok(visible, `the focus is seen on ${await control.evaluate((element) => element.outerHTML.slice(0, 100))}`);
        return;
      }
    }
    throw new Error(`no Tab leads to ${control}`);
  }

  /** Ends; if something went wrong, the screen as it was is kept, and what the console said goes into the test's diagnostics. */
  async close(context) {
    if (context && !context.passed) {
      for (const line of this.console.slice(-50)) context.diagnostic(line);
      await this.page.screenshot({ path: join(SCREENSHOTS, `${this.flow}-failed.png`) }).catch(() => undefined);
    }
    await this.context.close();
  }
}
