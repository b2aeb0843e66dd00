/** At the desk: by keyboard and scanner alone, with what may only be looked at, with wrong codes, and under a colleague's eyes. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SMALL_PHONE } from "../support/browser.mjs";
import { nobodysCode } from "../support/counter-visit.mjs";
import { persona } from "../support/demo.mjs";
import { BOTH, LONGEST, LOOK_ONLY, RELIEF, SAVE_ONLY, atDesk, isErased, onPhone } from "../support/shared-counter.mjs";

const YUTONG = persona("林語彤");
/** Nobody is sent more than five passcodes an hour: the flows share them out among themselves. */
const RUOXI = persona("吳若曦");

describe("a clerk", { timeout: LONGEST }, () => {
  test("needs no mouse: keyboard and scanner are enough from the sign-in to the end", async (context) => {
    const walk = await onPhone(context, "counter-keyboard-phone");
    const code = await walk.reachCode(YUTONG, RELIEF);
    const { transaction } = walk;
    const desk = await atDesk(context, "counter-keyboard");
    const { page, visitor } = desk;
    const { keyboard } = page;
    await page.goto(`${desk.demo.origins.platform}/organ`);
    await visitor.tabTo(page.locator("input[name=account]"));
    await keyboard.type(desk.who.account);
    await visitor.tabTo(page.locator("input[name=password]"));
    await keyboard.type(desk.who.password);
    await keyboard.press("Enter");
    await desk.isAtDesk();
    const passcode = await walk.nextPasscode(YUTONG.email, async () => {
      await desk.scan(code);
      await desk.isAskedForPasscode();
    });
    await visitor.isFocused(await desk.passcodeField.getAttribute("id"));
    await keyboard.type(passcode);
    await keyboard.press("Enter");
    await desk.seesData(BOTH);
    await visitor.tabTo(desk.lookButton(BOTH));
    await keyboard.press("Enter");
    await desk.sees(BOTH);
    await visitor.tabTo(desk.saveButton);
    await desk.saved(() => keyboard.press("Enter"));
    await visitor.tabTo(desk.endButton);
    await keyboard.press("Enter");
    await desk.isAtDesk();
    await isErased(transaction);
  });

  test("scans while something else has the focus, and the code still finds its field", async (context) => {
    const walk = await onPhone(context, "counter-scan-phone");
    const code = await walk.reachCode(RUOXI, RELIEF);
    const desk = await atDesk(context, "counter-scan");
    await desk.signIn();
    await desk.isAtDesk();
    await desk.page.locator("body").click({ position: { x: 5, y: 5 } });
    await desk.scan(code);
    await desk.isAskedForPasscode();
  });

  test("is offered nothing to save where it may only be looked at, and nothing to open where it may only be saved", async (context) => {
    const walk = await onPhone(context, "counter-rules-phone");
    const code = await walk.reachCode(YUTONG, RELIEF);
    const desk = await atDesk(context, "counter-rules");
    await desk.signIn();
    await desk.open(code, walk, YUTONG.email);
    await desk.seesData(BOTH);
    assert.equal(await desk.lookButton(SAVE_ONLY).count(), 0);
    await desk.dataset(SAVE_ONLY).getByText("只供轉存").waitFor();
    await desk.dataset(LOOK_ONLY).getByText("只供檢視").waitFor();
    await desk.look(LOOK_ONLY, YUTONG.uid);
    assert.equal(await desk.viewer.tool("列印").count(), 0, "what may only be looked at is not printed");
    await desk.visitor.look("only-looked-at");
  });

  test("of another agency is told what everybody is told of a code that is not good", async (context) => {
    const walk = await onPhone(context, "counter-foreign-phone");
    const code = await walk.reachCode(YUTONG, RELIEF);
    const desk = await atDesk(context, "counter-foreign", "household01", { address: "::1" });
    await desk.signIn();
    await desk.isAtDesk();
    await desk.enter(code);
    await desk.isTold();
    const foreign = await desk.told();
    await desk.visitor.look("not-good");
    await desk.enter(nobodysCode());
    await desk.isTold();
    assert.equal(await desk.told(), foreign);
    assert.equal(await walk.code(), code, "it is as good as before");
  });

  test("who has entered five wrong codes waits, and is told until when", async (context) => {
    const desk = await atDesk(context, "counter-paused", "welfare02", { address: "::1" });
    await desk.signIn();
    await desk.isAtDesk();
    for (let times = 0; times < 5; times += 1) {
      await desk.enter(nobodysCode());
      await desk.isTold();
    }
    await desk.page.getByText(/\d\d:\d\d/).first().waitFor();
    await desk.visitor.look("paused");
  });

  test("who only reads stays signed in, and is not once nobody is there", async (context) => {
    const desk = await atDesk(context, "counter-reading");
    const { page } = desk;
    await page.clock.install();
    await desk.signIn();
    await desk.isAtDesk();
    let told = 0;
    page.on("request", (request) => (told += Number(new URL(request.url()).pathname === "/organ/presence")));
    for (let minute = 1; minute <= 16; minute += 1) {
      await page.clock.runFor(61_000);
      const answered = page.waitForResponse("**/organ/presence");
      await (minute % 2 ? page.mouse.move(minute, minute) : page.mouse.wheel(0, minute));
      assert.equal((await answered).status(), 204);
    }
    await desk.isAtDesk();
    await page.clock.runFor(5 * 60_000 + 1_000);
    await page.locator("input[name=account]").waitFor();
    assert.equal(told, 16, "time alone says nothing");
  });

  test("who leaves the computer finds a sign-in, and nobody else finds anything", async (context) => {
    const walk = await onPhone(context, "counter-idle-phone");
    const code = await walk.reachCode(RUOXI, RELIEF);
    const desk = await atDesk(context, "counter-idle");
    await desk.page.clock.install();
    await desk.signIn();
    await desk.open(code, walk, RUOXI.email);
    await desk.seesData(BOTH);
    // What watches the desk has begun when the buttons are there.
    await desk.lookButton(BOTH).waitFor();
    await desk.page.clock.runFor(5 * 60_000 + 1_000);
    await desk.page.locator("input[name=account]").waitFor();
    for (const hers of [RUOXI.name, BOTH]) assert.ok(!(await desk.page.content()).includes(hers), hers);
    await desk.keepsNothing();
    await desk.page.goBack();
    await desk.page.locator("input[name=account]").waitFor();
    await desk.visitor.look("locked");
  });
});

