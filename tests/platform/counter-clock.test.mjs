/** How long codes, passcodes and visits live, to the second: the platform's clock is moved, and what its pages state is held to it. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Agent } from "../support/agent.mjs";
import { A_SECOND, CODE_LIFE, CounterVisit, PASSCODE_LIFE, passcodeEnds } from "../support/counter-visit.mjs";
import { BOTH, CounterWorld, PREVIEW_ONLY } from "../support/counter-world.mjs";
import { eventually } from "../support/eventually.mjs";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** Starting the platform again takes less. */
const A_START = 15 * SECOND;

/** @type {CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

/** What the platform's clock shows. */
const now = () => Date.now() + world.ahead * SECOND;

/** Starts the platform again, its clock so far ahead that `moment` is about to come. It never goes back. */
async function moveTo(moment, before = A_START) {
  const ahead = Math.floor((moment - before - Date.now()) / SECOND);
  if (ahead > world.ahead) await world.restart({ ahead });
}

/** The platform's clock has come to `moment`. */
const reaches = (moment) => eventually("the moment", () => now() >= moment, { every: 5 });

class TooSlow extends Error {}

/** An answer that came while `moment` had not yet come, however long the way. */
async function inTime(moment, deed) {
  const answer = await deed();
  if (now() >= moment) throw new TooSlow("the machine was too slow for this moment");
  return answer;
}

/** What was answered too late says nothing of the moment: another one is waited for. */
const atItsMoment = (body) => async (context) => {
  for (let time = 1; ; time += 1) {
    try {
      return await body(context);
    } catch (error) {
      if (!(error instanceof TooSlow) || time === 5) throw error;
      context.diagnostic(error.message);
    }
  }
};

/** The page as it was just before the moment: what goes out then is on its way in time. */
const JUST_BEFORE = 900;

describe("the clock of the counter", () => {
  before(async () => {
    counters = await CounterWorld.open();
    ({ world } = counters);
  });
  after(() => counters.close());

  test("lets a code live for 20 minutes to the second, and no second longer", atItsMoment(async () => {
    const [lasting, over] = await Promise.all([new CounterVisit(world).reachCode(), new CounterVisit(world).reachCode()]);
    const made = now();
    const [good, dead] = [await lasting.issue(), await over.issue()];
    assert.ok(good.validUntil - made >= CODE_LIFE - A_SECOND && good.validUntil - made < CODE_LIFE + 5 * SECOND, "20 minutes from its making");

    await moveTo(good.validUntil);
    const [clerk, colleague] = [await counters.clerk(), await counters.clerk()];
    const [desk, other] = [await clerk.get("/organ"), await colleague.get("/organ")];
    await reaches(good.validUntil - JUST_BEFORE);
    const redeemed = await inTime(good.validUntil, () => clerk.enter(good.code, desk));
    assert.deepEqual([redeemed.status, redeemed.location], [303, "/organ/visit"], "in its last second it is good");
    await reaches(dead.validUntil + A_SECOND);
    assert.notEqual((await colleague.enter(dead.code, other)).location, "/organ/visit", "from the next second on, it is not");
    assert.notEqual((await over.shown())?.code, dead.code, "nor does her page show it");
    const next = await over.issue();
    assert.notEqual(next.code, dead.code);
    await colleague.redeem(next.code);
  }));

  test("lets a passcode live for two minutes to the second", atItsMoment(async () => {
    const clerks = [await counters.clerk(), await counters.clerk()];
    const visits = await Promise.all(clerks.map(() => new CounterVisit(world).reachCode()));
    const pages = [];
    for (const [index, clerk] of clerks.entries()) pages.push(await clerk.redeem(await visits[index].code()));
    const [good, dead] = pages.map(passcodeEnds);
    const [passcode, late] = await Promise.all(visits.map((visit) => visit.newPasscode()));
    assert.ok(good - now() <= PASSCODE_LIFE, "two minutes from its making");

    await moveTo(good);
    const [page, other] = [await clerks[0].visit(), await clerks[1].visit()];
    await reaches(good - JUST_BEFORE);
    const opened = await inTime(good, () => clerks[0].enterPasscode(passcode, page));
    assert.deepEqual([opened.status, opened.location], [303, "/organ/visit"], opened.text);
    assert.equal((await clerks[0].view(BOTH)).status, 200);
    await reaches(dead + A_SECOND);
    await clerks[1].enterPasscode(late, other);
    assert.notEqual((await clerks[1].view(BOTH)).status, 200);
  }));

  test("sends another passcode after two minutes and not before, and the first is dead from then on", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const clerk = await counters.clerk();
    const page = await clerk.redeem(await visit.code());
    const resendAt = passcodeEnds(page);
    const first = await visit.newPasscode();
    assert.notEqual((await clerk.press("resend", {}, page)).status, 303);
    assert.equal((await visit.passcodes()).length, 1);

    await moveTo(resendAt);
    const waiting = await clerk.visit();
    assert.notEqual((await clerk.press("resend", {}, waiting)).status, 303, "not a moment before");
    await reaches(resendAt + A_SECOND);
    const sent = await clerk.press("resend");
    assert.equal(sent.status, 303, sent.text);
    const second = await visit.newPasscode(1);
    assert.notEqual(second, first);
    await clerk.enterPasscode(first);
    assert.notEqual((await clerk.view(BOTH)).status, 200, "the first is dead");
    await clerk.enterPasscode(second);
    assert.equal((await clerk.view(BOTH)).status, 200);
  });

  test("ends a visit 20 minutes after the passcode: what has been seen is erased, what has not is hers again", async () => {
    const [seen, unseen] = await Promise.all([new CounterVisit(world).reachCode(), new CounterVisit(world).reachCode()]);
    const [clerk, colleague] = [await counters.clerk(), await counters.clerk()];
    await clerk.open(seen);
    await clerk.view(PREVIEW_ONLY);
    await colleague.open(unseen);
    await world.restart({ ahead: world.ahead + 20 * 60 + 1 });
    await seen.over();
    await eventually("an empty vault", () => world.vault(seen.transaction).length === 0);
    assert.equal((await unseen.status()).stage, "code");
    assert.notEqual((await clerk.view(BOTH)).status, 200);
    await (await counters.clerk()).redeem((await unseen.issue()).code);
  });

  test("makes a code in the last minutes of the data no longer than the data lives, and none after it", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const { validUntil } = await visit.issue();
    const begun = validUntil - CODE_LIFE;
    await world.restart({ ahead: Math.floor((begun + 8 * HOUR - 5 * MINUTE - Date.now()) / SECOND) });
    const late = await visit.issue();
    assert.ok(late.validUntil <= begun + 8 * HOUR, `${(late.validUntil - begun) / HOUR} hours`);
    await world.restart({ ahead: world.ahead + 6 * 60 });
    const clerk = await counters.clerk();
    assert.notEqual((await clerk.enter(late.code)).location, "/organ/visit");
    await visit.over();
    await eventually("an empty vault", () => [...world.vault(visit.transaction), ...world.locks(visit.transaction)].length === 0);
  });
});

