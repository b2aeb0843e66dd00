/** The watch over agencies' systems: asked every two minutes, out of order after three failures, back at the first success. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { exchange } from "../support/exchange.mjs";
import { about, heartbeatOf } from "../support/fake-agency.mjs";
import { Journey } from "../support/journey.mjs";
import { World } from "../support/world.mjs";

const PULSE = "API.testPulse1";
const CRON = encodeURIComponent("*/2 * * * *");

/** @type {World} */
let world;

// Not the shared one: what is out of order here would be so for everybody.
before(async () => {
  world = await World.open();
});
after(() => world.close());

/** One round of the watch, with this answer of the system. */
async function round(reply) {
  world.agency.plan(heartbeatOf("pulse"), reply);
  assert.equal((await exchange(`${world.platform}/cdn-cgi/handler/scheduled?cron=${CRON}`)).status, 200);
}

async function rounds(...replies) {
  for (const reply of replies) await round(reply);
}

/** What the public list says of the dataset. */
async function listed() {
  const { body } = await exchange(`${world.platform}/find_all_resources`);
  return JSON.parse(body.toString()).find(({ resource_id }) => resource_id === PULSE).status;
}

const text = async (path) => (await world.citizen().get(path)).text;
const [WELL, UNWELL] = [{ status: 200 }, { status: 500 }];
/** The dataset is well, whatever was before. */
const recovered = () => round(WELL);

describe("a system", () => {
  test("is asked by GET, without a token and without a person", async () => {
    await recovered();
    const [{ method, path, headers, body }] = world.agency.asked(heartbeatOf("pulse"));
    assert.deepEqual([method, path, body], ["GET", "/dp/pulse?heartbeat=true", ""]);
    for (const name of ["authorization", "transaction_uid", "uid", "cookie"]) assert.equal(headers[name], undefined, name);
  });

  test("that is not registered with a heartbeat is never asked", async () => {
    await recovered();
    for (const dataset of ["income", "house", "closed"]) assert.equal(world.agency.asked(heartbeatOf(dataset)).length, 0);
  });

  for (const [what, reply] of /** @type {[string, import("../support/peer.mjs").Reply][]} */ ([
    ["answers 500", UNWELL],
    ["answers 204, which is not 200", { status: 204 }],
    ["sends us elsewhere", { status: 302, headers: { location: "/dp/income?heartbeat=true" } }],
    ["breaks off", {}],
  ])) {
    test(`that ${what} is out of order after the third time, and back at the first success`, async () => {
      await recovered();
      await rounds(reply, reply);
      assert.equal(await listed(), "01");
      await round(reply);
      assert.equal(await listed(), "00");
      await recovered();
      assert.equal(await listed(), "01");
    });
  }

  test("that fails now and then is not out of order", async () => {
    await recovered();
    await rounds(UNWELL, UNWELL, WELL, UNWELL, UNWELL);
    assert.equal(await listed(), "01");
  });

  test("stays out of order when the platform is killed, and its failures are not forgotten", async () => {
    await recovered();
    await rounds(UNWELL, UNWELL);
    await world.restart();
    await round(UNWELL);
    assert.equal(await listed(), "00");
    await world.restart();
    assert.equal(await listed(), "00");
  });
});

describe("a dataset that is out of order", () => {
  before(() => rounds(UNWELL, UNWELL, UNWELL));
  after(recovered);

  test("is shown as such on its page, in the catalogue, on the status page, and on the pages of services", async () => {
    const page = await text(`/personal/detail/${PULSE}`);
    assert.match(page, /暫停提供/);
    assert.match(page, /測試戶政事務所的系統從 1\d\d 年 .*起沒有正常回應/);
    assert.ok(!page.includes(`/personal/order?dataset=${PULSE}`));
    assert.match(await text("/status"), /測試戶政事務所的系統從 .*起沒有正常回應/);
    assert.match(await text("/services/CLI.testHealth"), /這項服務現在可能無法辦理/);
    assert.match(await text(`/services?q=${encodeURIComponent("健檢")}`), /暫停提供 測試心跳/);
    assert.match(await text(`/personal/detail/${PULSE}?lang=en`), /has not answered properly since/);
  });

  test("is left out of an order of one's own data", async () => {
    const page = await text(`/personal/order?dataset=${PULSE}&dataset=API.testIncome`);
    assert.match(page, /沒有正常回應。\s*這次不會取得這項資料/);
  });

  test("does not hinder a service that asks for another", async () => {
    const journey = await new Journey(world, { service: world.services["CLI.testHealth"], datasets: ["API.testIncome"] }).reachConsent();
    const { datasets } = await journey.collected();
    assert.equal(datasets[0].state, "ready");
  });

  test("ends a service's request before she identifies: she is told which, the service hears 504, nobody is asked", async () => {
    const journey = await new Journey(world, { service: world.services["CLI.testHealth"], datasets: [PULSE, "API.testIncome"] }).arrive();
    assert.equal((await journey.citizen.get(journey.path("terms"))).location, journey.path("leaving"));
    const page = await journey.page("leaving");
    assert.match(page.text, /現在拿不到需要的資料/);
    assert.match(page.text, /測試心跳/);
    assert.ok(!page.text.includes("測試低收"), "the other one is not to blame");
    assert.ok(page.codes.includes("provider.failing"));
    assert.deepEqual((await journey.end()).code, 504);
    assert.equal(world.agency.asked(about("income", journey.person)).length, 0);
    assert.equal(world.agency.asked(about("pulse", journey.person)).length, 0);
    assert.deepEqual([world.vault(journey.transaction), world.locks(journey.transaction)], [[], []]);
  });
});
