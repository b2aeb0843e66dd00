/** One demonstration and one Chromium for all flows of a run. */

import { after } from "node:test";
import { launch } from "./browser.mjs";
import { Demo } from "./demo.mjs";

/** @type {Promise<import("playwright-core").Browser> | undefined} */
let browser;
/** @type {Promise<Demo> | undefined} */
let demo;

/** Both, started by whoever needs them first. */
export async function sharedDemo() {
  browser ??= launch();
  demo ??= Demo.open();
  return { browser: await browser, demo: await demo };
}

after(async () => {
  await (await browser)?.close();
  await (await demo)?.close();
});
