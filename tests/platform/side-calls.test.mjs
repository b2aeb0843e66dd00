/** What a service asks about its transactions: how one stands, and how the citizen identified (protocol, section 3). */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { eventually } from "../support/eventually.mjs";
import { about } from "../support/fake-agency.mjs";
import { take } from "../support/data-api.mjs";
import { exchange } from "../support/exchange.mjs";
import { Journey } from "../support/journey.mjs";
import { held } from "../support/peer.mjs";
import { invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { sideCall, standing } from "../support/side-calls.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const SCHOOL_AND_HOUSE = ["API.testIncome", "API.testHouse1"];
const PREPARING = { code: "429", text: "資料準備中" };

/** What is said of a problem without its correlation id. */
const problem = ({ status, json: { correlation_id, ...rest } }) => ({ status, ...rest });

describe("how a transaction stands", () => {
  test("is told from the redirect to the take", async () => {
    const journey = new Journey(world);
    const answer = held();
    world.service.plan(journey.txId, answer.promise);
    await journey.arrive();
    assert.deepEqual(await standing(world, journey.txId), PREPARING);
    await journey.accept();
    await journey.identify();
    await journey.collected();
    assert.deepEqual(await standing(world, journey.txId), PREPARING);
    await journey.agree();
    const notice = await journey.notice();
    assert.deepEqual(await standing(world, journey.txId), PREPARING);
    answer.resolve({ status: 200 });
    await journey.end();
    assert.deepEqual(await standing(world, journey.txId), { code: "200", text: "資料已準備完成" });
    await take(world.platform, notice);
    await eventually("201", async () => (await standing(world, journey.txId)).code === "201");
    assert.deepEqual(await standing(world, journey.txId), { code: "201", text: "SP已取用資料" });
  });

  test("is 429 while an agency is still preparing what she has agreed to", async () => {
    const journey = new Journey(world);
    const answer = held();
    world.agency.plan(about("income", journey.person), answer.promise);
    await journey.reachConsent();
    await journey.agree();
    await journey.end();
    assert.deepEqual(await standing(world, journey.txId), PREPARING);
    answer.resolve({ status: 500 });
    await eventually("504", async () => (await standing(world, journey.txId)).code === "504");
  });

  test("is 205 when she refuses", async () => {
    const journey = await new Journey(world).arrive();
    await journey.citizen.submit(await journey.page("terms"), { decision: "refuse" });
    assert.deepEqual(await standing(world, journey.txId), { code: "205", text: "User不同意" });
  });

  test("is 410 when the service did not acknowledge", async () => {
    const journey = new Journey(world);
    world.service.plan(journey.txId, { status: 403 });
    await journey.reachConsent();
    await journey.collected();
    await journey.agree();
    await journey.end();
    assert.deepEqual(await standing(world, journey.txId), { code: "410", text: "SP-API 呼叫失敗" });
  });

  for (const [failing, expected] of /** @type {const} */ ([
    [["house"], { code: "403", text: "部分資料集失敗" }],
    [["house", "income"], { code: "504", text: "DP系統異常" }],
  ])) {
    test(`is ${expected.code} when ${failing.length} of 2 datasets failed, before the service has answered and after`, async () => {
      const journey = new Journey(world, { datasets: SCHOOL_AND_HOUSE });
      const answer = held();
      world.service.plan(journey.txId, answer.promise);
      for (const dataset of failing) world.agency.plan(about(dataset, journey.person), { status: 500 });
      await journey.reachConsent();
      await journey.collected();
      await journey.agree();
      await journey.notice();
      assert.deepEqual(await standing(world, journey.txId), expected);
      answer.resolve({ status: 200 });
      await journey.end();
      assert.deepEqual(await standing(world, journey.txId), expected);
    });
  }

  test("is 403 when a dataset fails after she has agreed: the manifest can be fetched, and nothing else", async () => {
    const journey = new Journey(world, { datasets: SCHOOL_AND_HOUSE });
    const answer = held();
    world.agency.plan(about("house", journey.person), answer.promise);
    await journey.reachConsent();
    await journey.agree();
    await journey.end();
    answer.resolve({ status: 500 });
    await eventually("403", async () => (await standing(world, journey.txId)).code === "403");
    assert.equal((await take(world.platform, await journey.notice())).status, 200);
  });
});

describe("a service that asks", () => {
  test("names its tx_id in either case of its letters", async () => {
    const journey = await new Journey(world).arrive();
    assert.deepEqual(await standing(world, journey.txId.toUpperCase()), PREPARING);
  });

  test("without a tx_id, or with what cannot be one, hears 400", async () => {
    for (const txId of [undefined, "", "nonsense", "00000000-0000-1000-8000-000000000000", `${randomUUID()}, ${randomUUID()}`]) {
      const status = await sideCall(world, "txid_status", txId);
      assert.deepEqual([status.status, status.json], [400, { code: "400", text: "格式錯誤" }]);
      assert.equal(problem(await sideCall(world, "type_valid", txId)).code, "side-call.tx-id-form");
    }
  });

  test("hears the same about another's tx_id as about one that nobody has used", async () => {
    const bank = await new Journey(world, { service: world.services["CLI.testBank01"] }).arrive();
    for (const call of ["txid_status", "type_valid"]) {
      const [foreign, unused] = [await sideCall(world, call, bank.txId), await sideCall(world, call, randomUUID())];
      assert.deepEqual(problem(foreign), problem(unused));
      assert.deepEqual([foreign.status, foreign.json.code], [401, "side-call.not-yours"]);
    }
  });

  test("is known by the address the network saw, IPv6 too, and by nothing the caller says", async () => {
    const bank = await new Journey(world, { service: world.services["CLI.testBank01"] }).arrive();
    const claims = { "x-forwarded-for": "203.0.113.7", "x-real-ip": "203.0.113.7", forwarded: "for=203.0.113.7", "true-client-ip": "203.0.113.7" };
    assert.equal((await sideCall(world, "txid_status", bank.txId, claims)).status, 401);
    for (const [address, status] of /** @type {const} */ ([["203.0.113.7", 200], ["2001:db8::77", 200], ["2001:db9::77", 401], ["203.0.113.8", 401]])) {
      assert.equal((await sideCall(world, "txid_status", bank.txId, { "cf-connecting-ip": address })).status, status, address);
    }
  });

  test("hears of its own transaction where two services have chosen the same tx_id", async () => {
    const [school, bank] = [world.services["CLI.testSchool"], world.services["CLI.testBank01"]];
    const txId = randomUUID();
    await world.citizen().get(bank.redirect(invent(), { txId }));
    const citizen = world.citizen();
    const arrived = await citizen.get(school.redirect(invent(), { txId }));
    await citizen.submit(await citizen.get(arrived.location), { decision: "refuse" });
    assert.equal((await standing(world, txId)).code, "205");
    assert.equal((await standing(world, txId, { "cf-connecting-ip": "203.0.113.7" })).code, "429");
  });

  test("is asked for the method GET", async () => {
    for (const call of ["txid_status", "type_valid"]) {
      assert.equal((await exchange(`${world.platform}/service/${call}`, { method: "POST", headers: { tx_id: randomUUID() } })).status, 404);
    }
  });
});

describe("how she identified", () => {
  test("is told by the code of her method, also when all is over", async () => {
    const journey = await new Journey(world).arrive();
    const early = await sideCall(world, "type_valid", journey.txId);
    assert.deepEqual([early.status, early.json.code], [404, "side-call.not-identified"]);
    await journey.accept();
    await journey.identify();
    const identified = await sideCall(world, "type_valid", journey.txId);
    assert.deepEqual([identified.status, identified.json], [200, { verification: "PII" }]);
    assert.equal(identified.headers["cache-control"], "no-store");
    await journey.collected();
    await journey.decide("refuse");
    assert.deepEqual((await sideCall(world, "type_valid", journey.txId)).json, { verification: "PII" });
  });
});

describe("the legacy check of an ID", () => {
  test("is gone, and says what to do instead", async () => {
    for (const method of ["GET", "POST"]) {
      const answer = await exchange(`${world.platform}/service/uid_valid`, { method });
      const said = JSON.parse(answer.body.toString());
      assert.deepEqual([answer.status, said.code], [410, "side-call.uid-valid-gone"]);
      assert.match(said.title, /pid with the redirect/);
    }
  });
});
