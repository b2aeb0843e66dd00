/** Services and agencies write down their accesses and read them back (`/mydatalog/v01/log`, protocol, section 3). */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { exchange } from "../support/exchange.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;
let addresses = 0;

before(async () => {
  world = await sharedWorld();
});

const SERVICE = ["CLI.testStrong", "test-only-sec-07"];
const AGENCY = ["API.testSecure", "test-only-resource-secret-secure"];
const basic = (credentials) => `Basic ${Buffer.from(credentials.join(":")).toString("base64")}`;

/** Calls the log, each time from an address of its own unless one is given: wrong credentials are counted by address. */
async function call(credentials, { method = "GET", body, address = `10.77.0.${(addresses += 1)}`, authorization = credentials && basic(credentials) } = {}) {
  const headers = { "cf-connecting-ip": address, "content-type": "application/json", ...(authorization ? { authorization } : {}) };
  const answer = await exchange(`${world.platform}/mydatalog/v01/log`, { method, headers, body: typeof body === "object" ? JSON.stringify(body) : body });
  const text = answer.body.toString();
  return { ...answer, text, json: text === "" ? undefined : JSON.parse(text) };
}

const write = (credentials, body, options = {}) => call(credentials, { method: "POST", body, ...options });
const entryOf = (event, more = {}) => ({ providerKey: "case-42", userName: "王承辦", uid: "A123456789", clientId: "CLI.testStrong", resourceId: "API.testSecure", auditEvent: event, scope: "API.testSecure", ip: "203.0.113.9", ...more });

describe("an audit log", () => {
  test("gives back what its caller wrote, the latest first, each with the time it came", async () => {
    const before = Date.now();
    for (const event of ["asked", "read"]) {
      const answer = await write(SERVICE, entryOf(event));
      assert.deepEqual([answer.status, answer.text], [201, ""]);
    }
    const { status, headers, json } = await call(SERVICE);
    assert.deepEqual([status, headers["cache-control"]], [200, "no-store"]);
    const [{ loggedAt, ...latest }, { loggedAt: _, ...earlier }] = json;
    assert.deepEqual([latest, earlier], [entryOf("read"), entryOf("asked")]);
    assert.ok(Date.parse(loggedAt) >= before && Date.parse(loggedAt) <= Date.now(), loggedAt);
  });

  test("is its caller's alone: a service and an agency do not see each other's", async () => {
    await write(AGENCY, entryOf("handed over"));
    assert.deepEqual((await call(AGENCY)).json.map(({ auditEvent }) => auditEvent), ["handed over"]);
    assert.ok((await call(SERVICE)).json.every(({ auditEvent }) => auditEvent !== "handed over"));
  });

  test("keeps the last 100 entries", async () => {
    const caller = ["API.testClosed", "test-only-resource-secret-closed"];
    const numbers = (first, count) => Array.from({ length: count }, (_, index) => String(first + index));
    for (const number of numbers(0, 3)) await write(caller, { auditEvent: number });
    await Promise.all(numbers(3, 99).map((number) => write(caller, { auditEvent: number })));
    await write(caller, { auditEvent: "the last" });
    const [last, ...others] = (await call(caller)).json.map(({ auditEvent }) => auditEvent);
    assert.equal(last, "the last");
    assert.deepEqual(others.toSorted((one, other) => one - other), numbers(3, 99));
  });

  test("is empty for whoever has written nothing", async () => {
    assert.deepEqual((await call(["CLI.testClosed", "test-only-sec-03"])).json, []);
  });

  test("stands nowhere in the clear", async () => {
    const secret = "Z199999999-被稽核的人";
    await write(SERVICE, entryOf("read", { uid: secret }));
    assert.ok((await call(SERVICE)).text.includes(secret));
    assert.deepEqual(world.stateFilesWith(secret), []);
    assert.deepEqual(world.log.filter((line) => line.includes(secret)), []);
  });
});

describe("an entry", () => {
  for (const [what, caller, body, status, code] of /** @type {const} */ ([
    ["of another service", SERVICE, { auditEvent: "read", clientId: "CLI.testSchool" }, 403, "audit.not-their-own"],
    ["of another dataset", AGENCY, { auditEvent: "read", resourceId: "API.testIncome" }, 403, "audit.not-their-own"],
    ["that does not say what was done", SERVICE, { auditEvent: "" }, 400, "audit.event-missing"],
    ["that is no JSON", SERVICE, "auditEvent=read", 400, "audit.form"],
    ["without a body", SERVICE, undefined, 400, "audit.form"],
    ["with an address that is none", SERVICE, { auditEvent: "read", ip: "here" }, 400, "audit.form"],
    ["with a text that is too long", SERVICE, { auditEvent: "read", scope: "x".repeat(513) }, 400, "audit.text-too-long"],
    ["that is too large", SERVICE, { auditEvent: "read", more: "x".repeat(16 * 1024) }, 413, "audit.too-large"],
  ])) {
    test(`${what} is refused with ${code}`, async () => {
      const answer = await write(caller, body);
      assert.deepEqual([answer.status, answer.json.code], [status, code]);
      assert.match(answer.headers["content-type"], /^application\/problem\+json/);
    });
  }
});

describe("credentials", () => {
  test("that are missing or do not hold give 401", async () => {
    const wrong = [undefined, ["CLI.testStrong", "test-only-sec-06"], ["CLI.nobody0001", "test-only-sec-07"], ["API.testSecure", "test-only-sec-07"], ["somebody", "x"], ["CLI.testStrong", ""]];
    for (const credentials of wrong) {
      for (const method of ["GET", "POST"]) {
        const answer = await call(credentials, { method, body: method === "POST" ? entryOf("read") : undefined });
        assert.deepEqual([answer.status, answer.json.code, answer.headers["www-authenticate"]], [401, "audit.unauthorized", "Basic"], String(credentials));
      }
    }
    for (const authorization of ["Bearer x", "Basic", "Basic !!!"]) assert.equal((await call(undefined, { authorization })).status, 401);
  });

  test("that are wrong five times from one address bring it a pause, also for right ones, and no other address", async () => {
    const address = "10.78.0.1";
    for (let times = 0; times < 5; times += 1) assert.equal((await call(["CLI.testStrong", "wrong"], { address })).status, 401);
    const paused = await call(SERVICE, { address });
    assert.deepEqual([paused.status, paused.json.code], [429, "audit.paused"]);
    const wait = Number(paused.headers["retry-after"]);
    assert.ok(wait > 14 * 60 && wait <= 15 * 60 + 1, String(wait));
    assert.equal((await call(SERVICE)).status, 200);
  });

  test("that are right are never counted, however many come at once", async () => {
    const address = "10.78.0.2";
    const answers = await Promise.all(Array.from({ length: 12 }, () => write(SERVICE, { auditEvent: "at once" }, { address })));
    assert.deepEqual(answers.map(({ status }) => status), Array(12).fill(201));
  });
});
