/** Codes, passcodes and desks of the counter. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { ROOT } from "../../tools/family.mjs";
import { launch } from "../support/browser.mjs";
import { ClerkDesk } from "../support/clerk.mjs";
import { Clerk } from "../support/clerk-wire.mjs";
import { A_SECOND, CODE_LIFE, CounterVisit, NEW_CODE, PASSCODE_LIFE, nobodysCode, otherDigits, passcodeEnds } from "../support/counter-visit.mjs";
import { BOTH, CounterWorld, OTHER_COUNTER, PREVIEW_ONLY, accountOf } from "../support/counter-world.mjs";
import { eventually } from "../support/eventually.mjs";
import { MemberArea } from "../support/member.mjs";
import { check } from "./check.mjs";

/** Wrong ones that are looked at before a pause, and how long that is, in seconds. */
const ALLOWED = 5;
const PAUSE = 15 * 60;
/** Seconds before a moment at which the platform is started again. */
const A_START = 15;

/** @type {CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  counters = await CounterWorld.open();
  ({ world } = counters);
});
after(() => counters.close());

/** Somebody with a code. */
async function withCode(plan = {}) {
  const visit = await new CounterVisit(world, plan).reachCode();
  return { visit, ...(await visit.issue()) };
}

/** A clerk who has entered somebody's code, and the passcode that went out. */
async function redeemed(clerk) {
  const { visit, code } = await withCode();
  const page = await clerk.redeem(code);
  return { visit, code, page, passcode: await visit.newPasscode() };
}

/** Whether a code opens a visit for somebody at a desk of the agency. */
const isGood = async (code) => (await (await counters.clerk()).enter(code)).location === "/organ/visit";

/** What the platform's clock shows, and waiting for it to show something. */
const now = () => Date.now() + world.ahead * 1_000;
async function comes(moment) {
  const ahead = Math.floor((moment - Date.now()) / 1_000) - A_START;
  if (ahead > world.ahead) await world.restart({ ahead });
}
const reached = (moment) => eventually("the moment", () => now() >= moment, { every: 5 });

check(68, "a new code has eight of 31 symbols that cannot be taken for each other, 39 bits", async () => {
  const codes = [];
  for (let visits = 0; visits < 3; visits += 1) {
    const visit = await new CounterVisit(world).reachCode();
    for (let times = 0; times < 20; times += 1) codes.push((await visit.issue()).code);
  }
  for (const code of codes) assert.match(code, NEW_CODE);
  // Of 480 draws, none of 31 symbols is missing but once in 200,000.
  assert.equal(new Set(codes.join("")).size, 31);
  assert.equal(new Set(codes).size, codes.length);
});

check(69, "a code dies at 20:00 to the second, whoever looks", async () => {
  const { visit, code, validUntil } = await withCode();
  assert.ok(validUntil - now() <= CODE_LIFE);
  await comes(validUntil);
  const clerk = await counters.clerk();
  const desk = await clerk.get("/organ");
  await reached(validUntil + A_SECOND);
  assert.notEqual((await clerk.enter(code, desk)).location, "/organ/visit");
  assert.notEqual((await visit.shown())?.code, code);
});

check(70, "a passcode has eight digits, two minutes, one use, and serves one code, one session, one counter", async () => {
  const [clerk, colleague] = [await counters.clerk(), await counters.clerk()];
  const [one, other] = [await redeemed(clerk), await redeemed(colleague)];
  assert.match(one.passcode, /^\d{8}$/);
  assert.ok(passcodeEnds(one.page) - now() <= PASSCODE_LIFE);
  await colleague.enterPasscode(one.passcode, other.page);
  const same = await counters.again(clerk);
  await same.post("/organ/visit/passcode", { ...other.page.form("/organ/visit/passcode").hidden, passcode: one.passcode });
  for (const nobody of [colleague, same]) assert.notEqual((await nobody.view(BOTH)).status, 200);
  await clerk.enterPasscode(one.passcode, one.page);
  assert.equal((await clerk.view(BOTH)).status, 200);
  await clerk.end();
  await clerk.post("/organ/visit/passcode", { ...one.page.form("/organ/visit/passcode").hidden, passcode: one.passcode });
  assert.notEqual((await clerk.view(BOTH)).status, 200);
});

check(71, "five wrong passcodes kill it, and pause address and account", async () => {
  const clerk = await counters.clerk();
  const { page, passcode } = await redeemed(clerk);
  for (let times = 0; times < ALLOWED; times += 1) await clerk.enterPasscode(otherDigits(passcode, times), page);
  await clerk.enterPasscode(passcode, page);
  assert.notEqual((await clerk.view(BOTH)).status, 200);
  await clerk.end();
  const next = await withCode();
  const waits = await clerk.enter(next.code);
  assert.equal(waits.status, 429, waits.location);
  assert.equal(await isGood(next.code), true);
});

