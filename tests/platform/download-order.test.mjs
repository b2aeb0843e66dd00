/** Ordering one's own data: which datasets, and what they ask the citizen besides. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { Download, addressOf } from "../support/download.mjs";
import { about, preparing, good } from "../support/fake-agency.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** The year is the first field of the second dataset. */
const YEAR = "p1-INQ_YR";
const [INCOME, YEARS, CLOSED] = ["API.testIncome", "API.testYears1", "API.testClosed"];

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

describe("an order", () => {
  test("shows what is wanted, who holds it, and asks for what a dataset needs", async () => {
    const page = await world.citizen().get(addressOf([INCOME, YEARS]));
    assert.equal(page.status, 200);
    for (const said of ["測試低收", "測試社會局", "測試年度所得", "所得年度", "民國年，例如 113。", "安全等級 4"]) assert.match(page.text, new RegExp(said));
    assert.deepEqual(page.tags("input").map(({ name }) => name).filter((name) => name?.startsWith("p")), [YEAR, "p1-note"]);
  });

  for (const [typed, code] of Object.entries({ "": "parameter.missing", "2024": "parameter.year-form", "099": "parameter.year-out-of-range", "999": "parameter.year-out-of-range" })) {
    test(`tells beside the field what is wrong with "${typed}", keeps what was typed, and begins nothing`, async () => {
      const page = await world.citizen().post(addressOf([INCOME, YEARS]), { [YEAR]: typed, "p1-note": "留著" });
      assert.equal(page.status, 422);
      assert.ok(page.codes.includes(code), page.codes.join());
      assert.match(page.title, /^錯誤：/);
      const [year, note] = [YEAR, "p1-note"].map((name) => page.tags("input").find((input) => input.name === name));
      assert.deepEqual([year.value, note.value, year["aria-invalid"], note["aria-invalid"]], [typed, "留著", "true", undefined]);
      assert.ok(page.tags("a").some(({ href }) => href === `#${YEAR}`), "the summary leads to the field");
    });
  }

  test("takes control characters for what they are", async () => {
    const page = await world.citizen().post(addressOf([YEARS]), { "p0-INQ_YR": "113", "p0-note": "a\r\nX-Evil: 1" });
    assert.equal(page.status, 422);
    assert.ok(page.codes.includes("parameter.character"));
  });

  test("of a dataset that is not there says so, and of more than ten as well", async () => {
    const citizen = world.citizen();
    const [unknown, malformed] = await Promise.all(["API.nowhere001", "nonsense"].map((dataset) => citizen.get(addressOf([dataset]))));
    for (const page of [unknown, malformed]) assert.deepEqual([page.status, page.codes], [404, ["order.unknown"]]);
    const many = await citizen.get(addressOf(Array.from({ length: 11 }, (_, index) => `API.many0000${String(index).padStart(2, "0")}`)));
    assert.deepEqual([many.status, many.codes], [400, ["order.too-many"]]);
    assert.equal((await citizen.get("/personal/order")).status, 200);
  });

  test("leaves out a dataset that is out of order, does not ask for its level, and begins nothing for that alone", async () => {
    const page = await world.citizen().get(addressOf([INCOME, CLOSED]));
    assert.match(page.text, /目前沒有開放這項資料。\s*這次不會取得這項資料/);
    assert.match(page.text, /需要安全等級 4 以上/);
    const alone = await world.citizen().post(addressOf([CLOSED]), {});
    assert.notEqual(alone.status, 303);
    const download = await new Download(world, { datasets: [CLOSED, INCOME] }).reachData();
    assert.deepEqual((await download.status()).datasets.map(({ resource_id }) => resource_id), [INCOME]);
  });

  test("that another site sends is refused", async () => {
    const answer = await world.citizen().post(addressOf([INCOME]), {}, { "sec-fetch-site": "cross-site" });
    assert.equal(answer.status, 403);
  });

  test("gives each download a session of its own", async () => {
    const citizen = world.citizen();
    const [one, other] = [new Download(world, { citizen }), new Download(world, { citizen })];
    await one.order();
    await other.order();
    assert.notEqual(one.transaction, other.transaction);
    await one.accept();
    assert.equal((await citizen.get(other.path("identify"))).location, other.path("terms"), "the other is where it was");
    const stranger = new Download(world);
    stranger.transaction = one.transaction;
    assert.equal((await stranger.citizen.get(one.path("identify"))).status, 404);
  });
});

describe("what she fills in", () => {
  test("travels to its dataset's agency in a header and in the template, the same on every retry, and to no other", async () => {
    const download = new Download(world, { datasets: [INCOME, YEARS], filledIn: { [YEAR]: "１１３", "p1-note": "房屋 50%" } });
    const key = about("years", download.person);
    world.agency.plan(key, preparing(2), good(world.packageOf("income")));
    await download.reachData();
    await download.collected();
    const [first, second, ...more] = world.agency.asked(key);
    assert.deepEqual(JSON.parse(first.body), { uid: download.person.uid, year: "113", note: "房屋 50%" });
    assert.deepEqual([first.headers.inq_yr, first.headers.note], ["113", encodeURIComponent("房屋 50%").replaceAll("%20", " ")]);
    const parts = ({ body, headers }) => [body, headers.inq_yr, headers.transaction_uid, headers.authorization];
    assert.deepEqual(parts(second), parts(first));
    assert.deepEqual(more, []);
    const [income] = world.agency.asked(about("income", download.person));
    assert.deepEqual([income.headers.inq_yr, income.headers.note], [undefined, undefined]);
  });

  test("is in no header when it was left empty", async () => {
    const download = await new Download(world, { datasets: [YEARS], filledIn: { "p0-INQ_YR": "113" } }).reachData();
    await download.collected();
    const [asked] = world.agency.asked(about("years", download.person));
    assert.deepEqual([JSON.parse(asked.body).note, asked.headers.note], ["", undefined]);
  });

  test("is nowhere once the download is over, and in no line of the log", async () => {
    const note = "她的備註很特別";
    const download = await new Download(world, { datasets: [YEARS], filledIn: { "p0-INQ_YR": "113", "p0-note": note } }).reachData();
    await download.collected();
    await download.press({ decision: "delete" });
    await download.over();
    assert.deepEqual(world.log.filter((line) => line.includes(note) || line.includes(encodeURIComponent(note))), []);
    assert.equal((await download.data()).html.includes(note), false);
  });
});
