/** The ledger: what everybody sees of it, and that it loses, repeats and changes nothing whatever happens. */

import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { eventually } from "../support/eventually.mjs";
import { exchange } from "../support/exchange.mjs";
import { Journey } from "../support/journey.mjs";
import { PublicLedger, checkReceipt, entriesOf, openCheckpoint } from "../support/ledger.mjs";
import { MemberArea } from "../support/member.mjs";
import { World } from "../support/world.mjs";

const HOUR = 3600;

/** @type {World} */
let world;
/** @type {PublicLedger} */
let ledger;

/** Somebody declines what a service asks for: the shortest way to an entry. */
async function decline(plan = {}) {
  const journey = await new Journey(world, plan).reachConsent();
  await journey.collected();
  await journey.decide("refuse");
  return journey;
}

/** The ledger has so many uses. */
const uses = (count) =>
  eventually(`${count} uses in the ledger`, async () => {
    const entries = (await ledger.entries()).filter(({ kind }) => kind === "use-recorded");
    return entries.length >= count && entries;
  });

/** All her uses have their place in the ledger: the proofs, the latest entry first. */
async function proofsOf(person) {
  const area = await new MemberArea(world, { person }).signIn();
  const { entries } = (await area.citizen.get("/member/record.json?kind=use")).json;
  return eventually("every proof", async () => {
    const answers = await Promise.all(entries.map(({ number }) => area.citizen.get(`/member/record/${number}/proof.json`)));
    return answers.every(({ status }) => status === 200) && answers.map(({ json }) => json);
  });
}

// A world of its own: how many entries there are is counted here, and it is killed.
describe("the ledger", () => {
  before(async () => {
    world = await World.open();
    ledger = new PublicLedger(world);
  });
  after(() => world.close());

  test("is whole and signed from the beginning, when nothing is in it", async () => {
    const [origin, size] = openCheckpoint(await ledger.checkpoint(), await ledger.key());
    assert.deepEqual([origin, size], [`${new URL(world.platform).host}/ledger`, "0"]);
    assert.deepEqual(await ledger.entries(), []);
    const { status, stdout, stderr } = await ledger.audit();
    assert.equal(status, 0, stdout + stderr);
  });

  test("is explained on a page that needs no script and says how to check it", async () => {
    const page = await world.citizen().get("/ledger");
    assert.equal(page.status, 200);
    for (const said of [`${world.platform}/ledger/export`, "mydata ledger audit", await ledger.key()]) assert.ok(page.text.includes(said), said);
    assert.match((await world.citizen().get("/ledger?lang=en")).text, /Audit trail/);
  });

  test("is told to caches as what it is: its end changes, its key does not", async () => {
    const told = async (what) => (await exchange(`${world.platform}/ledger/${what}`)).headers;
    assert.equal((await told("checkpoint"))["cache-control"], "no-store");
    assert.equal((await told("export"))["cache-control"], "no-store");
    assert.equal((await told("export"))["content-type"], "application/x-ndjson");
    assert.equal((await told("key"))["cache-control"], "public, max-age=300");
    assert.match(String((await told("checkpoint"))["content-type"]), /^text\/plain/);
  });

  test("takes in what happens to two citizens at once, and proves to each what is hers", async () => {
    const journeys = await Promise.all([1, 2, 3].flatMap(() => [decline(), decline()]));
    await uses(journeys.length);
    const before = await ledger.checkpoint();
    await Promise.all(journeys.slice(0, 2).map(({ person }) => decline({ person })));
    await uses(journeys.length + 2);
    const { status, stdout, stderr } = await ledger.audit({ known: [before] });
    assert.equal(status, 0, stdout + stderr);
    const key = await ledger.key();
    const proofs = (await Promise.all(journeys.slice(0, 2).map(({ person }) => proofsOf(person)))).flat();
    assert.equal(proofs.length, 4);
    for (const proof of proofs) checkReceipt(proof, key);
    assert.equal(new Set(proofs.map(({ entry }) => entry.index)).size, 4);
    assert.equal(new Set(proofs.map(({ salt }) => salt)).size, 4);
  });

  test("holds nothing that tells who it is about, what it was or for whom", async () => {
    const already = (await uses(0)).length;
    const journey = await decline();
    await uses(already + 1);
    const text = await ledger.export();
    const hidden = [journey.person.uid, journey.person.name, journey.transaction, journey.txId, "CLI.", "API.", "學費"];
    for (const secret of hidden) assert.ok(!text.includes(secret), secret);
    for (const entry of entriesOf(text)) assert.deepEqual(Object.keys(entry).sort(), ["commitment", "index", "kind", "leaf", "outcome", "previous", "time", "transaction"]);
  });

  test("is found out where one byte of its export is another, and the line is named", async () => {
    const bytes = Buffer.from(await ledger.export());
    for (let times = 0; times < 8; times += 1) {
      const at = randomInt(bytes.length);
      const text = Buffer.from(bytes);
      text[at] = text[at] === 0x31 ? 0x32 : 0x31;
      const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1;
      const { status, stdout, stderr } = await ledger.audit({ text });
      assert.equal(status, 1, `${at}: ${stdout}${stderr}`);
      assert.match(stdout + stderr, new RegExp(`\\b${line}\\b`), `byte ${at}`);
    }
  });

  test("goes on where the clock is set back, and its times do not", async () => {
    const already = (await uses(0)).length;
    await world.restart({ ahead: HOUR });
    await decline();
    const [late] = (await uses(already + 1)).slice(-1);
    await world.restart();
    await decline();
    const [next] = (await uses(already + 2)).slice(-1);
    assert.ok(next.time >= late.time);
    assert.equal(next.time, (await ledger.entries())[next.index - 1].time);
    assert.equal((await ledger.audit()).status, 0);
  });

  test("has every use once, whenever the platform is killed", async () => {
    const before = await ledger.checkpoint();
    const already = (await ledger.entries()).length;
    const journeys = [];
    for (let times = 0; times < 5; times += 1) {
      const journey = await new Journey(world).reachConsent();
      await journey.collected();
      const page = await journey.page("consent");
      const pressed = journey.citizen.submit(page, { decision: "refuse" }).catch(() => undefined);
      await pause(randomInt(120));
      await world.restart();
      await pressed;
      // Where the press was lost, she presses again.
      if ((await journey.status()).stage === "consent") await journey.decide("refuse");
      journeys.push(journey);
    }
    const key = await ledger.key();
    for (const { person } of journeys) {
      const area = await new MemberArea(world, { person }).enrolled();
      const used = async () => (await new MemberArea(world, { person, citizen: area.citizen }).signIn()).citizen.get("/member/record.json?kind=use");
      await eventually("the use in the record", async () => (await used()).json.entries.length > 0, { every: 500 });
      const proofs = await proofsOf(person);
      assert.equal(proofs.length, 1);
      checkReceipt(proofs[0], key);
    }
    const entries = await ledger.entries();
    assert.equal(new Set(entries.map(({ commitment }) => commitment)).size, entries.length);
    assert.equal(entries.slice(already).filter(({ kind }) => kind === "use-recorded").length, journeys.length);
    assert.equal((await ledger.audit({ known: [before] })).status, 0);
  });
});
