/** Evidence over HTTP: it serves once, here and now, for one kind of card; codes die; and nobody locks another out of a card. */

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Authenticator } from "../support/authenticator.mjs";
import { signAsCard } from "../support/cards.mjs";
import { eventually } from "../support/eventually.mjs";
import { COMPANY, PERSON, REGISTRY, TELECOM } from "../support/fake-agency.mjs";
import { atTheDoor, cardOf, choose, codesTo, isIdentified, send, showCard, wrongCode } from "../support/identify-evidence.mjs";
import { MemberArea } from "../support/member.mjs";
import { documents, invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { World } from "../support/world.mjs";

const MINUTE = 60;
/** Wrong tries that are looked at before a pause. */
const TRIES = 5;

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** Questions that the registers were asked meanwhile. */
function counter() {
  const paths = [REGISTRY, PERSON, COMPANY, TELECOM];
  const asked = () => paths.map((path) => world.agency.asked(path).length);
  const before = asked();
  return () => Object.fromEntries(asked().map((count, index) => [paths[index], count - before[index]]));
}

/** What differs between two answers by chance, or because it was typed or sent for this person. */
function plain(page, journey, ...typed) {
  const { uid, name } = journey.person;
  const own = [`${uid.slice(0, 6)}****`, [...uid.slice(0, 6)].join(" "), name, journey.person.birthday, ...typed];
  const stripped = page.html
    .replace(/[0-9a-f]{32}/g, "T")
    .replace(/(name="csrf" value|data-nonce|data-options)="[^"]*"/g, "C")
    .replace(/<p class="deadline".*?<\/p>/s, "D");
  return own.reduce((html, value) => html.replaceAll(value, "V"), stripped);
}

describe("a signature", () => {
  test("serves once: neither the same challenge nor a new one takes it again", async () => {
    const journey = await atTheDoor(world);
    const chosen = await choose(journey, "CER");
    const signed = await signAsCard(cardOf(journey.person), chosen.nonce);
    const first = await send(journey, chosen, { ...signed, birthday: "0990101" });
    assert.equal(first.status, 422);
    assert.ok(first.codes.includes("identify.not-matched"));

    const used = await send(journey, chosen, signed);
    assert.equal(used.status, 422);
    assert.notEqual(used.tags("form")[0]["data-nonce"], chosen.nonce);
    const again = await send(journey, { ...chosen, page: used }, signed);
    assert.equal(again.status, 422);
    assert.equal((await journey.status()).stage, "identify");
    assert.ok(isIdentified(journey, await showCard(journey, cardOf(journey.person))));
  });

  test("whose challenge was used is called late, and costs no try", async () => {
    const journey = await atTheDoor(world);
    const chosen = await choose(journey, "CER");
    const signed = await signAsCard(cardOf(journey.person), chosen.nonce);
    await send(journey, chosen, { ...signed, birthday: "0990101" });
    await choose(journey, "FCS");
    for (let times = 0; times < TRIES + 1; times += 1) {
      const used = await send(journey, chosen, signed);
      assert.equal(used.status, 422);
      assert.ok(used.codes.includes("identity.challenge-expired"), `${used.codes}`);
      await choose(journey, "FCS");
    }
  });

  test("sent twice at the same moment serves once", async () => {
    const journey = await atTheDoor(world, { person: world.agency.register(invent()) });
    const chosen = await choose(journey, "CER");
    const signed = await signAsCard(cardOf(journey.person), chosen.nonce);
    const answers = await Promise.all([send(journey, chosen, signed), send(journey, chosen, signed, { citizen: journey.citizen.clone() })]);
    assert.equal(answers.filter((answer) => isIdentified(journey, answer)).length, 1, answers.map(({ status, location }) => `${status} ${location}`).join());
  });

  test("for another transaction of hers is worth nothing in this one", async () => {
    const person = world.agency.register(invent());
    const [one, two] = [await atTheDoor(world, { person }), await atTheDoor(world, { person })];
    const [there, here] = [await choose(one, "CER"), await choose(two, "CER")];
    const signed = await signAsCard(cardOf(person), there.nonce);
    const answer = await send(two, here, signed);
    assert.equal(answer.status, 422);
    assert.equal((await two.status()).stage, "identify");
    assert.ok(isIdentified(one, await send(one, there, signed)));
  });

  test("for the member area is worth nothing in a transaction", async () => {
    const member = await new MemberArea(world).enrolled();
    const journey = await atTheDoor(world, { person: member.person });
    const there = await member.choose("/member/sign-in", "CER");
    const here = await choose(journey, "CER");
    const answer = await send(journey, here, await signAsCard(cardOf(member.person), there.nonce));
    assert.equal(answer.status, 422);
    assert.equal((await journey.status()).stage, "identify");
  });

  test("by a card of another kind, or of another kind's authority, is no citizen's", async () => {
    const journey = await atTheDoor(world);
    const { person } = journey;
    const wrong = { "a bank's file": cardOf(person, "FCS"), "a health card": cardOf(person, "NHI"), "a citizen's card by a bank": cardOf(person, "CER", { issuer: "FCS" }) };
    for (const [what, card] of Object.entries(wrong)) {
      const answer = await showCard(journey, card);
      assert.equal(answer.status, 422, what);
      assert.equal((await journey.status()).stage, "identify", what);
    }
    const chosen = await choose(journey, "FCS");
    const elsewhere = await send(journey, { ...chosen, method: "CER" }, await signAsCard(cardOf(person, "FCS"), chosen.nonce));
    assert.ok(elsewhere.codes.includes("identity.challenge-expired"), "the challenge was for another method");
    assert.ok(isIdentified(journey, await showCard(journey, wrong["a bank's file"], "FCS")), "by its own method it holds");
  });

  test("by somebody else's card leads back to the service with 409, and costs nobody a try", async () => {
    const journey = await atTheDoor(world);
    const other = world.agency.register({ ...invent(), name: "測試另人" });
    const answer = await showCard(journey, cardOf(other));
    assert.equal(answer.location, journey.path("leaving"), answer.text);
    assert.equal((await journey.end()).code, 409);
  });

  test("is looked for in a method's own fields: none, or rubbish, is refused and counted", async () => {
    const journey = await atTheDoor(world);
    for (const fields of [{}, { signature: "" }, { signature: "AAAA" }, { signature: "?", certb64: "?" }]) {
      const answer = await send(journey, await choose(journey, "CER"), fields);
      assert.equal(answer.status, 422);
    }
    assert.match((await send(journey, await choose(journey, "CER"), {})).text, /以後再試/);
  });
});

describe("a form", () => {
  test("of a state that is over is answered with where things stand, and does nothing", async () => {
    const journey = await atTheDoor(world, { newcomer: true });
    const evidence = await journey.page("identify");
    await journey.tryToIdentify(documents(journey.person));
    const second = await journey.page("identify");
    assert.match(second.text, /再用一種方式確認/);
    const late = await journey.citizen.submit(evidence, { ...documents(journey.person), decision: "agree" });
    assert.deepEqual([late.status, late.location], [303, journey.path("identify")]);
    assert.match((await journey.page("identify")).text, /再用一種方式確認/);
  });

  test("with no token, a made-up one or that of another browser is refused", async () => {
    const [journey, other] = [await atTheDoor(world), await atTheDoor(world)];
    const page = await journey.page("identify");
    const foreign = (await other.page("identify")).form().hidden.csrf;
    for (const csrf of ["", "x", foreign]) {
      const answer = await journey.citizen.submit(page, { ...documents(journey.person), csrf, decision: "agree" });
      assert.equal(answer.status, 403);
      assert.ok(answer.codes.includes("form.token"));
    }
    assert.equal((await journey.status()).stage, "identify");
  });

  test("that another site sends is refused", async () => {
    const journey = await atTheDoor(world);
    const page = await journey.page("identify");
    const answer = await journey.citizen.submit(page, { ...documents(journey.person), decision: "agree" }, { "sec-fetch-site": "cross-site" });
    assert.equal(answer.status, 403);
    assert.equal((await journey.status()).stage, "identify");
  });
});

describe("somebody who does not exist", () => {
  test("is answered like somebody whose card came with a wrong birthday", async () => {
    const [known, stranger] = [world.agency.register(invent()), invent()];
    const journeys = [await atTheDoor(world, { person: known }), await atTheDoor(world, { person: stranger })];
    const seen = [];
    for (const journey of journeys) {
      const asked = counter();
      const birthday = journey.person === known ? "0990101" : stranger.birthday;
      const answer = await showCard(journey, cardOf(journey.person), "CER", { birthday });
      seen.push({ status: answer.status, html: plain(answer, journey, birthday), asked: asked() });
    }
    assert.equal(seen[0].status, 422);
    assert.deepEqual(seen[1], seen[0]);
  });

  test("is asked for a device like everybody, and answered like somebody with another device", async () => {
    const bound = await new MemberArea(world).enrolled();
    await bound.signInWithCard();
    assert.equal((await bound.bind(new Authenticator())).status, 303);
    const people = [bound.person, world.agency.register(invent()), invent()];
    const seen = [];
    for (const person of people) {
      const journey = await atTheDoor(world, { person });
      const chosen = await choose(journey, "TFD");
      const asked = counter();
      const answer = await send(journey, chosen, new Authenticator().get(chosen.options, world.platform));
      const options = { ...chosen.options, challenge: "", allowCredentials: chosen.options.allowCredentials?.map((id) => id.length) };
      seen.push({ options, status: answer.status, html: plain(answer, journey), asked: asked() });
    }
    assert.equal(seen[0].status, 422);
    assert.deepEqual(seen[1], seen[0]);
    assert.deepEqual(seen[2], seen[0]);
  });
});

describe("a telephone number", () => {
  test("that is not hers asks the registers no less than hers does, and is not called unknown", async () => {
    const journey = await atTheDoor(world, { newcomer: true });
    await journey.tryToIdentify(documents(journey.person));
    const asked = [];
    for (const mobile of ["0912345678", journey.person.mobile]) {
      const count = counter();
      const answer = await journey.tryToIdentify({ method: "MOB", mobile });
      if (mobile !== journey.person.mobile) assert.deepEqual([answer.status, answer.codes], [422, ["identify.not-matched"]]);
      asked.push(count());
    }
    assert.deepEqual(asked[0], asked[1]);
    assert.equal(asked[0][TELECOM], 1);
    assert.match((await journey.page("identify")).text, /我們怎麼通知您/);
  });
});

describe("wrong tries", () => {
  const from = (address) => ({ headers: { "cf-connecting-ip": address } });
  const rubbish = { signature: "AAAA", certb64: "AAAA" };

  test("of one browser pause it, from whatever addresses it sends them, and no other", async () => {
    const journey = await atTheDoor(world);
    for (let times = 1; times <= TRIES; times += 1) {
      const answer = await send(journey, await choose(journey, "CER"), rubbish, from(`198.18.0.${times}`));
      assert.equal(answer.status, times < TRIES ? 422 : 429);
    }
    const chosen = await choose(journey, "CER");
    const right = await send(journey, chosen, await signAsCard(cardOf(journey.person), chosen.nonce), from("198.18.0.99"));
    assert.equal(right.status, 429);
    const elsewhere = await atTheDoor(world, { person: journey.person });
    assert.ok(isIdentified(elsewhere, await showCard(elsewhere, cardOf(journey.person))));
  });

  test("with cards that somebody has not got do not keep the holder from hers", async () => {
    const person = world.agency.register(invent());
    for (let times = 0; times < 3; times += 1) {
      const attacker = await atTheDoor(world, { person });
      for (const method of ["CER", "CER", "FIC", "NHI"]) await send(attacker, await choose(attacker, method), rubbish);
    }
    const holder = await atTheDoor(world, { person });
    assert.ok(isIdentified(holder, await showCard(holder, cardOf(person))));
  });

  test("of the documents leave the card open, and the page of the pause says so", async () => {
    const person = world.agency.register(invent());
    for (let times = 0; times < TRIES; times += 1) {
      const attacker = await atTheDoor(world, { person });
      await attacker.tryToIdentify({ ...documents(person), household_number: "X0000000" });
    }
    const holder = await atTheDoor(world, { person });
    const paused = await holder.tryToIdentify(documents(person));
    assert.equal(paused.status, 429);
    const others = paused.tags("button").filter(({ name }) => name === "choose").map(({ value }) => value);
    assert.ok(others.includes("CER") && !others.includes("PII"), `${others}`);
    assert.ok(isIdentified(holder, await showCard(holder, cardOf(person))));
  });
});

describe("the code that belongs to a bank's card", () => {
  /** As far as the page of the code. */
  async function atCode(where = world) {
    const journey = await atTheDoor(where);
    const card = cardOf(journey.person, "FIC");
    const answer = await showCard(journey, card, "FIC");
    assert.deepEqual([answer.status, answer.location], [303, journey.path("identify")], answer.text);
    const sent = async (count = 1) => {
      const codes = await eventually("the code", async () => {
        const found = await codesTo(where, journey.person.mobile);
        return found.length >= count && found;
      });
      return codes;
    };
    return { journey, card, sent };
  }

  const type = async (journey, code) => journey.citizen.submit(await journey.page("identify"), { code, decision: "agree" });

  test("goes to the registered telephone, is 8 digits, and identifies once", async () => {
    const { journey, sent } = await atCode();
    const [code] = await sent();
    assert.match(code, /^\d{8}$/);
    const page = await journey.page("identify");
    assert.doesNotMatch(page.html, new RegExp(journey.person.mobile));
    const answers = await Promise.all([1, 2].map((copy) => (copy === 1 ? journey.citizen : journey.citizen.clone()).submit(page, { code, decision: "agree" })));
    assert.equal(answers.filter((answer) => isIdentified(journey, answer)).length, 1, answers.map(({ status, location }) => `${status} ${location}`).join());
  });

  test("is dead after five wrong ones: the right one is too late", async () => {
    const { journey, card, sent } = await atCode();
    const codes = await sent();
    for (const remaining of [4, 3, 2, 1]) {
      const answer = await type(journey, wrongCode(codes));
      assert.equal(answer.status, 422);
      assert.match(answer.text, new RegExp(`還可以試 ${remaining} 次`));
    }
    const fifth = await type(journey, wrongCode(codes));
    assert.equal(fifth.status, 422);
    assert.ok(fifth.codes.includes("identification.code-dead"));
    const late = await type(journey, codes[0]);
    assert.notEqual(late.status, 303);
    assert.equal((await journey.status()).stage, "identify");
    await journey.citizen.submit(await journey.page("identify"), { decision: "back" });
    assert.equal((await showCard(journey, card, "FIC")).status, 303, "the way to a new code is open at once");
    assert.ok(isIdentified(journey, await type(journey, (await sent(2))[0])));
  });

  test("is not sent more than five times an hour: then it is said until when", async () => {
    const { journey, card, sent } = await atCode();
    for (let times = 2; times <= 5; times += 1) {
      await journey.citizen.submit(await journey.page("identify"), { decision: "back" });
      const answer = await showCard(journey, card, "FIC");
      assert.equal(answer.status, 303, answer.text);
      await sent(times);
    }
    await journey.citizen.submit(await journey.page("identify"), { decision: "back" });
    const refused = await showCard(journey, card, "FIC");
    assert.equal(refused.status, 429);
    assert.match(refused.text, /已達上限，請在 \d\d:\d\d 以後再試/);
    assert.equal((await codesTo(world, journey.person.mobile)).length, 5);
  });

  test("given up leaves nothing half shown: no code opens anything, another card does", async () => {
    const { journey, sent } = await atCode();
    const page = await journey.page("identify");
    const [code] = await sent();
    await journey.citizen.submit(page, { decision: "back" });
    const late = await journey.citizen.submit(page, { code, decision: "agree" });
    assert.deepEqual([late.status, late.location], [303, journey.path("identify")]);
    assert.equal((await journey.status()).stage, "identify");
    assert.ok(isIdentified(journey, await showCard(journey, cardOf(journey.person))));
  });
});

// A world of its own: the others are not to be started again under somebody's feet.
describe("with time", () => {
  /** @type {import("../support/world.mjs").World} */
  let own;
  const left = /** @type {Record<string, any>} */ ({});

  before(async () => {
    own = await World.open();
    left.signed = await atTheDoor(own);
    left.chosen = await choose(left.signed, "CER");
    left.evidence = await signAsCard(cardOf(left.signed.person), left.chosen.nonce);
    left.code = await atTheDoor(own);
    await showCard(left.code, cardOf(left.code.person, "FIC"), "FIC");
    [left.sent] = await eventually("the code", async () => {
      const codes = await codesTo(own, left.code.person.mobile);
      return codes.length > 0 && codes;
    });
    left.page = await left.code.page("identify");
    left.paused = await atTheDoor(own);
    for (let times = 0; times < TRIES; times += 1) await send(left.paused, await choose(left.paused, "CER"), {});
    await own.restart({ ahead: 11 * MINUTE });
  });
  after(() => own?.close());

  test("a code is too old after ten minutes, and a new one may be sent", async () => {
    const { code: journey, page, sent } = left;
    const late = await journey.citizen.submit(page, { code: sent, decision: "agree" });
    assert.equal(late.status, 422);
    assert.ok(late.codes.includes("identification.code-dead"));
    const resent = await journey.citizen.submit(page, { decision: "resend" });
    assert.equal(resent.status, 200);
    const codes = await eventually("another code", async () => {
      const found = await codesTo(own, journey.person.mobile);
      return found.length > 1 && found;
    });
    assert.ok(isIdentified(journey, await journey.citizen.submit(resent, { code: codes[0], decision: "agree" })));
  });

  test("a pause ends, and a challenge does with its transaction", async () => {
    const { signed: journey, chosen, evidence, paused } = left;
    const chosenThen = await choose(paused, "CER");
    const still = await send(paused, chosenThen, await signAsCard(cardOf(paused.person), chosenThen.nonce));
    assert.equal(still.status, 429);
    await own.restart({ ahead: 16 * MINUTE });
    assert.ok(isIdentified(paused, await showCard(paused, cardOf(paused.person))));

    await own.restart({ ahead: 21 * MINUTE });
    const late = await send(journey, chosen, evidence);
    assert.ok(!isIdentified(journey, late), `${late.status} ${late.location}`);
    assert.equal((await journey.end()).code, 408);
  });
});
