/** Power cuts: the platform is killed at each point between redirect and delivery and started again on what it had stored. */

import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { REGISTRY, about, good, preparing } from "../support/fake-agency.mjs";
import { eventually } from "../support/eventually.mjs";
import { open } from "../support/exchange.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { openDelivery, take } from "../support/data-api.mjs";
import { documents } from "../support/person.mjs";
import { held } from "../support/peer.mjs";
import { Journey } from "../support/journey.mjs";
import { lettersTo } from "../support/sandbox.mjs";
import { World } from "../support/world.mjs";

/** @type {World} */
let world;
/** A transaction whose browser is closed at the moment of the kill: nothing but the platform's own alarm looks after it. */
let unattended;

/** The service fetches what it was told of: it gets the data once, and 201 from then on. */
async function fetchOnce(journey) {
  const notice = await journey.notice();
  const answer = await take(world.platform, notice);
  assert.equal(answer.status, 200, answer.body.toString());
  const delivery = await openDelivery(answer.body, journey.service.unseal(notice.secret_key));
  const again = await take(world.platform, notice);
  assert.deepEqual([again.status, again.body.length], [201, 0]);
  return delivery;
}

/** The rest of the way, from the consent page on. */
async function finish(journey) {
  await journey.collected();
  await journey.agree();
  assert.equal((await journey.end()).code, 200);
  return fetchOnce(journey);
}

before(async () => {
  world = await World.open();
});
after(() => world.close());