check(72, "five wrong passwords lock an account for at least 15 minutes, and nobody outside locks a clerk or a code", async () => {
  const { visit, code } = await withCode();
  const desk = await counters.clerk();
  // No agency works at the one address; at the other, another agency does.
  const outsider = new Clerk(world, { ...desk, address: "203.0.113.7" });
  assert.equal((await outsider.get("/organ")).status, 403);
  const elsewhere = new Clerk(world, { ...desk, address: "192.0.2.72" });
  for (let times = 0; times <= ALLOWED; times += 1) assert.notEqual((await elsewhere.tryToSignIn("wrong-password-0")).status, 303);
  const clerk = await counters.again(desk);
  for (let times = 1; times < ALLOWED; times += 1) assert.notEqual((await clerk.tryToSignInAnew("wrong-password-0")).status, 303);
  const locked = await clerk.tryToSignInAnew("wrong-password-0");
  assert.equal(locked.status, 429);
  assert.ok(Number(locked.headers["retry-after"]) > PAUSE - 60);
  assert.equal((await clerk.tryToSignInAnew(desk.password)).status, 429, "the right one as well");
  for (let times = 0; times < ALLOWED; times += 1) await (await counters.foreignClerk()).enter(code);
  assert.equal((await visit.shown()).code, code);
  assert.equal(await isGood(code), true);
});

check(73, "unknown, replaced, used and foreign codes get one answer, by the same work", async () => {
  const [replaced, used, foreign] = [await withCode(), await withCode(), await withCode({ service: OTHER_COUNTER })];
  await replaced.visit.issue();
  assert.equal(await isGood(used.code), true);
  const codes = [nobodysCode(), replaced.code, used.code, foreign.code];
  const answers = codes.map(() => []);
  for (const round of codes.keys()) {
    const clerk = await counters.clerk();
    const desk = await clerk.get("/organ");
    for (const turn of codes.keys()) {
      // Each kind comes first, second, third and last. The clerk is at her turn's wrong code, and the code at its round's entry.
      const kind = (round + turn) % codes.length;
      const { body, ...answer } = clerk.essence(await clerk.enter(codes[kind], desk));
      const left = ALLOWED - Math.max(turn, round) - 1;
      assert.equal(body.split(`還可以試 ${left} 次`).length, 2, `${left} left`);
      answers[kind].push({ ...answer, body: body.replace(`還可以試 ${left} 次`, "how many are left") });
    }
  }
  const [[unknown]] = answers;
  assert.equal(unknown.status, 422);
  for (const answer of answers.flat()) assert.deepEqual(answer, unknown);
});

check(74, "neither code nor passcode is stored as it reads, nor under a digest that anybody could try", async () => {
  const { code, passcode } = await redeemed(await counters.clerk());
  for (const secret of [code, passcode]) {
    const digest = createHash("sha256").update(secret).digest();
    const forms = [secret, Buffer.from(secret, "utf16le"), digest, ...["hex", "base64", "base64url"].map((form) => digest.toString(/** @type {BufferEncoding} */ (form)).replace(/=+$/, ""))];
    // A demonstration shows its letters to developers.
    for (const form of forms) assert.deepEqual(world.stateFilesWith(form).filter((file) => !file.includes("OutboxObject")), []);
  }
});

