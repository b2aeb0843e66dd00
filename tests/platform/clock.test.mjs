/** Time that passes: the test moves the platform's clock by starting it again on what it had stored. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { about, good } from "../support/fake-agency.mjs";
import { eventually } from "../support/eventually.mjs";
import { exchange, open } from "../support/exchange.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { openDelivery, take } from "../support/data-api.mjs";
import { documents } from "../support/person.mjs";
import { held } from "../support/peer.mjs";
import { Journey } from "../support/journey.mjs";
import { sideCall, standing } from "../support/side-calls.mjs";
import { World } from "../support/world.mjs";

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** @type {import("../support/world.mjs").World} */
let world;
/** Transactions begun at the same moment, each left at another point. @type {Record<string, Journey>} */
const left = {};
/** What the service was told of them. */
const told = {};

/** Begins every transaction these tests are about: the clock is moved once for all of them. */
async function beginAll() {
  left.atTerms = await new Journey(world).arrive();
  left.atIdentify = await new Journey(world).arrive();
  await left.atIdentify.accept();
  left.atConsent = await new Journey(world).reachConsent();
  await left.atConsent.collected();

  left.locked = await new Journey(world).arrive();
  await left.locked.accept();
  for (let times = 0; times < 5; times += 1) await left.locked.tryToIdentify({ ...documents(left.locked.person), household_number: "X0000000" });

  left.hanging = new Journey(world);
  world.agency.plan(about("income", left.hanging.person), held().promise);
  await left.hanging.reachConsent();

  left.slow = new Journey(world, { datasets: ["API.testGrades"] });
  world.agency.plan(about("grades", left.slow.person), held().promise);
  await left.slow.reachConsent();
  await left.slow.agree();
  await left.slow.end();
  told.slow = await left.slow.notice();

  for (const name of ["unfetched", "lookedAt"]) {
    left[name] = new Journey(world);
    told[name] = await left[name].give();
  }
}

const token = (journey, dataset) => world.agency.asked(about(dataset, journey.person))[0].headers.authorization;
const userinfo = (authorization) => exchange(`${world.platform}/connect/userinfo`, { headers: { authorization } });

// A world of its own: the others are not to be started again under somebody's feet.
describe("the clock", () => {
  before(async () => {
    world = await World.open();
  });
  after(() => world.close());

  describe("a transfer that breaks", () => {
    test("leaves the data to be fetched again, once its lease is over", async () => {
      const journey = new Journey(world);
      const large = makePackage({ signer: world.signerOf("income"), files: { "大.bin": randomBytes(24 << 20) } });
      world.agency.plan(about("income", journey.person), good(large));
      const notice = await journey.give();
      const { permission_ticket, tx_id } = notice;
      const broken = await open(`${world.platform}/service/data`, { headers: { permission_ticket, tx_id } });
      assert.equal(broken.statusCode, 200);
      await once(broken, "readable");
      broken.destroy();

      const during = await take(world.platform, notice);
      assert.equal(during.status, 429);
      assert.ok(Number(during.headers["retry-after"]) >= 10);
      await world.restart({ ahead: MINUTE + 1 });
      const answer = await take(world.platform, notice);
      assert.equal(answer.status, 200);
      const { packages } = await openDelivery(answer.body, journey.service.unseal(notice.secret_key));
      assert.deepEqual(packages["API.testIncome.zip"], large);
      assert.equal((await take(world.platform, notice)).status, 201);
    });
  });

  describe("as time passes", () => {
    let begunAt = 0;
    /** Seconds for the clock to be ahead by, for so much to have passed since all began: the tests take time themselves. */
    const since = (passed) => passed - Math.ceil((Date.now() - begunAt) / 1_000);

    before(async () => {
      await world.restart();
      begunAt = Date.now();
      await beginAll();
    });

    test("after 3 minutes an immediate dataset that has not come is given up, and she can still decide", async () => {
      await world.restart({ ahead: 3 * MINUTE + 1 });
      const { datasets } = await left.hanging.collected();
      assert.equal(datasets[0].state, "failed");
      const page = await left.hanging.page("consent");
      assert.ok(page.codes.includes("provider.gave-up-waiting"));
      await left.hanging.agree();
      assert.equal((await left.hanging.end()).code, 504);
    });

    test("after 3 minutes a delayed dataset is still waited for", async () => {
      assert.equal((await take(world.platform, told.slow)).status, 429);
    });

    test("after 15 minutes and a little the lock on wrong tries is open again", async () => {
      await world.restart({ ahead: 15 * MINUTE + 30 });
      await left.locked.identify();
    });

    test("after 20 minutes whoever has not decided goes back with 408, and nothing of hers is kept", async () => {
      await world.restart({ ahead: 20 * MINUTE + 30 });
      for (const journey of [left.atTerms, left.atIdentify, left.atConsent, left.locked]) {
        const end = await journey.end();
        assert.deepEqual([end.code, end.txId], [408, journey.txId]);
        assert.equal((await standing(world, journey.txId)).code, "205");
      }
      await eventually("an empty vault", () => world.vault(left.atConsent.transaction).length === 0);
      assert.equal(world.service.notices(left.atConsent.txId).length, 0);
    });

    test("after 20 minutes a late press of a button changes nothing", async () => {
      const answer = await left.atTerms.citizen.post(left.atTerms.path("terms"), { acknowledged: "1", decision: "agree" });
      assert.equal(answer.location, left.atTerms.path("leaving"));
      assert.equal((await left.atTerms.end()).code, 408);
    });

    test("within 90 minutes the token of a delayed dataset is alive, after them it is dead and the service hears 504", async () => {
      await world.restart({ ahead: since(89 * MINUTE) });
      assert.equal((await userinfo(token(left.slow, "grades"))).status, 200);
      await world.restart({ ahead: 90 * MINUTE + 30 });
      assert.equal((await userinfo(token(left.slow, "grades"))).status, 401);
      assert.equal((await take(world.platform, told.slow)).status, 504);
    });

    test("a minute before 8 hours the data is there, 8 hours after it is refused with 403", async () => {
      await world.restart({ ahead: since(8 * HOUR - MINUTE) });
      assert.equal((await take(world.platform, told.lookedAt)).status, 200);
      assert.equal(world.vault(left.unfetched.transaction).length, 1);
      await world.restart({ ahead: 8 * HOUR });
      assert.equal((await take(world.platform, told.unfetched)).status, 403);
      assert.deepEqual(await standing(world, left.unfetched.txId), { code: "403", text: "資料逾期未取用，已刪除" });
    });

    test("after 8 hours nothing is left in the vault", async () => {
      await eventually("an empty vault", () => world.vault(left.unfetched.transaction).length === 0);
    });

    test("after 8 hours she sees in her record that it was never fetched", async () => {
      const next = await new Journey(world, { person: left.unfetched.person }).reachConsent();
      assert.match((await next.page("consent")).text, /學費減免.*測試低收/);
    });

    test("after 16 hours the transaction itself is forgotten", async () => {
      const citizen = left.unfetched.citizen.keepsAll();
      await world.restart({ ahead: 16 * HOUR + MINUTE });
      await eventually("404", async () => (await citizen.get(left.unfetched.path("leaving"))).status === 404);
      for (const notice of [told.unfetched, told.lookedAt]) await eventually("403", async () => (await take(world.platform, notice)).status === 403);
      for (const { txId } of [left.unfetched, left.lookedAt]) {
        const said = await sideCall(world, "txid_status", txId);
        assert.deepEqual([said.status, said.json.code], [404, "side-call.forgotten"]);
      }
    });
  });
});
