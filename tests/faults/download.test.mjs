/** Power cuts while a citizen takes her own data: the platform is killed at each point and started again on what it had stored. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { after, before, describe, test } from "node:test";
import { Download } from "../support/download.mjs";
import { eventually } from "../support/eventually.mjs";
import { open } from "../support/exchange.mjs";
import { about, good, preparing } from "../support/fake-agency.mjs";
import { makePackage, unzip } from "../support/foreign-package.mjs";
import { held } from "../support/peer.mjs";
import { World } from "../support/world.mjs";

const [INCOME, HOUSE] = ["API.testIncome", "API.testHouse1"];
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** @type {World} */
let world;

before(async () => {
  world = await World.open();
});
after(() => world.close());

async function isErased(download) {
  await eventually("an empty vault", () => world.vault(download.transaction).length === 0);
}

/** She saves what she ordered, and it is over. */
async function finish(download) {
  await download.collected();
  assert.deepEqual((await download.save(INCOME)).bytes, world.packageOf("income"));
  await download.over();
  await isErased(download);
}

/** Begins a transfer of one dataset and reads no more than its beginning. */
async function beginToSave(download, resource) {
  const { action, hidden } = (await download.data()).form(download.path("data"));
  const cookie = [...download.citizen.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { ...download.citizen.headers, cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const body = new URLSearchParams({ ...hidden, decision: "save", resource }).toString();
  const transfer = await open(world.platform + action, { method: "POST", headers, body });
  transfer.once("error", () => {});
  await once(transfer, "readable");
  return transfer;
}

describe("killed and started again", () => {
  test("after the order, she goes on with the terms", async () => {
    const download = await new Download(world).order();
    await world.restart();
    await download.accept();
    await world.restart();
    await download.identify();
    await finish(download);
  });

  test("while an agency has been asked, it is asked again with the same name, token and answers of hers", async () => {
    const download = new Download(world, { datasets: ["API.testYears1"], filledIn: { "p0-INQ_YR": "113" } });
    const key = about("years", download.person);
    world.agency.plan(key, held().promise, preparing(2), good(world.packageOf("income")));
    await download.reachData();
    await world.agency.whenAsked(key);
    await world.restart();
    await download.collected();
    const asked = world.agency.asked(key).map(({ headers, body }) => [headers.transaction_uid, headers.authorization, headers.inq_yr, body]);
    assert.deepEqual(asked, [asked[0], asked[0], asked[0]]);
    await download.save("API.testYears1");
    await download.over();
  });

  test("after the data has come, it is there and nobody is asked again", async () => {
    const download = await new Download(world).reachData();
    await download.collected();
    await world.restart();
    assert.deepEqual((await download.preview(INCOME)).bytes, world.packageOf("income"));
    await finish(download);
    assert.equal(world.agency.asked(about("income", download.person)).length, 1);
  });

  test("during a transfer, the data can be saved again, whole", async () => {
    const download = new Download(world);
    const large = makePackage({ signer: world.signerOf("income"), files: { "大.bin": randomBytes(24 << 20) } });
    world.agency.plan(about("income", download.person), good(large));
    await download.reachData();
    await download.collected();
    await beginToSave(download, INCOME);
    await world.restart();
    assert.deepEqual(await download.states(), { [INCOME]: "ready" });
    assert.deepEqual((await download.save(INCOME)).bytes, large);
    await download.over();
    await isErased(download);
  });

  test("between two files, the first is gone and the second is there", async () => {
    const download = await new Download(world, { datasets: [INCOME, HOUSE] }).reachData();
    await download.collected();
    await download.save(INCOME);
    await download.until(({ datasets }) => datasets[0].state === "taken");
    await world.restart();
    assert.deepEqual(await download.states(), { [INCOME]: "taken", [HOUSE]: "ready" });
    assert.equal((await download.preview(INCOME)).status, 404);
    const rest = await download.save(HOUSE);
    const bytes = rest.bytes.equals(world.packageOf("house")) ? [rest.bytes] : Object.values(unzip(rest.bytes));
    assert.ok(bytes.some((each) => each.equals(world.packageOf("house"))));
    await download.over();
    await isErased(download);
  });

  test("after she had it erased, nothing comes back", async () => {
    const download = new Download(world, { datasets: [INCOME, HOUSE] });
    const late = held();
    world.agency.plan(about("house", download.person), late.promise);
    await download.reachData();
    await download.until(({ datasets }) => datasets[0].state === "ready");
    await download.press({ decision: "delete" });
    await world.restart();
    late.resolve(good(world.packageOf("house")));
    assert.match((await download.over()).text, /資料已經刪除/);
    await isErased(download);
  });
});

describe("the clock", () => {
  test("tells her by letter what is there when it took more than a minute, and erases it after eight hours, whoever looks", async () => {
    const [told, left] = [new Download(world, { datasets: [INCOME, HOUSE] }), new Download(world)];
    world.agency.plan(about("house", told.person), preparing(2));
    await told.reachData();
    await told.until(({ datasets }) => datasets[0].state === "ready" && datasets[1].state === "preparing");
    await left.reachData();
    await left.collected();
    assert.deepEqual((await left.letters()).filter(({ kind }) => kind === "data-ready"), [], "who need not wait need not be told");

    world.agency.plan(about("house", told.person), good(world.packageOf("house")));
    await world.restart({ ahead: 2 * MINUTE });
    await told.collected();
    const letter = await eventually("a letter", async () => (await told.letters()).find(({ kind }) => kind === "data-ready"));
    for (const said of ["測試低收", "測試戶籍", "如非您本人"]) assert.match(letter.text, new RegExp(said));

    await world.restart({ ahead: 8 * HOUR - MINUTE });
    assert.deepEqual(await told.states(), { [INCOME]: "ready", [HOUSE]: "ready" });
    await world.restart({ ahead: 8 * HOUR + 5 * MINUTE });
    for (const download of [told, left]) {
      assert.match((await download.over()).text, /保留時間已過/);
      await isErased(download);
      assert.equal((await download.preview(INCOME)).status, 404);
    }
  });

  test("gives her twenty minutes to identify, and asks no agency after that", async () => {
    const download = await new Download(world).order();
    await download.accept();
    await world.restart({ ahead: 9 * HOUR });
    assert.match((await download.data()).text, /時間到了/);
    assert.equal(world.agency.asked(about("income", download.person)).length, 0);
  });
});
