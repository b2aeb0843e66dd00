/** A service is deactivated while its transactions are under way: nothing more is handed to it (protocol, section 4, 423). */

import assert from "node:assert/strict";
import { afterEach, before, describe, test } from "node:test";
import { eventually } from "../support/eventually.mjs";
import { take } from "../support/data-api.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedRuntime } from "../support/own-runtime.mjs";
import { standing } from "../support/side-calls.mjs";

const SERVICE = "CLI.testSchool";

/** @type {import("../support/own-runtime.mjs").OwnRuntime} */
let runtime;
/** @type {import("../support/world.mjs").World} */
let world;

describe("a service that is deactivated", () => {
  before(async () => {
    runtime = await sharedRuntime();
    world = runtime.world;
  });

  afterEach(() => runtime.register(SERVICE, "state", "live"));

  const deactivate = () => runtime.register(SERVICE, "state", "deactivated");

  for (const [step, arrive] of Object.entries({
    terms: (journey) => journey.arrive(),
    identify: async (journey) => (await journey.arrive()).accept(),
    consent: (journey) => journey.reachConsent(),
  })) {
    test(`while she is at the step ${step} gets her back with 423, whatever she presses, and nothing of hers is kept`, async () => {
      const journey = await arrive(new Journey(world));
      const page = await journey.page(step);
      await deactivate();
      await journey.citizen.submit(page, { decision: "agree", acknowledged: "1" });
      assert.deepEqual([(await journey.end()).code, (await journey.status()).stage], [423, "ended"]);
      assert.match((await journey.page("leaving")).text, /已經停用/);
      await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
      assert.equal(world.service.notices(journey.txId).length, 0);
    });
  }

  test("before it has been told is not told any more", async () => {
    const journey = new Journey(world);
    world.service.plan(journey.txId, { status: 503 });
    await journey.reachConsent();
    await journey.collected();
    await journey.agree();
    await journey.notice();
    await deactivate();
    assert.equal((await journey.end()).code, 423);
    assert.ok(world.service.notices(journey.txId).length < 3);
    assert.equal((await standing(world, journey.txId)).code, "410");
  });

  test("before it has fetched gets nothing with its ticket, and the data is erased", async () => {
    const journey = new Journey(world);
    const notice = await journey.give();
    assert.equal(world.vault(journey.transaction).length, 1);
    await deactivate();
    assert.equal((await take(world.platform, notice)).status, 403);
    await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
    await runtime.register(SERVICE, "state", "live");
    assert.equal((await take(world.platform, notice)).status, 403);
  });
});
