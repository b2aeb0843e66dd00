/**
 * A thousand requests with one code, side by side and by several clerks: exactly one wins. The limits let five of one code through
 * at a time; that of a thousand who reach the transaction one wins as well is shown in crates/consent/tests/counter.rs.
 */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { CounterVisit } from "../support/counter-visit.mjs";
import { sharedCounters } from "../support/shared-counters.mjs";
import { sideBySide } from "../support/side-by-side.mjs";

const REDEMPTIONS = 1_000;
/** Fewer than a pause of the agency counts, each with an account, a session and an address of its own. */
const CLERKS = 20;

/** @type {import("../support/counter-world.mjs").CounterWorld} */
let counters;

before(async () => {
  counters = await sharedCounters();
});

test("a thousand parallel redemptions of one code are one visit, of one clerk", { timeout: 300_000 }, async (context) => {
  const { world } = counters;
  const visit = await new CounterVisit(world).reachCode();
  const { code } = await visit.issue();
  const clerks = [];
  for (let index = 0; index < CLERKS; index += 1) clerks.push(await counters.clerk());
  const desks = await Promise.all(clerks.map((clerk) => clerk.get("/organ")));
  const begun = performance.now();
  const answers = await sideBySide(REDEMPTIONS, async (index) => {
    const answer = await clerks[index % CLERKS].enter(code, desks[index % CLERKS]);
    return { clerk: index % CLERKS, won: answer.location === "/organ/visit" };
  });
  context.diagnostic(`${REDEMPTIONS} redemptions in ${Math.round(performance.now() - begun)} ms`);

  // Whoever has won is led to the visit by whatever she sends again.
  const winners = new Set(answers.filter(({ won }) => won).map(({ clerk }) => clerk));
  assert.equal(winners.size, 1, `clerks ${[...winners]} have won`);
  const atVisit = await Promise.all(clerks.map((clerk) => clerk.isAtVisit()));
  assert.deepEqual(atVisit, clerks.map((_, index) => winners.has(index)));
  await visit.newPasscode();
  assert.equal((await visit.passcodes()).length, 1, "one passcode was sent");
});
