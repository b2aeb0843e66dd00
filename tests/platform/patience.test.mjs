/** Peers that let the platform wait. These tests take as long as they say, so they wait side by side. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { about, good } from "../support/fake-agency.mjs";
import { eventually } from "../support/eventually.mjs";
import { take } from "../support/data-api.mjs";
import { held } from "../support/peer.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** A service that never answers is given 15 s, three times, with pauses of 2 s and 5 s. */
const UNANSWERED = 70_000;
/** Longer than any limit for connecting. */
const SLOW = 20_000;

describe("patience", { concurrency: true }, () => {
  test("with a service that never answers: it is told three times, then 410", async () => {
    const journey = new Journey(world);
    world.service.plan(journey.txId, held().promise);
    await journey.reachConsent();
    await journey.collected();
    await journey.agree();
    assert.equal((await journey.end(UNANSWERED)).code, 410);
    assert.equal(world.service.notices(journey.txId).length, 3);
  });

  test("with an agency that works for 20 seconds before it answers: asked once, in time", async () => {
    const journey = new Journey(world);
    const answer = held();
    world.agency.plan(about("income", journey.person), answer.promise);
    await journey.reachConsent();
    await world.agency.whenAsked(about("income", journey.person));
    setTimeout(answer.resolve, SLOW, good(world.packageOf("income")));
    const { datasets } = await journey.until(({ datasets }) => datasets[0].state !== "waiting", SLOW * 2);
    assert.equal(datasets[0].state, "ready");
    assert.equal(world.agency.asked(about("income", journey.person)).length, 1);
  });

  test("with the storage: once the data has been taken and its object rests, no file says anything of her", async () => {
    const journey = new Journey(world);
    const notice = await journey.give();
    const { uid, household_number, mobile } = journey.person;
    const kept = () => [uid, household_number, mobile].flatMap((text) => world.stateFilesWith(text));
    assert.notDeepEqual(kept(), []);
    assert.equal((await take(world.platform, notice)).status, 200);
    await eventually("files without her", () => kept().length === 0, { every: 1_000, within: 60_000 });
  });
});
