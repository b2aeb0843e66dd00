/** What a membership asks for and how it ends: a fresh identification, changed terms, withdrawal. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "../support/eventually.mjs";
import { exchange } from "../support/exchange.mjs";
import { atTheDoor } from "../support/identify-evidence.mjs";
import { Journey } from "../support/journey.mjs";
import { MemberArea } from "../support/member.mjs";
import { documents } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { World } from "../support/world.mjs";

const MINUTE = 60;
const WITHDRAW = "/member/withdraw";

/** @type {import("../support/world.mjs").World} */
let world;

const signedIn = async () => (await new MemberArea(world).enrolled()).signIn();
const withdraw = async (area, fields = { acknowledged: "1" }) => area.citizen.submit(await area.citizen.get(WITHDRAW), { ...fields, decision: "withdraw" });

describe("withdrawal", () => {
  before(async () => {
    world = await sharedWorld();
  });

  test("says what is erased and what stays, offers the record first, and wants a tick", async () => {
    const area = await signedIn();
    const page = await area.citizen.get(WITHDRAW);
    for (const said of ["會刪除的", "綁定的裝置", "使用紀錄、同意收據與刪除紀錄", "會留下的", "公開帳本上的記載", "輸入不符與寄送次數的計數"]) assert.ok(page.text.includes(said), said);
    assert.ok(page.tags("a").some(({ href }) => href === "/member/record"));
    const refused = await withdraw(area, {});
    assert.equal(refused.status, 422);
    assert.match(refused.title, /^錯誤：/);
    assert.ok(await area.isSignedIn());
  });

  test("ends every session, stops what is under way, and writes to her once more", async () => {
    const area = await new MemberArea(world).enrolled();
    const journey = new Journey(world, { person: area.person });
    await journey.reachConsent();
    await journey.collected();
    const elsewhere = await new MemberArea(world, { person: area.person }).signIn();
    await area.signIn();
    const answer = await withdraw(area);
    assert.equal(answer.location, "/member/withdrawn", answer.text);
    assert.match((answer.headers["set-cookie"] ?? [])[0], /^__Host-member=; .*Max-Age=0$/);
    assert.match((await area.citizen.get("/member/withdrawn")).text, /沒有留下任何能認出您的資料/);
    assert.deepEqual([await area.isSignedIn(), await elsewhere.isSignedIn()], [false, false]);
    await eventually("an empty vault", async () => world.vault(journey.transaction).length === 0);
    assert.equal((await journey.status()).stage, "ended");
    await eventually("the last letter", async () => (await area.letters()).at(-1)?.kind === "membership-ended");
  });

  test("makes the next visit a first one, with nothing left of the last", async () => {
    const area = await new MemberArea(world).enrolled();
    const journey = new Journey(world, { person: area.person });
    await journey.reachConsent();
    await journey.collected();
    await journey.decide("refuse");
    await area.signIn();
    await eventually("the use on record", async () => (await area.home()).text.includes("學費減免"));
    await withdraw(area);
    const again = new MemberArea(world, { person: area.person });
    const page = await again.citizen.get("/member/sign-in");
    const next = await again.citizen.submit(page, { national_id: area.person.uid, ...documents(area.person), decision: "agree" });
    assert.equal(next.location, "/member/sign-in");
    assert.match((await again.citizen.get("/member/sign-in")).text, /您第一次使用本平臺/);
    const later = await (await new MemberArea(world, { person: area.person }).enrolled()).signIn();
    assert.doesNotMatch((await later.home()).text, /學費減免/);
  });

  test("waits until a freeze is lifted, so that nobody erases what was done in her name", async () => {
    const area = await signedIn();
    const form = (await area.citizen.get(WITHDRAW)).form().hidden;
    await area.citizen.submit(await area.citizen.get("/member/misuse"), { decision: "report" });
    assert.match((await area.citizen.get(WITHDRAW)).text, /凍結中，還不能退出/);
    const answer = await area.citizen.post(WITHDRAW, { ...form, acknowledged: "1", decision: "withdraw" });
    assert.equal(answer.status, 403);
    assert.ok(await area.isSignedIn());
  });

  test("takes no form of another session", async () => {
    const [area, other] = [await signedIn(), await signedIn()];
    const { csrf } = (await other.citizen.get(WITHDRAW)).form().hidden;
    assert.equal((await area.citizen.post(WITHDRAW, { csrf, acknowledged: "1", decision: "withdraw" })).status, 403);
  });
});

