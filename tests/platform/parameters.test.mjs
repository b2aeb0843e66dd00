/** What datasets ask of a citizen besides who she is, where a service asks for them (protocol, section 5). */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { about } from "../support/fake-agency.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { SignedJourney } from "../support/signed-journey.mjs";

/** The year is the first field of the second dataset. */
const [YEAR, NOTE] = ["p1-INQ_YR", "p1-note"];
const DATASETS = ["API.testIncome", "API.testYears1"];

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const plan = () => ({ service: world.services["CLI.testBank01"], datasets: DATASETS });
const arrived = () => new Journey(world, plan()).arrive();

/** She presses 「同意並繼續」 with these fields filled in. */
async function goOn(journey, fields) {
  return journey.citizen.submit(await journey.page("terms"), { acknowledged: "1", decision: "agree", ...fields });
}

const inputs = (page) => page.tags("input").filter(({ name }) => name?.startsWith("p"));

describe("the terms step", () => {
  test("asks for what a dataset needs, in both languages, each field under a label and a hint of its own", async () => {
    const journey = await arrived();
    const page = await journey.page("terms");
    for (const said of ["請填寫要查的內容", "測試年度所得", "所得年度", "民國年，例如 113。", "（可不填）"]) assert.ok(page.text.includes(said), said);
    assert.deepEqual(inputs(page).map(({ name }) => name), [YEAR, NOTE]);
    const [year] = inputs(page);
    assert.equal(year["aria-describedby"], `${YEAR}-hint`);
    assert.deepEqual(page.tags("label").map((label) => label.for), [YEAR, NOTE, "acknowledged"]);
    const english = await journey.citizen.get(`${journey.path("terms")}?lang=en`);
    for (const said of ["What is to be looked up", "Year of income", "ROC year, such as 113."]) assert.ok(english.text.includes(said), said);
  });

  test("asks for nothing where no dataset does", async () => {
    const page = await (await new Journey(world).arrive()).page("terms");
    assert.deepEqual(inputs(page), []);
    assert.doesNotMatch(page.text, /請填寫要查的內容/);
  });

  for (const [typed, code] of Object.entries({ "": "parameter.missing", "2024": "parameter.year-form", "099": "parameter.year-out-of-range", "999": "parameter.year-out-of-range" })) {
    test(`tells beside the field what is wrong with "${typed}", keeps what was typed, and goes nowhere`, async () => {
      const journey = await arrived();
      const page = await goOn(journey, { [YEAR]: typed, [NOTE]: "留著" });
      assert.equal(page.status, 422);
      assert.deepEqual(page.codes, [code]);
      assert.match(page.title, /^錯誤：/);
      const [year, note] = inputs(page);
      assert.deepEqual([year.value, note.value, year["aria-invalid"], note["aria-invalid"]], [typed, "留著", "true", undefined]);
      assert.equal(year["aria-describedby"], `${YEAR}-hint ${YEAR}-problem`);
      assert.ok(page.tags("a").some(({ href }) => href === `#${YEAR}`), "the summary leads to the field");
      assert.equal((await journey.citizen.get(journey.path("identify"))).location, journey.path("terms"));
    });
  }

  test("tells all that is missing at once, and keeps the answers where only the tick is", async () => {
    const journey = await arrived();
    const both = await goOn(journey, { acknowledged: "" });
    assert.deepEqual(both.codes.toSorted(), ["identify.acknowledgement-missing", "parameter.missing"]);
    const tick = await goOn(journey, { acknowledged: "", [YEAR]: "113", [NOTE]: "a" });
    assert.deepEqual(tick.codes, ["identify.acknowledgement-missing"]);
    assert.deepEqual(inputs(tick).map(({ value }) => value), ["113", "a"]);
  });

  test("takes control characters and texts without end for what they are", async () => {
    const journey = await arrived();
    for (const [note, code] of [["a\r\nX-Evil: 1", "parameter.character"], ["測".repeat(21), "parameter.too-long"], ["x".repeat(5_000), "parameter.too-long"]]) {
      assert.deepEqual((await goOn(journey, { [YEAR]: "113", [NOTE]: note })).codes, [code]);
    }
  });

  test("can be declined without an answer", async () => {
    const journey = await arrived();
    const answer = await journey.citizen.submit(await journey.page("terms"), { decision: "refuse" });
    assert.equal(answer.location, journey.path("leaving"));
    assert.equal((await journey.end()).code, 205);
  });
});

describe("what she filled in", () => {
  test("goes to the agency that asked for it, and not to the other", async () => {
    const journey = await arrived();
    assert.equal((await goOn(journey, { [YEAR]: "１１３", [NOTE]: "  雨 " })).location, journey.path("identify"));
    await journey.identify();
    await journey.collected();
    const [years] = world.agency.asked(about("years", journey.person));
    const { year, note } = JSON.parse(years.body);
    assert.deepEqual([year, note], ["113", "雨"]);
    const [income] = world.agency.asked(about("income", journey.person));
    assert.doesNotMatch(JSON.stringify(income), /113|雨/);
  });

  test("may be left empty where it is not required, and is empty then", async () => {
    const journey = await arrived();
    await goOn(journey, { [YEAR]: "113" });
    await journey.identify();
    await journey.collected();
    const [years] = world.agency.asked(about("years", journey.person));
    assert.equal(JSON.parse(years.body).note, "");
  });

  test("is kept sealed, and nowhere else", async () => {
    const journey = await arrived();
    const note = `memo${journey.person.mobile}`;
    await goOn(journey, { [YEAR]: "113", [NOTE]: note });
    assert.deepEqual(world.stateFilesWith(note), []);
    assert.ok(!world.log.some((line) => line.includes(note)));
    await journey.identify();
    await journey.collected();
    const [years] = world.agency.asked(about("years", journey.person));
    assert.equal(JSON.parse(years.body).note, note);
    assert.deepEqual(world.stateFilesWith(note), []);
  });

  test("is asked of whoever has signed at her service as well", async () => {
    const journey = await new SignedJourney(world, plan()).arrive();
    const missing = await goOn(journey, {});
    assert.deepEqual([missing.status, missing.codes], [422, ["parameter.missing"]]);
    assert.equal(world.agency.asked(about("income", journey.person)).length, 0);
    assert.equal((await goOn(journey, { [YEAR]: "112" })).location, journey.path("consent"));
    await journey.collected();
    const [years] = world.agency.asked(about("years", journey.person));
    assert.equal(JSON.parse(years.body).year, "112");
  });
});
