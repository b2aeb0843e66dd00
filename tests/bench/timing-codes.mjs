/** Codes that are not good, each the first time anybody types it: the answer, and the clerk's page after it. */

import { setTimeout as sleep } from "node:timers/promises";
import { CounterVisit, nobodysCode } from "../support/counter-visit.mjs";
import { CounterWorld, OTHER_COUNTER } from "../support/counter-world.mjs";
import { Family, aFewAtATime, is, mixed } from "./timing-sampler.mjs";

const KINDS = ["unknown", "expired", "replaced", "used", "stopped", "another agency's"];
/** Of each kind in a round: all of them together stay below the fifty of an agency in a quarter of an hour. */
const EACH = 8;
const ROUNDS = 6;
/** Below the five of a clerk and an address. */
const BY_A_CLERK = 4;
/** What the platform does behind its answers is over by then. */
const REST = 3_000;
/** Codes have expired by then, and wrong tries are forgiven. */
const ROUND_SECONDS = 21 * 60;

/** @returns {Promise<Family[]>} */
export async function timeCodes() {
  const counters = await CounterWorld.open();
  try {
    const families = [new Family("a code that is not good", KINDS), new Family("the clerk's page after such a code, ten looks", KINDS)];
    let desks = await Promise.all(Array.from({ length: (KINDS.length * EACH) / BY_A_CLERK + 1 }, () => counters.clerk()));
    let expired = await expiring(counters);
    for (let round = 0; round < ROUNDS; round += 1) {
      await counters.world.restart({ ahead: counters.world.ahead + ROUND_SECONDS });
      desks = await aFewAtATime(desks, (clerk) => counters.again(clerk));
      const codes = await badCodes(counters, desks.at(-1), expired);
      expired = await expiring(counters);
      await sleep(REST);
      await oneRound(families, desks, codes);
    }
    return families;
  } finally {
    await counters.close();
  }
}

const times = (/** @type {number} */ count) => Array.from({ length: count }, (_, index) => index);

/** Codes that nobody will touch until they have expired. */
function expiring({ world }) {
  return aFewAtATime(times(EACH), () => new CounterVisit(world).withCode());
}

/** @returns {Promise<Record<string, string[]>>} by kind */
async function badCodes({ world }, clerk, expired) {
  const [replaced, used] = [await replacedCodes(world), await usedCodes(world, clerk)];
  const stopped = await aFewAtATime(times(EACH), async () => {
    const visit = new CounterVisit(world);
    const code = await visit.withCode();
    await visit.press({ decision: "delete" });
    return code;
  });
  const foreign = await aFewAtATime(times(EACH), () => new CounterVisit(world, { service: OTHER_COUNTER }).withCode());
  return { unknown: times(EACH).map(nobodysCode), expired, replaced, used, stopped, "another agency's": foreign };
}

async function replacedCodes(world) {
  const visit = await new CounterVisit(world).reachCode();
  const codes = [];
  for (const _ of times(EACH)) codes.push((await visit.issue()).code);
  await visit.issue();
  return codes;
}

async function usedCodes(world, clerk) {
  const visit = await new CounterVisit(world).reachCode();
  const codes = [];
  for (const _ of times(EACH)) {
    const { code } = await visit.issue();
    await clerk.press("end", {}, await clerk.redeem(code));
    codes.push(code);
  }
  return codes;
}

async function oneRound([answers, pages], desks, codes) {
  for (const [index, kind] of mixed(KINDS, EACH).entries()) {
    const clerk = desks[Math.floor(index / BY_A_CLERK)];
    const desk = is(await clerk.get("/organ"), 200, "the desk");
    is(await answers.time(kind, () => clerk.enter(codes[kind].pop(), desk)), 422, kind);
    await pages.timeOften(kind, async () => is(await clerk.get("/organ"), 200, "the desk"));
  }
}
