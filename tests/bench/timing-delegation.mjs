/** Naming somebody to go to the counter: whether there is such a person, and whether she is a member. */

import { setTimeout as sleep } from "node:timers/promises";
import { enrol } from "../../tools/members.mjs";
import { CounterVisit } from "../support/counter-visit.mjs";
import { CounterWorld } from "../support/counter-world.mjs";
import { invent } from "../support/person.mjs";
import { Family, aFewAtATime, is, mixed } from "./timing-sampler.mjs";

const [NOBODY, STRANGER, BIRTHDAY, MEMBER] = ["nobody", "somebody who is no member", "a member, with another birthday", "a member"];
const KINDS = [NOBODY, STRANGER, BIRTHDAY, MEMBER];
const EACH = 48;
/** As often somebody may be named in a transaction. */
const NAMINGS = 3;
/** Visits that are made ready at a time: their data must not grow old meanwhile. */
const AT_A_TIME = 16;
/** What the platform does behind its answers is over by then. */
const REST = 250;

/** @returns {Promise<Family[]>} */
export async function timeDelegation() {
  const counters = await CounterWorld.open();
  const { world } = counters;
  try {
    const families = [new Family("naming an agent", KINDS), new Family("the citizen's page right after it", KINDS), new Family("the same page, ten looks", KINDS)];
    const order = mixed(KINDS, EACH);
    while (order.length > 0) {
      const visits = await aFewAtATime(Array.from({ length: AT_A_TIME }), () => new CounterVisit(world).reachCode());
      await sleep(REST);
      for (const visit of visits) await nameAgents(families, world, visit, order.splice(0, NAMINGS));
    }
    return families;
  } finally {
    await counters.close();
  }
}

async function nameAgents([naming, first, often], world, visit, kinds) {
  for (const kind of kinds) {
    const { uid, birthday } = await named(world, kind);
    await sleep(REST);
    const { hidden } = (await visit.page("code")).form(visit.path("code"));
    const fields = { ...hidden, decision: "delegate", national_id: uid, birthday };
    is(await naming.time(kind, () => visit.citizen.post(visit.path("code"), fields)), 303, kind);
    await first.time(kind, () => visit.page("code"));
    await often.timeOften(kind, () => visit.page("code"));
    await sleep(REST);
    is(await visit.press({ decision: "withdraw-delegation" }), 303, "taking it back");
  }
}

async function named(world, kind) {
  const person = invent();
  if (kind !== NOBODY) world.agency.register(person);
  if (kind === MEMBER || kind === BIRTHDAY) await enrol(world.platform, person);
  return kind === BIRTHDAY ? { ...person, birthday: "0770101" } : person;
}
