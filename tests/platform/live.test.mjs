/** Transfers under way, as a member sees them: what is listed, going on with one in another browser, deleting one now. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { eventually } from "../support/eventually.mjs";
import { cardOf, showCard } from "../support/identify-evidence.mjs";
import { Journey } from "../support/journey.mjs";
import { MemberArea } from "../support/member.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

const LIVE = "/member/live";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** A member who has a transfer under way and is signed in, in another browser. */
async function underWay(plan = {}) {
  const area = await new MemberArea(world).enrolled();
  const journey = new Journey(world, { person: area.person, ...plan });
  await journey.reachConsent();
  await journey.collected();
  await area.signIn();
  return { area, journey };
}

const deed = (journey, name) => `${LIVE}/${journey.transaction}/${name}`;

/** Presses a button of the list, or of the page that asks once more. */
async function press(area, page, action, fields = {}) {
  return area.citizen.post(action, { ...page.form(action).hidden, ...fields });
}

describe("the list of transfers under way", () => {
  test("says so where there is none", async () => {
    const area = await (await new MemberArea(world).enrolled()).signIn();
    assert.match((await area.home()).text, /目前沒有進行中的傳送/);
    assert.match((await area.citizen.get(LIVE)).text, /沒有保留您的任何資料檔案/);
  });

  test("shows who gets what, what for, how far it has come and until when it is kept", async () => {
    const { area, journey } = await underWay();
    assert.match((await area.home()).text, /目前有 1 件進行中的傳送/);
    const page = await area.citizen.get(LIVE);
    for (const said of ["學費減免", "已備妥", "等您決定是否同意傳送", "最晚保留到"]) assert.ok(page.text.includes(said), said);
    assert.ok(!page.html.includes(area.person.uid));
    await journey.agree();
    await journey.end();
    assert.match((await area.citizen.get(LIVE)).text, /您已同意，等對方取走/);
  });

  test("tells several for one service apart, by heading and on each button", async () => {
    const { area } = await underWay();
    const second = new Journey(world, { person: area.person });
    await second.reachConsent();
    for (const [language, names] of [["zh-Hant", ["學費減免（第 2 件）", "學費減免（第 1 件）"]], ["en", ["Fee waiver (no. 2)", "Fee waiver (no. 1)"]]]) {
      const { html } = await area.citizen.get(`${LIVE}?lang=${language}`);
      const headings = [...html.matchAll(/<h2 id="live-[^>]*>([^<]*)</g)].map(([, heading]) => heading);
      assert.deepEqual(headings, names);
      const buttons = [...html.matchAll(/<(?:a|button) class="button[^>]*>([^<]*<span class="unseen">[^<]*)</g)].map(([, button]) => button);
      assert.ok(buttons.length >= headings.length);
      assert.equal(new Set(buttons).size, buttons.length, buttons.join(" | "));
    }
  });

  test("has nothing of a transfer once it has ended", async () => {
    const { area, journey } = await underWay();
    await journey.decide("refuse");
    await eventually("the empty list", async () => /目前沒有進行中的傳送/.test((await area.home()).text));
  });

  test("is in English as well", async () => {
    const { area } = await underWay();
    const page = await area.citizen.get(`${LIVE}?lang=en`);
    assert.match(page.text, /Waits for you to decide whether it may be sent/);
  });
});

describe("deleting a transfer now", () => {
  test("is asked once more, and leaves nothing in the vault", async () => {
    const { area, journey } = await underWay();
    assert.notEqual(world.vault(journey.transaction).length, 0);
    const asked = await area.citizen.get(deed(journey, "delete"));
    assert.match(asked.text, /刪除後無法復原/);
    const answer = await press(area, asked, deed(journey, "delete"), { decision: "delete" });
    assert.equal(answer.location, `${LIVE}?done=deleted`);
    await eventually("an empty vault", async () => world.vault(journey.transaction).length === 0);
    assert.equal((await journey.status()).stage, "ended");
    await eventually("the empty list", async () => /目前沒有進行中的傳送/.test((await area.home()).text));
  });

  test("of one that has ended meanwhile is told as such", async () => {
    const { area, journey } = await underWay();
    const asked = await area.citizen.get(deed(journey, "delete"));
    await journey.decide("refuse");
    const answer = await press(area, asked, deed(journey, "delete"), { decision: "delete" });
    assert.equal(answer.location, `${LIVE}?done=ended-before`);
  });

  test("does nothing to somebody else's, nor for the form of another session", async () => {
    const [one, two] = [await underWay(), await underWay()];
    assert.equal((await two.area.citizen.get(deed(one.journey, "delete"))).location, `${LIVE}?done=ended-before`);
    const own = await two.area.citizen.get(deed(two.journey, "delete"));
    const { csrf } = own.form().hidden;
    assert.equal((await two.area.citizen.post(deed(one.journey, "delete"), { csrf, decision: "delete" })).location, `${LIVE}?done=ended-before`);
    assert.equal((await one.area.citizen.post(deed(one.journey, "delete"), { csrf, decision: "delete" })).status, 403);
    assert.equal((await one.journey.status()).stage, "consent");
  });
});

describe("going on with a transfer in another browser", () => {
  test("opens it there, and no longer in the first one", async () => {
    const { area, journey } = await underWay();
    const answer = await press(area, await area.citizen.get(LIVE), deed(journey, "go-on"));
    assert.equal(answer.location, journey.path("consent"), answer.text);
    const elsewhere = journey.citizen;
    journey.citizen = area.citizen;
    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    assert.notEqual((await elsewhere.get(journey.path("leaving"))).status, 200);
  });

  test("needs a method as strong as the transfer does", async () => {
    const area = await new MemberArea(world).enrolled();
    const journey = new Journey(world, { person: area.person, service: world.services["CLI.testStrong"], datasets: ["API.testSecure"] });
    await journey.arrive();
    await journey.accept();
    await showCard(journey, cardOf(area.person));
    await journey.collected();
    await area.signIn();
    const list = await area.citizen.get(LIVE);
    assert.throws(() => list.form(deed(journey, "go-on")));
    const asked = await area.citizen.get(deed(journey, "go-on"));
    assert.match(asked.text, /第 1 級或更高的方式/);
    const { csrf } = (await area.home()).form("/member/sign-out").hidden;
    assert.equal((await area.citizen.post(deed(journey, "go-on"), { csrf })).status, 403);
    assert.equal((await area.stepUp(`/live/${journey.transaction}`)).location, LIVE);
    const answer = await press(area, await area.citizen.get(LIVE), deed(journey, "go-on"));
    assert.equal(answer.location, journey.path("consent"));
  });
});
