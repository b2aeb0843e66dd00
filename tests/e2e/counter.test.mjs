/** The counter in two real browsers, her phone and the clerk's computer: from choosing the service to the erased vault and her letter. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { persona } from "../support/demo.mjs";
import { packagesIn } from "../support/download-walk.mjs";
import { BOTH, LONGEST, LOOK_ONLY, RELIEF, atDesk, isErased, onPhone } from "../support/shared-counter.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";
import { isTrusted } from "../support/trusted.mjs";

const YUTONG = persona("林語彤");

/** @type {import("../support/demo.mjs").Demo} */
let demo;

before(async () => {
  ({ demo } = await sharedDemo());
});

describe("the counter", { timeout: LONGEST }, () => {
  test("goes its seventeen steps, on a phone and a counter's computer", async (context) => {
    const [walk, desk] = [await onPhone(context, "counter-phone"), await atDesk(context, "counter-desk")];
    const step = (number, words) => context.diagnostic(`${number}. ${words}`);
    step(1, "she opens the counters' services");
    await walk.page.goto(demo.origins.platform);
    await walk.page.getByRole("link", { name: "臨櫃服務", exact: true }).first().click();
    await walk.heading("臨櫃服務").waitFor();
    await walk.visitor.look("list");
    step(2, "she chooses a field");
    await walk.find(RELIEF.service, RELIEF.category);
    step(3, "she reads what the counter wants");
    await walk.visitor.look("service");
    step(4, "she begins, and reads the terms");
    await walk.button("我要申請條碼").click();
    await walk.heading(`在「${RELIEF.service}」的櫃檯使用您的資料`).waitFor();
    await walk.visitor.look("terms");
    step(5, "she fills in what a dataset asks, and accepts");
    await walk.page.getByLabel("所得年度", { exact: true }).fill("114");
    await walk.page.getByRole("checkbox").check();
    await walk.button("同意並繼續").click();
    await walk.heading("確認您的身分").waitFor();
    step(6, "she gives ID and birthday");
    await walk.fillIn(YUTONG);
    await walk.visitor.look("identify");
    step(7, "she identifies once");
    await walk.button("確認身分").click();
    step(8, "all datasets are collected");
    await walk.isCollected();
    await walk.visitor.look("collected");
    const { transaction } = walk;
    step(9, "she has a code");
    const code = await walk.issue();
    assert.match(code, /^[2-9a-hjkmnp-z]{8}$/);
    await walk.visitor.look("code");
    for (const picture of [0, 1]) await walk.page.locator("svg[role=img]").nth(picture).waitFor();
    step(10, "the clerk signs in");
    await desk.page.goto(`${demo.origins.platform}/organ`);
    await desk.visitor.look("sign-in");
    await desk.signIn();
    await desk.isAtDesk();
    await desk.visitor.look("desk");
    step(11, "she shows the code, and the clerk enters it");
    const passcode = await walk.nextPasscode(YUTONG.email, async () => {
      await desk.enter(code.toUpperCase());
      await desk.isAskedForPasscode();
    });
    step(12, "a passcode has gone to her; the clerk sees where, masked");
    await desk.visitor.look("passcode");
    const before = await desk.page.content();
    for (const hers of [YUTONG.uid, YUTONG.name, YUTONG.email, YUTONG.mobile]) assert.ok(!before.includes(hers), hers);
    step(13, "she says it, and the clerk types it");
    await desk.enterPasscode(passcode);
    await desk.seesData(BOTH);
    step(14, "the service's datasets are there, and she sees who is at work");
    await desk.visitor.look("documents");
    await walk.page.getByText(desk.who.name).first().waitFor();
    await walk.visitor.look("at-work");
    step(15, "the clerk looks at a document, which tells who looks");
    await desk.look(LOOK_ONLY, YUTONG.uid);
    await desk.visitor.look("document");
    await desk.viewer.tool("關閉").click();
    step(16, "the clerk saves what may be saved, checked in her browser");
    const { bytes } = await desk.saved(() => desk.saveButton.click());
    const packages = Object.values(packagesIn(bytes));
    assert.equal(packages.length, 2);
    packages.forEach(isTrusted);
    await desk.visitor.look("saved");
    step(17, "the visit ends: the vault is empty, and she has a letter");
    await desk.endButton.click();
    await desk.isAtDesk();
    await desk.keepsNothing();
    await desk.visitor.look("ended");
    await walk.page.locator("main a.button[href='/member']").waitFor();
    await walk.visitor.look("over");
    await isErased(transaction);
    const letter = await walk.letter(YUTONG.email, "data-saved-at-counter");
    assert.match(letter.text, /如非您本人/);
  });
});
