/** What a clerk can do wrong at the desk, or have happen to her: two codes at once, an address typed by hand, a visit that ends under her. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BY_SCRIPT } from "../support/clerk-wire.mjs";
import { CounterVisit, nobodysCode, otherDigits, passcodeEnds } from "../support/counter-visit.mjs";
import { BOTH, CounterWorld, PREVIEW_ONLY } from "../support/counter-world.mjs";
import { eventually } from "../support/eventually.mjs";

/** Passcodes that are sent for one code. */
const PASSCODES = 5;
/** What a browser says of an address that somebody types, and of a link. */
const TYPED = { "sec-fetch-site": "none", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
const FROM_A_LINK = { ...TYPED, "sec-fetch-site": "same-origin" };

/** @type {CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

describe("a clerk's desk", () => {
  before(async () => {
    counters = await CounterWorld.open();
    ({ world } = counters);
  });
  after(() => counters.close());

  /** Citizens with a code each. */
  const withCodes = (count) => Promise.all(Array.from({ length: count }, async () => {
    const visit = await new CounterVisit(world).reachCode();
    return { visit, code: await visit.code() };
  }));

  test("redeems one of two codes that are typed at once, and leaves the other as good as it was", async () => {
    const citizens = await withCodes(2);
    const clerk = await counters.clerk();
    const desk = await clerk.get("/organ");
    await Promise.all(citizens.map(({ code }) => clerk.enter(code, desk)));
    assert.ok(await clerk.isAtVisit());
    const shown = await Promise.all(citizens.map(({ visit }) => visit.shown()));
    const [left, ...more] = shown.filter(Boolean);
    assert.equal(more.length, 0);
    await (await counters.clerk()).redeem(left.code);
  });

  test("keeps the visit of a good code, whatever is typed beside it", async () => {
    const [{ visit, code }] = await withCodes(1);
    const clerk = await counters.clerk();
    const desk = await clerk.get("/organ");
    await Promise.all([nobodysCode(), code, nobodysCode()].map((typed) => clerk.enter(typed, desk)));
    const isUntouched = (await visit.shown())?.code === code;
    if (isUntouched) await clerk.redeem(code);
    assert.ok(await clerk.isAtVisit());
  });

  test("goes from a code that is not good to none that was", async () => {
    const clerk = await counters.clerk();
    await clerk.enter(nobodysCode());
    assert.equal((await clerk.get("/organ/visit")).location, "/organ");
  });

  test("shows what may only be looked at to its own page, and makes no file of it for whoever types its address", async () => {
    const [{ visit }] = await withCodes(1);
    const clerk = await counters.clerk();
    await clerk.open(visit);
    const address = `/organ/visit/package/${PREVIEW_ONLY}`;
    for (const how of [{}, TYPED, FROM_A_LINK, { "sec-fetch-dest": "iframe" }]) assert.equal((await clerk.get(address, how)).status, 404);
    assert.doesNotMatch((await visit.page("code")).text, /檢視了/, "it has not been looked at");
    const shown = await clerk.get(address, BY_SCRIPT);
    assert.deepEqual([shown.status, shown.headers["content-disposition"]], [200, undefined]);
    assert.deepEqual(shown.bytes, visit.packages[PREVIEW_ONLY]);
  });

  test("saves what the page has offered, and nothing where that cannot be read", async () => {
    const [{ visit }] = await withCodes(1);
    const clerk = await counters.clerk();
    const page = await clerk.open(visit);
    for (const shown of ["", "everything", `${BOTH} everything`, "API.testPerson"]) {
      const answer = await clerk.press("save", { shown }, page);
      assert.deepEqual([answer.status, answer.location], [303, "/organ/visit"], shown);
    }
    assert.equal((await clerk.view(BOTH)).status, 200, "it is still there");
    await clerk.save({ shown: BOTH });
  });

  test("says why where the citizen has made another code, and ticks nothing off", async () => {
    const [{ visit, code }] = await withCodes(1);
    const clerk = await counters.clerk();
    const page = await clerk.redeem(code);
    await visit.issue();
    const typed = await clerk.enterPasscode("12345678", page);
    assert.deepEqual([typed.status, typed.location], [303, "/organ?done=visit-lost"]);
    const answer = await clerk.get("/organ/visit");
    assert.deepEqual([answer.status, answer.location], [303, "/organ?done=visit-lost"]);
    const desk = await clerk.get(answer.location);
    assert.match(desk.text, /民眾已停止或更新資料條碼/);
    assert.doesNotMatch(desk.html, /summary-ok/);
  });

  test("has a visit of its own making behind it once it has ended one", async () => {
    const [{ code }] = await withCodes(1);
    const clerk = await counters.clerk();
    await clerk.redeem(code);
    assert.equal((await clerk.end()).location, "/organ?done=visit-over");
    assert.match((await clerk.get("/organ?done=visit-over")).html, /summary-ok/);
    assert.equal((await clerk.get("/organ/visit")).location, "/organ");
  });

  test("ends a visit from wherever the computer is by then", async () => {
    const [{ visit }] = await withCodes(1);
    const clerk = await counters.clerk();
    const page = await clerk.open(visit);
    const { hidden } = page.form("/organ/visit/end");
    const moved = { "cf-connecting-ip": "203.0.113.9" };
    assert.equal((await clerk.get("/organ/visit", moved)).status, 403);
    assert.equal((await clerk.post("/organ/visit/end", hidden, moved)).status, 303);
    assert.notEqual((await clerk.view(BOTH)).status, 200);
    assert.ok(!(await visit.status()).code.visit, "she may have another code made");
  });

  test("asks for no passcode that was not sent, and offers another only when one can be sent", async () => {
    const visit = await new CounterVisit(world).reachCode();
    for (let time = 0; time < PASSCODES; time += 1) {
      await (await counters.clerk()).redeem((await visit.issue()).code);
      await visit.newPasscode(time);
    }
    const clerk = await counters.clerk();
    const page = await clerk.redeem((await visit.issue()).code);
    assert.deepEqual(page.tags("input").filter(({ name }) => name === "passcode"), []);
    assert.ok(Number.isNaN(passcodeEnds(page)), "nor does it say until when it is good");
    const actions = page.tags("form").map(({ action }) => action);
    assert.ok(actions.includes("/organ/visit/end") && !actions.includes("/organ/visit/resend"));
    const { hidden } = page.form("/organ/visit/end");
    await world.restart({ ahead: world.ahead + 150 });
    const refused = await clerk.post("/organ/visit/resend", hidden);
    assert.equal(refused.status, 422, refused.location);
    assert.ok(refused.codes.includes("organ.resend-refused"));
    assert.deepEqual(refused.tags("a").filter(({ href }) => href === "#passcode"), []);
  });

  test("pauses the clerk who has guessed the last passcode to its end, and says what has come of it", async () => {
    const [{ visit, code }] = await withCodes(1);
    const clerk = await counters.clerk();
    let page = await clerk.redeem(code);
    let passcode = await visit.newPasscode();
    for (let sent = 1; sent < PASSCODES; sent += 1) {
      await world.restart({ ahead: world.ahead + 121 });
      assert.equal((await clerk.press("resend")).status, 303);
      passcode = await visit.newPasscode(sent);
      page = await clerk.visit();
    }
    const answers = [];
    for (let time = 0; time < 5; time += 1) answers.push(await clerk.enterPasscode(otherDigits(passcode, time), page));
    assert.deepEqual([answers.at(-1).status, answers.at(-1).location], [303, "/organ?done=passcodes-used-up"]);
    assert.match((await clerk.get(answers.at(-1).location)).text, /最後一組驗證密碼/);
    const next = await clerk.enter(nobodysCode());
    assert.equal(next.status, 429, "the fifth wrong one is held against her");
    await eventually("her page without the clerk", async () => !(await visit.status()).code.visit);
  });
});
