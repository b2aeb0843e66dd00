/** Revocation: the platform fetches the authorities' lists, judges agencies by them, and passes them on (package.md). */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { take } from "../support/data-api.mjs";
import { exchange } from "../support/exchange.mjs";
import { Journey } from "../support/journey.mjs";
import { Peer } from "../support/peer.mjs";
import { hours, makeList } from "../support/revocation-lists.mjs";
import { askSandbox } from "../support/sandbox.mjs";
import { HIERARCHY, World } from "../support/world.mjs";

const MINUTE = 60;
/** Longer than the platform keeps a list before it asks again. */
const QUARTER = 15 * MINUTE + 1;

/** @type {import("../support/world.mjs").World} */
let world;
/** Where the authorities publish their lists. */
const authorities = new Peer(({ path }) => path, () => ({ status: 404 }));

const list = (body) => ({ status: 200, headers: { "content-type": "application/pkix-crl" }, body });
const sources = (name) => ({ REVOCATION_LISTS: `${authorities.origin}/${name}/authority.crl ${authorities.origin}/${name}/root.crl` });
const asked = (name) => ["authority", "root"].map((authority) => authorities.asked(`/${name}/${authority}.crl`).length);

/** Plans what the two authorities publish under a name. */
function publish(name, authority, root) {
  authorities.plan(`/${name}/authority.crl`, authority);
  authorities.plan(`/${name}/root.crl`, root);
}

/** What the platform makes of the package of an agency. */
async function verdictOn(dataset) {
  const { status, body } = await askSandbox(world.platform, { income: "API.testIncome", house: "API.testHouse1" }[dataset], world.packageOf(dataset));
  assert.equal(status, 200, body.toString());
  const { verdict, reasons } = JSON.parse(body.toString());
  return [verdict, ...reasons.map(({ code }) => code)];
}

const relayed = () => exchange(`${world.platform}/trust/revocation.pem`);

/** A citizen asks for the package of an agency, which must not come in. */
async function refused(resource) {
  const journey = await new Journey(world, { datasets: [resource] }).reachConsent();
  const { datasets } = await journey.collected();
  assert.equal(datasets[0].state, "failed");
  assert.deepEqual(world.vault(journey.transaction), []);
  const code = (await journey.page("consent")).codes.find((code) => code.startsWith("trust."));
  await journey.agree();
  const returned = (await journey.end()).code;
  return { code, returned, fetched: (await take(world.platform, await journey.notice())).status };
}