describe("killed and started again", () => {
  test("after the redirect, she goes on with the terms", async () => {
    const journey = await new Journey(world).arrive();
    await world.restart();
    await journey.accept();
    await journey.identify();
    await finish(journey);
  });

  test("after the redirect, the same address still leads back to the same transaction, and no other browser", async () => {
    const journey = await new Journey(world).arrive();
    await world.restart();
    assert.equal((await journey.citizen.get(journey.address)).location, journey.path("terms"));
    assert.equal(journey.service.readReturn((await world.citizen().get(journey.address)).location).code, 400);
  });

  test("after the terms, she goes on with identification", async () => {
    const journey = await new Journey(world).arrive();
    await journey.accept();
    await world.restart();
    await journey.identify();
    await finish(journey);
  });

  test("while the registry is asked, she identifies again", async () => {
    const journey = await new Journey(world).arrive();
    await journey.accept();
    const truth = world.agency.registry;
    world.agency.registry = () => held().promise;
    const before = world.agency.asked(REGISTRY).length;
    const lost = journey.tryToIdentify(documents(journey.person)).catch(() => undefined);
    await world.agency.whenAsked(REGISTRY, before + 1);
    await world.restart();
    await lost;
    world.agency.registry = truth;
    await journey.identify();
    await finish(journey);
  });

  test("while nobody looks, the service is told all the same (checked at the end)", async () => {
    unattended = new Journey(world);
    world.service.plan(unattended.txId, held().promise, { status: 200 });
    await unattended.reachConsent();
    await unattended.collected();
    await unattended.agree();
    await unattended.notice();
    await world.restart();
  });

  test("while an agency has been asked and has not answered, it is asked again with the same transaction_uid and token", async () => {
    const journey = new Journey(world);
    const key = about("income", journey.person);
    world.agency.plan(key, held().promise, good(world.packageOf("income")));
    await journey.reachConsent();
    await world.agency.whenAsked(key);
    await world.restart();
    await finish(journey);
    const [first, second, ...more] = world.agency.asked(key).map(({ headers }) => [headers.transaction_uid, headers.authorization]);
    assert.deepEqual(second, first);
    assert.deepEqual(more, []);
  });

  test("while an agency asks for patience, it is asked again with the same transaction_uid", async () => {
    const journey = new Journey(world);
    const key = about("income", journey.person);
    world.agency.plan(key, preparing(2), good(world.packageOf("income")));
    await journey.reachConsent();
    await journey.until(({ datasets }) => datasets[0].state === "preparing");
    await world.restart();
    await finish(journey);
    const uids = world.agency.asked(key).map(({ headers }) => headers.transaction_uid);
    assert.deepEqual(uids, [uids[0], uids[0]]);
  });

  test("after the agency has answered, the package is there and nobody is asked again", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    await world.restart();
    const preview = await journey.citizen.get(journey.path("package/API.testIncome"));
    assert.deepEqual(preview.bytes, world.packageOf("income"));
    await finish(journey);
    assert.equal(world.agency.asked(about("income", journey.person)).length, 1);
  });

  test("right after a package was refused, its report still goes out, once", async () => {
    const journey = new Journey(world);
    world.agency.plan(about("income", journey.person), good(makePackage({ signer: world.signerOf("house"), files: { "別人的.json": "{}" } })));
    await journey.reachConsent();
    await journey.collected();
    await world.restart();
    const reports = async () => (await lettersTo(world, "income@agency.example")).filter(({ text }) => text.includes(journey.transaction));
    const [letter, ...more] = await eventually("the report", async () => (await reports()).length > 0 && reports());
    assert.match(letter.text, /trust\.other-provider/);
    assert.deepEqual(more, []);
  });

  test("after agreeing and before the service has acknowledged, the service is told the same again", async () => {
    const journey = new Journey(world);
    world.service.plan(journey.txId, held().promise, { status: 200 });
    await journey.reachConsent();
    await journey.collected();
    await journey.agree();
    await journey.notice();
    await world.restart();
    assert.equal((await journey.end()).code, 200);
    const [first, second, ...more] = world.service.notices(journey.txId);
    assert.deepEqual(second, first);
    assert.deepEqual(more, []);
    await fetchOnce(journey);
  });

  test("after the service has acknowledged, the data is there for it, once", async () => {
    const journey = new Journey(world);
    await journey.give();
    await world.restart();
    const { packages } = await fetchOnce(journey);
    assert.deepEqual(packages["API.testIncome.zip"], world.packageOf("income"));
    assert.equal((await journey.end()).code, 200);
  });

  test("during the transfer, the data can be fetched again after the lease, whole and once", async () => {
    const journey = new Journey(world);
    const large = makePackage({ signer: world.signerOf("income"), files: { "大.bin": randomBytes(24 << 20) } });
    world.agency.plan(about("income", journey.person), good(large));
    const { permission_ticket, tx_id } = await journey.give();
    const broken = await open(`${world.platform}/service/data`, { headers: { permission_ticket, tx_id } });
    broken.once("error", () => {});
    await once(broken, "readable");
    await world.restart();
    assert.equal((await take(world.platform, { permission_ticket })).status, 429);
    await world.restart({ ahead: 61 });
    const { packages } = await fetchOnce(journey);
    assert.deepEqual(packages["API.testIncome.zip"], large);
    await world.restart();
  });

  test("after the transfer, the data stays taken and nothing is left in the vault", async () => {
    const journey = new Journey(world);
    const notice = await journey.give();
    assert.equal((await take(world.platform, notice)).status, 200);
    await world.restart();
    assert.equal((await take(world.platform, notice)).status, 201);
    await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
  });

  test("after a refusal, she still goes back with 205 and nothing is left in the vault", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    await journey.decide("refuse");
    await world.restart();
    assert.equal((await journey.end()).code, 205);
    await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
  });

  for (let times = 1; times <= 5; times += 1) {
    test(`at some moment after the button was pressed, it ends as if nothing had happened (${times})`, async (context) => {
      const journey = await new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] }).reachConsent();
      await journey.collected();
      const page = await journey.page("consent");
      const moment = randomInt(150);
      context.diagnostic(`killed after ${moment} ms`);
      const pressed = journey.citizen.submit(page, { decision: "agree" }).catch(() => undefined);
      await pause(moment);
      await world.restart();
      await pressed;
      // Where the press was lost, she presses again.
      if ((await journey.status()).stage === "consent") await journey.agree();
      assert.equal((await journey.end()).code, 200);
      const notices = world.service.notices(journey.txId);
      for (const notice of notices) assert.deepEqual(notice, notices[0]);
      await fetchOnce(journey);
    });
  }

  test("while nobody looked, the service has been told", async () => {
    const [first, second] = await world.service.whenAsked(unattended.txId, 2);
    assert.deepEqual(JSON.parse(second.body), JSON.parse(first.body));
    const answer = await eventually("the acknowledgement", async () => {
      const answer = await take(world.platform, JSON.parse(first.body));
      return answer.status === 200 && answer;
    });
    await openDelivery(answer.body, unattended.service.unseal(JSON.parse(first.body).secret_key));
  });
});
