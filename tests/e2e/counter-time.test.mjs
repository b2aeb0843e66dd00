/** The code as time passes, on both screens: announced, over at 20:00, made anew, and kept while the phone sleeps or is off line. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { persona } from "../support/demo.mjs";
import { eventually } from "../support/eventually.mjs";
import { LONGEST, RELIEF, atDesk, onPhone } from "../support/shared-counter.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

const SHICHANG = persona("黃世昌");
const MINUTE = 60_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;

before(async () => {
  ({ demo } = await sharedDemo());
});

/** What has been announced to screen readers, from now on. */
async function listen(page) {
  await page.evaluate(() => {
    window.announced = [];
    const note = () => {
      for (const region of document.querySelectorAll("[aria-live], [role=status]")) {
        const text = region.textContent.trim();
        if (text && window.announced.at(-1) !== text) window.announced.push(text);
      }
    };
    new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

describe("a code", { timeout: LONGEST }, () => {
  after(() => demo.moveClock(0));

  test("that was refreshed is dead at once on the clerk's screen, and the new one is good", async (context) => {
    const walk = await onPhone(context, "counter-refresh-phone");
    const old = await walk.reachCode(SHICHANG, RELIEF);
    const desk = await atDesk(context, "counter-refresh");
    await desk.signIn();
    await desk.isAtDesk();
    const code = await walk.issue(old);
    assert.notEqual(code, old);
    await desk.enter(old);
    await desk.isTold();
    await desk.enter(code);
    await desk.isAskedForPasscode();
  });

  test("is announced at five minutes, one minute and twenty seconds, once each, and says when it is over", async (context) => {
    const walk = await onPhone(context, "counter-countdown");
    const { page } = walk;
    await page.clock.install();
    await walk.reachCode(SHICHANG, RELIEF);
    // Its script has begun by then.
    await page.waitForLoadState("load");
    await listen(page);
    await page.clock.runFor(20 * MINUTE - 10_000);
    const announced = await page.evaluate(() => window.announced);
    for (const said of [/5 分/, /1 分/, /20 秒/]) assert.equal(announced.filter((text) => said.test(text)).length, 1, `${said}: ${announced.join(" | ")}`);
    await page.clock.runFor(11_000);
    await eventually("the end", async () => !(await page.locator("[data-counter-code]").isVisible().catch(() => false)));
    await walk.visitor.look("over-on-the-phone");
  });

  test("stays on the phone while there is no network, and the page finds back by itself", async (context) => {
    const walk = await onPhone(context, "counter-offline");
    const code = await walk.reachCode(SHICHANG, RELIEF);
    await walk.visitor.context.setOffline(true);
    await walk.page.evaluate(() => window.dispatchEvent(new Event("offline")));
    const told = walk.page.locator("[data-offline]").filter({ hasText: /\S/ });
    await told.waitFor();
    assert.equal(await walk.code(), code);
    await walk.visitor.context.setOffline(false);
    await walk.page.evaluate(() => window.dispatchEvent(new Event("online")));
    await told.waitFor({ state: "detached" });
    assert.equal(await walk.code(), code);
  });

  // Last: it moves the clock.
  test("is over after twenty minutes on both screens, and she makes a new one", async (context) => {
    const walk = await onPhone(context, "counter-expired-phone");
    const old = await walk.reachCode(SHICHANG, RELIEF);
    const desk = await atDesk(context, "counter-expired");
    await demo.moveClock(20 * 60 + 1);
    await desk.signIn();
    await desk.isAtDesk();
    await desk.enter(old);
    await desk.isTold();
    await desk.visitor.look("expired");
    await walk.page.reload();
    await walk.issueButton.first().waitFor();
    // While the platform was started again, her page could not reach it.
    walk.visitor.complaints.splice(0);
    await walk.visitor.look("expired");
    const code = await walk.issue(old);
    await desk.enter(code);
    await desk.isAskedForPasscode();
  });
});
