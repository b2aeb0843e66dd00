/** From the platform to the service. */

import assert from "node:assert/strict";
import { before } from "node:test";
import { compactDecrypt } from "jose";
import { openDelivery, take } from "../support/data-api.mjs";
import { eventually } from "../support/eventually.mjs";
import { Journey } from "../support/journey.mjs";
import { invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { changedWorld } from "./changed-world.mjs";
import { check } from "./check.mjs";

const HOUR = 3_600;

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

// The classic delivery is encrypted and not signed: what is in it is signed, by each agency.
check(62, "a delivery opens with its own secret and its own algorithms alone", async () => {
  const journey = new Journey(world);
  const notice = await journey.give();
  const secret = journey.service.unseal(notice.secret_key);
  const { body } = await take(world.platform, notice);
  const { header } = await openDelivery(body, secret);
  assert.deepEqual(header, { alg: "A256KW", enc: "A256CBC-HS512" });
  const [, key, iv, ciphertext, tag] = body.toString().split(".");
  const relabelled = (fields) => [Buffer.from(JSON.stringify({ ...header, ...fields })).toString("base64url"), key, iv, ciphertext, tag].join(".");
  for (const other of [{ alg: "dir" }, { alg: "A128KW" }, { enc: "A256GCM" }, { enc: "A128CBC-HS256" }, { kid: "another" }]) await assert.rejects(compactDecrypt(relabelled(other), Buffer.from(secret)), JSON.stringify(other));
  await assert.rejects(openDelivery(body, "0".repeat(32)));
  await assert.rejects(openDelivery(body, (await new Journey(world).give().then(({ secret_key }) => journey.service.unseal(secret_key)))));
});

check(63, "a notice repeated is the same notice, the data is given once, and then it is gone", async () => {
  const journey = new Journey(world);
  world.service.plan(journey.txId, { status: 503 }, { status: 200 });
  const notice = await journey.give();
  const notices = world.service.notices(journey.txId);
  assert.deepEqual(notices, [notice, notice]);
  const statuses = (await Promise.all(Array.from({ length: 4 }, () => take(world.platform, notice)))).map(({ status }) => status);
  assert.equal(statuses.filter((status) => status === 200).length, 1);
  const again = await take(world.platform, notice);
  assert.deepEqual([again.status, again.body.length], [201, 0]);
  await eventually("an empty vault", () => [...world.vault(journey.transaction), ...world.locks(journey.transaction)].length === 0);
});

check(64, "after 8 h 0 min 0 s nothing is served, whether or not the sweeper has run", async () => {
  const changed = await changedWorld();
  const journey = new Journey(changed);
  const notice = await journey.give();
  // Asked at once: the sweeper comes by the hour, and an alarm would have to be quicker than the first request.
  await changed.restart({ ahead: changed.ahead + 8 * HOUR });
  const answer = await take(changed.platform, notice);
  assert.equal(answer.status, 403);
});

check(65, "a pilot is open to its own addresses alone, and nobody's word counts for his address", async () => {
  const [pilot, bank] = [world.services["CLI.testPilot1"], world.services["CLI.testBank01"]];
  const claims = (address) => ({ "x-forwarded-for": address, "x-real-ip": address, forwarded: `for=${address}`, "true-client-ip": address });
  assert.equal((await world.citizen().get(pilot.redirect(invent()), claims("198.51.100.7"))).status, 403);
  assert.equal((await world.citizen({ address: "198.51.100.7" }).get(pilot.redirect(invent()))).status, 303);
  const notice = await new Journey(world, { service: bank }).give();
  for (const headers of [claims("2001:db8::1"), { "cf-connecting-ip": "2001:db9::1" }, { "cf-connecting-ip": "::ffff:203.0.113.8" }]) assert.equal((await take(world.platform, notice, headers)).status, 401);
  assert.equal((await take(world.platform, notice, { "cf-connecting-ip": "2001:db8::1" })).status, 200);
});
