/** A counter's service is deactivated while nobody looks at the citizen's page: nothing more is handed to its clerks (protocol, section 1, 423). */

import assert from "node:assert/strict";
import { afterEach, before, describe, test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { CounterVisit, nobodysCode } from "../support/counter-visit.mjs";
import { BOTH, COUNTER } from "../support/counter-world.mjs";
import { eventually } from "../support/eventually.mjs";
import { sharedCounters } from "../support/shared-counters.mjs";

/** @type {import("../support/counter-world.mjs").CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  counters = await sharedCounters();
  ({ world } = counters);
});

const register = (state) => world.change(`UPDATE counter_service SET state = '${state}' WHERE client_id = '${COUNTER}'`);
const deactivate = () => register("deactivated");

/** What was under way has ended without anybody's page, and stays ended. */
async function isOver(visit) {
  await eventually("an empty vault", () => [...world.vault(visit.transaction), ...world.locks(visit.transaction)].length === 0);
  register("live");
  assert.match((await visit.over()).text, /已經停用/);
}

describe("a counter's service that is deactivated", () => {
  afterEach(() => register("live"));

  test("has a code refused like one that nobody has, and all of it erased", async () => {
    const [visit, clerk, colleague] = [await new CounterVisit(world).reachCode(), await counters.clerk(), await counters.clerk()];
    const code = await visit.code();
    deactivate();
    const refused = await clerk.enter(code);
    const unknown = await colleague.enter(nobodysCode());
    assert.equal(refused.status, 422);
    assert.deepEqual(clerk.essence(refused), colleague.essence(unknown));
    assert.deepEqual(await visit.passcodes(), []);
    await isOver(visit);
  });

  test("gets nothing for the right passcode", async () => {
    const [visit, clerk] = [await new CounterVisit(world).reachCode(), await counters.clerk()];
    const page = await clerk.redeem(await visit.code());
    const passcode = await visit.newPasscode();
    deactivate();
    const answer = await clerk.enterPasscode(passcode, page);
    assert.notEqual(answer.location, "/organ/visit");
    await isOver(visit);
    assert.equal(await clerk.isAtVisit(), false);
  });

  test("sees and saves nothing more of what is open", async () => {
    for (const deed of [(clerk) => clerk.view(BOTH), (clerk, page) => clerk.press("save", {}, page)]) {
      const [visit, clerk] = [await new CounterVisit(world).reachCode(), await counters.clerk()];
      const page = await clerk.open(visit);
      deactivate();
      assert.notEqual((await deed(clerk, page)).headers["content-type"], "application/zip");
      await isOver(visit);
    }
  });

  test("is over as soon as an agent looks whom she has sent", async () => {
    const [visit, agent] = [await new CounterVisit(world).reachCode(), await new Agent(world).ready()];
    await visit.press({ decision: "delegate", national_id: agent.person.uid, birthday: agent.person.birthday });
    await agent.accept(visit);
    await agent.issue(visit);
    deactivate();
    await agent.page(visit);
    await isOver(visit);
  });
});
