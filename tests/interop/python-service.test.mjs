/** A service in Python, written from the wire alone: it gets what the citizen sends, and reads it with foreign cryptography. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { eventually } from "../support/eventually.mjs";
import { about, good, preparing } from "../support/fake-agency.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { cardOf } from "../support/identify-evidence.mjs";
import { Journey } from "../support/journey.mjs";
import { invent } from "../support/person.mjs";
import { PythonPeer } from "../support/python-peer.mjs";
import { pythonWorld, SERVICE } from "../support/python-world.mjs";
import { filesOf, HIERARCHY } from "../support/world.mjs";

const SIGNER = "CN=測試社會局,OU=社福組,O=測試機關,C=TW";

/** @type {import("../support/world.mjs").World} */
let world;
/** @type {PythonPeer} */
let python;

before(async () => {
  const stage = await pythonWorld();
  world = stage.world;
  const { id: client_id, apiKey: api_key, key, iv } = world.services[SERVICE];
  const [root, authorities] = ["root", "authority"].map((name) => readFileSync(join(HIERARCHY, `anchors/${name}.pem`), "utf8"));
  python = await PythonPeer.start("service", stage.service, {
    client_id,
    client_secret: key.subarray(0, 16).toString(),
    cbc_iv: iv.toString(),
    api_key,
    platform: world.platform,
    return_url: `${stage.service}/return`,
    root,
    authorities,
  });
});
after(() => python?.close());

/** A journey that begins at the Python service's door, and ends there. */
class PythonJourney extends Journey {
  async arrive() {
    const sent = await python.ask(`/apply?pid=${this.person.uid}&datasets=${this.datasets.join(":")}`);
    assert.equal(sent.status, 302, sent.body.toString());
    return this.arriveAt(sent.headers.location);
  }

  async arriveAt(location) {
    this.address = location.slice(world.platform.length);
    this.txId = /** @type {string} */ (/\/([0-9a-f-]{36})\?/.exec(this.address)?.[1]);
    return super.arrive();
  }

  /** What the service reads when the citizen is back at its door. */
  async back() {
    const look = async () => (await this.citizen.get(this.path("leaving"))).wayBack();
    const location = await eventually("the way back", look);
    assert.ok(location.startsWith(`${python.origin}/return?`), location);
    return python.read(location.slice(python.origin.length));
  }

  /** What has become of the data at the service. */
  async outcome() {
    const outcome = await eventually("the data at the service", async () => {
      const seen = await python.read(`/outcome?tx_id=${this.txId}`);
      return (seen.outcomes || seen.failure) && seen;
    });
    assert.equal(outcome.failure, undefined);
    return outcome;
  }
}

/** A journey of somebody who signs with her card at the Python service's door. */
class SignedJourney extends PythonJourney {
  /** Posts what she has typed and whom she is signed by; the service's answer. */
  apply(card) {
    const { uid, name, birthdate, email, mobile } = this.person;
    const form = { pid: uid, holder: name, birthday: birthdate.replaceAll("-", "/"), email, mobile, card, datasets: this.datasets.join(":") };
    return python.ask("/apply-signed", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(form) });
  }

  async arrive() {
    const sent = await this.apply(cardOf(this.person));
    assert.equal(sent.status, 302, sent.body.toString());
    return this.arriveAt(sent.headers.location);
  }

  /** She has identified already. */
  async accept() {
    const answer = await this.citizen.submit(await this.page("terms"), { acknowledged: "1", decision: "agree" });
    assert.equal(answer.location, this.path("consent"));
    return this;
  }
}

const text = (files) => Object.fromEntries(Object.entries(files).map(([name, content]) => [name, Buffer.from(content, "base64").toString()]));

describe("a service in Python", { concurrency: true }, () => {
  test("gets the packages of a citizen who identified at the platform, and checks each signature", async () => {
    const journey = new PythonJourney(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    await journey.reachConsent();
    await journey.collected();
    await journey.agree();
    assert.deepEqual(await journey.back(), { code: "200", tx_id: journey.txId });
    const { notice, fetches, outcomes } = await journey.outcome();
    assert.deepEqual(notice, ["apiKey", "permission_ticket", "secret_key", "tx_id"]);
    assert.deepEqual(fetches, [200]);
    assert.deepEqual(outcomes.map(({ resource_id, name, code }) => [resource_id, name, code]), [["API.testIncome", "測試低收", "200"], ["API.testHouse1", "測試戶籍", "200"]]);
    assert.equal(outcomes[0].signer, SIGNER);
    assert.deepEqual(outcomes.map(({ files }) => text(files)), [filesOf("income"), filesOf("house")]);
  });

  test("waits as long as the platform says while an agency prepares", async () => {
    const journey = new PythonJourney(world);
    const long = makePackage({ signer: world.signerOf("income"), files: { "很長的檔名.csv": "甲,乙\n".repeat(200_000) } });
    world.agency.plan(about("income", journey.person), ...Array(4).fill(preparing(2)), good(long));
    await journey.reachConsent();
    await journey.agree();
    assert.equal((await journey.back()).code, "200");
    assert.deepEqual(await python.read(`/standing?tx_id=${journey.txId}`), { txid_status: { code: "429", text: "資料準備中" }, type_valid: { verification: "PII" } });
    const { fetches, outcomes } = await journey.outcome();
    assert.deepEqual(fetches, [429, 200]);
    assert.deepEqual(text(outcomes[0].files), { "很長的檔名.csv": "甲,乙\n".repeat(200_000) });
  });

  test("is told of a dataset without record, and gets the others", async () => {
    const journey = new PythonJourney(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    world.agency.plan(about("income", journey.person), { status: 204 });
    await journey.reachConsent();
    await journey.collected();
    await journey.agree();
    const { outcomes } = await journey.outcome();
    assert.deepEqual(outcomes.map(({ code, signer }) => [code, signer !== null]), [["204", false], ["200", true]]);
  });

  test("gets the packages of a citizen who signed with her card at its own door", async () => {
    const journey = await new SignedJourney(world, { datasets: ["API.testIncome", "API.testHouse1"] }).arrive();
    await journey.accept();
    await journey.collected();
    await journey.agree();
    assert.deepEqual(await journey.back(), { code: "200", tx_id: journey.txId });
    const { outcomes } = await journey.outcome();
    assert.deepEqual(outcomes.map(({ files }) => text(files)), [filesOf("income"), filesOf("house")]);
    assert.deepEqual(await python.read(`/standing?tx_id=${journey.txId}`), { txid_status: { code: "201", text: "SP已取用資料" }, type_valid: { verification: "CER" } });
  });

  test("is told that a card is another's, or of an authority that issues none", async () => {
    const journey = new SignedJourney(world);
    for (const [card, status] of /** @type {const} */ ([[cardOf(world.agency.register(invent())), 409], [cardOf(journey.person, "CER", { issuer: "FCH" }), 403]])) {
      const answer = await journey.apply(card);
      assert.deepEqual([answer.status, JSON.parse(answer.body.toString()).status], [502, status]);
    }
  });

  test("reads that the citizen refused, and its own query", async () => {
    const journey = await new PythonJourney(world).arrive();
    await journey.citizen.submit(await journey.page("terms"), { decision: "refuse" });
    assert.deepEqual(await journey.back(), { code: "205", tx_id: journey.txId });
  });
});
