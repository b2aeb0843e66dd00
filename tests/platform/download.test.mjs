/** A citizen takes her own data: collected dataset by dataset, looked at, saved, and erased. */

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { before, describe, test } from "node:test";
import { Download, fileNameOf } from "../support/download.mjs";
import { eventually } from "../support/eventually.mjs";
import { open } from "../support/exchange.mjs";
import { about, good, preparing } from "../support/fake-agency.mjs";
import { makePackage, unzip } from "../support/foreign-package.mjs";
import { codesTo } from "../support/identify-evidence.mjs";
import { documents } from "../support/person.mjs";
import { held } from "../support/peer.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

const [INCOME, HOUSE, GRADES] = ["API.testIncome", "API.testHouse1", "API.testGrades"];
const ALL = [INCOME, HOUSE, GRADES];

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** What an agency answers about one person's dataset. */
function plan(download, dataset, ...replies) {
  world.agency.plan(about(dataset, download.person), ...replies);
}

async function isErased(download) {
  await eventually("an empty vault", () => world.vault(download.transaction).length === 0);
}

describe("a download", () => {
  test("asks each agency under one name and one token of its own, and ends when the last has been saved", async () => {
    const download = await new Download(world, { datasets: [INCOME, HOUSE] }).reachData();
    await download.collected();
    const asked = ["income", "house"].map((dataset) => world.agency.asked(about(dataset, download.person)));
    assert.deepEqual(asked.map(({ length }) => length), [1, 1]);
    const [[one], [other]] = asked;
    assert.notEqual(one.headers.transaction_uid, other.headers.transaction_uid);
    assert.notEqual(one.headers.authorization, other.headers.authorization);

    const saved = await download.save(INCOME);
    assert.deepEqual(saved.bytes, world.packageOf("income"));
    assert.match(fileNameOf(saved), /^測試低收\d{14}\.zip$/);
    await download.until(({ datasets }) => datasets[0].state === "taken");
    assert.equal((await download.preview(INCOME)).status, 404, "it is gone from the platform");
    assert.deepEqual((await download.preview(HOUSE)).bytes, world.packageOf("house"), "the other is not");

    await download.save(HOUSE);
    const page = await download.over();
    assert.match(page.text, /資料已經存好/);
    await isErased(download);
  });

  test("may be looked at as often as she likes: that takes nothing", async () => {
    const download = await new Download(world).reachData();
    await download.collected();
    for (const _ of "123") assert.deepEqual((await download.preview(INCOME)).bytes, world.packageOf("income"));
    assert.deepEqual(await download.states(), { [INCOME]: "ready" });
    assert.equal((await world.citizen().get(download.path(`package/${INCOME}`))).status, 404, "nobody else looks at it");
  });

  test("is saved whole as one ZIP that a foreign program opens, each agency's package as it was", async () => {
    const download = new Download(world, { datasets: ALL });
    plan(download, "grades", { status: 204 });
    await download.reachData();
    await download.collected();
    const saved = await download.save();
    assert.match(fileNameOf(saved), /\d{14}\.zip$/);
    const files = Object.entries(unzip(saved.bytes));
    const packages = files.filter(([name]) => name.endsWith(".zip")).map(([, bytes]) => bytes.toString("hex"));
    assert.deepEqual(packages.sort(), ["income", "house"].map((dataset) => world.packageOf(dataset).toString("hex")).sort());
    await download.over();
    await isErased(download);
  });

  test("tells of one dataset that it failed and of one that there is no record, and the third can be saved", async () => {
    const download = new Download(world, { datasets: ALL });
    plan(download, "house", { status: 500 });
    plan(download, "grades", { status: 204 });
    await download.reachData();
    await download.collected();
    assert.deepEqual(await download.states(), { [INCOME]: "ready", [HOUSE]: "failed", [GRADES]: "no-record" });
    const page = await download.data();
    assert.ok(page.codes.includes("provider.status-500"), page.codes.join());
    assert.match(page.text, /沒有您的這項資料/);
    assert.match(page.text, /請洽測試戶政/);
    assert.deepEqual((await download.save(INCOME)).bytes, world.packageOf("income"));
    const over = await download.over();
    for (const said of ["已儲存", "無法取得", "查無資料"]) assert.match(over.text, new RegExp(said));
    assert.ok(over.tags("a").some(({ href }) => href?.startsWith("/personal/order?dataset=")), "she can try again");
  });

  test("is over at once where no agency has anything about her, or none answers with data", async () => {
    const nothing = new Download(world);
    plan(nothing, "income", { status: 204 });
    await nothing.reachData();
    assert.match((await nothing.over()).text, /沒有您的資料/);
    const broken = new Download(world);
    plan(broken, "income", { status: 503 });
    await broken.reachData();
    assert.match((await broken.over()).text, /資料無法取得/);
  });

  test("does not keep what an agency did not sign", async () => {
    const download = new Download(world);
    const stranger = makePackage({ signer: world.stranger(), files: { "假.json": "{}" } });
    plan(download, "income", good(stranger));
    await download.reachData();
    const page = await download.over();
    assert.ok(page.codes.some((code) => code.startsWith("trust.")), page.codes.join());
    await isErased(download);
  });

  test("hands over what is there while an agency still prepares, and asks it again under the same name and token", async () => {
    const download = new Download(world, { datasets: [INCOME, GRADES] });
    const late = held();
    plan(download, "grades", preparing(2), late.promise);
    await download.reachData();
    await download.until(({ datasets }) => datasets[0].state === "ready" && datasets[1].state === "preparing");
    await download.save(INCOME);
    await download.until(({ datasets }) => datasets[0].state === "taken");
    late.resolve(good(world.packageOf("grades")));
    await download.until(({ datasets }) => datasets[1].state === "ready");
    const [first, second, ...more] = world.agency.asked(about("grades", download.person)).map(({ headers }) => [headers.transaction_uid, headers.authorization]);
    assert.deepEqual(second, first);
    assert.deepEqual(more, []);
    await download.save(GRADES);
    await download.over();
  });

  test("tells her by letter what was saved, and whom to ask if it was not she", async () => {
    const download = await new Download(world, { datasets: [INCOME, HOUSE] }).reachData();
    await download.collected();
    await download.save();
    await download.over();
    const letter = await eventually("a letter", async () => (await download.letters()).find(({ kind }) => kind === "data-saved"));
    for (const said of ["測試低收", "測試戶籍", "如非您本人"]) assert.match(letter.text, new RegExp(said));
    assert.equal(letter.text.includes(download.person.uid), false);
  });
});