describe("the citizen", { timeout: LONGEST }, () => {
  for (const [how, viewport, options] of /** @type {const} */ ([
    ["320 pixels wide", { width: 320, height: 640 }, { isMobile: true, hasTouch: true }],
    ["in the dark, at twice the size", { width: 640, height: 450 }, { deviceScaleFactor: 2, colorScheme: "dark" }],
    ["without script", SMALL_PHONE, { javaScriptEnabled: false }],
  ])) {
    test(`has her code and the clerk her data, ${how}`, async (context) => {
      const walk = await onPhone(context, `counter-${how.replaceAll(/[ ,]+/g, "-")}`, viewport, options);
      await walk.find(RELIEF.service, RELIEF.category);
      await walk.visitor.look("service");
      await walk.acceptCounterTerms(RELIEF.service, RELIEF.answers);
      await walk.visitor.look("identify");
      await walk.identify(RUOXI);
      await walk.isCollected();
      await walk.visitor.look("collected");
      const code = await walk.issue();
      await walk.visitor.look("code");
      const desk = await atDesk(context, "counter-desk-of-it");
      await desk.signIn();
      await desk.open(code, walk, RUOXI.email);
      await desk.seesData(BOTH);
      await desk.saved(() => desk.saveButton.click());
      await desk.endButton.click();
      await desk.isAtDesk();
      await walk.page.reload();
      await walk.visitor.look("over");
    });
  }
});
