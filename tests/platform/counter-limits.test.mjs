/** Wrong codes, wrong passcodes and too many letters at the counter: who has to wait, how long, and whom it does not touch. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { CounterVisit, nobodysCode, otherDigits } from "../support/counter-visit.mjs";
import { BOTH, CounterWorld, OTHER_COUNTER } from "../support/counter-world.mjs";

/** Wrong ones that are looked at before a pause. */
const ALLOWED = 5;
/** The same for all clerks of an agency together. */
const ALLOWED_TO_AN_AGENCY = 50;
const PAUSE = 15 * 60;

/** @type {CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

async function guess(clerk, times = ALLOWED) {
  let answer;
  for (let time = 0; time < times; time += 1) answer = await clerk.enter(nobodysCode());
  return answer;
}

/** The answer says until when to wait. */
function isPaused(answer) {
  assert.equal(answer.status, 429, answer.text);
  const wait = Number(answer.headers["retry-after"]);
  assert.ok(wait > PAUSE - 60 && wait <= PAUSE, `Retry-After ${answer.headers["retry-after"]}`);
}

describe("wrong codes", () => {
  before(async () => {
    counters = await CounterWorld.open();
    ({ world } = counters);
  });
  after(() => counters.close());

  test("five of one clerk pause that clerk, wherever she sits, and no colleague", async () => {
    const clerk = await counters.clerk();
    isPaused(await guess(clerk));
    const { code } = await (await new CounterVisit(world).reachCode()).issue();
    const moved = await counters.again(clerk);
    isPaused(await moved.enter(code));
    await (await counters.clerk()).redeem(code);
  });

  test("five of one address pause that address, whoever sits there", async () => {
    const address = "10.200.0.1";
    const [one, other] = [await counters.clerk({ address }), await counters.clerk({ address })];
    await guess(one, 3);
    isPaused(await guess(other, 2));
    const third = await counters.clerk({ address });
    const { code } = await (await new CounterVisit(world).reachCode()).issue();
    isPaused(await third.enter(code));
    await (await counters.clerk()).redeem(code);
  });

  test("are forgiven after fifteen minutes, and not before, nor by a restart", async () => {
    const clerk = await counters.clerk();
    isPaused(await guess(clerk));
    const visit = await new CounterVisit(world).reachCode();
    await world.restart({ ahead: world.ahead + PAUSE - 60 });
    const waiting = await counters.again(clerk);
    assert.equal((await waiting.enter(await visit.code())).status, 429);
    await world.restart({ ahead: world.ahead + 90 });
    await (await counters.again(clerk)).redeem(await visit.code());
  });

  test("fifty of one agency pause the agency, and no other", async () => {
    const clerks = [];
    for (let index = 0; index <= ALLOWED_TO_AN_AGENCY / (ALLOWED - 1); index += 1) clerks.push(await counters.clerk());
    const answers = [];
    for (const clerk of clerks) answers.push(await guess(clerk, ALLOWED - 1));
    isPaused(answers.at(-1));
    const visit = await new CounterVisit(world).reachCode();
    isPaused(await (await counters.clerk()).enter(await visit.code()));
    const foreign = await new CounterVisit(world, { service: OTHER_COUNTER }).reachCode();
    await (await counters.foreignClerk()).redeem(await foreign.code());
  });
});

describe("wrong passcodes", () => {
  before(async () => {
    counters = await CounterWorld.open();
    ({ world } = counters);
  });
  after(() => counters.close());

  test("five kill the passcode, the right one with it, and the citizen is not kept out", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const clerk = await counters.clerk();
    await clerk.redeem(await visit.code());
    const passcode = await visit.newPasscode();
    for (let time = 0; time < ALLOWED; time += 1) assert.notEqual((await clerk.enterPasscode(otherDigits(passcode, time))).status, 303);
    const page = await clerk.get("/organ/visit");
    if (page.status === 200 && page.html.includes("/organ/visit/passcode")) await clerk.enterPasscode(passcode, page);
    assert.notEqual((await clerk.view(BOTH)).status, 200);
    const opened = await (await counters.clerk()).open({ ...bound(visit), code: async () => (await visit.issue()).code });
    assert.equal(opened.status, 200);
  });

  test("count for the clerk and her address across visits", async () => {
    const clerk = await counters.clerk();
    const visits = await Promise.all([0, 1].map(() => new CounterVisit(world).reachCode()));
    for (const [index, times] of [3, 2].entries()) {
      await clerk.redeem(await visits[index].code());
      const passcode = await visits[index].newPasscode();
      for (let time = 0; time < times; time += 1) await clerk.enterPasscode(otherDigits(passcode, time));
      await clerk.press("end").catch(() => undefined);
    }
    const next = await new CounterVisit(world).reachCode();
    isPaused(await clerk.enter(await next.code()));
  });
});

describe("letters", () => {
  before(async () => {
    counters = await CounterWorld.open();
    ({ world } = counters);
  });
  after(() => counters.close());

  test("one citizen gets no more passcodes in an hour than she could want, whoever asks, and the clerk is told until when", async () => {
    const visit = await new CounterVisit(world).reachCode();
    let page;
    for (let time = 0; time < 8; time += 1) {
      page = await (await counters.clerk()).redeem((await visit.issue()).code);
    }
    const sent = (await visit.passcodes()).length;
    assert.ok(sent >= 1 && sent <= 5, `${sent} passcodes`);
    assert.match(page.text, /\d\d:\d\d/);
    assert.equal((await visit.passcodes()).length, sent);
  });

  test("a passcode names agency and what it is for, and its code only where a browser fills it in", async () => {
    const person = { ...(await new CounterVisit(world)).person, email: undefined };
    const visit = await new CounterVisit(world, { person: world.agency.register(person) }).reachCode();
    await (await counters.clerk()).redeem(await visit.code());
    const passcode = await visit.newPasscode(0, person.mobile);
    const letter = (await visit.letters(person.mobile)).find(({ code }) => code === passcode);
    assert.match(letter.text, /^測試社會局櫃檯要開啟您的資料，辦理測試救助。/);
    assert.match(letter.text.trimEnd().split("\n").at(-1), new RegExp(`^@[^ ]+ #${passcode}$`));
    for (const personal of [person.uid, person.name, visit.transaction]) assert.ok(!letter.text.includes(personal));
    assert.ok(!letter.subject?.includes(passcode));
  });
});

/** The visit with its methods at hand. */
function bound(visit) {
  return { passcodes: (...all) => visit.passcodes(...all), newPasscode: (...all) => visit.newPasscode(...all) };
}