describe("terms that have changed", () => {
  before(async () => {
    world = await sharedWorld();
  });

  /** A member who accepted what held before. */
  async function memberFromBefore() {
    const area = new MemberArea(world);
    const { uid, name, email } = area.person;
    const body = JSON.stringify({ uid, name, email, terms_version: "0.1", privacy_version: "0.1" });
    assert.equal((await exchange(`${world.platform}/sandbox/members`, { method: "POST", headers: { "content-type": "application/json" }, body })).status, 204);
    return area;
  }

  const form = (area) => ({ national_id: area.person.uid, ...documents(area.person), decision: "agree" });

  test("are shown at the next sign-in, and what she accepts is kept with its time", async () => {
    const area = await memberFromBefore();
    const asked = await area.citizen.submit(await area.citizen.get("/member/sign-in"), form(area));
    assert.deepEqual([asked.status, area.cookie], [200, undefined]);
    assert.match(asked.text, /您同意過的是 0\.1 版/);
    const unticked = await area.citizen.submit(asked, { decision: "accept" });
    assert.equal(unticked.status, 422);
    const answer = await area.citizen.submit(unticked, { acknowledged: "1", decision: "accept" });
    assert.equal(answer.location, "/member", answer.text);
    const home = await area.home();
    assert.doesNotMatch(home.text, /服務條款 0\.1 版/);
    assert.match(home.text, /服務條款 [\d.]+ 版、隱私權政策 [\d.]+ 版，.* 同意/);
    await new MemberArea(world, { person: area.person }).signIn();
  });

  test("are shown in the midst of a transfer, which goes on once they are accepted", async () => {
    const area = await memberFromBefore();
    const journey = new Journey(world, { person: area.person, newcomer: true });
    await journey.arrive();
    await journey.accept();
    const asked = await journey.tryToIdentify(documents(area.person));
    assert.equal(asked.status, 200);
    assert.equal((await journey.citizen.get(journey.path("consent"))).location, journey.path("identify"));
    const answer = await journey.citizen.submit(asked, { acknowledged: "1", decision: "accept" });
    assert.equal(answer.location, journey.path("consent"), answer.text);
  });

  test("that are not accepted end the transfer as a refusal", async () => {
    const area = await memberFromBefore();
    const journey = new Journey(world, { person: area.person, newcomer: true });
    await journey.arrive();
    await journey.accept();
    const asked = await journey.tryToIdentify(documents(area.person));
    const answer = await journey.citizen.submit(asked, { decision: "refuse" });
    assert.equal(answer.location, journey.path("leaving"));
    assert.equal((await journey.end()).code, 205);
  });

  test("are accepted as they were shown, and not as another page says", async () => {
    const area = await memberFromBefore();
    const asked = await area.citizen.submit(await area.citizen.get("/member/sign-in"), form(area));
    const answer = await area.citizen.submit(asked, { acknowledged: "1", shown: "0.1/0.1", decision: "accept" });
    assert.deepEqual([answer.status, area.cookie], [422, undefined]);
  });
});

// A world of its own: its clock is moved.
describe("an identification of a quarter of an hour ago", () => {
  /** @type {import("../support/member.mjs").MemberArea} */
  let area;

  before(async () => {
    world = await World.open();
    area = await (await new MemberArea(world).enrolled()).signIn();
    // She looks at a page now and then, so that her session lasts.
    await world.restart({ ahead: 10 * MINUTE });
    await area.home();
    await world.restart({ ahead: 16 * MINUTE });
  });
  after(async () => world.close());

  test("does not withdraw, change the contact, remove a device or open a transfer", async () => {
    const page = await area.citizen.get(WITHDRAW);
    assert.match(page.text, /請先再次驗證身分/);
    assert.throws(() => page.form());
    assert.match((await area.citizen.get("/member/contact")).text, /需要您在 15 分鐘內驗證過身分/);
    const { csrf } = (await area.home()).form("/member/sign-out").hidden;
    const removal = await area.citizen.post("/member/device/remove", { csrf, device: "AAAA" });
    assert.deepEqual([removal.status, removal.codes], [403, ["member.not-fresh"]]);
    const journey = await atTheDoor(world, { person: area.person });
    await journey.identify();
    const live = await area.citizen.get("/member/live");
    assert.match(live.text, /學費減免/);
    assert.throws(() => live.form(`/member/live/${journey.transaction}/go-on`));
  });

  test("is made fresh by another one of the same strength, which leads back to what she came for", async () => {
    const chosen = await area.choose("/member/step-up/contact", "PII");
    const { nhi_card_number, household_number } = area.person;
    const shown = await area.send("/member/step-up/contact", chosen.page, { method: "PII", nhi_card_number, household_number });
    assert.equal(shown.location, "/member/contact", shown.text);
    assert.match((await area.citizen.get("/member/contact")).text, /請輸入新的手機號碼或電子郵件/);
    assert.equal((await withdraw(area)).location, "/member/withdrawn");
  });
});