describe("a transfer that breaks", () => {
  test("leaves the data where it is, and it can be saved again, whole", async () => {
    const download = new Download(world);
    const large = makePackage({ signer: world.signerOf("income"), files: { "大.bin": randomBytes(24 << 20) } });
    plan(download, "income", good(large));
    await download.reachData();
    await download.collected();
    const { action, hidden } = (await download.data()).form(download.path("data"));
    const cookie = [...download.citizen.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...download.citizen.headers, cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
    const broken = await open(world.platform + action, { method: "POST", headers, body: new URLSearchParams({ ...hidden, decision: "save", resource: INCOME }).toString() });
    broken.once("error", () => {});
    await once(broken, "readable");
    broken.destroy();
    assert.deepEqual(await download.states(), { [INCOME]: "ready" });
    assert.deepEqual((await download.save(INCOME)).bytes, large);
    await download.over();
    await isErased(download);
  });
});

describe("a citizen who wants nothing of it any more", () => {
  test("has it erased at once, what is still on its way included", async () => {
    const download = new Download(world, { datasets: [INCOME, GRADES] });
    const late = held();
    plan(download, "grades", late.promise);
    await download.reachData();
    await download.until(({ datasets }) => datasets[0].state === "ready");
    await world.agency.whenAsked(about("grades", download.person));
    const answer = await download.press({ decision: "delete" });
    assert.equal(answer.status, 303, answer.text);
    assert.match((await download.over()).text, /資料已經刪除/);
    late.resolve(good(world.packageOf("grades")));
    await isErased(download);
    assert.equal((await download.preview(INCOME)).status, 404);
  });

  test("may refuse the terms, and no agency is asked", async () => {
    const download = await new Download(world).order();
    const answer = await download.citizen.submit(await download.page("terms"), { decision: "refuse" });
    assert.equal(answer.location, download.path("data"));
    assert.match((await download.data()).text, /已經取消/);
    assert.equal(world.agency.asked(about("income", download.person)).length, 0);
  });

  test("is not held to a form of another page, another site or another browser", async () => {
    const download = await new Download(world).reachData();
    await download.collected();
    assert.equal((await download.press({ decision: "delete", csrf: "x" })).status, 403);
    assert.equal((await download.press({ decision: "delete" }, { "sec-fetch-site": "cross-site" })).status, 403);
    assert.equal((await download.press({ decision: "save", resource: HOUSE })).status, 303, "what she did not order is not there");
    assert.equal((await world.citizen().post(download.path("data"), { decision: "delete" })).status, 404);
    assert.deepEqual(await download.states(), { [INCOME]: "ready" });
  });
});

describe("two tabs", () => {
  test("show one download: what one has saved, the other does not offer any more", async () => {
    const download = await new Download(world, { datasets: [INCOME, HOUSE] }).reachData();
    await download.collected();
    const other = await download.data();
    await download.save(INCOME);
    await download.until(({ datasets }) => datasets[0].state === "taken");
    const { action, hidden } = other.form(download.path("data"));
    const late = await download.citizen.post(action, { ...hidden, decision: "save", resource: INCOME });
    assert.deepEqual([late.status, late.location], [303, download.path("data")]);
    assert.match((await download.data()).text, /已經存到您的電腦或手機/);
  });

  test("identify once: the earlier pages lead on to the data", async () => {
    const download = await new Download(world).reachData();
    for (const step of ["terms", "identify", "consent", "leaving"]) assert.equal((await download.citizen.get(download.path(step))).location, download.path("data"), step);
  });
});

describe("somebody who has never been here", () => {
  test("shows two methods, gives her name and contact, types the code that was sent there, and gets her data", async () => {
    const download = new Download(world, { newcomer: true });
    const { person } = download;
    await download.order();
    await download.accept();
    const first = await download.tryToIdentify(documents(person));
    assert.equal(first.location, download.path("identify"));
    await download.citizen.submit(await download.page("identify"), { method: "MOB", mobile: person.mobile, decision: "agree" });
    await download.citizen.submit(await download.page("identify"), { name: person.name, contact: person.email, acknowledged: "1", decision: "agree" });
    const [code] = await eventually("a code", async () => {
      const codes = await codesTo(world, person.email);
      return codes.length > 0 && codes;
    });
    assert.match(code, /^\d{8}$/);
    const last = await download.citizen.submit(await download.page("identify"), { code, decision: "agree" });
    assert.equal(last.location, download.path("data"), last.text);
    await download.collected();
    assert.deepEqual((await download.save(INCOME)).bytes, world.packageOf("income"));
  });
});
