/** The papers a citizen takes home: signed by the platform, verified without it. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { calculateJwkThumbprint, createLocalJWKSet, flattenedVerify } from "jose";
import { take } from "../support/data-api.mjs";
import { eventually } from "../support/eventually.mjs";
import { exchange } from "../support/exchange.mjs";
import { Journey } from "../support/journey.mjs";
import { MemberArea } from "../support/member.mjs";
import { mydata } from "../support/mydata-command.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;
let folder;
/** The platform's public keys, as it publishes them. @type {string} */
let keys;

before(async () => {
  world = await sharedWorld();
  folder = mkdtempSync(join(tmpdir(), "mydata-papers-"));
  keys = (await exchange(`${world.platform}/trust/keys.json`)).body.toString();
});
after(() => rmSync(folder, { recursive: true }));

/** A member whose data a service has taken, and her papers of it. */
async function withPapers() {
  const area = await new MemberArea(world).enrolled();
  const given = new Journey(world, { person: area.person });
  assert.equal((await take(world.platform, await given.give())).status, 200);
  await area.signIn();
  const paper = (kind) => eventually(`the ${kind} on record`, () => paperOf(area, kind));
  return { area, given, consent: await paper("consent"), erasure: await paper("erasure") };
}

async function paperOf(area, kind) {
  const [entry] = (await area.citizen.get(`/member/record.json?kind=${kind}`)).json.entries;
  return entry && area.citizen.get(`/member/record/${entry.number}/paper.json`);
}

function verify(/** @type {string} */ text, ...more) {
  const file = (name, content) => (writeFileSync(join(folder, name), content), join(folder, name));
  return mydata(["verify", "--platform-keys", file("keys.json", keys), file("paper.json", text), ...more]);
}

const contentOf = ({ payload }) => JSON.parse(Buffer.from(payload, "base64url").toString());

describe("the platform's papers", () => {
  test("are signed with a key that is published under its thumbprint, and whose secret half is not", async () => {
    const answer = await exchange(`${world.platform}/trust/keys.json`);
    assert.equal(answer.headers["content-type"], "application/jwk-set+json");
    const [key, ...others] = JSON.parse(keys).keys;
    assert.deepEqual(others, []);
    assert.deepEqual(Object.keys(key).sort(), ["alg", "crv", "kid", "kty", "use", "x"]);
    assert.equal(key.kid, await calculateJwkThumbprint(key));
  });

  test("say of a consent who, what, what for, how long and which rights, and of the citizen only what is masked", async () => {
    const { area, consent } = await withPapers();
    assert.match(String(consent.headers["content-disposition"]), /^attachment/);
    const { status, stdout, stderr } = verify(consent.html, "--lang", "zh-Hant");
    assert.equal(status, 0, stderr);
    for (const words of ["同意收據", "CLI.testSchool", "API.testIncome", "利用地區", "請求刪除", "雙證件"]) assert.ok(stdout.includes(words), `${words}: ${stdout}`);
    const content = JSON.stringify(contentOf(consent.json));
    for (const personal of [area.person.uid, area.person.name, area.person.birthday]) assert.ok(!content.includes(personal), personal);
  });

  test("say of an erasure which package, when and why", async () => {
    const { erasure } = await withPapers();
    assert.equal(verify(erasure.html).status, 0);
    const record = contentOf(erasure.json);
    assert.deepEqual([record.reason, record.dataset.resource_id], ["taken", "API.testIncome"]);
    assert.match(record.package.sha256, /^[0-9a-f]{64}$/);
    assert.ok(record.key_destroyed_at <= record.ciphertext_deleted_at);
  });

  test("name one transfer alike, by a name that opens nothing", async () => {
    const { given, consent, erasure } = await withPapers();
    const [{ transfer }, { transfer_id: erased }] = [contentOf(consent.json), contentOf(erasure.json)];
    assert.equal(transfer.transfer_id, erased);
    assert.ok(!consent.html.includes(given.transaction) && transfer.transfer_id !== given.transaction);
  });

  test("are verified by a JOSE library, and by nobody once a byte has changed", async () => {
    const { consent, erasure } = await withPapers();
    const set = createLocalJWKSet(JSON.parse(keys));
    for (const paper of [consent, erasure]) {
      await flattenedVerify(paper.json, set, { algorithms: ["EdDSA"] });
      const changed = paper.html.replace(/"payload":"(.{90})(.)/, (_, before, letter) => `"payload":"${before}${letter === "A" ? "B" : "A"}`);
      assert.notEqual(changed, paper.html);
      const { status, stderr } = verify(changed);
      assert.equal(status, 1);
      assert.match(stderr, /^receipt\.signature-invalid/);
      await assert.rejects(flattenedVerify(JSON.parse(changed), set));
    }
  });
});
