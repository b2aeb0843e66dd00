/** The clerks' door: who comes in, who does not, and what it answers to those who try. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ClerkDoor, PASSWORDS } from "../support/clerk-door.mjs";
import { World } from "../support/world.mjs";

const MINUTE = 60;
/** Nobody's, and the other agency's only: tests/support/seeds/clerks.toml. */
const NOWHERE = "203.0.113.9";
const OF_THE_OTHERS = "192.0.2.7";
const WRONG = "not-the-password-at-all";

/** @type {import("../support/world.mjs").World} */
let world;

/** An answer without what differs between any two: the token and the account that was typed. */
function comparable(page) {
  const headers = { ...page.headers };
  for (const name of ["content-length", "date", "x-correlation-id", "set-cookie"]) delete headers[name];
  const html = page.html.replace(/name="csrf" value="[^"]*"/, "").replace(/(name="account" value=")[^"]*/, "$1");
  return { status: page.status, headers, html };
}

/** Wrong passwords until nothing is looked at any more; the last answer. */
async function guess(door, account) {
  let answer;
  for (let times = 0; times < 6; times += 1) answer = await door.trySignIn({ account, password: WRONG });
  return answer;
}

describe("the clerks' door", () => {
  before(async () => {
    world = await World.open();
  });
  after(() => world.close());

  test("lets a clerk in with the right password, in any case and width of the account, and says who is at the desk", async () => {
    const door = new ClerkDoor(world);
    const answer = await door.trySignIn({ account: "Ｃlerk01 ", password: PASSWORDS.clerk01 });
    assert.deepEqual([answer.status, answer.location], [303, "/organ"]);
    const [cookie] = answer.headers["set-cookie"].filter((line) => line.startsWith("__Host-organ="));
    assert.match(cookie, /; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    const page = await door.home();
    assert.match(page.text, /測試社會局 · 1 號櫃檯 · 測試員甲/);
    assert.equal(page.headers["cache-control"], "no-store");
    assert.match(page.headers["content-security-policy"], /default-src 'none'/);
  });

  test("names the demonstration's accounts, and no suspended one", async () => {
    const { text } = await new ClerkDoor(world).home();
    assert.match(text, /clerk02 · 密碼 test-only-clerk-02/);
    assert.doesNotMatch(text, /clerk03/);
  });

  test("answers a wrong password, an unknown account, a suspended one and one of elsewhere alike", async () => {
    const answers = [];
    for (const [account, password, address] of [
      ["clerk02", WRONG, OF_THE_OTHERS],
      ["nobody99", WRONG],
      ["社會局", WRONG],
      ["other01", WRONG],
      ["clerk03", PASSWORDS.clerk03],
      ["clerk01", PASSWORDS.clerk01, OF_THE_OTHERS],
    ]) {
      answers.push(comparable(await new ClerkDoor(world, { address }).trySignIn({ account, password })));
    }
    assert.equal(answers[0].status, 422);
    assert.match(answers[0].html, /organ\.sign-in-wrong/);
    for (const answer of answers) assert.deepEqual(answer, answers[0]);
  });

  test("looks at five wrong passwords of an account, at whichever address, and then waits: of one that there is not as well", async () => {
    for (const account of ["clerk02", "nobody98"]) {
      const statuses = [];
      for (let times = 0; times < 6; times += 1) statuses.push((await new ClerkDoor(world).trySignIn({ account, password: WRONG })).status);
      assert.deepEqual(statuses, [422, 422, 422, 422, 429, 429], account);
    }
    const right = await new ClerkDoor(world, { account: "clerk02" }).trySignIn();
    assert.equal(right.status, 429, "not even the right one is looked at");
    assert.match(right.text, /請在 \d\d:\d\d 以後再試/);
    assert.ok(Number(right.headers["retry-after"]) > 800);
  });

  test("counts what is typed for an account however it is spelled, whether or not there is one", async () => {
    for (const account of ["clerk01", "nobody97"]) {
      const spellings = [account, account.toUpperCase(), account.replace(/^./, (letter) => String.fromCodePoint(letter.codePointAt(0) + 0xfee0))];
      const left = [];
      for (const spelling of spellings) {
        const { text } = await new ClerkDoor(world).trySignIn({ account: spelling, password: WRONG });
        left.push(/還可以試 (\d) 次/.exec(text)?.[1]);
      }
      assert.deepEqual(left, ["4", "3", "2"], account);
    }
  });

  test("holds a failure of its own against nobody", async () => {
    const door = new ClerkDoor(world, { account: "other01" });
    world.change("UPDATE clerk SET password_hash = 'broken:' || password_hash WHERE account = 'other01'");
    for (let times = 0; times < 20; times += 1) assert.equal((await door.trySignIn()).status, 500);
    world.change("UPDATE clerk SET password_hash = substr(password_hash, 8) WHERE account = 'other01'");
    await door.signIn();
  });

  test("locks no clerk out for what is typed elsewhere", async () => {
    const elsewhere = new ClerkDoor(world, { address: OF_THE_OTHERS });
    assert.equal((await guess(elsewhere, "clerk01")).status, 429);
    await new ClerkDoor(world).signIn();
  });

  test("looks at twenty wrong passwords from one address, whichever the accounts", async () => {
    const door = new ClerkDoor(world);
    const statuses = [];
    for (let account = 0; account < 21; account += 1) statuses.push((await door.trySignIn({ account: `guessed${account}`, password: WRONG })).status);
    assert.deepEqual(statuses.slice(18), [422, 429, 429]);
    assert.equal((await door.trySignIn({ account: "other01" })).status, 429);
  });

  test("is shut where no agency works, to whoever is signed in as well", async () => {
    const stranger = new ClerkDoor(world, { address: NOWHERE });
    const page = await stranger.home();
    assert.equal(page.status, 403);
    assert.ok(page.codes.includes("organ.address") && page.text.includes(NOWHERE));

    const door = await new ClerkDoor(world).signIn();
    for (const address of [NOWHERE, OF_THE_OTHERS]) {
      const moved = await door.browser.get("/organ", { "cf-connecting-ip": address });
      assert.equal(moved.status, 403, address);
      assert.doesNotMatch(moved.text, /測試員甲/);
    }
    assert.ok(await door.isSignedIn());
    const inside = await new ClerkDoor(world, { address: "2001:db8:c1e4::7" }).signIn();
    assert.ok(await inside.isSignedIn(), "by IPv6 too");
  });

  test("lets a clerk out wherever her computer is by then", async () => {
    for (const address of [NOWHERE, OF_THE_OTHERS]) {
      const out = await new ClerkDoor(world).signIn();
      const { hidden } = (await out.home()).form("/organ/sign-out");
      const answer = await out.browser.post("/organ/sign-out", hidden, { "cf-connecting-ip": address });
      assert.deepEqual([answer.status, answer.location], [303, "/organ?done=signed-out"], address);
      assert.ok(!(await out.isSignedIn()));

      const locked = await new ClerkDoor(world).signIn();
      const stolen = locked.browser.clone();
      assert.equal((await locked.browser.get("/organ?done=lock", { "cf-connecting-ip": address })).status, 303);
      assert.equal((await stolen.get("/organ/visit")).location, "/organ?done=over");
    }
  });

  test("looks up nothing where no agency works: not even a session that there is", async () => {
    const { browser } = await new ClerkDoor(world).signIn();
    for (const [path, form] of [["/organ", undefined], ["/organ/visit", undefined], ["/organ/code", {}], ["/organ/sign-in", {}]]) {
      const sent = { "cf-connecting-ip": NOWHERE };
      const answer = await (form ? browser.post(path, form, sent) : browser.get(path, sent));
      assert.equal(answer.status, 403, path);
      assert.ok(answer.codes.includes("organ.address"), path);
    }
  });

  test("ends the session of a page that has locked itself, though its own form for that never arrived", async () => {
    const door = await new ClerkDoor(world).signIn();
    const stolen = door.browser.clone();
    const elsewhere = await door.browser.get("/organ?done=lock", { "sec-fetch-site": "cross-site" });
    assert.equal(elsewhere.status, 200, "no other site signs her out");
    assert.doesNotMatch(elsewhere.text, /已自動登出/);
    const answer = await door.browser.get("/organ?done=lock", { "sec-fetch-site": "same-origin" });
    assert.deepEqual([answer.status, answer.location], [303, "/organ?done=locked"]);
    assert.equal(answer.headers["clear-site-data"], '"cache", "storage"');
    const page = await door.browser.get("/organ?done=locked");
    assert.match(page.text, /已自動登出/);
    assert.ok(page.form("/organ/sign-in"));
    assert.equal((await stolen.get("/organ/visit")).location, "/organ?done=over");
    assert.equal((await door.browser.get("/organ?done=lock")).location, "/organ?done=locked");
    await door.signIn();
    await door.browser.get("/organ?done=locked");
    assert.ok(await door.isSignedIn(), "whoever comes back to the page that said so stays signed in");
  });

  test("tells nobody who is signed in that she is not", async () => {
    const { browser } = await new ClerkDoor(world).signIn();
    for (const done of ["over", "signed-out"]) {
      const page = await browser.get(`/organ?done=${done}`);
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.html, /summary-(ok|warn)/, done);
    }
  });

  test("signs in whoever has typed the password, and ends the session of whoever had forgotten hers", async () => {
    const elsewhere = await new ClerkDoor(world).signIn();
    const { browser } = new ClerkDoor(world);
    const form = (await browser.get("/organ")).form("/organ/sign-in").hidden;
    await browser.post("/organ/sign-in", { ...form, account: "clerk01", password: PASSWORDS.clerk01 });
    const before = browser.clone();
    const wrong = await browser.post("/organ/sign-in", { ...form, account: "other01", password: WRONG });
    assert.equal(wrong.status, 422);
    assert.equal((await before.get("/organ/visit")).location, "/organ?done=over", "the session is over before the password is looked at");
    const right = await browser.post("/organ/sign-in", { ...form, account: "other01", password: PASSWORDS.other01 });
    assert.deepEqual([right.status, right.location], [303, "/organ"], right.text);
    const { text } = await browser.get("/organ");
    assert.match(text, /測試員丁/);
    assert.doesNotMatch(text, /測試員甲/);
    assert.ok(await elsewhere.isSignedIn(), "hers at another computer goes on");
  });

  test("answers a form's address by the page it stood on, in the language that is asked for there", async () => {
    const door = await new ClerkDoor(world).signIn();
    for (const [path, leads] of [["code", "/organ"], ["sign-in", "/organ"], ["sign-out", "/organ"], ["visit/passcode", "/organ/visit"], ["visit/resend", "/organ/visit"], ["visit/end", "/organ/visit"], ["visit/save", "/organ/visit"]]) {
      door.browser.cookies.delete("lang");
      const answer = await door.browser.get(`/organ/${path}?lang=en`);
      assert.deepEqual([answer.status, answer.location], [303, leads], path);
      assert.equal(door.browser.cookies.get("lang"), "en", path);
    }
    assert.match((await door.browser.get("/organ")).text, /Check a code/);
    const outside = new ClerkDoor(world);
    const refused = await outside.trySignIn({ password: WRONG });
    const [link] = refused.tags("a").filter(({ hreflang }) => hreflang === "en");
    const answer = await outside.browser.get(link.href);
    assert.deepEqual([answer.status, answer.location], [303, "/organ"]);
    assert.match((await outside.browser.get("/organ")).text, /Sign-in for agency staff/);
  });

  test("takes no form of another site, of another session or without a token", async () => {
    const door = new ClerkDoor(world);
    const { hidden } = (await door.home()).form("/organ/sign-in");
    const fields = { account: "clerk01", password: PASSWORDS.clerk01 };
    for (const [sent, headers] of [
      [{ ...hidden, ...fields }, { "sec-fetch-site": "cross-site" }],
      [fields, {}],
      [{ ...(await new ClerkDoor(world).home()).form("/organ/sign-in").hidden, ...fields }, {}],
    ]) {
      assert.equal((await door.browser.post("/organ/sign-in", sent, headers)).status, 403);
    }
    await door.signIn();
    const other = await new ClerkDoor(world).signIn();
    const foreign = (await other.home()).form("/organ/sign-out").hidden;
    for (const path of ["/organ/sign-out", "/organ/code", "/organ/presence", "/organ/visit/passcode", "/organ/visit/resend", "/organ/visit/end"]) {
      assert.equal((await door.browser.post(path, foreign)).status, 403, path);
    }
    assert.equal((await door.browser.post("/organ/presence", (await door.home()).form("/organ/sign-out").hidden, { "sec-fetch-site": "cross-site" })).status, 403);
    assert.ok(await door.isSignedIn());
  });

  test("sends whoever is not signed in to the form, from every address behind it", async () => {
    const { browser } = new ClerkDoor(world);
    for (const answer of [await browser.get("/organ/visit"), await browser.post("/organ/code", { code: "jtdf86ua" }), await browser.post("/organ/visit/end", {}), await browser.post("/organ/presence", {})]) {
      assert.deepEqual([answer.status, answer.location], [303, "/organ?done=over"]);
    }
  });

  test("signs out one browser and no other, and has it forget everything", async () => {
    const [door, other] = [await new ClerkDoor(world).signIn(), await new ClerkDoor(world).signIn()];
    const stolen = door.browser.clone();
    const answer = await door.signOut();
    assert.deepEqual([answer.status, answer.location], [303, "/organ?done=signed-out"]);
    assert.equal(answer.headers["clear-site-data"], '"cache", "storage"');
    assert.ok(!(await door.isSignedIn()));
    assert.equal((await stolen.get("/organ/visit")).location, "/organ?done=over", "its cookie opens nothing any more");
    assert.ok(await other.isSignedIn());
    assert.equal((await other.signOut({ decision: "lock" })).location, "/organ?done=locked");
  });

  test("hears without a word that a clerk is there, from no session that has ended and from no other address", async () => {
    const door = await new ClerkDoor(world).signIn();
    const page = await door.home();
    const answer = await door.stayAt(page);
    assert.deepEqual([answer.status, answer.bytes.length, answer.headers["cache-control"]], [204, 0, "no-store"]);
    assert.equal((await door.browser.get("/organ/presence")).status, 404, "no link says so");
    const elsewhere = await door.browser.post("/organ/presence", page.form("/organ/sign-out").hidden, { "cf-connecting-ip": NOWHERE });
    assert.equal(elsewhere.status, 403);
    const stolen = door.browser.clone();
    await door.signOut();
    const late = await stolen.post("/organ/presence", page.form("/organ/sign-out").hidden);
    assert.deepEqual([late.status, late.location], [303, "/organ?done=over"]);
  });

  test("takes a code however it is typed; one that is none is held against nobody, and is not shown again", async () => {
    const door = await new ClerkDoor(world, { account: "other01" }).signIn();
    for (const code of ["", "jtdf86u", "jtdf 86ua 9", "臨櫃臨櫃臨櫃臨櫃"]) {
      for (let times = 0; times < 2; times += 1) {
        const page = await door.typeCode(code);
        assert.equal(page.status, 422, code);
        assert.match(page.html, /organ\.code-form/);
      }
    }
    const refused = [];
    for (const code of ["jtdf 86ua", "ＪＴＤＦ－86UB"]) refused.push(await door.typeCode(code));
    for (const page of refused) {
      assert.equal(page.status, 422);
      assert.ok(page.codes.includes("organ.code-refused"));
      assert.doesNotMatch(page.html, /jtdf86u/i);
    }
    assert.match(refused[1].text, /還可以試 3 次/);
  });

  test("looks at five wrong codes from one address, whoever types them, and at five of one clerk, wherever", async () => {
    const address = "10.200.0.1";
    const [one, other] = [await new ClerkDoor(world, { address }).signIn(), await new ClerkDoor(world, { account: "other01", address }).signIn()];
    const statuses = [];
    for (const [door, code] of [[one, "aaaaaaa2"], [one, "aaaaaaa3"], [one, "aaaaaaa4"], [other, "aaaaaaa5"], [other, "aaaaaaa6"], [one, "aaaaaaa7"]]) {
      statuses.push((await door.typeCode(code)).status);
    }
    assert.deepEqual(statuses, [422, 422, 422, 422, 429, 429]);
    const elsewhere = await new ClerkDoor(world).signIn();
    const fourth = await elsewhere.typeCode("aaaaaaa8");
    assert.match(fourth.text, /還可以試 1 次/, "what was not looked at does not count");
    const fifth = await elsewhere.typeCode("aaaaaaa9");
    assert.equal(fifth.status, 429);
    assert.match(fifth.text, /請在 \d\d:\d\d 以後再試/);
    assert.equal((await (await new ClerkDoor(world).signIn()).typeCode("aaaaaaab")).status, 429);
  });

  test("knows a clerk at three computers; a fourth ends the session that was idle longest", async () => {
    const doors = [];
    for (let times = 0; times < 4; times += 1) doors.push(await new ClerkDoor(world, { account: "other01" }).signIn());
    assert.deepEqual(await Promise.all(doors.map((door) => door.isSignedIn())), [false, true, true, true]);
  });

  test("shuts an account that has been suspended at once", async () => {
    const door = await new ClerkDoor(world, { account: "other01" }).signIn();
    world.change("UPDATE clerk SET state = 'suspended' WHERE account = 'other01'");
    assert.ok(!(await door.isSignedIn()));
    world.change("UPDATE clerk SET state = 'active' WHERE account = 'other01'");
    assert.ok(!(await door.isSignedIn()), "a session that has ended does not come back");
  });

  test("keeps neither password nor account nor session where anybody could read it", async () => {
    const door = await new ClerkDoor(world).signIn();
    const [, cookie] = /__Host-organ=([^;]+)/.exec([...door.browser.cookies].map(([name, value]) => `${name}=${value}`).join(";")) ?? [];
    for (const secret of [PASSWORDS.clerk01, WRONG, cookie, "nobody99"]) assert.deepEqual(world.stateFilesWith(secret), [], secret);
    assert.ok(!world.log.some((line) => line.includes("clerk01") || line.includes(WRONG)));
  });

  describe("as time passes", () => {
    /** @type {ClerkDoor} */
    let door;
    before(async () => {
      await world.restart();
      door = await new ClerkDoor(world).signIn();
    });

    test("within 15 minutes a session lives, and lives on; after 15 minutes without a question it is over", async () => {
      const moved = await new ClerkDoor(world).signIn();
      const unattended = await new ClerkDoor(world).signIn();
      for (const ahead of [14 * MINUTE, 28 * MINUTE]) {
        await world.restart({ ahead });
        assert.ok(await door.isSignedIn(), `${ahead}`);
        // While it lives she is not let in there; nor is it kept alive by her trying.
        const there = await moved.browser.get("/organ", { "cf-connecting-ip": OF_THE_OTHERS });
        assert.equal(there.status, ahead < 15 * MINUTE ? 403 : 200);
        assert.equal((await unattended.browser.get("/organ/visit/state")).status, 404);
      }
      assert.ok(!(await moved.isSignedIn()));
      assert.ok(!(await unattended.isSignedIn()), "a page that asks by itself keeps no session alive");
      await world.restart({ ahead: 43 * MINUTE + 30 });
      const answer = await door.browser.get("/organ/visit");
      assert.deepEqual([answer.status, answer.location], [303, "/organ?done=over"]);
    });

    test("a clerk who only reads is kept as long as her page says that she is there, and no longer than 15 minutes after that", async () => {
      await world.restart({ ahead: 50 * MINUTE });
      await door.signIn();
      const page = await door.home();
      for (const ahead of [64 * MINUTE, 78 * MINUTE]) {
        await world.restart({ ahead });
        assert.equal((await door.stayAt(page)).status, 204, `${ahead}`);
      }
      await world.restart({ ahead: 93 * MINUTE + 30 });
      const late = await door.stayAt(page);
      assert.deepEqual([late.status, late.location], [303, "/organ?done=over"]);
      assert.ok(!(await door.isSignedIn()), "what comes too late brings nothing back");
    });

    test("after 15 minutes a locked account can be used again, and its clerk hears of the wrong passwords", async () => {
      await world.restart({ ahead: 100 * MINUTE });
      assert.equal((await guess(new ClerkDoor(world), "clerk01")).status, 429);
      await world.restart({ ahead: 115 * MINUTE + 30 });
      await door.signIn();
      const { text } = await door.home();
      assert.match(text, /這個帳號上次登入：.*之後有 5 次密碼錯誤/);
    });
  });
});
