/** The token an agency gets: for one dataset of one transaction, as long as it works on it (protocol, sections 5 and 9.8). */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { about, good } from "../support/fake-agency.mjs";
import { exchange } from "../support/exchange.mjs";
import { held } from "../support/peer.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const INCOME = { user: "API.testIncome", secret: "test-only-resource-secret-income" };
const HOUSE = { user: "API.testHouse1", secret: "test-only-resource-secret-house" };

function introspect(token, { user, secret }, { path = "/connect/introspect" } = {}) {
  const headers = { authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`, "content-type": "application/x-www-form-urlencoded" };
  return exchange(world.platform + path, { method: "POST", headers, body: new URLSearchParams({ token }).toString() });
}

const userinfo = (token) => exchange(`${world.platform}/connect/userinfo`, { headers: token ? { authorization: `Bearer ${token}` } : {} });
const read = ({ body }) => JSON.parse(body.toString());

/** An agency that is holding the question about one dataset. */
async function asking(dataset = "income", datasets = ["API.testIncome"]) {
  const journey = new Journey(world, { datasets });
  const answer = held();
  world.agency.plan(about(dataset, journey.person), answer.promise);
  await journey.reachConsent();
  const [{ headers }] = await world.agency.whenAsked(about(dataset, journey.person));
  const finish = async (reply) => {
    answer.resolve(reply);
    await journey.collected();
  };
  return { journey, token: headers.authorization.replace("Bearer ", ""), finish };
}

describe("introspection", () => {
  test("tells the agency that holds the question how the citizen identified", async () => {
    const { token } = await asking();
    const answer = await introspect(token, INCOME);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers["cache-control"], "no-store");
    const { active, verification, nbf, exp, iss, aud, auth_time, scope, ...more } = read(answer);
    assert.deepEqual({ active, verification, iss, scope }, { active: true, verification: "PII", iss: world.platform, scope: "API.testIncome" });
    assert.deepEqual([aud].flat(), ["API.testIncome"]);
    assert.equal(exp - nbf, 7200);
    assert.ok(Math.abs(auth_time - Date.now() / 1000) < 60);
    assert.doesNotMatch(JSON.stringify(more), /[A-Z][12]\d{8}/);
  });

  test("is also at the address of the dataset, and inactive at another's", async () => {
    const { token } = await asking();
    assert.equal(read(await introspect(token, INCOME, { path: "/connect/introspect/API.testIncome" })).active, true);
    assert.deepEqual(read(await introspect(token, INCOME, { path: "/connect/introspect/API.testHouse1" })), { active: false });
  });

  test("is refused with a wrong secret, another's secret, an unknown dataset, or none", async () => {
    const { token } = await asking();
    const wrong = [{ ...INCOME, secret: "wrong" }, { ...INCOME, secret: HOUSE.secret }, { user: "API.nowhere001", secret: INCOME.secret }, { user: "", secret: "" }];
    for (const credentials of wrong) {
      const answer = await introspect(token, credentials);
      assert.equal(answer.status, 401);
      assert.match(answer.headers["www-authenticate"], /^Basic/);
    }
    const bare = await exchange(`${world.platform}/connect/introspect`, { method: "POST", body: `token=${encodeURIComponent(token)}` });
    assert.equal(bare.status, 401);
  });

  test("of another dataset's token says inactive and nothing more", async () => {
    const { token } = await asking("income", ["API.testIncome", "API.testHouse1"]);
    assert.deepEqual(read(await introspect(token, HOUSE)), { active: false });
  });

  test("of what is no token says inactive", async () => {
    const { token } = await asking();
    const changed = token.replace(/.$/, (last) => (last === "a" ? "b" : "a"));
    for (const other of ["", "nonsense", "mydata::", changed, token.slice(0, -1), `${token}x`, `mydata::${"0".repeat(64)}`]) {
      const answer = await introspect(other, INCOME);
      assert.deepEqual([answer.status, read(answer)], [200, { active: false }], other);
    }
  });

  test("ends with the answer, whatever it was", async () => {
    for (const reply of [good(world.packageOf("income")), { status: 204 }, { status: 500 }]) {
      const { token, finish } = await asking();
      await finish(reply);
      assert.deepEqual(read(await introspect(token, INCOME)), { active: false });
      assert.equal((await userinfo(token)).status, 401);
    }
  });

  test("ends with the transaction", async () => {
    const { journey, token } = await asking();
    await journey.decide("refuse");
    assert.deepEqual(read(await introspect(token, INCOME)), { active: false });
    assert.equal((await userinfo(token)).status, 401);
  });
});

describe("userinfo", () => {
  test("says whom the token is about", async () => {
    const { journey, token } = await asking();
    const answer = await userinfo(token);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers["cache-control"], "no-store");
    const { sub, account, ...person } = read(answer);
    assert.equal(sub, read(await introspect(token, INCOME)).sub);
    assert.ok(sub && account === sub && !sub.includes(journey.person.uid), "no account that is known again");
    const { uid, name, birthdate, gender, email } = journey.person;
    assert.deepEqual(person, { uid, cn: name, uid_verified: "True", birthdate, gender, email });
  });

  test("is refused without a token or with a wrong one", async () => {
    for (const token of [undefined, "nonsense", `mydata::${"0".repeat(64)}`]) {
      const answer = await userinfo(token);
      assert.equal(answer.status, 401);
      assert.match(answer.headers["www-authenticate"], /^Bearer/);
    }
  });
});
