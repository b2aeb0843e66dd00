/** The citizen holds up her phone, and the camera of the counter's computer reads bars and squares as they are on its screen. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launch } from "../support/browser.mjs";
import { ClerkDesk, clerkOf } from "../support/clerk.mjs";
import { persona } from "../support/demo.mjs";
import { filming, writeFilm } from "../support/film.mjs";
import { LONGEST, RELIEF, onPhone } from "../support/shared-counter.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

// Passcodes to one citizen are counted, and other flows need those of the others.
const SHICHANG = persona("黃世昌");
const folder = mkdtempSync(join(tmpdir(), "counter-camera-"));
const film = join(folder, "phone.y4m");

/** @type {import("playwright-core").Browser} */
let filmed;

before(async () => {
  filmed = await launch(filming(film));
});

after(async () => {
  await filmed.close();
  rmSync(folder, { recursive: true });
});

describe("a clerk with a camera", { timeout: LONGEST }, () => {
  for (const [picture, what] of /** @type {const} */ ([[0, "bars"], [1, "squares"]])) {
    test(`scans the ${what} on the citizen's phone`, async (context) => {
      const walk = await onPhone(context, `counter-camera-${what}-phone`);
      await walk.reachCode(SHICHANG, RELIEF);
      const shown = walk.page.locator("svg[role=img]").nth(picture);
      await writeFilm(film, await shown.evaluate((element) => element.outerHTML), walk.page.context());
      const { demo } = await sharedDemo();
      const desk = await ClerkDesk.open(filmed, demo, `counter-camera-${what}`, clerkOf("welfare01"));
      context.after(() => desk.close(context));
      await desk.signIn();
      await desk.isAtDesk();
      await desk.button("用相機掃描").click();
      await desk.isAskedForPasscode();
    });
  }
});
