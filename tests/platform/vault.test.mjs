/** The vault: large packages pass through it piece by piece, and what an upload leaves behind is gone. */

import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { about, good } from "../support/fake-agency.mjs";
import { eventually } from "../support/eventually.mjs";
import { openDelivery, take } from "../support/data-api.mjs";
import { exchange } from "../support/exchange.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { growthDuring } from "../support/memory.mjs";
import { Journey } from "../support/journey.mjs";
import { World } from "../support/world.mjs";

const MB = 1 << 20;
/** The platform's own limit (worker/src/intake.rs). */
const LARGEST_PACKAGE = 128 * MB;
/** A package passes through in pieces of 1 MB; a few of them, and what is made of them, may be held at once. */
const GROWTH_ALLOWED = 16 * MB;
const DAY = 24 * 3600;

/** @type {World} */
let world;

before(async () => {
  world = await World.open();
});
after(() => world.close());

function large(bytes) {
  return makePackage({ signer: world.signerOf("income"), files: { "大.bin": randomBytes(bytes) } });
}

function digest(bytes) {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What the platform has come to hold: WebAssembly gives nothing back, so this is the most it ever held. */
async function held() {
  const { bytes } = JSON.parse((await exchange(`${world.platform}/sandbox/memory`)).body.toString());
  return bytes;
}

async function measured(context, what, bytes, work) {
  const [begin, before] = [performance.now(), await held()];
  const { done, growth } = await growthDuring(world.family.members.get("platform").child.pid, work);
  const [seconds, after] = [(performance.now() - begin) / 1000, await held()];
  const figures = [bytes / seconds, after, after - before, growth].map((figure) => (figure / MB).toFixed(1));
  context.diagnostic(`${what}: ${figures[0]} MB/s; the platform holds ${figures[1]} MB, ${figures[2]} more than before; the whole runtime grew by ${figures[3]} MB`);
  assert.ok(after - before < GROWTH_ALLOWED, `${what}: it holds ${after - before} bytes more`);
  return done;
}

describe("a package of 56 MB", () => {
  test("is taken in, shown and handed over as it was, and never stands in memory", async (context) => {
    const zip = large(56 * MB);
    const journey = new Journey(world);
    world.agency.plan(about("income", journey.person), good(zip));
    await journey.arrive();
    await journey.accept();
    await measured(context, "in", zip.length, async () => {
      await journey.identify();
      const { datasets } = await journey.until(({ datasets }) => datasets[0]?.state !== "waiting", 120_000);
      assert.deepEqual([datasets[0].state, datasets[0].bytes], ["ready", zip.length]);
    });
    assert.equal(world.vault(journey.transaction).length, Math.ceil(zip.length / MB));

    const shown = await measured(context, "shown", zip.length, () => journey.citizen.get(journey.path("package/API.testIncome")));
    assert.equal(digest(shown.bytes), digest(zip));

    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    const notice = await journey.notice();
    const answer = await measured(context, "out", zip.length, () => take(world.platform, notice));
    const { packages } = await openDelivery(answer.body, journey.service.unseal(notice.secret_key));
    assert.equal(digest(packages["API.testIncome.zip"]), digest(zip));
    await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
  });
});

describe("a package that may not stay", () => {
  /** @param {string} code @param {import("../support/peer.mjs").Reply} reply */
  async function fails(code, reply) {
    const journey = new Journey(world);
    world.agency.plan(about("income", journey.person), reply);
    await journey.reachConsent();
    const { datasets } = await journey.until(({ datasets }) => datasets[0]?.state !== "waiting", 120_000);
    assert.equal(datasets[0].state, "failed");
    assert.ok((await journey.page("consent")).codes.includes(code), code);
    assert.deepEqual(world.vault(journey.transaction), []);
  }

  test("is refused by its stated size before it is taken in", () => fails("provider.too-large", { ...good(Buffer.alloc(9)), headers: { "content-type": "application/zip", "content-length": String(LARGEST_PACKAGE + 1) }, stalls: true }));

  test("is refused as soon as it is too large, and what had been stored of it is erased", () => fails("provider.too-large", good(Buffer.alloc(LARGEST_PACKAGE + 1))));

  test("is erased when it was changed after it had been signed", () => {
    const changed = large(3 * MB);
    changed[2 * MB] ^= 1;
    return fails("package.crc-mismatch", good(changed));
  });
});

describe("an upload that is interrupted", () => {
  /** An agency that stops in the middle of its answer. */
  async function stalled() {
    const journey = new Journey(world);
    const zip = large(5 * MB);
    world.agency.plan(about("income", journey.person), { ...good(zip.subarray(0, 3.5 * MB)), stalls: true }, good(zip));
    await journey.reachConsent();
    await eventually("the first pieces", () => world.vault(journey.transaction).length === 3);
    return { journey, zip };
  }

  test("by a kill leaves nothing beside the one that follows", async () => {
    const { journey, zip } = await stalled();
    const before = world.vault(journey.transaction).map(({ key }) => key);
    await world.restart();
    await journey.collected();
    const keys = world.vault(journey.transaction).map(({ key }) => key);
    assert.equal(keys.length, Math.ceil(zip.length / MB));
    for (const key of before) assert.ok(!keys.includes(key), key);
    const shown = await journey.citizen.get(journey.path("package/API.testIncome"));
    assert.equal(digest(shown.bytes), digest(zip));
  });

  test("by her refusal leaves nothing", async () => {
    const { journey } = await stalled();
    await journey.decide("refuse");
    await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
  });
});

describe("the sweeper", () => {
  const sweep = async () => assert.equal((await exchange(`${world.platform}/cdn-cgi/handler/scheduled`)).status, 200);

  test("deletes what has stood longer than any transaction may keep it, and nothing before", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    await sweep();
    assert.equal(world.vault(journey.transaction).length, 1);
    // Nobody looks at the transaction any more, and its alarm is set on the machine's own clock.
    await world.restart({ ahead: DAY });
    await sweep();
    assert.deepEqual([...world.locks(journey.transaction), ...world.vault(journey.transaction)], []);
    await world.restart();
  });
});
