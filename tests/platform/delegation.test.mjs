/** Somebody else goes to the counter (委託代辦): naming, answering, using, taking back, over HTTP. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { AGENT_ASKED, Agent, DELEGATION } from "../support/agent.mjs";
import { CounterVisit, nobodysCode } from "../support/counter-visit.mjs";
import { eventually } from "../support/eventually.mjs";
import { MemberArea } from "../support/member.mjs";
import { invent } from "../support/person.mjs";
import { sharedCounters } from "../support/shared-counters.mjs";

/** @type {import("../support/counter-world.mjs").CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  counters = await sharedCounters();
  ({ world } = counters);
});

/** A citizen with a code on her screen. */
function principal() {
  return new CounterVisit(world).reachCode();
}

const name = (visit, person, birthday) => visit.nameAgent(person, birthday);

/** What the page says of the delegation, without what is the citizen's own doing. */
async function said(visit) {
  const { html } = await visit.page("code");
  const [part] = /<section[^>]* id="delegation"[\s\S]*?<\/section>/.exec(html) ?? [];
  assert.ok(part);
  return part.replace(/[A-Z]\d{5}\*{4}/g, "ID").replace(/\d\d:\d\d/g, "time").replace(/name="csrf" value="[^"]*"/g, "csrf").replaceAll(visit.transaction, "transaction");
}

describe("an agent", () => {
  test("is told by a letter, sees who asks, accepts, has the code, and the passcode goes to her", async () => {
    const [visit, agent, clerk] = [await principal(), await new Agent(world).ready(), await counters.clerk()];
    const { code: old } = await visit.issue();
    assert.equal((await name(visit, agent.person)).status, 303);
    assert.equal((await visit.shown())?.code, old, "hers is good until somebody has accepted");

    const code = await agent.newCode();
    const [letter] = (await agent.letters()).filter(({ kind }) => kind === AGENT_ASKED);
    for (const told of [visit.person.uid, visit.person.name]) assert.ok(!letter.text.includes(told), told);
    assert.equal((await agent.page(visit)).location, `${DELEGATION}?done=over`, "nothing is seen before the code");
    assert.equal((await agent.enter(code)).location, agent.path(visit));
    const question = await agent.page(visit);
    assert.ok(!question.html.includes(visit.person.uid) && !question.html.includes(visit.person.name));
    assert.equal((await agent.press(visit, "accept")).location, agent.path(visit));

    assert.equal(await visit.shown(), undefined, "the citizen has no code any more");
    assert.equal((await clerk.enter(old)).status, 422);
    const fresh = await agent.issue(visit);
    const hers = (await visit.passcodes()).length;
    await clerk.redeem(fresh);
    const passcode = await visit.newPasscode(0, agent.person.email);
    assert.equal((await visit.passcodes()).length, hers, "none went to the citizen");
    assert.equal((await clerk.enterPasscode(passcode)).status, 303);
    assert.ok((await clerk.visit()).html.includes(agent.person.name), "the clerk sees who stands there");
    await clerk.save();
    await clerk.end();
    await visit.over();
    await eventually("the letters", async () => (await agent.kinds()).includes("delegation-used"));
    const kinds = (await visit.letters()).map(({ kind }) => kind);
    assert.ok(kinds.includes("delegation-accepted") && kinds.includes("data-saved-at-counter"), kinds.join());
    for (const area of [agent, await new MemberArea(world, visit).signIn()]) {
      const record = await area.citizen.get("/member/record?kind=delegation");
      assert.ok(record.html.includes("委託代辦"), record.text);
    }
  });

  test("who does not want to gives the code back", async () => {
    const [visit, agent] = [await principal(), await new Agent(world).ready()];
    await name(visit, agent.person);
    await agent.enter(await agent.newCode());
    assert.equal((await agent.press(visit, "decline")).location, `${DELEGATION}?done=declined`);
    await eventually("the answer", async () => (await visit.letters()).some(({ kind }) => kind === "delegation-refused"));
    assert.ok((await visit.issue()).code);
    assert.equal((await agent.page(visit)).location, `${DELEGATION}?done=over`);
  });

  test("who reports misuse gives the code back", async () => {
    const [visit, agent, clerk] = [await principal(), await new Agent(world).ready(), await counters.clerk()];
    await name(visit, agent.person);
    await agent.accept(visit);
    const code = await agent.issue(visit);
    const page = await agent.citizen.get("/member/misuse");
    await agent.citizen.submit(page, { decision: "report" });
    await eventually("the code's end", async () => (await said(visit)).includes("不代辦"));
    assert.equal((await clerk.enter(code)).status, 422);
    assert.ok((await agent.citizen.get(DELEGATION)).html.includes("暫停"));
  });

  test("may try five codes, and then has to wait", async () => {
    const [visit, agent] = [await principal(), await new Agent(world).ready()];
    await name(visit, agent.person);
    const code = await agent.newCode();
    for (const left of [4, 3, 2, 1, 0]) {
      const answer = await agent.enter(nobodysCode());
      assert.equal(answer.status, 422);
      assert.ok(answer.html.includes(`還可以試 ${left} 次`));
    }
    const answer = await agent.enter(code);
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers["retry-after"]) > 0);
  });

  test("who has to wait takes no tries from whoever comes from the same address", async () => {
    const address = "198.51.100.24";
    const here = () => new Agent(world, { address }).ready();
    const [visit, agent, paused] = [await principal(), await here(), await here()];
    await name(visit, agent.person);
    const code = await agent.newCode();
    const form = (await paused.citizen.get(DELEGATION)).form(DELEGATION).hidden;
    await paused.citizen.submit(await paused.citizen.get("/member/misuse"), { decision: "report" });
    for (let times = 0; times < 6; times += 1) {
      const answer = await paused.citizen.post(DELEGATION, { ...form, code: nobodysCode() });
      assert.equal(answer.status, 200, "the page says that everything is frozen");
    }
    assert.equal((await agent.enter(code)).location, agent.path(visit));
  });

  test("enters a code in any case and with blanks, and only she can", async () => {
    const [visit, agent, other] = [await principal(), await new Agent(world).ready(), await new Agent(world).ready()];
    await name(visit, agent.person);
    const code = await agent.newCode();
    assert.equal((await other.enter(code)).status, 422);
    assert.equal((await agent.enter(` ${code.slice(0, 4).toUpperCase()} - ${code.slice(4)}`)).location, agent.path(visit));
    assert.equal((await other.page(visit)).location, `${DELEGATION}?done=over`);
  });
});

