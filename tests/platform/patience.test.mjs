/** Peers that let the platform wait. Their waits begin with the run and pass while other tests work. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { about, good } from "../support/fake-agency.mjs";
import { held } from "../support/peer.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** A service that never answers is given 15 s, three times, with pauses of 2 s and 5 s. */
const UNANSWERED = 90_000;
/** Longer than any limit for connecting. */
const SLOW = 20_000;

/** @type {import("../support/world.mjs").World} */
let world;
/** What the waits come to. @type {Record<string, Promise<any>>} */
const waits = {};

// Not inside the suite: then it runs before every other test, and not just before these.
before(async () => {
  world = await sharedWorld();
  Object.assign(waits, { service: silentService(), agency: slowAgency() });
  // Each is looked at by its test, which may be a minute away.
  for (const wait of Object.values(waits)) wait.catch(() => {});
});

async function silentService() {
  const journey = new Journey(world);
  world.service.plan(journey.txId, held().promise);
  await journey.reachConsent();
  await journey.collected();
  await journey.agree();
  return { journey, end: await journey.end(UNANSWERED) };
}

async function slowAgency() {
  const journey = new Journey(world);
  const answer = held();
  world.agency.plan(about("income", journey.person), answer.promise);
  await journey.reachConsent();
  await world.agency.whenAsked(about("income", journey.person));
  setTimeout(answer.resolve, SLOW, good(world.packageOf("income")));
  return { journey, status: await journey.until(({ datasets }) => datasets[0].state !== "waiting", SLOW * 3) };
}

describe("patience", () => {
  test("with a service that never answers ends: it is told three times, then 410", async () => {
    const { journey, end } = await waits.service;
    assert.equal(end.code, 410);
    assert.equal(world.service.notices(journey.txId).length, 3);
  });

  test("with an agency that works for 20 seconds is rewarded: asked once, in time", async () => {
    const { journey, status } = await waits.agency;
    assert.equal(status.datasets[0].state, "ready");
    assert.equal(world.agency.asked(about("income", journey.person)).length, 1);
  });
});
