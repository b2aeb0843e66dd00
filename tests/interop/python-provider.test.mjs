/** A data provider in Python, written from the wire alone: the platform asks it, believes its packages, and waits where it asks to. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { openDelivery, take } from "../support/data-api.mjs";
import { exchange } from "../support/exchange.mjs";
import { readManifest, unzip } from "../support/foreign-package.mjs";
import { Journey } from "../support/journey.mjs";
import { invent } from "../support/person.mjs";
import { PythonPeer } from "../support/python-peer.mjs";
import { DATASET, pythonWorld } from "../support/python-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;
/** @type {PythonPeer} */
let python;
/** By what this provider has of each. @type {Record<string, import("../support/person.mjs").Person>} */
const people = { ready: invent(), preparing: invent(), none: invent() };

before(async () => {
  const stage = await pythonWorld();
  world = stage.world;
  const { certificate, key } = world.signerOf("grades");
  python = await PythonPeer.start("provider", stage.provider, {
    platform: world.platform,
    resource_id: DATASET,
    resource_secret: "test-only-resource-secret-grades",
    certificate: readFileSync(certificate, "utf8"),
    key: readFileSync(key, "utf8"),
    records: Object.fromEntries(Object.entries(people).map(([record, { uid }]) => [uid, record])),
  });
});
after(() => python?.close());

/** A citizen whose dataset this provider has been asked for. */
async function collected(record) {
  const person = world.agency.register(people[record]);
  const journey = await new Journey(world, { person, datasets: [DATASET], service: world.services["CLI.testBank01"] }).reachConsent();
  const { datasets } = await journey.collected();
  return { journey, state: datasets[0].state, asked: await python.read(`/asked?uid=${person.uid}`) };
}

describe("a provider in Python", { concurrency: true }, () => {
  test("learns from introspection and userinfo whom it is asked about, and its package reaches the service as it was made", async () => {
    const { journey, state, asked } = await collected("ready");
    assert.equal(state, "ready");
    const [{ proof, person, status, transaction_uid }, ...more] = asked;
    assert.deepEqual([status, more], [200, []]);
    assert.match(transaction_uid, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.deepEqual([proof.active, proof.verification], [true, "PII"]);
    const { uid, name, birthdate, email, gender } = journey.person;
    const told = { uid, cn: name, uid_verified: "True", birthdate, email, gender };
    assert.partialDeepStrictEqual(person, told);
    for (const name of [person.sub, person.account]) assert.ok(name && !name.includes(uid));

    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    const notice = await journey.notice();
    const { packages } = await openDelivery((await take(world.platform, notice, { "cf-connecting-ip": "203.0.113.7" })).body, journey.service.unseal(notice.secret_key));
    const { "META-INFO/manifest.xml": manifest, ...files } = unzip(packages[`${DATASET}.zip`]);
    assert.deepEqual(readManifest(manifest).map(({ filename }) => filename), ["成績單.json", "成績.csv"]);
    assert.equal(JSON.parse(files["成績單.json"].toString()).uid, uid);
  });

  test("that asks for patience is asked again, with the same transaction_uid", async () => {
    const { state, asked } = await collected("preparing");
    assert.equal(state, "ready");
    assert.deepEqual(asked.map(({ status }) => status), [429, 200]);
    assert.equal(asked[0].transaction_uid, asked[1].transaction_uid);
  });

  test("that has no record says so, and the citizen is told", async () => {
    const { journey, state } = await collected("none");
    assert.equal(state, "no-record");
    assert.match((await journey.page("consent")).text, /查無資料/);
  });

  test("that a stranger asks believes none of his tokens", async () => {
    const { uid } = people.ready;
    for (const authorization of [`Bearer mydata::${"0".repeat(64)}`, "Basic x", undefined]) {
      const headers = { "content-type": "application/json", ...(authorization ? { authorization } : {}) };
      const answer = await exchange(`${python.origin}/data`, { method: "POST", headers, body: JSON.stringify({ uid }) });
      assert.equal(answer.status, 401);
    }
  });

  test("is asked for its heartbeat by the platform's watch, and is well", async () => {
    assert.equal((await exchange(`${world.platform}/cdn-cgi/handler/scheduled?cron=${encodeURIComponent("*/2 * * * *")}`)).status, 200);
    assert.deepEqual(await python.read("/heartbeats"), [{ authorization: null, status: 200 }]);
  });
});
