/** The consent page: what is approved is what was shown, and nothing moves without it (protocol checks 51, 52). */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { eventually } from "../support/eventually.mjs";
import { about, good } from "../support/fake-agency.mjs";
import { held } from "../support/peer.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

describe("the consent page", () => {
  test("says who she is only in masks, and everything about the request", async () => {
    const journey = await new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] }).reachConsent();
    await journey.collected();
    const page = await journey.page("consent");
    const { uid, name, mobile, email, birthday, birthdate, nhi_card_number, household_number } = journey.person;
    for (const secret of [uid, name, mobile, email, birthday, birthdate, nhi_card_number, household_number]) assert.ok(!page.html.includes(secret));
    for (const shown of [`${uid.slice(0, 6)}****`, "測**彤"]) assert.ok(page.text.includes(shown), shown);
    for (const shown of ["學費減免", "測試學校", "測試學費減免之用。", "測試低收", "測試戶籍", "測試社會局", "測試戶政事務所", "同意傳送", "不同意傳送"]) assert.ok(page.text.includes(shown), shown);
  });

  test("is the same in English", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    const page = await journey.citizen.get(`${journey.path("consent")}?lang=en`);
    for (const shown of ["Fee waiver", "Test School", "For the test of fee waiver.", "Income", "Test Welfare Office"]) assert.ok(page.text.includes(shown), shown);
    assert.match(page.html, /<html lang="en"/);
  });

  test("turns a decision away that was made on facts which have changed since, and shows the new ones", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    const answer = held();
    world.agency.plan(about("house", journey.person), answer.promise);
    await journey.reachConsent();
    await journey.until(({ datasets }) => datasets[0].state === "ready");
    const stale = await journey.page("consent");
    answer.resolve({ status: 500 });
    await journey.collected();

    const shown = await journey.citizen.submit(stale, { decision: "agree" });
    assert.equal(shown.status, 409);
    assert.ok(shown.codes.includes("provider.status-500"));
    assert.equal((await journey.status()).stage, "consent");
    assert.equal(world.service.notices(journey.txId).length, 0);

    await journey.citizen.submit(shown, { decision: "agree" });
    assert.equal((await journey.end()).code, 504);
  });

  test("takes a consent given while data is still being prepared", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    const answer = held();
    world.agency.plan(about("house", journey.person), answer.promise);
    await journey.reachConsent();
    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    answer.resolve(good(world.packageOf("house")));
  });

  test("lists earlier uses: who, what for, which data, and how it ended", async () => {
    const first = new Journey(world);
    await first.reachConsent();
    await first.decide("refuse");
    await first.end();
    const second = new Journey(world, { person: first.person, service: world.services["CLI.testBank01"] });
    await second.reachConsent();
    const lines = (page) => /<ol class="use-list">(.*?)<\/ol>/s.exec(page.html)?.[1] ?? "";
    const list = await eventually("the earlier use", async () => lines(await second.page("consent")));
    for (const shown of ["學費減免", "測試學費減免之用。", "測試低收"]) assert.ok(list.includes(shown), shown);
    assert.doesNotMatch(list, new RegExp(first.person.uid));
  });
});

describe("the preview", () => {
  test("is the very package the agency sent, and is stored by nobody", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    const page = await journey.citizen.get(journey.path("package/API.testIncome"));
    assert.deepEqual(page.bytes, world.packageOf("income"));
    assert.equal(page.headers["content-type"], "application/zip");
    assert.equal(page.headers["cache-control"], "no-store");
    assert.match(page.headers["content-disposition"], /^attachment;/);
    assert.equal(page.headers["x-content-type-options"], "nosniff");
  });

  test("opens for no other dataset, and for none that is not there", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    world.agency.plan(about("house", journey.person), { status: 204 });
    await journey.reachConsent();
    await journey.collected();
    for (const resource of ["API.testHouse1", "API.testGrades", "nonsense", "..%2f0"]) {
      assert.equal((await journey.citizen.get(journey.path(`package/${resource}`))).status, 404, resource);
    }
  });

  test("is gone with the transaction", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    await journey.decide("refuse");
    assert.equal((await journey.citizen.get(journey.path("package/API.testIncome"))).status, 404);
  });
});

describe("a refusal", () => {
  test("sends her back with 205, tells the service nothing, and leaves nothing in the vault", async () => {
    const journey = await new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] }).reachConsent();
    await journey.collected();
    assert.equal(world.vault(journey.transaction).length, 2);
    await journey.decide("refuse");
    const end = await journey.end();
    assert.deepEqual([end.code, end.txId], [205, journey.txId]);
    await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
    assert.equal(world.service.notices(journey.txId).length, 0);
  });

  test("while an agency is still answering leaves nothing behind when the answer comes", async () => {
    const journey = new Journey(world);
    const answer = held();
    world.agency.plan(about("income", journey.person), answer.promise);
    await journey.reachConsent();
    await world.agency.whenAsked(about("income", journey.person));
    await journey.decide("refuse");
    answer.resolve(good(world.packageOf("income")));
    assert.equal((await journey.end()).code, 205);
    // The agency's answer has been dealt with once another one, sent after it, has.
    const next = await new Journey(world).reachConsent();
    await next.collected();
    assert.deepEqual(world.vault(journey.transaction), []);
  });
});
