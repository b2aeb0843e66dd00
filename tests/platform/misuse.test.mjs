/** 不是我本人: what a report stops, whom it tells, what it freezes, and what lifts the freeze. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { enrol } from "../../tools/members.mjs";
import { eventually } from "../support/eventually.mjs";
import { atTheDoor } from "../support/identify-evidence.mjs";
import { Journey } from "../support/journey.mjs";
import { MemberArea } from "../support/member.mjs";
import { documents } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

const MISUSE = "/member/misuse";
const OPERATOR = "operator@mydata.example";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const signedIn = async () => (await new MemberArea(world).enrolled()).signIn();

async function report(area) {
  const answer = await area.citizen.submit(await area.citizen.get(MISUSE), { decision: "report" });
  assert.equal(answer.location, MISUSE, answer.text);
  const page = await area.citizen.get(MISUSE);
  return { page, reference: /M-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(page.text)?.[0] };
}

/** She identifies for a transfer; the answer. */
async function identify(person) {
  const journey = await atTheDoor(world, { person });
  return { journey, answer: await journey.tryToIdentify(documents(person)) };
}

const toOperator = async (area, reference) => (await area.letters(OPERATOR)).filter(({ text }) => text.includes(reference));

describe("the page of 「不是我本人」", () => {
  test("explains itself to anybody, and leads through the sign-in back to itself", async () => {
    const area = await new MemberArea(world).enrolled();
    const page = await area.citizen.get(MISUSE);
    assert.equal(page.status, 200);
    assert.match(page.text, /立刻停止所有進行中的傳送/);
    assert.equal((await area.citizen.post(MISUSE, { decision: "report" })).location, "/member/sign-in/misuse");
    const form = { national_id: area.person.uid, ...documents(area.person), decision: "agree" };
    const answer = await area.citizen.submit(await area.citizen.get("/member/sign-in/misuse"), form);
    assert.equal(answer.location, MISUSE);
  });

  test("is where every notice points, by an address that is the same for everybody", async () => {
    const area = await signedIn();
    const letter = await eventually("the letter", async () => (await area.letters()).find(({ kind }) => kind === "signed-in"));
    assert.ok(letter.text.includes(`${world.platform}${MISUSE} `) && !letter.text.includes(area.person.uid));
  });

  test("takes no form of another session, or sent by another site", async () => {
    const [area, other] = [await signedIn(), await signedIn()];
    const { csrf } = (await other.citizen.get(MISUSE)).form().hidden;
    assert.equal((await area.citizen.post(MISUSE, { csrf, decision: "report" })).status, 403);
    const own = (await area.citizen.get(MISUSE)).form().hidden;
    assert.equal((await area.citizen.post(MISUSE, { ...own, decision: "report" }, { "sec-fetch-site": "cross-site" })).status, 403);
    assert.match((await area.citizen.get(MISUSE)).text, /按下之後會發生什麼/);
  });
});

