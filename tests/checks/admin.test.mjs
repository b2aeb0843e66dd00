/** Who may see whose records. */

import assert from "node:assert/strict";
import { before } from "node:test";
import { take } from "../support/data-api.mjs";
import { exchange } from "../support/exchange.mjs";
import { about } from "../support/fake-agency.mjs";
import { Journey } from "../support/journey.mjs";
import { held } from "../support/peer.mjs";
import { sideCall } from "../support/side-calls.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { check } from "./check.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const basic = (user, secret) => ({ authorization: `Basic ${Buffer.from(`${user}:${secret}`).toString("base64")}`, "content-type": "application/x-www-form-urlencoded" });

check(90, "nobody gets at another's transaction: neither a service, nor an agency, nor a stranger, by any door", async () => {
  // An agency is being asked about one dataset, and a service has been told of another transaction.
  const asking = new Journey(world);
  world.agency.plan(about("income", asking.person), held().promise);
  await asking.reachConsent();
  const [{ headers }] = await world.agency.whenAsked(about("income", asking.person));
  const token = String(headers.authorization).replace("Bearer ", "");
  const told = new Journey(world);
  const notice = await told.give();

  const logged = await audit("CLI.testSchool", "test-only-sec-01", JSON.stringify({ auditEvent: "check-90" }));
  assert.equal(logged.status, 201);

  const elsewhere = { "cf-connecting-ip": "203.0.113.7" };
  const doors = {
    "the data, by another service's address": async () => (await take(world.platform, notice, elsewhere)).status === 401,
    "the data, by another transaction's name": async () => (await take(world.platform, { ...notice, tx_id: asking.txId })).status === 403,
    "how it stands, by another service's address": async () => (await sideCall(world, "txid_status", told.txId, elsewhere)).status === 401,
    "how she identified, by another service's address": async () => (await sideCall(world, "type_valid", told.txId, elsewhere)).status === 401,
    "the audit log, by another service": async () => !(await audit("CLI.testBank01", "test-only-sec-02")).body.includes("check-90"),
    "the audit log, in another service's name": async () => (await audit("CLI.testBank01", "test-only-sec-02", JSON.stringify({ auditEvent: "x", clientId: "CLI.testSchool" }))).status === 403,
    "introspection, by another agency": async () => (await introspect(token, "API.testHouse1", "test-only-resource-secret-house")).body.toString() === '{"active":false}',
    "introspection, by a service": async () => (await introspect(token, told.service.id, "test-only-sec-01")).status === 401,
    "introspection, by nobody": async () => (await introspect(token, "", "")).status === 401,
    "userinfo, by a ticket": async () => (await exchange(`${world.platform}/connect/userinfo`, { headers: { authorization: `Bearer ${notice.permission_ticket}` } })).status === 401,
    "the data, by an agency's token": async () => (await take(world.platform, { permission_ticket: token })).status === 403,
  };
  for (const [door, isShut] of Object.entries(doors)) assert.ok(await isShut(), door);
  for (const step of ["terms", "identify", "consent", "leaving", "status", "package/API.testIncome"]) assert.equal((await asking.citizen.get(told.path(step))).status, 404, step);
});

/** Reads the caller's audit log, or writes into it. */
function audit(user, secret, body) {
  return exchange(`${world.platform}/mydatalog/v01/log`, { method: body ? "POST" : "GET", headers: { ...basic(user, secret), "content-type": "application/json" }, body });
}

function introspect(token, user, secret) {
  return exchange(`${world.platform}/connect/introspect`, { method: "POST", headers: basic(user, secret), body: new URLSearchParams({ token }).toString() });
}
