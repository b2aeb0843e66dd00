/** A citizen with a phone and clerks at their computers, around the one demonstration of a run. */

import { join } from "node:path";
import { SMALL_PHONE } from "./browser.mjs";
import { ClerkDesk, clerkOf } from "./clerk.mjs";
import { CounterWalk } from "./counter-walk.mjs";
import { eventually } from "./eventually.mjs";
import { sharedDemo } from "./shared-demo.mjs";
import { vaultObjects } from "./vault.mjs";

/** 急難救助申請: a dataset that is only saved, one that is both, one that is only looked at. */
export const RELIEF = { service: "急難救助申請", category: "社福", answers: { 所得年度: "114" } };
export const [SAVE_ONLY, BOTH, LOOK_ONLY] = ["現戶全戶戶籍資料", "低收入戶資料", "個人所得資料"];

/** No flow takes longer; one that does hangs. */
export const LONGEST = 240_000;

/** A citizen with her phone, for the length of a test. */
export async function onPhone(context, flow, viewport = SMALL_PHONE, options = {}) {
  const { browser, demo } = await sharedDemo();
  const walk = await CounterWalk.open(browser, demo, flow, viewport, options);
  context.after(async () => {
    if (context.passed) await walk.stop();
    await walk.close(context);
  });
  return walk;
}

/** A clerk at her computer, likewise. @param {Parameters<typeof ClerkDesk.open>[4]} [at] */
export async function atDesk(context, flow, account = "welfare01", at = {}) {
  const { browser, demo } = await sharedDemo();
  const desk = await ClerkDesk.open(browser, demo, flow, clerkOf(account), at);
  context.after(() => desk.close(context));
  return desk;
}

/** Nothing of a transaction is in the vault any more. */
export async function isErased(transaction) {
  const { demo } = await sharedDemo();
  await eventually("an empty vault", () => vaultObjects(join(demo.folder, "state"), transaction).length === 0);
}
