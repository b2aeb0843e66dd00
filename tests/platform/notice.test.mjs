/** The platform tells the service (SP-API): exactly what is said, and what its answers mean (protocol, section 2). */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { about } from "../support/fake-agency.mjs";
import { take } from "../support/data-api.mjs";
import { held } from "../support/peer.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A citizen agrees; the service gives these answers. */
async function agreed(plan, ...answers) {
  const journey = new Journey(world, plan);
  if (answers.length > 0) world.service.plan(journey.txId, ...answers);
  await journey.reachConsent();
  await journey.collected();
  return journey.agree();
}

describe("the notice", () => {
  test("carries the transaction, the service's key, a ticket and a sealed secret, and nothing else", async () => {
    const journey = await agreed();
    const notice = await journey.notice();
    assert.deepEqual(Object.keys(notice).sort(), ["apiKey", "permission_ticket", "secret_key", "tx_id"]);
    assert.equal(notice.tx_id, journey.txId);
    assert.equal(notice.apiKey, "test-only-api-key-01");
    assert.match(notice.permission_ticket, UUID);
    assert.match(journey.service.unseal(notice.secret_key), /^[0-9a-f]{32}$/);
  });

  test("is a POST of JSON in UTF-8", async () => {
    const journey = await agreed();
    const [{ method, headers }] = await world.service.whenAsked(journey.txId);
    assert.equal(method, "POST");
    assert.equal(headers["content-type"], "application/json; charset=UTF-8");
  });

  test("leaves out what there is none of", async () => {
    const journey = await agreed({ service: world.services["CLI.testBank01"] });
    assert.deepEqual(Object.keys(await journey.notice()).sort(), ["permission_ticket", "secret_key", "tx_id"]);
  });

  test("names every dataset that cannot be had instead of giving a secret, and she goes back with 504", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1", "API.testGrades"] });
    world.agency.plan(about("house", journey.person), { status: 500 });
    world.agency.plan(about("grades", journey.person), { status: 403 });
    await journey.reachConsent();
    await journey.collected();
    await journey.agree();
    const notice = await journey.notice();
    assert.deepEqual(Object.keys(notice).sort(), ["apiKey", "permission_ticket", "tx_id", "unable_to_deliver"]);
    assert.deepEqual(notice.unable_to_deliver, ["API.testHouse1", "API.testGrades"]);
    assert.equal((await journey.end()).code, 504);
    assert.equal((await take(world.platform, notice)).status, 504);
  });

  test("gives every transaction a ticket and a secret of its own", async () => {
    const journeys = [await agreed(), await agreed()];
    const notices = await Promise.all(journeys.map((journey) => journey.notice()));
    assert.notEqual(notices[0].permission_ticket, notices[1].permission_ticket);
    assert.notEqual(notices[0].secret_key, notices[1].secret_key);
  });
});

describe("the service's answer", { concurrency: true }, () => {
  for (const status of [200, 201]) {
    test(`${status} acknowledges`, async () => {
      const journey = await agreed({}, { status });
      assert.equal((await journey.end()).code, 200);
    });
  }

  test("403 refuses: 410 at once, and nothing can be fetched", async () => {
    const journey = await agreed({}, { status: 403 });
    assert.equal((await journey.end()).code, 410);
    const [notice, ...more] = world.service.notices(journey.txId);
    assert.deepEqual(more, []);
    assert.equal((await take(world.platform, notice)).status, 403);
  });

  for (const [how, answer] of Object.entries({ "is 500": { status: 500 }, "is a redirect": { status: 302, headers: { location: "/elsewhere" } }, "is 204": { status: 204 }, "breaks off": {} })) {
    test(`that ${how} is asked for three times with the same notice, then 410`, async () => {
      const journey = await agreed({}, answer);
      assert.equal((await journey.end()).code, 410);
      const notices = world.service.notices(journey.txId);
      assert.equal(notices.length, 3);
      for (const notice of notices) assert.deepEqual(notice, notices[0]);
      assert.equal(world.service.asked("/elsewhere").length, 0);
    });
  }

  test("that comes after a failure is as good as one that comes at once", async () => {
    const journey = await agreed({}, { status: 503 }, { status: 200 });
    assert.equal((await journey.end()).code, 200);
    assert.equal(world.service.notices(journey.txId).length, 2);
  });

  test("is waited for on a page that says so", async () => {
    const answer = held();
    const journey = await agreed({}, answer.promise);
    await journey.notice();
    const page = await journey.page("leaving");
    assert.match(page.text, /正在通知「學費減免」/);
    assert.equal(page.wayBack(), undefined);
    answer.resolve({ status: 200 });
    assert.equal((await journey.end()).code, 200);
  });
});