// A world of its own: it is started again with other settings.
describe("revocation", () => {
  /** What the authorities have to say; the household office's certificate has been revoked. */
  const lists = {};

  before(async () => {
    await authorities.listen();
    world = await World.open({ vars: sources("good") });
    const ofHouse = { revoked: [world.signerOf("house")] };
    lists.authority = makeList(HIERARCHY, "authority", ofHouse);
    lists.root = makeList(HIERARCHY, "root");
    lists.longAgo = makeList(HIERARCHY, "authority", { ...ofHouse, from: hours(-48), until: hours(-24) });
    publish("good", list(lists.authority), list(lists.root));
    publish("old", list(lists.longAgo), list(lists.root));
  });
  after(async () => {
    await world?.close();
    await authorities.close();
  });

  test("is looked up: whom fresh lists clear is valid without a note, and each authority is asked once for all who wait", async () => {
    const verdicts = await Promise.all(Array.from({ length: 6 }, () => verdictOn("income")));
    for (const verdict of verdicts) assert.deepEqual(verdict, ["valid"]);
    assert.deepEqual(asked("good"), [1, 1]);
    await new Journey(world).give();
  });

  test("of a signer keeps the package out, and the service hears 504", async () => {
    assert.deepEqual(await verdictOn("house"), ["invalid", "trust.revoked"]);
    assert.deepEqual(await refused("API.testHouse1"), { code: "trust.revoked", returned: 504, fetched: 504 });
  });

  test("is passed on to browsers as it was fetched, and nothing else is", async () => {
    const { status, headers, body } = await relayed();
    assert.equal(status, 200);
    assert.equal(headers["content-type"], "application/x-pem-file");
    assert.equal(headers["cache-control"], "public, max-age=300");
    const pem = (der) => `-----BEGIN X509 CRL-----\n${der.toString("base64").replace(/.{1,64}/g, "$&\n")}-----END X509 CRL-----\n`;
    assert.equal(body.toString(), pem(lists.authority) + pem(lists.root));
  });

  test("stays known while an authority cannot be reached, or gives something else than lists", async () => {
    const before = (await relayed()).body;
    publish("good", {}, { status: 200, body: "<p>We are moving house" });
    await world.restart({ ahead: QUARTER });
    assert.deepEqual(await verdictOn("income"), ["valid"]);
    assert.deepEqual(await verdictOn("house"), ["invalid", "trust.revoked"]);
    assert.deepEqual((await relayed()).body, before);
    assert.deepEqual(asked("good"), [2, 2], "and they are left alone for a while");
  });

  test("is known a quarter of an hour after it was published", async () => {
    publish("good", list(makeList(HIERARCHY, "authority", { revoked: [world.signerOf("income")] })), list(lists.root));
    await world.restart({ ahead: 2 * QUARTER });
    assert.deepEqual(await verdictOn("income"), ["invalid", "trust.revoked"]);
  });

  test("of which only an old list tells is a note, and where it must be known it keeps the package out", async () => {
    await world.restart({ vars: sources("old") });
    assert.deepEqual(await verdictOn("income"), ["valid", "trust.revocation-stale"]);
    await world.restart({ vars: { ...sources("old"), REVOCATION: "required" } });
    assert.deepEqual(await verdictOn("income"), ["indeterminate", "trust.revocation-stale"]);
    assert.deepEqual(await verdictOn("house"), ["invalid", "trust.revoked"], "an old list still accuses");
    assert.deepEqual(await refused("API.testIncome"), { code: "trust.revocation-stale", returned: 504, fetched: 504 });
  });

  test("must be as fresh as the platform demands, whatever the lists say themselves", async () => {
    publish("hourly", list(makeList(HIERARCHY, "authority")), list(lists.root));
    await world.restart({ vars: { ...sources("hourly"), REVOCATION: "required", REVOCATION_MAX_AGE_SECONDS: String(2 * 60 * MINUTE) } });
    assert.deepEqual(await verdictOn("income"), ["valid"]);
    await world.restart({ vars: { ...sources("hourly"), REVOCATION: "required", REVOCATION_MAX_AGE_SECONDS: String(30 * MINUTE) } });
    assert.deepEqual(await verdictOn("income"), ["indeterminate", "trust.revocation-stale", "trust.revocation-stale"]);
  });

  test("that nobody can be asked about keeps the package out where it must be known, else it is a note", async () => {
    publish("none", { status: 200, body: Buffer.alloc(5 << 20, "A") }, { status: 200, body: "0", stalls: true });
    await world.restart({ vars: { ...sources("none"), REVOCATION: "required" } });
    assert.deepEqual(await verdictOn("income"), ["indeterminate", "trust.revocation-unknown", "trust.revocation-unknown"]);
    assert.deepEqual(await refused("API.testIncome"), { code: "trust.revocation-unknown", returned: 504, fetched: 504 });
    const { status, body } = await relayed();
    assert.deepEqual([status, JSON.parse(body.toString()).code], [503, "trust.revocation-unavailable"]);
    assert.deepEqual(asked("none"), [1, 1]);
    await world.restart({ vars: sources("none") });
    assert.deepEqual(await verdictOn("income"), ["valid", "trust.revocation-not-checked"]);
  });

  test("settings that are misspelt let nobody in", async () => {
    for (const vars of [{ REVOCATION: "requierd" }, { REVOCATION_MAX_AGE_SECONDS: "1h" }, { REVOCATION_LISTS: "ftp://ca.example/list.crl" }]) {
      await world.restart({ vars: { ...sources("good"), ...vars } });
      const { status } = await askSandbox(world.platform, "API.testIncome", world.packageOf("income"));
      assert.equal(status, 500, JSON.stringify(vars));
    }
  });

  test("lists are not passed on where none are configured", async () => {
    await world.restart({ vars: { REVOCATION_LISTS: "" } });
    const { status, body } = await relayed();
    assert.deepEqual([status, JSON.parse(body.toString()).code], [404, "trust.revocation-not-configured"]);
    assert.deepEqual(await verdictOn("income"), ["valid", "trust.revocation-not-checked"]);
  });
});
