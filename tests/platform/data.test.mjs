/** The service fetches (data API): each status, and the delivery opened by a library that is not ours (protocol, section 3). */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { about, good, preparing } from "../support/fake-agency.mjs";
import { eventually } from "../support/eventually.mjs";
import { openDelivery, take } from "../support/data-api.mjs";
import { held } from "../support/peer.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

describe("a delivery", () => {
  test("opens with the notice's secret and holds each agency's package as it was", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    const notice = await journey.give();
    const answer = await take(world.platform, notice);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers["content-type"], "application/jwe; charset=UTF-8");
    assert.equal(answer.headers["cache-control"], "no-store");
    const delivery = await openDelivery(answer.body, journey.service.unseal(notice.secret_key));
    assert.deepEqual(delivery.header, { alg: "A256KW", enc: "A256CBC-HS512" });
    assert.equal(delivery.filename, "CLI.testSchool.zip");
    assert.deepEqual(delivery.outcomes, [
      { filename: "API.testIncome.zip", resource_id: "API.testIncome", resource_name: "測試低收", code: "200" },
      { filename: "API.testHouse1.zip", resource_id: "API.testHouse1", resource_name: "測試戶籍", code: "200" },
    ]);
    assert.deepEqual(delivery.packages, { "API.testIncome.zip": world.packageOf("income"), "API.testHouse1.zip": world.packageOf("house") });
  });

  test("names a dataset without record, and carries the others", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    world.agency.plan(about("income", journey.person), { status: 204 });
    const notice = await journey.give();
    const { packages, outcomes } = await openDelivery((await take(world.platform, notice)).body, journey.service.unseal(notice.secret_key));
    assert.deepEqual(Object.keys(packages), ["API.testHouse1.zip"]);
    assert.deepEqual(outcomes.map(({ resource_id, code }) => [resource_id, code]), [["API.testIncome", "204"], ["API.testHouse1", "200"]]);
  });

  test("is a manifest alone when there is no record anywhere", async () => {
    const journey = new Journey(world);
    world.agency.plan(about("income", journey.person), { status: 204 });
    const notice = await journey.give();
    const { packages, outcomes } = await openDelivery((await take(world.platform, notice)).body, journey.service.unseal(notice.secret_key));
    assert.deepEqual(packages, {});
    assert.equal(outcomes[0].code, "204");
  });

  test("drops every package when one dataset fails after she has agreed", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    const answer = held();
    world.agency.plan(about("house", journey.person), answer.promise);
    await journey.reachConsent();
    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    answer.resolve({ status: 500 });
    const notice = await journey.notice();
    const delivered = await eventually("the delivery", async () => {
      const answer = await take(world.platform, notice);
      return answer.status === 200 && answer;
    });
    const { packages, outcomes } = await openDelivery(delivered.body, journey.service.unseal(notice.secret_key));
    assert.deepEqual(packages, {});
    assert.deepEqual(outcomes.map(({ code }) => code), ["200", "504"]);
  });

  test("opens with no other secret", async () => {
    const notice = await new Journey(world).give();
    const { body } = await take(world.platform, notice);
    await assert.rejects(openDelivery(body, "0".repeat(32)));
  });
});

