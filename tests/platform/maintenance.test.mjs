/** Announced maintenance: told beforehand, out of order while it lasts, and no reason to count failures. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { exchange } from "../support/exchange.mjs";
import { heartbeatOf } from "../support/fake-agency.mjs";
import { Journey } from "../support/journey.mjs";
import { World } from "../support/world.mjs";

const REPAIR = "API.testRepair";
const CRON = encodeURIComponent("*/2 * * * *");
const HOUR = 3_600;
/** The window of tests/support/seeds/datasets.toml. */
const BEGINS = Date.parse("2099-06-01T22:00+08:00");
const ENDS = Date.parse("2099-06-02T02:00+08:00");

/** @type {World} */
let world;

before(async () => {
  world = await World.open();
});
after(() => world.close());

/** The platform's clock shows this moment, and so many seconds more. */
const at = (moment, seconds) => world.restart({ ahead: Math.round((moment - Date.now()) / 1_000) + seconds });
const text = async (path) => (await world.citizen().get(path)).text;

async function round(status) {
  world.agency.plan(heartbeatOf("repair"), { status });
  assert.equal((await exchange(`${world.platform}/cdn-cgi/handler/scheduled?cron=${CRON}`)).status, 200);
}

async function listed() {
  const { body } = await exchange(`${world.platform}/find_all_resources`);
  return JSON.parse(body.toString()).find(({ resource_id }) => resource_id === REPAIR).status;
}

describe("maintenance", () => {
  test("is announced beforehand, on the dataset's page and on the status page, in both languages", async () => {
    for (const path of [`/personal/detail/${REPAIR}`, "/status"]) {
      assert.match(await text(path), /188 年 6 月 1 日 22:00 到 188 年 6 月 2 日 02:00 因系統維護暫停提供。原因：更換測試設備/);
      assert.match(await text(`${path}?lang=en`), /Not available from 1 June 2099 22:00 to 2 June 2099 02:00 because of maintenance. Reason: New test equipment/);
    }
    assert.equal(await listed(), "01");
  });

  test("puts the dataset out of order while it lasts, with its end named", async () => {
    await at(BEGINS, -60);
    assert.equal(await listed(), "01");
    await at(BEGINS, 60);
    assert.equal(await listed(), "00");
    assert.match(await text(`/personal/detail/${REPAIR}`), /測試戶政事務所正在維護系統，預計 188 年 6 月 2 日 02:00 恢復。 ?原因：更換測試設備/);
    assert.match(await text("/status"), /預計 188 年 6 月 2 日 02:00 恢復/);
  });

  test("ends a service's request with 504, and names its end to the citizen", async () => {
    await at(BEGINS, HOUR);
    const journey = await new Journey(world, { service: world.services["CLI.testHealth"], datasets: [REPAIR] }).arrive();
    const page = await journey.page("leaving");
    assert.match(page.text, /測試維護.*預計 188 年 6 月 2 日 02:00 恢復/s);
    assert.ok(page.codes.includes("provider.maintenance"));
    assert.equal((await journey.end()).code, 504);
  });

  test("is over to the minute, and the failures in it have not been counted", async () => {
    await at(BEGINS, HOUR);
    for (const status of [500, 500, 500, 500]) await round(status);
    await at(ENDS, -60);
    assert.equal(await listed(), "00");
    await at(ENDS, 60);
    assert.equal(await listed(), "01");
    for (const status of [500, 500]) await round(status);
    assert.equal(await listed(), "01");
    await round(500);
    assert.equal(await listed(), "00");
    await round(200);
    assert.equal(await listed(), "01");
    assert.ok(!(await text(`/personal/detail/${REPAIR}`)).includes("更換測試設備"), "what is past is not announced");
  });
});
