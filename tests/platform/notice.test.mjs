/** The platform tells the service (SP-API): exactly what is said, and what its answers mean (protocol, section 2). */

import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { before, describe, test } from "node:test";
import { about } from "../support/fake-agency.mjs";
import { take } from "../support/data-api.mjs";
import { exchange } from "../support/exchange.mjs";
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

describe("the signature beside the notice", () => {
  /** The platform's keys for notices, as anybody can have them. */
  async function keys(path = "/trust/notice-keys.json") {
    const answer = await exchange(`${world.platform}${path}`);
    assert.deepEqual([answer.status, answer.headers["content-type"]], [200, "application/jwk-set+json"]);
    return JSON.parse(answer.body.toString()).keys;
  }

  /** Whether one of the keys has signed this request, as Standard Webhooks has it. */
  async function holds({ headers, body }, path) {
    const [version, signature] = headers["webhook-signature"].split(",");
    assert.equal(version, "v1a");
    const signed = Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
    return (await keys(path)).some((key) => verify(null, signed, createPublicKey({ key, format: "jwk" }), Buffer.from(signature, "base64")));
  }

  test("holds for its id, its time and every byte of its body, and no other key has made it", async () => {
    const before = Date.now();
    const journey = await agreed();
    const [asked] = await world.service.whenAsked(journey.txId);
    assert.ok(await holds(asked));
    const id = asked.headers["webhook-id"];
    const at = Number(asked.headers["webhook-timestamp"]) * 1_000;
    assert.ok(at >= before - 1_000 && at <= Date.now(), String(at));
    assert.ok(!(await holds({ ...asked, body: asked.body.replace("tx_id", "tx_ID") })));
    for (const [header, value] of [["webhook-id", id.replace(/.$/, (last) => (last === "0" ? "1" : "0"))], ["webhook-timestamp", String(at / 1_000 + 1)]]) {
      assert.ok(!(await holds({ ...asked, headers: { ...asked.headers, [header]: value } })), header);
    }
    assert.ok(!(await holds(asked, "/trust/keys.json")));
  });

  test("keeps its id at every attempt, and is made anew with the time of each", async () => {
    const journey = await agreed({}, { status: 503 }, { status: 503 }, { status: 200 });
    assert.equal((await journey.end()).code, 200);
    const attempts = world.service.asked(journey.txId);
    assert.equal(attempts.length, 3);
    for (const attempt of attempts) {
      assert.ok(await holds(attempt));
      assert.equal(attempt.headers["webhook-id"], attempts[0].headers["webhook-id"]);
    }
    const [first, second, third] = attempts.map(({ headers }) => Number(headers["webhook-timestamp"]));
    assert.ok(second - first >= 1 && third - second >= 4, `${first} ${second} ${third}`);
  });

  test("has an id that names nothing else of the transaction, and another one for every notice", async () => {
    const [one, other] = [await agreed(), await agreed()];
    const asked = await Promise.all([one, other].map(async ({ txId }) => (await world.service.whenAsked(txId))[0]));
    const ids = asked.map(({ headers }) => headers["webhook-id"]);
    for (const id of ids) assert.match(String(id), /^msg_[0-9a-f]{32}$/);
    assert.notEqual(ids[0], ids[1]);
    assert.ok(!asked[0].headers["webhook-id"].includes(one.transaction));
  });
});

describe("the service's answer", { concurrency: true }, () => {
  for (const status of [200, 201]) {
    test(`${status} acknowledges`, async () => {
      const journey = await agreed({}, { status });
      assert.equal((await journey.end()).code, 200);
    });
  }

  test("counts by its head: a body that never ends is not waited for", async () => {
    const journey = await agreed({}, { status: 200, body: "{", stalls: true });
    assert.equal((await journey.end()).code, 200);
    assert.equal(world.service.notices(journey.txId).length, 1);
  });

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
