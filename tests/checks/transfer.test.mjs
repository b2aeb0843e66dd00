/** From the platform to the service. */

import assert from "node:assert/strict";
import { createPublicKey, randomUUID, verify } from "node:crypto";
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

check(66, "a notice is signed over its id, its time and its body, and keeps its id when it is repeated", async () => {
  const journey = new Journey(world);
  world.service.plan(journey.txId, { status: 503 }, { status: 200 });
  await journey.give();
  const { keys } = (await world.citizen().get("/trust/notice-keys.json")).json;
  const key = createPublicKey({ key: keys[0], format: "jwk" });
  const asked = world.service.asked(journey.txId);
  assert.equal(asked.length, 2);
  for (const { headers, body } of asked) {
    const [id, at, [version, signature]] = [headers["webhook-id"], headers["webhook-timestamp"], String(headers["webhook-signature"]).split(",")];
    assert.equal(id, asked[0].headers["webhook-id"]);
    assert.ok(Math.abs(Number(at) - Date.now() / 1000) < 60);
    const holds = (text) => verify(null, Buffer.from(text), key, Buffer.from(signature, "base64"));
    assert.equal(version, "v1a");
    assert.ok(holds(`${id}.${at}.${body}`));
    for (const other of [`${id}.${at}.${body} `, `${id}.${Number(at) + 1}.${body}`, `${randomUUID()}.${at}.${body}`]) assert.ok(!holds(other));
  }
});

// To which address a public name leads is decided when it is called: a runtime at the edge reaches the public network alone.
check(67, "outside a demonstration no address in a private network is one that the platform calls", async () => {
  const changed = await changedWorld();
  const service = changed.services["CLI.testStrong"];
  const back = "https://sp.example/return";
  const notified = (/** @type {string} */ url) => changed.change(`UPDATE service SET sp_api_url = '${url}' WHERE client_id = '${service.id}';`);
  const asked = (/** @type {string} */ url) => changed.change(`UPDATE dataset SET endpoint = '${url}' WHERE resource_id = 'API.testSecure';`);
  changed.change(`UPDATE service_return_url SET url = '${back}' WHERE client_id = '${service.id}' AND url = '${service.returnUrl}';`);
  changed.change(`DELETE FROM service_return_url WHERE client_id = '${service.id}' AND url <> '${back}';`);
  await changed.restart({ vars: { DEMO: "" } });
  const redirected = async () => (await changed.citizen().get(service.redirect(invent(), { query: `returnUrl=${encodeURIComponent(back)}&pid=${encodeURIComponent(service.seal(invent().uid))}` }))).status;
  const shown = async () => (await changed.citizen().get("/personal/detail/API.testSecure")).status;
  notified("https://sp.example/notify");
  asked("https://dp.example/data");
  assert.deepEqual([await redirected(), await shown()], [303, 200]);
  for (const host of ["169.254.169.254", "10.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[fd00::1]", "localhost", "printer.local"]) {
    notified(`https://${host}/`);
    asked(`https://${host}/`);
    assert.deepEqual([await redirected(), await shown()], [500, 500], host);
  }
  await changed.restart();
});
