/** After a counter is done with it nothing is left: the files of the platform's storage are opened and searched, whatever the end was. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { CounterVisit } from "../support/counter-visit.mjs";
import { CounterWorld, PREVIEW_ONLY } from "../support/counter-world.mjs";
import { eventually } from "../support/eventually.mjs";
import { about, good } from "../support/fake-agency.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { MemberArea } from "../support/member.mjs";
import { unmistakable } from "../support/person.mjs";
import { Pointers } from "../support/pointers.mjs";
import { Digits, allGone, found, tracesOf } from "../support/traces.mjs";

const EIGHT_HOURS_AND_MORE = 8 * 3600 + 60;

/** @type {CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  counters = await CounterWorld.open();
  ({ world } = counters);
});
after(() => counters.close());

/** She has a code, and all that could be found of her visit is known. */
async function waiting() {
  const marker = randomBytes(24).toString("hex");
  const visit = new CounterVisit(world, { person: world.agency.register(unmistakable()) });
  world.agency.plan(about("income", visit.person), good(makePackage({ signer: world.signerOf("income"), files: { "所得.json": JSON.stringify({ marker }) } })));
  await visit.reachCode();
  const code = await visit.code();
  const words = (text) => [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  const traces = { ...tracesOf(world, visit, marker), "the code": words(code) };
  onlyTheLock(traces);
  return { visit, code, traces };
}

/** While it is alive only the lock itself stands anywhere, apart from all that it opens. */
function onlyTheLock(traces) {
  const [line, ...more] = found(world, traces);
  assert.match(line, /^the lock: .*\/r2\//);
  assert.deepEqual(more, []);
}

async function nothingIsLeft({ visit, traces }) {
  const { transaction } = visit;
  await allGone(world, transaction, traces);
  // The simulated store goes by the machine's clock: what it would have dropped by the platform's is gone.
  const isThere = ({ value, expiration }) => value.includes(transaction) && expiration > Date.now() + world.ahead * 1_000;
  await eventually("no pointer", () => !new Pointers(world).all().some(isThere));
}

/** Every end there is. What is done before it stands for itself. */
const ENDS = {
  "saved by a clerk": async (clerk) => {
    await clerk.view(PREVIEW_ONLY);
    await clerk.save();
    await clerk.end();
  },
  "only looked at by a clerk": async (clerk) => {
    await clerk.view(PREVIEW_ONLY);
    await clerk.end();
  },
  "deleted by her while a clerk has it open": async (_, visit) => {
    await visit.press({ decision: "delete" });
  },
};

for (const [how, end] of Object.entries(ENDS)) {
  test(`data that was ${how} leaves no object, no key, no pointer and no readable byte`, async () => {
    const data = await waiting();
    const clerk = await counters.clerk();
    await clerk.open(data.visit);
    onlyTheLock(data.traces);
    await end(clerk, data.visit);
    await data.visit.over();
    await nothingIsLeft(data);
  });
}

test("a passcode stands nowhere as it reads, neither while it is good nor after", async () => {
  const { visit, traces } = await waiting();
  const clerk = await counters.clerk();
  await clerk.redeem(await visit.code());
  const passcode = await visit.newPasscode();
  const forms = [new Digits(passcode), Buffer.from(passcode, "utf16le")];
  onlyTheLock({ ...traces, passcode: forms });
  await clerk.enterPasscode(passcode);
  assert.deepEqual(found(world, { passcode: forms }), []);
  assert.deepEqual(world.log.filter((line) => line.includes(passcode)), []);
});

test("whom she names stands nowhere as it reads, not even masked, neither while somebody is asked nor after", async () => {
  const visit = await new CounterVisit(world).reachCode();
  const { uid, birthday } = unmistakable();
  const masked = `${uid.slice(0, 6)}****`;
  const forms = [uid, masked].flatMap((text) => [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")]);
  assert.equal((await visit.press({ decision: "delegate", national_id: uid, birthday })).status, 303);
  assert.ok((await visit.page("code")).html.includes(masked));
  assert.deepEqual(found(world, { agent: forms }), []);
  const area = await new MemberArea(world, visit).signIn();
  await eventually("the naming on her record", async () => (await area.citizen.get("/member/record?kind=delegation")).html.includes(masked));
  await visit.press({ decision: "delete" });
  await visit.over();
  assert.deepEqual(found(world, { agent: forms }), []);
});

describe("data that nobody came for", () => {
  test("leaves nothing after eight hours", async () => {
    const data = await waiting();
    await world.restart({ ahead: world.ahead + EIGHT_HOURS_AND_MORE });
    await data.visit.citizen.get(data.visit.path("code"));
    await nothingIsLeft(data);
  });
});