describe("whoever is taken back", () => {
  test("has a dead code at once, and is told", async () => {
    const [visit, agent, clerk] = [await principal(), await new Agent(world).ready(), await counters.clerk()];
    await name(visit, agent.person);
    await agent.accept(visit);
    const code = await agent.issue(visit);
    assert.equal((await visit.press({ decision: "withdraw-delegation" })).status, 303);
    assert.equal((await clerk.enter(code)).status, 422);
    await eventually("the letter", async () => (await agent.kinds()).includes("delegation-withdrawn"));
    assert.equal((await agent.page(visit)).location, `${DELEGATION}?done=over`);
    assert.ok((await visit.issue()).code);
  });
});

describe("naming somebody", () => {
  test("says the same of a member, of whoever is none, of nobody, and of a wrong birthday, and tells only the member", async () => {
    const agent = await new Agent(world).ready();
    const other = await new Agent(world).ready();
    const stranger = world.agency.register(invent());
    const pages = [];
    for (const [person, birthday] of [[agent.person], [stranger], [invent()], [other.person, "0770101"]]) {
      const visit = await principal();
      const answer = await name(visit, person, birthday);
      assert.deepEqual([answer.status, answer.location], [303, visit.path("code")]);
      pages.push(await said(visit));
    }
    await agent.newCode();
    assert.equal(new Set(pages).size, 1);
    assert.deepEqual(await other.codes(), []);
  });

  test("does not work with oneself", async () => {
    const visit = await principal();
    const answer = await name(visit, visit.person);
    assert.equal(answer.status, 422);
    assert.ok(answer.html.includes("代辦人不能是您自己"));
  });

  test("tells what is wrong with a number or a birthday", async () => {
    const visit = await principal();
    const answer = await visit.press({ decision: "delegate", national_id: "A123456788", birthday: "0770231" });
    assert.equal(answer.status, 422);
    assert.equal(answer.html.match(/aria-invalid="true"/g)?.length, 2);
  });

  test("works three times in a transaction", async () => {
    const visit = await principal();
    for (let naming = 0; naming < 3; naming += 1) {
      assert.equal((await name(visit, invent())).status, 303);
      assert.equal((await visit.press({ decision: "withdraw-delegation" })).status, 303);
    }
    assert.ok((await said(visit)).includes("已經不能再指定代辦人"));
  });

  test("is not counted where it was not taken in, nor against whoever comes from the same address", async () => {
    const address = "198.51.100.23";
    const at = (person) => new CounterVisit(world, { citizen: world.citizen({ address }), ...(person ? { person } : {}) }).reachCode();
    const [one, agent] = [await at(), invent()];
    for (let times = 0; times < 6; times += 1) assert.equal((await name(one, one.person)).status, 422, "herself");
    assert.equal((await name(one, agent)).status, 303);
    for (let times = 0; times < 6; times += 1) {
      assert.equal((await one.press({ decision: "delegate", national_id: agent.uid, birthday: agent.birthday })).status, 409, "somebody has been named");
    }
    const { uid, birthday } = one.person;
    assert.equal((await one.press({ decision: "delegate", national_id: uid, birthday })).status, 409, "nor does it tell whose transaction it is");
    for (let naming = 0; naming < 2; naming += 1) {
      await one.press({ decision: "withdraw-delegation" });
      assert.equal((await name(one, invent())).status, 303);
    }
    const two = await at(one.person);
    for (let naming = 0; naming < 2; naming += 1) {
      assert.equal((await name(two, invent())).status, 303);
      await two.press({ decision: "withdraw-delegation" });
    }
    assert.equal((await name(two, invent())).status, 429, "hers are used up");
    assert.equal((await name(await at(), invent())).status, 303, "her neighbour's are not");
  });

  test("is counted for her, and the sixth within a quarter of an hour has to wait", async () => {
    const one = await principal();
    for (let naming = 0; naming < 3; naming += 1) {
      await name(one, invent());
      await one.press({ decision: "withdraw-delegation" });
    }
    const two = await new CounterVisit(world, { person: one.person }).reachCode();
    for (let naming = 0; naming < 2; naming += 1) {
      assert.equal((await name(two, invent())).status, 303);
      await two.press({ decision: "withdraw-delegation" });
    }
    assert.equal((await name(two, invent())).status, 429);
  });
});