check(75, "codes and passcodes are compared in constant time, and can be in no other way", () => {
  const source = (file) => readFileSync(join(ROOT, file), "utf8");
  const types = source("crates/protocol/src/counter.rs");
  for (const secret of ["CounterCode", "Passcode"]) {
    assert.match(types, new RegExp(`#\\[derive\\(Clone\\)\\]\\npub struct ${secret}\\(String\\);`), "nothing derives a comparison");
    assert.ok(types.includes(`compared_in_constant_time!(${secret});`));
  }
  for (const file of ["transaction/visit/issued_code.rs", "sent_code.rs"]) assert.match(source(`crates/consent/src/${file}`), /\.ct_eq\(/);
});

check(76, "no passcode is in a log, an address or a subject; a short message names agency and deed and ends as browsers want it", async () => {
  const visit = new CounterVisit(world);
  visit.person.email = undefined;
  await visit.reachCode();
  const clerk = await counters.clerk();
  await clerk.redeem(await visit.code());
  const passcode = await visit.newPasscode(0, visit.person.mobile);
  await clerk.enterPasscode(passcode);
  const letter = (await visit.letters(visit.person.mobile)).find(({ code }) => code === passcode);
  assert.match(letter.text, /^測試社會局櫃檯要開啟您的資料，辦理測試救助。/);
  assert.equal(letter.text.trimEnd().split("\n").at(-1), `@${new URL(world.platform).hostname} #${passcode}`);
  assert.ok(!letter.subject?.includes(passcode));
  assert.deepEqual(world.log.filter((line) => line.includes(passcode)), []);
  for (const { location } of clerk.answers) assert.ok(!location?.includes(passcode));
});

check(77, "a passcode can be sent again after two minutes and not before; the one before it is dead, and both are counted", async () => {
  const clerk = await counters.clerk();
  const { visit, page, passcode } = await redeemed(clerk);
  assert.notEqual((await clerk.press("resend", {}, page)).status, 303);
  const resendAt = passcodeEnds(page);
  await comes(resendAt);
  await reached(resendAt + A_SECOND);
  assert.equal((await clerk.press("resend")).status, 303);
  const second = await visit.newPasscode(1);
  await clerk.enterPasscode(passcode);
  assert.notEqual((await clerk.view(BOTH)).status, 200);
  await clerk.enterPasscode(second);
  assert.equal((await clerk.view(BOTH)).status, 200);
  assert.equal((await visit.passcodes()).length, 2);
});

check(78, "no citizen is sent more than a few passcodes an hour, however many codes she makes and clerks enter", async () => {
  const visit = await new CounterVisit(world).reachCode();
  for (let times = 0; times < 8; times += 1) await (await counters.clerk()).redeem((await visit.issue()).code);
  const sent = (await visit.passcodes()).length;
  assert.ok(sent > 0 && sent <= 5, `${sent} passcodes`);
});

check(79, "a clerk sees the service's datasets and no others, looking and saving are two entries, and pages say who looks", async () => {
  const area = await new MemberArea(world).enrolled();
  const { visit } = await withCode({ person: area.person });
  const clerk = await counters.clerk();
  const page = await clerk.open(visit);
  assert.match(page.html, /data-watermark="[^"]*測試社會局[^"]*測試員甲/);
  for (const foreign of ["API.testGrades", "API.testYears1"]) assert.notEqual((await clerk.view(foreign)).status, 200, foreign);
  await clerk.view(PREVIEW_ONLY);
  await clerk.save();
  await clerk.end();
  await area.signIn();
  const outcomes = await eventually("both entries", async () => {
    const { entries } = (await area.citizen.get("/member/record.json?kind=use")).json;
    return entries.length >= 2 && entries.map(({ outcome }) => outcome);
  });
  assert.deepEqual(outcomes.sort(), ["taken", "viewed"]);
});

/** A clerk in a real browser before somebody's open data; what she does there. */
async function atWork(context, flow, deed) {
  const browser = await launch();
  try {
    const desk = await ClerkDesk.open(browser, { origins: { platform: world.platform } }, flow, accountOf("clerk02"));
    if (flow === "checks-idle") await desk.page.clock.install();
    const { visit, code } = await withCode();
    await desk.signIn();
    await desk.isAtDesk();
    await desk.enter(code);
    await desk.isAskedForPasscode();
    await desk.enterPasscode(await visit.newPasscode());
    await desk.lookButton("測試戶籍").waitFor();
    await deed(desk, visit);
    await desk.close(context);
  } finally {
    await browser.close();
  }
}

check(80, "a saved file leaves no copy in the browser: no cache, no storage, no file, no address", async (context) => {
  await atWork(context, "checks-saving", async (desk) => {
    await desk.lookButton("測試戶籍").click();
    await desk.sees("測試戶籍");
    await desk.saved(() => desk.saveButton.click());
    await desk.keepsNothing();
    await desk.endButton.click();
    await desk.isAtDesk();
    await desk.keepsNothing();
  });
});

check(81, "a computer that is left locks itself, and the end of a session takes everything with it", async (context) => {
  for (const arrives of [true, false]) {
    await atWork(context, "checks-idle", async (desk, visit) => {
      await desk.lookButton("測試戶籍").click();
      await desk.sees("測試戶籍");
      if (!arrives) await desk.page.route("**/organ/sign-out", (route) => route.abort());
      // Where signing out does not arrive, the page's way to the door does it.
      const end = arrives ? "/organ/sign-out" : "/organ?done=lock";
      const out = desk.page.waitForResponse((response) => response.url().endsWith(end) && response.status() === 303);
      await desk.page.clock.runFor(5 * 60_000 + 1_000);
      assert.match((await (await out).allHeaders())["clear-site-data"], /"cache".*"storage"/);
      await desk.page.locator("input[name=account]").waitFor();
      for (const hers of [visit.person.name, "測試戶籍"]) assert.ok(!(await desk.page.content()).includes(hers), hers);
      await desk.page.goto(`${world.platform}/organ/visit`);
      await desk.page.locator("input[name=account]").waitFor();
      await desk.keepsNothing();
    });
  }
});
