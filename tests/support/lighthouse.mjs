/** Lighthouse, and what it finds wrong with a page. */

import { chromium } from "playwright-core";
import lighthouse from "lighthouse";
import { FLAGS } from "./browser.mjs";
import { freeOrigin } from "./ports.mjs";

const CATEGORIES = ["accessibility", "best-practices"];
const SCREENS = {
  mobile: { mobile: true, width: 390, height: 844, deviceScaleFactor: 2, disabled: false },
  desktop: { mobile: false, width: 1280, height: 900, deviceScaleFactor: 1, disabled: false },
};
/** Speed is not what is asked: nothing is slowed down ("simulate" only reckons), and nothing waited for once the page is there. */
const AT_ONCE = { throttlingMethod: /** @type {const} */ ("simulate"), pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0, skipAboutBlank: true, disableFullPageScreenshot: true };

/** A Chromium of its own, as Lighthouse wants it. */
export class Lighthouse {
  static async open() {
    const opened = new Lighthouse();
    opened.port = Number(new URL(await freeOrigin()).port);
    opened.browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: [...FLAGS, `--remote-debugging-port=${opened.port}`] });
    return opened;
  }

  /**
   * Everything short of 100 at an address: `category: audit`.
   *
   * @param {string} url
   * @param {keyof typeof SCREENS} formFactor
   */
  async faults(url, formFactor) {
    const settings = { onlyCategories: CATEGORIES, formFactor, screenEmulation: SCREENS[formFactor], ...AT_ONCE };
    const { lhr } = await lighthouse(url, { port: this.port, logLevel: "error" }, { extends: "lighthouse:default", settings });
    if (lhr.runtimeError) return [`${lhr.runtimeError.code}: ${lhr.runtimeError.message}`];
    return CATEGORIES.filter((name) => lhr.categories[name].score !== 1).flatMap((name) => {
      const weighed = lhr.categories[name].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => lhr.audits[id]);
      return [`${name}: ${lhr.categories[name].score}`, ...weighed.filter(({ score }) => score !== null && score < 1).map((audit) => `${audit.id} ${JSON.stringify(audit.details ?? {}).slice(0, 600)}`)];
    });
  }

  async close() {
    await this.browser?.close();
  }
}
