/** Terms and identification: what is refused, what counts as a try, and that no answer tells whether a person exists. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { REGISTRY } from "../support/fake-agency.mjs";
import { Journey } from "../support/journey.mjs";
import { documents, invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** A citizen who has accepted the terms. */
async function atTheDoor(plan) {
  const journey = new Journey(world, plan);
  await journey.arrive();
  return journey.accept();
}

/** What differs between two answers by chance alone. */
function plain(page) {
  return page.html.replace(/[0-9a-f]{32}/g, "T").replace(/name="csrf" value="[^"]*"/g, "C").replace(/<p class="deadline".*?<\/p>/s, "D");
}

describe("the terms", () => {
  test("are accepted by the tick, not by the button alone", async () => {
    const journey = await new Journey(world).arrive();
    const page = await journey.citizen.submit(await journey.page("terms"), { decision: "agree" });
    assert.equal(page.status, 422);
    assert.ok(page.codes.includes("identify.acknowledgement-missing"));
    assert.match(page.title, /^錯誤：/);
    assert.equal((await journey.status()).stage, "terms");
  });

  test("say who asks, for what, and for which data", async () => {
    const journey = await new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] }).arrive();
    const { text } = await journey.page("terms");
    for (const said of ["學費減免", "測試學校", "測試學費減免之用。", "測試低收", "測試戶籍", "測試社會局", "測試戶政事務所"]) assert.match(text, new RegExp(said));
  });

  test("can be refused: she goes back with 205 and no agency is asked", async () => {
    const journey = await new Journey(world).arrive();
    await journey.citizen.submit(await journey.page("terms"), { decision: "refuse" });
    assert.equal((await journey.end()).code, 205);
    assert.equal(world.agency.asked(`income ${journey.person.uid}`).length, 0);
  });

  test("come before everything else: no later page opens", async () => {
    const journey = await new Journey(world).arrive();
    for (const step of ["identify", "consent", "leaving"]) assert.equal((await journey.citizen.get(journey.path(step))).location, journey.path("terms"));
  });
});

describe("the identification page", () => {
  test("shows the ID masked and takes none from the form", async () => {
    const journey = await atTheDoor();
    const page = await journey.page("identify");
    assert.doesNotMatch(page.html, new RegExp(journey.person.uid));
    assert.match(page.text, new RegExp(RegExp.escape(`${journey.person.uid.slice(0, 6)}****`)));
    const other = world.agency.register(invent());
    await journey.tryToIdentify({ ...documents(other), uid: other.uid, pid: other.uid });
    assert.equal((await journey.end()).code, 409);
  });

  const wrong = {
    birthday: { code: "identity.birthday-form", values: ["", "770101", "1988-01-01", "abcdefg", "０７７０１０１"] },
    nhi_card_number: { code: "identity.nhi-card-number-form", values: ["", "12345678901", "1234567890123", "12345678901x"] },
    household_number: { code: "identity.household-number-form", values: ["", "F990001", "F99000011", "f9900001", "戶號戶號戶號"] },
    method: { code: "identity.method-unavailable", values: ["", "OTP", "MOB", "XXX"] },
  };
  for (const [field, { code, values }] of Object.entries(wrong)) {
    test(`says what is wrong with the field ${field}, keeps the rest, and asks no one`, async () => {
      const journey = await atTheDoor();
      const before = world.agency.asked(REGISTRY).length;
      for (const value of values) {
        const page = await journey.tryToIdentify({ ...documents(journey.person), [field]: value });
        assert.equal(page.status, 422);
        assert.deepEqual(page.codes, [code], value);
        const typed = page.tags("input").find((input) => input.name === (field === "birthday" ? "household_number" : "birthday"));
        assert.equal(typed.value, documents(journey.person)[typed.name]);
      }
      assert.equal(world.agency.asked(REGISTRY).length, before);
      await journey.identify();
    });
  }

  test("knows the calendar", async () => {
    const journey = await atTheDoor();
    for (const birthday of ["0990229", "0991301", "0000101", "0990100"]) {
      const page = await journey.tryToIdentify({ ...documents(journey.person), birthday });
      assert.deepEqual(page.codes, ["identity.birthday-not-in-calendar"], birthday);
    }
  });

  test("names every wrong field at once", async () => {
    const journey = await atTheDoor();
    const page = await journey.tryToIdentify({ birthday: "x", nhi_card_number: "x", household_number: "x", method: "PII" });
    assert.equal(page.codes.length, 3);
  });

  test("offers no method below the level that the datasets need", async () => {
    const journey = await atTheDoor({ service: world.services["CLI.testStrong"], datasets: ["API.testSecure"] });
    const page = await journey.page("identify");
    const offered = [...page.tags("input").filter(({ name }) => name === "method"), ...page.tags("button").filter(({ name }) => name === "choose")];
    assert.deepEqual(offered.map(({ value }) => value).toSorted(), ["CER", "FCH", "FIC"]);
    const answer = await journey.tryToIdentify(documents(journey.person));
    assert.deepEqual(answer.codes, ["identity.method-unavailable"]);
    assert.equal((await journey.status()).stage, "identify");
    assert.equal(world.agency.asked(`secure ${journey.person.uid}`).length, 0);
  });
});