describe("a report of misuse", () => {
  test("stops what is under way, with nothing left in the vault, and ends every other session", async () => {
    const area = await new MemberArea(world).enrolled();
    const journey = new Journey(world, { person: area.person });
    await journey.reachConsent();
    await journey.collected();
    const thief = await new MemberArea(world, { person: area.person }).signIn();
    await area.signIn();
    const { page, reference } = await report(area);
    assert.ok(reference);
    assert.match(page.text, /停止 1 件進行中的傳送/);
    assert.match(page.text, /登出其他 1 個瀏覽器/);
    await eventually("an empty vault", async () => world.vault(journey.transaction).length === 0);
    assert.equal((await journey.status()).stage, "ended");
    assert.deepEqual([await area.isSignedIn(), await thief.isSignedIn()], [true, false]);
    assert.match((await area.home()).text, /新傳送都已凍結/);
  });

  test("is told to her and to the operator, who reads a number and nothing of her", async () => {
    const area = await signedIn();
    const { reference } = await report(area);
    const hers = await eventually("her letter", async () => (await area.letters()).find(({ kind }) => kind === "misuse-stopped"));
    assert.ok(hers.text.includes(reference));
    const [letter] = await eventually("the operator's letter", async () => {
      const letters = await toOperator(area, reference);
      return letters.length > 0 && letters;
    });
    assert.equal(letter.kind, "misuse-reported");
    const { uid, name, email, mobile } = area.person;
    for (const personal of [uid, name, email, mobile]) assert.ok(!JSON.stringify(letter).includes(personal), personal);
  });

  test("said once more is the same report, and still ends what has come since", async () => {
    const area = await signedIn();
    // A second tab still has the form.
    const tab = await area.citizen.get(MISUSE);
    const { reference } = await report(area);
    const thief = await new MemberArea(world, { person: area.person }).signIn();
    assert.equal((await area.citizen.submit(tab, { decision: "report" })).location, MISUSE);
    assert.deepEqual([await area.isSignedIn(), await thief.isSignedIn()], [true, false]);
    assert.ok((await area.citizen.get(MISUSE)).text.includes(reference));
    await eventually("her letter", async () => (await area.letters()).some(({ kind }) => kind === "misuse-stopped"));
    const told = (await area.letters()).filter(({ kind }) => kind === "misuse-stopped").length + (await toOperator(area, reference)).length;
    assert.equal(told, 2);
  });

  test("freezes new transfers: an identification in her name ends with what to do, and brings no data", async () => {
    const area = await signedIn();
    await report(area);
    const { journey, answer } = await identify(area.person);
    assert.deepEqual([answer.status, answer.codes], [403, ["live.frozen"]]);
    assert.match(answer.text, /再次驗證身分、解除凍結/);
    assert.deepEqual(world.vault(journey.transaction), []);
    assert.equal((await journey.citizen.get(journey.path("consent"))).location, journey.path("identify"));
    const left = await journey.citizen.submit(answer, { decision: "refuse" });
    assert.equal(left.location, journey.path("leaving"));
    assert.equal((await journey.end()).code, 401);
  });
});

describe("a freeze", () => {
  test("is lifted by two different methods of whoever never showed a stronger one", async () => {
    const area = await signedIn();
    await report(area);
    assert.match((await area.citizen.get(MISUSE)).text, /任兩種不同的方式/);
    const first = await area.choose("/member/step-up/lift", "PII");
    const { nhi_card_number, household_number } = area.person;
    const shown = await area.send("/member/step-up/lift", first.page, { method: "PII", nhi_card_number, household_number });
    assert.equal(shown.location, MISUSE, shown.text);
    assert.match((await area.citizen.get(MISUSE)).text, /請再用另一種方式/);
    assert.equal((await identify(area.person)).answer.status, 403);
    const second = await area.choose("/member/step-up/lift", "MOB");
    const lifted = await area.send("/member/step-up/lift", second.page, { method: "MOB", mobile: area.person.mobile });
    assert.equal(lifted.location, "/member?done=freeze-lifted", lifted.text);
    const { journey, answer } = await identify(area.person);
    assert.equal(answer.location, journey.path("consent"));
    await eventually("her letter", async () => (await area.letters()).some(({ kind }) => kind === "freeze-lifted"));
  });

  test("is lifted by nothing weaker than a card where a card has been shown before", async () => {
    const area = await (await new MemberArea(world).enrolled()).signInWithCard();
    await report(area);
    assert.match((await area.citizen.get(MISUSE)).text, /第 1 級或第 2 級的方式再次驗證/);
    const page = await area.citizen.get("/member/step-up/lift");
    assert.ok(!/value="PII"/.test(page.html));
    const answer = await area.stepUp("/lift");
    assert.equal(answer.location, "/member?done=freeze-lifted");
  });

  test("is not lifted by signing in again", async () => {
    const area = await signedIn();
    await report(area);
    const again = await new MemberArea(world, { person: area.person }).signInWithCard();
    assert.match((await again.home()).text, /新傳送都已凍結/);
    await enrol(world.platform, area.person);
    assert.equal((await identify(area.person)).answer.status, 403);
  });
});
