/** Wrong passcodes: whether how wrong they are, or whose they are, tells in time. */

import { Agent } from "../support/agent.mjs";
import { CounterVisit, otherDigits } from "../support/counter-visit.mjs";
import { CounterWorld } from "../support/counter-world.mjs";
import { Family, aFewAtATime, is } from "./timing-sampler.mjs";
import { shuffled } from "./timing-statistics.mjs";

const [FAR, FIRST, LAST, AGENTS] = ["wrong in every digit", "wrong in the first digit", "wrong in the last digit", "an agent's, wrong in every digit"];
/** Below the five of a passcode, a clerk and an address. */
const BY_A_CLERK = 4;
/** Visits of a round: with four wrong ones each they stay below the fifty of an agency in a quarter of an hour. */
const [HERS, HIS] = [9, 3];
const ROUNDS = 4;
const ROUND_SECONDS = 21 * 60;

/** What is typed instead of a passcode. */
const WRONG = {
  [FAR]: (passcode) => otherDigits(passcode),
  [FIRST]: (passcode) => otherDigits(passcode[0]) + passcode.slice(1),
  [LAST]: (passcode) => passcode.slice(0, -1) + otherDigits(passcode.at(-1)),
  [AGENTS]: (passcode) => otherDigits(passcode),
};

/** @returns {Promise<Family[]>} */
export async function timePasscodes() {
  const counters = await CounterWorld.open();
  try {
    const family = new Family("a wrong passcode", [FAR, FIRST, LAST, AGENTS]);
    let desks = await aFewAtATime(Array.from({ length: HERS + HIS }), () => counters.clerk());
    for (let round = 0; round < ROUNDS; round += 1) {
      if (round > 0) {
        await counters.world.restart({ ahead: counters.world.ahead + ROUND_SECONDS });
        desks = await aFewAtATime(desks, (clerk) => counters.again(clerk));
      }
      await oneRound(family, counters, desks);
    }
    return [family];
  } finally {
    await counters.close();
  }
}

async function oneRound(family, { world }, desks) {
  const holders = await aFewAtATime(desks, async (clerk) => ({ clerk, ...await holder(world, desks.indexOf(clerk) < HIS) }));
  // Passcodes live two minutes: nothing else goes on between the first and the last.
  const awaited = await aFewAtATime(holders, redeemed);
  const typed = awaited.flatMap((visit) => kindsOf(visit).map((kind) => ({ ...visit, kind })));
  for (const { clerk, passcode, kind } of shuffled(typed)) {
    const page = await clerk.visit();
    const wrong = WRONG[kind](passcode);
    is(await family.time(kind, () => clerk.enterPasscode(wrong, page)), 422, kind);
  }
}

/** Whoever is to show the code, and where the passcode goes. */
async function holder(world, isAgents) {
  const visit = await new CounterVisit(world).reachCode();
  if (!isAgents) return { isAgents, code: await visit.code(), visit, contact: visit.person.email };
  const agent = await new Agent(world).ready();
  await visit.press({ decision: "delegate", national_id: agent.person.uid, birthday: agent.person.birthday });
  await agent.accept(visit);
  return { isAgents, code: await agent.issue(visit), visit, contact: agent.person.email };
}

async function redeemed({ clerk, visit, code, contact, isAgents }) {
  await clerk.redeem(code);
  return { clerk, isAgents, passcode: await visit.newPasscode(0, contact) };
}

/** As many as a clerk has: of hers each kind once, and one of them, drawn by lot, once more. */
function kindsOf({ isAgents }) {
  return isAgents ? Array.from({ length: BY_A_CLERK }, () => AGENTS) : shuffled([FAR, FIRST, LAST, shuffled([FAR, FIRST, LAST])[0]]);
}
