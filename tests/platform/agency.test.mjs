/** The platform asks the agencies (DP-API): exactly what is asked, and what their answers mean (protocol, section 5). */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { about, good, preparing } from "../support/fake-agency.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { FILES } from "../support/world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const TOKEN = /^Bearer mydata::[0-9a-z]{64}$/;

/** What becomes of a dataset to which the agency gives these answers. */
async function outcome(...answers) {
  const journey = new Journey(world);
  world.agency.plan(about("income", journey.person), ...answers);
  await journey.reachConsent();
  const { datasets } = await journey.collected();
  const page = await journey.page("consent");
  return { journey, state: datasets[0].state, code: page.codes.find((code) => /^(package|provider|trust)\./.test(code)), text: page.text };
}

describe("an agency is asked", () => {
  test("by POST with its templates filled in", async () => {
    const journey = await new Journey(world, { datasets: ["API.testHouse1"] }).reachConsent();
    const [{ method, headers, body, path }] = await world.agency.whenAsked(about("house", journey.person));
    assert.deepEqual([method, path], ["POST", "/dp/house"]);
    assert.equal(headers["content-type"], "application/json; charset=UTF-8");
    assert.match(headers.authorization, TOKEN);
    assert.match(headers.transaction_uid, /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    assert.deepEqual(JSON.parse(body), {
      idtype: "idNo",
      uid: journey.person.uid,
      birthdate: "2009/04/18",
      qbirthday: "2009-04-18T00:00:00.000Z",
      name: journey.person.name,
      email: journey.person.email,
    });
  });

  test("by GET with everything in headers, and no person in the address", async () => {
    const journey = await new Journey(world).reachConsent();
    const [{ method, headers, body, path }] = await world.agency.whenAsked(about("income", journey.person));
    assert.deepEqual([method, path, body], ["GET", "/dp/income", ""]);
    assert.match(headers.authorization, TOKEN);
    assert.equal(Buffer.from(headers.uid, "base64").toString(), journey.person.uid);
    assert.equal(headers.birthdate, "20090418");
    assert.equal(headers.cookie, undefined);
  });

  test("nothing before she has identified", async () => {
    const journey = await new Journey(world).arrive();
    await journey.accept();
    assert.equal(world.agency.asked(about("income", journey.person)).length, 0);
  });
});

describe("an agency's answer", { concurrency: true }, () => {
  test("204 is no record: a success without a file", async () => {
    const { state, text } = await outcome({ status: 204 });
    assert.equal(state, "no-record");
    assert.match(text, /查無資料/);
  });

  for (const [answer, code] of /** @type {[import("../support/peer.mjs").Reply, string][]} */ ([
    [{ status: 401 }, "provider.token-refused"],
    [{ status: 403 }, "provider.status-403"],
    [{ status: 404 }, "provider.status-404"],
    [{ status: 500 }, "provider.status-500"],
    [{ status: 302, headers: { location: "/dp/elsewhere" } }, "provider.status-302"],
    [{ status: 200, headers: { "content-type": "text/html" }, body: "<p>Welcome" }, "provider.status-200"],
    [{ status: 200, headers: { "content-type": "application/zip" }, body: "this is no archive at all" }, "package.no-end-record"],
    [{ status: 200, headers: { "content-type": "application/zip" } }, "package.truncated"],
  ])) {
    test(`${answer.status} ${answer.headers?.["content-type"] ?? ""} ${answer.body ?? "without a body"} fails as ${code}`, async () => {
      const { state, code: shown } = await outcome(answer);
      assert.deepEqual([state, shown], ["failed", code]);
    });
  }

  for (const status of [429, 426]) {
    test(`${status} is a request for patience`, async () => {
      const { journey, state } = await outcome({ status, headers: { "retry-after": "2" } }, good(world.packageOf("income")));
      assert.equal(state, "ready");
      assert.equal(world.agency.asked(about("income", journey.person)).length, 2);
    });
  }

  test("429 with a date is a request for patience until then", async () => {
    const until = new Date(Date.now() + 3_000).toUTCString();
    const { journey, state } = await outcome({ status: 429, headers: { "retry-after": until } }, good(world.packageOf("income")));
    assert.equal(state, "ready");
    assert.equal(world.agency.asked(about("income", journey.person)).length, 2);
  });

  test("of which only half arrives fails, and nothing of it is kept", async () => {
    const whole = world.packageOf("income");
    const headers = { "content-type": "application/zip", "content-length": String(whole.length), connection: "close" };
    const { journey, state, code } = await outcome({ status: 200, headers, body: whole.subarray(0, whole.length >> 1) });
    assert.deepEqual([state, code], ["failed", "provider.unreachable"]);
    assert.deepEqual(world.vault(journey.transaction), []);
  });

  test("that asks for more patience than there is fails at once", async () => {
    const { state, code } = await outcome(preparing(181));
    assert.deepEqual([state, code], ["failed", "provider.gave-up-waiting"]);
  });

  test("that breaks off is asked for again, with the same transaction_uid", async () => {
    const { journey, state } = await outcome({}, good(world.packageOf("income")));
    assert.equal(state, "ready");
    const uids = world.agency.asked(about("income", journey.person)).map(({ headers }) => headers.transaction_uid);
    assert.deepEqual(uids, [uids[0], uids[0]]);
  });
});

describe("a package", { concurrency: true }, () => {
  test("of an agency without our software comes in", async () => {
    const { state } = await outcome(good(makePackage({ signer: world.signerOf("income"), files: { "資料/明細.csv": "姓名\n測試", ...FILES } })));
    assert.equal(state, "ready");
  });

  test("signed by another agency is refused", async () => {
    const { state, code, text } = await outcome(good(makePackage({ signer: world.signerOf("house"), files: FILES })));
    assert.deepEqual([state, code], ["failed", "trust.other-provider"]);
    assert.match(text, /機關送來的資料沒有通過檢查/);
  });

  test("signed by somebody of the right name under a root of his own is refused", async () => {
    const { state, code } = await outcome(good(makePackage({ signer: world.stranger(), files: FILES })));
    assert.deepEqual([state, code], ["failed", "trust.no-path"]);
  });
});
