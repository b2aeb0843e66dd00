/** Clocks that are wrong, power cuts, and peers that break. */

import assert from "node:assert/strict";
import { before } from "node:test";
import { take } from "../support/data-api.mjs";
import { eventually } from "../support/eventually.mjs";
import { exchange } from "../support/exchange.mjs";
import { about, good } from "../support/fake-agency.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { Journey } from "../support/journey.mjs";
import { held } from "../support/peer.mjs";
import { invent } from "../support/person.mjs";
import { lettersTo } from "../support/sandbox.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { changedWorld } from "./changed-world.mjs";
import { check } from "./check.mjs";

/** @type {import("../support/world.mjs").World} */
let world;
/** @type {import("../support/world.mjs").World} */
let changed;

before(async () => {
  [world, changed] = [await sharedWorld(), await changedWorld()];
});

check(93, "a clock that is set back by a minute, or forward by two, loses no transaction", async () => {
  const journey = await new Journey(changed).arrive();
  await changed.restart({ ahead: -60 });
  await journey.accept();
  await journey.identify();
  await journey.collected();
  await changed.restart({ ahead: 60 });
  await journey.agree();
  assert.equal((await journey.end()).code, 200);
  assert.equal((await take(changed.platform, await journey.notice())).status, 200);
});

check(94, "a power cut while she agrees leaves her decision and its errands, or neither", async () => {
  const journey = await new Journey(changed).reachConsent();
  await journey.collected();
  const page = await journey.page("consent");
  const pressed = journey.citizen.submit(page, { decision: "agree" }).catch(() => undefined);
  await changed.restart();
  await pressed;
  const { stage } = await journey.status();
  if (stage === "consent") {
    assert.deepEqual(changed.service.notices(journey.txId), []);
    await journey.agree();
  }
  assert.equal((await journey.end()).code, 200);
  const [notice, ...repeated] = changed.service.notices(journey.txId);
  for (const each of repeated) assert.deepEqual(each, notice);
  assert.equal((await take(changed.platform, notice)).status, 200);
});

check(95, "an agency that is silent, breaks off, or sends what is not its own or not hers fails its dataset alone", async () => {
  const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1", "API.testGrades"] });
  const whole = world.packageOf("income");
  const half = { status: 200, headers: { "content-type": "application/zip", "content-length": String(whole.length) }, body: whole.subarray(0, 300), breaks: true };
  world.agency.plan(about("income", journey.person), half);
  world.agency.plan(about("house", journey.person), good(whole));
  await journey.reachConsent();
  const { datasets } = await journey.collected();
  assert.deepEqual(datasets.map(({ state }) => state), ["failed", "failed", "ready"]);
  const { codes } = await journey.page("consent");
  assert.ok(codes.includes("trust.other-provider"), codes.join());
  await eventually("the refused packages erased", () => world.vault(journey.transaction).length === 1);

  // A package of the right agency that says in its own files whose it is: somebody else's. Its dataset is reported once an
  // hour, so that it must be the first of its world.
  const mixedUp = new Journey(changed, { service: changed.services["CLI.testPerson"], datasets: ["API.testPerson"] });
  const files = { "名冊.json": JSON.stringify({ 申請人: { 統一編號: invent().uid } }), "名冊.pdf": "%PDF-1.7 none" };
  changed.agency.plan(about("person", mixedUp.person), good(makePackage({ signer: changed.signerOf("income"), files })));
  await mixedUp.reachConsent();
  await mixedUp.collected();
  assert.ok((await mixedUp.page("consent")).codes.includes("provider.wrong-person"));
  assert.deepEqual(changed.vault(mixedUp.transaction), []);
  const reported = async () => (await lettersTo(changed, "operator@mydata.example")).some(({ kind, text }) => kind === "packages-refused" && text.includes("provider.wrong-person"));
  await eventually("the report to the operator", reported);

  const silent = new Journey(changed);
  changed.agency.plan(about("income", silent.person), held().promise);
  await silent.reachConsent();
  await changed.restart({ ahead: 181 });
  await silent.collected();
  assert.ok((await silent.page("consent")).codes.includes("provider.gave-up-waiting"));
});

check(96, "a panic in one request harms nobody else's", async () => {
  const journey = await new Journey(world).reachConsent();
  await journey.collected();
  for (let times = 0; times < 2; times += 1) {
    const { status } = await exchange(`${world.platform}/sandbox/panic`, { method: "POST" });
    assert.equal(status, 500);
    assert.equal((await world.citizen().get("/")).status, 200);
  }
  await journey.agree();
  assert.equal((await journey.end()).code, 200);
  assert.equal((await take(world.platform, await journey.notice())).status, 200);
});
