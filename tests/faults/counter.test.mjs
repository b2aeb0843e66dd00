/** Power cuts at the counter: the platform is killed at each point and started again on what it had stored. */

import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { CounterVisit } from "../support/counter-visit.mjs";
import { BOTH, CounterWorld, PREVIEW_ONLY, TRANSFER_ONLY } from "../support/counter-world.mjs";
import { eventually } from "../support/eventually.mjs";
import { open } from "../support/exchange.mjs";
import { about, good } from "../support/fake-agency.mjs";
import { makePackage } from "../support/foreign-package.mjs";

/** A transfer that broke off may be begun again after so long. */
const LEASE = 61;

/** @type {CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  counters = await CounterWorld.open();
  ({ world } = counters);
});
after(() => counters.close());

/** A clerk saves what there is, ends the visit, and nothing is left. */
async function finish(clerk, visit) {
  await clerk.view(PREVIEW_ONLY);
  await clerk.save();
  await clerk.end();
  await visit.over();
  await eventually("an empty vault", () => [...world.vault(visit.transaction), ...world.locks(visit.transaction)].length === 0);
}

describe("killed and started again", () => {
  test("after the code was shown, the same code is shown and good", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const shown = await visit.issue();
    await world.restart({ ahead: world.ahead });
    assert.deepEqual(await visit.shown(), shown);
    const clerk = await counters.clerk();
    await clerk.open(visit);
    await finish(clerk, visit);
  });

  for (let times = 1; times <= 4; times += 1) {
    test(`at some moment while a code is made anew, there is one code, and the old one is dead if it was replaced (${times})`, async (context) => {
      const visit = await new CounterVisit(world).reachCode();
      const { code: old } = await visit.issue();
      const page = await visit.page("code");
      const moment = randomInt(80);
      context.diagnostic(`killed after ${moment} ms`);
      const pressed = visit.citizen.post(visit.path("code"), { ...page.form(visit.path("code")).hidden, decision: "issue" }).catch(() => undefined);
      await pause(moment);
      await world.restart({ ahead: world.ahead });
      await pressed;
      const { code } = await visit.shown();
      if (code !== old) assert.notEqual((await (await counters.clerk()).enter(old)).location, "/organ/visit");
      const clerk = await counters.clerk();
      await clerk.open(visit);
      await finish(clerk, visit);
    });

    test(`at some moment after a clerk entered the code, she is at the visit or the code is good, and the passcode comes once (${times})`, async (context) => {
      const visit = await new CounterVisit(world).reachCode();
      const { code } = await visit.issue();
      const clerk = await counters.clerk();
      const desk = await clerk.get("/organ");
      const moment = randomInt(80);
      context.diagnostic(`killed after ${moment} ms`);
      const entered = clerk.enter(code, desk).catch(() => undefined);
      await pause(moment);
      await world.restart({ ahead: world.ahead });
      await entered;
      if (!(await clerk.isAtVisit())) await clerk.redeem(code);
      const passcode = await visit.newPasscode();
      const answer = await clerk.enterPasscode(passcode);
      assert.equal(answer.status, 303, answer.text);
      assert.equal((await visit.passcodes()).length, 1);
      await finish(clerk, visit);
    });
  }

  test("between code and passcode, and after the passcode, the clerk goes on", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const clerk = await counters.clerk();
    await clerk.redeem(await visit.code());
    await world.restart({ ahead: world.ahead });
    await clerk.enterPasscode(await visit.newPasscode());
    await world.restart({ ahead: world.ahead });
    assert.deepEqual((await clerk.view(BOTH)).bytes, visit.packages[BOTH]);
    await finish(clerk, visit);
  });

  test("while the data goes out, it can be saved again, whole, and is erased then", async () => {
    const visit = new CounterVisit(world);
    const large = makePackage({ signer: world.signerOf("income"), files: { "大.bin": randomBytes(24 << 20) } });
    world.agency.plan(about("income", visit.person), good(large));
    await visit.reachCode();
    const clerk = await counters.clerk();
    const page = await clerk.open(visit);
    const { hidden } = page.form("/organ/visit/save");
    const cookie = [...clerk.browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...clerk.browser.headers, cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    const broken = await open(`${world.platform}/organ/visit/save`, { method: "POST", headers, body: new URLSearchParams(hidden).toString() });
    broken.once("error", () => {});
    await once(broken, "readable");
    await world.restart({ ahead: world.ahead + LEASE });
    assert.ok(world.vault(visit.transaction).length > 0);
    const saved = await clerk.save();
    assert.ok(saved.bytes.includes(large.subarray(0, 4_096)) && saved.bytes.length > large.length);
    await clerk.end();
    await visit.over();
    await eventually("an empty vault", () => world.vault(visit.transaction).length === 0);
    const letters = await eventually("the letter", async () => {
      const told = (await visit.letters()).filter(({ kind }) => kind === "data-saved-at-counter");
      return told.length > 0 && told;
    });
    assert.ok(letters.length <= 2, `${letters.length} letters`);
  });

  test("after some were saved, those are gone and what was not saved is there", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const clerk = await counters.clerk();
    await clerk.open(visit);
    await clerk.save();
    await eventually("the saved packages' end", async () => (await visit.status()).datasets.filter(({ state }) => state === "taken").length === 2);
    await world.restart({ ahead: world.ahead });
    for (const resource of [BOTH, TRANSFER_ONLY]) assert.notEqual((await clerk.view(resource)).status, 200);
    assert.equal((await clerk.view(PREVIEW_ONLY)).status, 200);
    await clerk.end();
    await visit.over();
  });

  test("after she stopped it, no code and no clerk brings it back", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const { code } = await visit.issue();
    await visit.press({ decision: "delete" });
    await world.restart({ ahead: world.ahead });
    assert.notEqual((await (await counters.clerk()).enter(code)).location, "/organ/visit");
    await visit.over();
    await eventually("an empty vault", () => [...world.vault(visit.transaction), ...world.locks(visit.transaction)].length === 0);
  });
});