describe("who identifies", () => {
  test("as the person of the pid goes on, and each dataset's agency is asked", async () => {
    const journey = await new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] }).reachConsent();
    await journey.collected();
    for (const dataset of ["income", "house"]) assert.equal(world.agency.asked(`${dataset} ${journey.person.uid}`).length, 1);
  });

  test("with another person's genuine documents goes back with 409, and nobody is asked about either", async () => {
    const journey = await atTheDoor();
    const other = world.agency.register(invent());
    await journey.tryToIdentify(documents(other));
    assert.equal((await journey.end()).code, 409);
    for (const { uid } of [journey.person, other]) assert.equal(world.agency.asked(`income ${uid}`).length, 0);
    assert.equal(world.service.notices(journey.txId).length, 0);
  });

  test("gets the same answer for an unknown person as for a wrong document, at every try", async () => {
    const known = world.agency.register(invent());
    const stranger = invent();
    const journeys = [
      { journey: await atTheDoor({ person: known }), typed: { ...documents(known), household_number: "X0000000" } },
      { journey: await atTheDoor({ person: known }), typed: { ...documents(known), birthday: "0980419" } },
      { journey: await atTheDoor({ person: stranger }), typed: { ...documents(stranger) } },
    ];
    const pages = [];
    for (const { journey, typed } of journeys) pages.push(await journey.tryToIdentify(typed));
    for (const page of pages) assert.equal(page.status, 422);
    const bare = pages.map((page, index) => {
      const { person, typed } = { person: journeys[index].journey.person, typed: journeys[index].typed };
      const shown = Object.values(typed).concat(`${person.uid.slice(0, 6)}****`, person.uid.slice(0, 6).split("").join(" "));
      return shown.reduce((html, value) => html.replaceAll(value, "V"), plain(page)).replace(/\d(?= 次)/, "N");
    });
    assert.equal(bare[1], bare[0]);
    assert.equal(bare[2], bare[0]);
  });

  test("is not counted a try while the registry cannot be asked", async () => {
    const journey = await atTheDoor();
    const truth = world.agency.registry;
    try {
      for (const answer of [{ status: 500 }, { status: 200, body: "no JSON" }, {}]) {
        world.agency.registry = () => answer;
        for (let times = 0; times < 3; times += 1) {
          const page = await journey.tryToIdentify(documents(journey.person));
          assert.equal(page.status, 503);
          assert.ok(page.codes.includes("identify.registry-unavailable"));
        }
      }
    } finally {
      world.agency.registry = truth;
    }
    await journey.identify();
  });
});

