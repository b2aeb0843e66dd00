/** The pointers from codes to transactions may be stale, empty or wrong: that changes no answer, only how long it takes. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CODE_LIFE, CounterVisit } from "../support/counter-visit.mjs";
import { CounterWorld } from "../support/counter-world.mjs";
import { eventually } from "../support/eventually.mjs";
import { Pointers } from "../support/pointers.mjs";

/** @type {CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;
/** @type {Pointers} */
let pointers;

before(async () => {
  counters = await CounterWorld.open();
  ({ world } = counters);
});
after(() => counters.close());

/** Somebody with a code, and the pointer of it. */
async function pointed() {
  const visit = await new CounterVisit(world).reachCode();
  const { code } = await visit.issue();
  pointers = new Pointers(world);
  const entry = await eventually("a pointer", () => pointers.all().find(({ value }) => value.includes(visit.transaction)));
  return { visit, code, entry };
}

/** What the platform makes of a code that is good, and of one that is not any more. */
async function redeems(code) {
  const answer = await (await counters.clerk()).enter(code);
  return answer.location === "/organ/visit";
}

describe("a pointer", () => {
  test("names no code and nobody, and is gone when the code is", async () => {
    const { visit, code, entry } = await pointed();
    for (const text of [code, visit.person.uid]) assert.ok(!entry.key.includes(text) && !entry.value.includes(text));
    const left = entry.expiration - Date.now();
    assert.ok(left > 0 && left <= CODE_LIFE, `${left} ms`);
    assert.deepEqual(world.stateFilesWith(code).filter((file) => !file.includes("Outbox")), [], "no file has the code as it reads");
  });

  test("that was lost is found again by the object named after the code", async () => {
    const { code } = await pointed();
    pointers.empty();
    await world.restart();
    assert.equal(await redeems(code), true);
  });

  test("that leads to another transaction opens neither it nor anything else", async () => {
    const [wanted, other] = [await pointed(), await pointed()];
    pointers.pointTo((value) => value.replace(wanted.visit.transaction, other.visit.transaction));
    await world.restart();
    const clerk = await counters.clerk();
    await clerk.redeem(wanted.code);
    const passcode = await wanted.visit.newPasscode();
    assert.deepEqual(await other.visit.passcodes(), [], "the other has heard of nothing");
    await clerk.enterPasscode(passcode);
    assert.match((await clerk.visit()).text, /可檢視|轉存/);
    assert.equal(await redeems(other.code), true);
  });

  test("that leads nowhere, or is no name at all, is no obstacle", async () => {
    for (const value of ["0".repeat(32), "x", ""]) {
      const { code } = await pointed();
      pointers.pointTo(() => value);
      await world.restart();
      assert.equal(await redeems(code), true, JSON.stringify(value));
    }
  });

  test("that outlives its code does not bring it back: replaced, used and stopped stay what they are", async () => {
    const [replaced, used, stopped] = [await pointed(), await pointed(), await pointed()];
    const remembered = pointers.rows();
    const { code: fresh } = await replaced.visit.issue();
    assert.equal(await redeems(used.code), true);
    await stopped.visit.press({ decision: "delete" });
    await stopped.visit.over();
    pointers.restore(remembered);
    await world.restart();
    for (const { code } of [replaced, used, stopped]) assert.equal(await redeems(code), false);
    assert.equal(await redeems(fresh), true);
  });
});