describe("an agent's page that is left open", () => {
  before(async () => {
    counters = await CounterWorld.open();
    ({ world } = counters);
  });
  after(() => counters.close());

  test("keeps its member signed in while there is a code to show, and no longer", async () => {
    const sent = async () => {
      const [visit, agent] = [await new CounterVisit(world).reachCode(), await new Agent(world).ready()];
      await visit.nameAgent(agent.person);
      await agent.accept(visit);
      return { visit, agent };
    };
    const [waiting, queueing] = [await sent(), await sent()];
    await queueing.agent.issue(queueing.visit);
    await waiting.agent.page(waiting.visit);
    await world.restart({ ahead: world.ahead + 13 * 60 });
    for (const { agent, visit } of [waiting, queueing]) assert.equal((await agent.status(visit)).status, 200);
    await world.restart({ ahead: world.ahead + 3 * 60 });
    assert.equal((await waiting.agent.status(waiting.visit)).status, 303, "nobody has looked at it");
    assert.equal((await queueing.agent.status(queueing.visit)).status, 200);
    assert.equal(await queueing.agent.isSignedIn(), true);
  });
});

describe("a code that is made anew", () => {
  before(async () => {
    counters = await CounterWorld.open();
    ({ world } = counters);
  });
  after(() => counters.close());

  test("kills the old one at once, and the visit whose passcode was not entered with it", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const [clerk, colleague] = [await counters.clerk(), await counters.clerk()];
    const { code: old } = await visit.issue();
    await clerk.redeem(old);
    const passcode = await visit.newPasscode();
    const page = await clerk.visit();
    const { code } = await visit.issue();
    assert.notEqual(code, old);
    assert.notEqual((await colleague.enter(old)).location, "/organ/visit");
    await clerk.enterPasscode(passcode, page);
    assert.notEqual((await clerk.view(BOTH)).status, 200);
    await colleague.redeem(code);
  });

  test("cannot be made by a clerk's leave: once the passcode was right, she waits for the visit's end or stops it", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const clerk = await counters.clerk();
    await clerk.open(visit);
    await visit.press({ decision: "issue" });
    assert.equal((await clerk.view(BOTH)).status, 200, "the open visit goes on");
  });

  test("is made twenty times at most", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const codes = new Set();
    for (let times = 0; times < 20; times += 1) codes.add((await visit.issue()).code);
    assert.equal(codes.size, 20);
    const last = await visit.shown();
    const page = await visit.page("code");
    const answer = await visit.citizen.post(visit.path("code"), { ...page.form(visit.path("code")).hidden, decision: "issue" });
    assert.notEqual(answer.status, 303, answer.text);
    assert.deepEqual(await visit.shown(), last, "the last one stays good");
  });
});