describe("wrong tries", () => {
  const wrongly = (journey) => journey.tryToIdentify({ ...documents(journey.person), household_number: "X0000000" });

  test("are counted down, and the fifth locks with the clock time", async () => {
    const journey = await atTheDoor();
    for (const remaining of [4, 3, 2, 1]) {
      const page = await wrongly(journey);
      assert.equal(page.status, 422);
      assert.match(page.text, new RegExp(`還可以試 ${remaining} 次`));
    }
    const locked = await wrongly(journey);
    assert.equal(locked.status, 429);
    const clock = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Taipei", hour: "2-digit", minute: "2-digit" });
    const expected = [0, 60].map((slack) => clock.format(Date.now() + (900 - slack) * 1000));
    assert.ok(expected.some((time) => locked.text.includes(`請在 ${time} 以後再試`)), `${expected} in: ${locked.text}`);
  });

  test("lock right documents out as well, without asking the registry", async () => {
    const journey = await atTheDoor();
    for (let times = 0; times < 5; times += 1) await wrongly(journey);
    const before = world.agency.asked(REGISTRY).length;
    assert.equal((await journey.tryToIdentify(documents(journey.person))).status, 429);
    assert.equal(world.agency.asked(REGISTRY).length, before);
  });

  test("lock the person: another browser and transaction meet the same lock", async () => {
    const journey = await atTheDoor();
    for (let times = 0; times < 5; times += 1) await wrongly(journey);
    const second = await atTheDoor({ person: journey.person });
    assert.equal((await second.tryToIdentify(documents(journey.person))).status, 429);
  });

  test("are not cleared by right documents of the guesser's own", async () => {
    const person = world.agency.register(invent());
    const guesser = world.agency.register(invent());
    const first = await atTheDoor({ person });
    for (let times = 0; times < 3; times += 1) assert.equal((await wrongly(first)).status, 422);
    const own = await atTheDoor({ person });
    await own.tryToIdentify(documents(guesser));
    assert.equal((await own.end()).code, 409);
    const last = await wrongly(await atTheDoor({ person }));
    assert.equal(last.status, 429);
  });

  test("that could not be checked after all lift the pause that they began", async () => {
    const journey = await atTheDoor();
    for (let times = 0; times < 4; times += 1) await wrongly(journey);
    const truth = world.agency.registry;
    try {
      world.agency.registry = () => ({ status: 500 });
      assert.equal((await journey.tryToIdentify(documents(journey.person))).status, 503);
    } finally {
      world.agency.registry = truth;
    }
    await journey.identify();
  });

  test("lock the address they come from, whomever they try", async () => {
    const address = "192.0.2.77";
    for (let times = 0; times < 5; times += 1) await wrongly(await atTheDoor({ citizen: world.citizen({ address }) }));
    const innocent = world.agency.register(invent());
    const there = await atTheDoor({ person: innocent, citizen: world.citizen({ address }) });
    assert.equal((await there.tryToIdentify(documents(innocent))).status, 429);
    const elsewhere = await atTheDoor({ person: innocent });
    await elsewhere.identify();
  });

  test("made side by side cannot slip past the limit", async () => {
    const journey = await atTheDoor();
    const page = await journey.page("identify");
    const fields = { ...documents(journey.person), household_number: "X0000000", decision: "agree" };
    const before = world.agency.asked(REGISTRY).length;
    const answers = await Promise.all(Array.from({ length: 12 }, () => journey.citizen.submit(page, fields)));
    assert.equal(world.agency.asked(REGISTRY).length - before, 5);
    assert.ok(answers.filter(({ status }) => status === 429).length >= 7);
  });

  test("leave a way out: she may go back to the service with 401, for nobody has identified", async () => {
    const journey = await atTheDoor();
    let page;
    for (let times = 0; times < 5; times += 1) page = await wrongly(journey);
    await journey.citizen.submit(page, { decision: "refuse" });
    assert.equal((await journey.end()).code, 401);
  });
});