describe("taking the data", () => {
  test("a second time gives 201 and an empty body, and the vault keeps nothing", async () => {
    const journey = new Journey(world);
    const notice = await journey.give();
    assert.equal(world.vault(journey.transaction).length, 1);
    assert.equal((await take(world.platform, notice)).status, 200);
    for (let times = 0; times < 2; times += 1) {
      const again = await take(world.platform, notice);
      assert.deepEqual([again.status, again.body.length], [201, 0]);
    }
    await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
  });

  test("by several at once gives the data to one", async () => {
    const notice = await new Journey(world).give();
    const answers = await Promise.all(Array.from({ length: 6 }, () => take(world.platform, notice)));
    const statuses = answers.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1);
    assert.ok(statuses.every((status) => [200, 201, 429].includes(status)), String(statuses));
  });

  test("needs a ticket: 400 without one", async () => {
    for (const notice of [{}, { permission_ticket: "" }, { permission_ticket: " ", tx_id: randomUUID() }]) {
      const answer = await take(world.platform, notice);
      assert.equal(answer.status, 400);
      assert.match(answer.headers["content-type"], /^application\/problem\+json/);
      assert.equal(JSON.parse(answer.body.toString()).code, "data.ticket-missing");
    }
  });

  test("with an unknown ticket, or with another transaction's tx_id, gives 403", async () => {
    const notice = await new Journey(world).give();
    const others = [{ permission_ticket: randomUUID() }, { permission_ticket: "nonsense" }, { ...notice, tx_id: randomUUID() }, { ...notice, tx_id: "nonsense" }];
    for (const other of others) assert.equal((await take(world.platform, other)).status, 403);
    assert.equal((await take(world.platform, { permission_ticket: notice.permission_ticket })).status, 200);
  });

  test("before the service has acknowledged gives 403", async () => {
    const journey = new Journey(world);
    const answer = held();
    world.service.plan(journey.txId, answer.promise);
    await journey.reachConsent();
    await journey.collected();
    await journey.agree();
    const notice = await journey.notice();
    assert.equal((await take(world.platform, notice)).status, 403);
    answer.resolve({ status: 200 });
    await journey.end();
    assert.equal((await take(world.platform, notice)).status, 200);
  });

  test("from an address that is not the service's gives 401, whatever the caller says of himself", async () => {
    const notice = await new Journey(world, { service: world.services["CLI.testBank01"] }).give();
    assert.equal((await take(world.platform, notice)).status, 401);
    const claims = { "x-forwarded-for": "203.0.113.7", "x-real-ip": "203.0.113.7", forwarded: "for=203.0.113.7", "true-client-ip": "203.0.113.7" };
    assert.equal((await take(world.platform, notice, claims)).status, 401);
    for (const address of ["203.0.113.8", "2001:db9::1"]) assert.equal((await take(world.platform, notice, { "cf-connecting-ip": address })).status, 401);
    assert.equal((await take(world.platform, notice, { "cf-connecting-ip": "2001:db8::77" })).status, 200);
  });

  test("of another service's ticket counts that service's addresses", async () => {
    const notice = await new Journey(world).give();
    assert.equal((await take(world.platform, notice, { "cf-connecting-ip": "203.0.113.7" })).status, 401);
  });
});

describe("while an agency prepares", () => {
  test("the service hears 429 with Retry-After, and the agency the same transaction_uid and token each time", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testGrades"] });
    world.agency.plan(about("grades", journey.person), preparing(2), { status: 426, headers: { "retry-after": "2" } }, preparing(2), good(world.packageOf("grades")));
    await journey.reachConsent();
    await journey.agree();
    await journey.end();
    const notice = await journey.notice();
    const early = await take(world.platform, notice);
    assert.equal(early.status, 429);
    const wait = Number(early.headers["retry-after"]);
    assert.ok(wait >= 10 && wait <= 60, `Retry-After ${wait}`);

    await journey.collected();
    const asked = world.agency.asked(about("grades", journey.person));
    assert.equal(asked.length, 4);
    for (const { headers, body } of asked) {
      assert.match(headers.transaction_uid, /^[0-9a-f-]{36}$/);
      assert.deepEqual([headers.transaction_uid, headers.authorization, body], [asked[0].headers.transaction_uid, asked[0].headers.authorization, asked[0].body]);
    }
    const [income] = world.agency.asked(about("income", journey.person));
    assert.notEqual(income.headers.transaction_uid, asked[0].headers.transaction_uid);
    assert.notEqual(income.headers.authorization, asked[0].headers.authorization);
    assert.equal((await take(world.platform, notice)).status, 200);
  });

  test("and then fails with everything, the service hears 504", async () => {
    const journey = new Journey(world);
    world.agency.plan(about("income", journey.person), preparing(2), { status: 500 });
    await journey.reachConsent();
    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    const notice = await journey.notice();
    await eventually("504", async () => (await take(world.platform, notice)).status === 504);
  });
});
