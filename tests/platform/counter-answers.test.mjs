/** What a clerk's answers give away before the passcode: of codes nothing but whether one is good, of the citizen nothing but where the passcode went. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { before, describe, test } from "node:test";
import { CounterVisit, nobodysCode, otherDigits } from "../support/counter-visit.mjs";
import { BOTH, COUNTER, OTHER_COUNTER, PREVIEW_ONLY, TRANSFER_ONLY } from "../support/counter-world.mjs";
import { invent } from "../support/person.mjs";
import { sharedCounters } from "../support/shared-counters.mjs";

/** @type {import("../support/counter-world.mjs").CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  counters = await sharedCounters();
  ({ world } = counters);
});

describe("codes that are not good", () => {
  test("are answered alike, byte for byte: unknown, replaced, used, stopped, and another agency's", async () => {
    const begin = async (plan) => {
      const visit = await new CounterVisit(world, plan).reachCode();
      return { visit, code: (await visit.issue()).code };
    };
    const [replaced, used, stopped, foreign] = await Promise.all([begin({}), begin({}), begin({}), begin({ service: OTHER_COUNTER })]);
    await replaced.visit.issue();
    await (await counters.clerk()).redeem(used.code);
    await stopped.visit.press({ decision: "delete" });
    await stopped.visit.over();
    const codes = { unknown: nobodysCode(), replaced: replaced.code, used: used.code, stopped: stopped.code, foreign: foreign.code };
    const answers = {};
    for (const [what, code] of Object.entries(codes)) {
      // Each is some clerk's first wrong one: how many are left is said alike.
      const clerk = await counters.clerk();
      answers[what] = clerk.essence(await clerk.enter(code));
    }
    const { unknown, ...others } = answers;
    assert.ok(unknown.status >= 400 && unknown.status < 500);
    for (const [what, answer] of Object.entries(others)) {
      assert.deepEqual(answer, unknown, what);
      assert.ok(!answer.body.includes(codes[what]), "no answer repeats a code");
    }
    await (await counters.foreignClerk()).redeem(foreign.code);
  });

  test("that can be no codes at all are told from others, ask nobody, and are not held against the clerk", async () => {
    const clerk = await counters.clerk();
    for (const typed of ["", "abc", "不是代碼", "a".repeat(200), "jtdf-86u!", "' OR 1=1 --", "jtdf86ua\0"]) {
      const answer = await clerk.enter(typed);
      assert.equal(answer.status, 422, typed);
      assert.ok(answer.codes.includes("organ.code-form"), typed);
    }
    const visit = await new CounterVisit(world).reachCode();
    await clerk.redeem(await visit.code());
  });
});

/** All that could be known of a person, in every form in which it could stand in an answer. */
function factsOf(/** @type {import("../support/person.mjs").Person} */ person) {
  const { uid, name, birthdate, birthday, nhi_card_number, household_number, email, mobile } = person;
  const texts = { uid, "part of the ID": uid.slice(0, 6), name, birthdate, birthday, "slashed birthday": birthdate.replaceAll("-", "/"), nhi_card_number, household_number, email, "mail box": email.split("@")[0], mobile };
  return Object.entries(texts).flatMap(([what, text]) => [
    [what, text],
    [`${what}, percent-encoded`, encodeURIComponent(text)],
    [`${what}, Base64`, Buffer.from(text).toString("base64").replace(/=+$/, "").slice(0, -1)],
    [`${what}, hex`, Buffer.from(text).toString("hex")],
    [`${what}, as entities`, [...text].map((character) => `&#${character.codePointAt(0)};`).join("")],
    [`${what}, escaped`, JSON.stringify(text).slice(1, -1).replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)],
  ]);
}

/** The end of an ID where it stands by itself: within a token or a number four digits mean nothing. */
const endOf = (/** @type {string} */ uid) => new RegExp(`(?<![0-9A-Za-z_-])${uid.slice(-4)}(?![0-9A-Za-z_-])`);

/** Somebody with a rare name, and an ID whose end is no year. */
function rare() {
  for (;;) {
    const person = { ...invent(), name: "龘靐齉麤" };
    if (!/(19|20)\d\d$/.test(person.uid)) return person;
  }
}

/** What she has come for, in every form in which it is named. */
const SERVICE = [["service", "測試救助"], ["service in English", "Test relief"], ["service's id", COUNTER]];

/** Every byte of an answer: status line, heads and body. */
const bytesOf = ({ status, headers, bytes }) => Buffer.concat([Buffer.from(`${status} ${JSON.stringify(headers)}\n`), bytes]);

describe("before the passcode", () => {
  for (const contact of ["email", "mobile"]) {
    test(`no byte of any answer to the clerk is about the citizen, but where the passcode went, masked (${contact})`, async () => {
      const person = world.agency.register(rare());
      if (contact === "mobile") person.email = undefined;
      const visit = await new CounterVisit(world, { person }).reachCode();
      const clerk = await counters.clerk();
      clerk.answers.length = 0;
      await clerk.redeem(await visit.code());
      const to = person[contact];
      const passcode = await visit.newPasscode(0, to);
      const page = await clerk.visit();
      for (const resource of [PREVIEW_ONLY, TRANSFER_ONLY, BOTH, "API.nowhere001"]) await clerk.view(resource);
      const wrong = otherDigits(passcode);
      await clerk.enterPasscode(wrong, page);
      const { hidden } = page.form("/organ/visit/passcode");
      for (const action of ["resend", "save"]) await clerk.post(`/organ/visit/${action}`, hidden);
      assert.equal((await clerk.post("/organ/presence", hidden)).status, 204);
      for (const path of ["/organ", "/organ/visit", "/organ/visit?lang=en", "/organ?lang=en"]) await clerk.get(path);
      const told = clerk.answers.map(bytesOf);
      assert.ok(told.length >= 12);
      // Who asks by the transaction's name reads it again in the links of the page, and what he would read of one that there is not.
      for (const step of ["code", "status"]) {
        const [hers, nobodys] = await Promise.all([visit.transaction, randomBytes(16).toString("hex")].map(async (transaction) => {
          const answer = await clerk.get(`/t/${transaction}/${step}`);
          answer.bytes = Buffer.from(answer.html.replaceAll(transaction, "transaction"));
          return answer;
        }));
        assert.equal(hers.status, 404);
        assert.deepEqual(clerk.essence(hers), clerk.essence(nobodys), step);
        told.push(bytesOf(hers));
      }

      const [, shown] = /<dd class="figures">([^<]*)</.exec(page.html) ?? [];
      assert.match(shown ?? "", contact === "email" ? /t\*+.*@/ : /09\d*\*+/, "she is told where it went");
      const facts = factsOf({ ...person, email: person.email ?? "nobody@mail.example" });
      for (const [what, text] of [...facts, ["passcode", passcode], ["transaction", visit.transaction], ["dataset contents", "資料集"], ...SERVICE]) {
        for (const answer of told) assert.ok(!answer.includes(text), `${what} in ${answer.toString().slice(0, 400)}`);
      }
      for (const answer of told) assert.doesNotMatch(answer.toString(), endOf(person.uid));
    });
  }
});
