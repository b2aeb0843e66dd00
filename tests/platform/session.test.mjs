/** Whose browser it is: sessions, form tokens, and other sites (protocol checks 6, 49–51, 55–59). */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { Download } from "../support/download.mjs";
import { Journey } from "../support/journey.mjs";
import { documents } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const STEPS = ["terms", "identify", "consent", "leaving", "status", "package/API.testIncome"];

describe("a session", () => {
  test("is a cookie that scripts, other sites and other hosts do not get", async () => {
    const journey = new Journey(world);
    const answer = await journey.citizen.get(journey.address);
    const [cookie, ...more] = answer.headers["set-cookie"];
    assert.deepEqual(more, []);
    assert.match(cookie, /^__Host-[\w-]+=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
  });

  test("is another one after identification, and the old one is worth nothing", async () => {
    const journey = await new Journey(world).arrive();
    await journey.accept();
    const before = journey.citizen.clone();
    await journey.identify();
    assert.notDeepEqual(journey.citizen.cookies, before.cookies);
    await journey.page("consent");
    for (const step of STEPS) assert.equal((await before.get(journey.path(step))).status, 404, step);
  });

  test("lasts as long as data may wait for her, and an hour from when its end was shown", async () => {
    const hours = (answer) => {
      const [line] = answer.headers["set-cookie"] ?? [];
      return Number(/; Max-Age=(\d+)$/.exec(line ?? "")?.[1]) / 3_600;
    };
    const journey = new Journey(world);
    assert.equal(hours(await journey.citizen.get(journey.address)), 1);
    const download = await new Download(world).order();
    await download.accept();
    assert.equal(hours(await download.tryToIdentify(documents(download.person))), 9);
    assert.equal((await download.page("data")).headers["set-cookie"], undefined);
    await download.press({ decision: "delete" });
    assert.equal(hours(await download.over()), 1);
  });

  test("whose successor was lost with the answer identifies once more, and may do nothing else", async () => {
    const journey = await new Journey(world).arrive();
    await journey.accept();
    const form = await journey.page("identify");
    const lost = journey.citizen.clone();
    await lost.submit(form, { ...documents(journey.person), decision: "agree" });
    for (const step of ["consent", "status", "leaving", "package/API.testIncome"]) assert.notEqual((await journey.citizen.get(journey.path(step))).status, 200, step);
    assert.equal((await journey.citizen.submit(form, { decision: "refuse" })).location, journey.path("leaving"));
    await journey.identify();
    assert.equal((await lost.get(journey.path("consent"))).status, 404);
    await journey.collected();
    await journey.agree();
    assert.equal((await journey.end()).code, 200);
  });

  test("of another browser sees nothing, not even that there is something", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    const other = world.citizen();
    const nowhere = "0".repeat(32);
    for (const step of STEPS) {
      const [page, nothing] = [await other.get(journey.path(step)), await other.get(`/t/${nowhere}/${step}`)];
      assert.equal(page.status, 404, step);
      assert.equal(page.html.replaceAll(journey.transaction, nowhere), nothing.html);
    }
  });

  test("of another transaction opens none but its own", async () => {
    const [one, two] = [await new Journey(world).reachConsent(), await new Journey(world).reachConsent()];
    const [[name]] = [...one.citizen.cookies];
    const [[, value]] = [...two.citizen.cookies];
    const crossed = world.citizen();
    crossed.cookies.set(name, value);
    assert.equal((await crossed.get(one.path("consent"))).status, 404);
  });

  test("of another browser finishes nothing, though it holds the page's form", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    const page = await journey.page("consent");
    const other = world.citizen();
    await other.get(journey.service.redirect(journey.person));
    assert.equal((await other.submit(page, { decision: "agree" })).status, 404);
    assert.equal((await journey.status()).stage, "consent");
    assert.equal(world.service.notices(journey.txId).length, 0);
  });
});

describe("two tabs of one browser", () => {
  test("go through two transactions without crossing", async () => {
    const citizen = world.citizen();
    const one = new Journey(world, { citizen, datasets: ["API.testHouse1"] });
    const two = new Journey(world, { citizen, person: one.person, service: world.services["CLI.testBank01"] });
    await one.arrive();
    await two.arrive();
    await one.accept();
    await two.accept();
    await two.identify();
    await one.identify();
    await one.collected();
    await two.collected();
    assert.match((await one.page("consent")).text, /學費減免/);
    assert.match((await two.page("consent")).text, /帳戶開立/);
    const form = (await one.page("consent")).form();
    assert.equal((await citizen.post(two.path("consent"), { ...form.hidden, decision: "agree" })).status, 403);
    await two.decide("refuse");
    await one.agree();
    assert.deepEqual([(await one.end()).code, (await two.end()).code], [200, 205]);
  });

  test("may press a button twice: the second time shows the step whose turn it is", async () => {
    const journey = await new Journey(world).arrive();
    const page = await journey.page("terms");
    await journey.accept();
    const again = await journey.citizen.submit(page, { acknowledged: "1", decision: "agree" });
    assert.equal(again.location, journey.path("identify"));
  });
});

describe("a form", () => {
  /** The same form with another token. */
  const withToken = (journey, page, fields, csrf) => journey.citizen.post(page.form().action, { ...page.form().hidden, ...fields, csrf });

  test("is refused with the token of another step, of another session, or none", async () => {
    const journey = await new Journey(world).arrive();
    const terms = (await journey.page("terms")).form().hidden.csrf;
    await journey.accept();
    const other = await new Journey(world).arrive();
    await other.accept();
    const foreign = (await other.page("identify")).form().hidden.csrf;
    const page = await journey.page("identify");
    for (const csrf of [terms, foreign, "", "x".repeat(43)]) {
      const answer = await withToken(journey, page, { ...documents(journey.person), decision: "agree" }, csrf);
      assert.equal(answer.status, 403);
      assert.ok(answer.codes.includes("form.token"));
    }
    assert.equal((await journey.status()).stage, "identify");
  });

  test("is refused with a token from before identification", async () => {
    const journey = await new Journey(world).arrive();
    await journey.accept();
    const { csrf } = (await journey.page("identify")).form().hidden;
    await journey.identify();
    const answer = await withToken(journey, await journey.page("consent"), { decision: "agree" }, csrf);
    assert.equal(answer.status, 403);
  });

  test("is refused when another site sends it, even with the right token", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    for (const site of ["cross-site", "same-site"]) {
      const answer = await journey.citizen.submit(await journey.page("consent"), { decision: "agree" }, { "sec-fetch-site": site });
      assert.equal(answer.status, 403);
    }
    assert.equal((await journey.status()).stage, "consent");
  });

  test("is refused when it is not one: too large, of another kind, or with a decision that is none", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    const page = await journey.page("consent");
    assert.equal((await journey.citizen.submit(page, { decision: "agree", filler: "x".repeat(40_000) })).status, 403);
    assert.equal((await journey.citizen.submit(page, { decision: "agree" }, { "content-type": "application/json" })).status, 403);
    assert.equal((await journey.citizen.submit(page, { decision: "perhaps" })).status, 400);
    assert.equal((await journey.status()).stage, "consent");
  });

  test("sent twice at once decides once", async () => {
    const journey = await new Journey(world).reachConsent();
    await journey.collected();
    const page = await journey.page("consent");
    await Promise.all([journey.citizen.submit(page, { decision: "agree" }), journey.citizen.submit(page, { decision: "agree" }), journey.citizen.submit(page, { decision: "refuse" })]);
    await journey.end();
    assert.ok(world.service.notices(journey.txId).length <= 1);
  });
});
