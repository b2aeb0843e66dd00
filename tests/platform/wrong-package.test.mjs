/** Packages of the wrong dataset or person: refused, erased, told to the service and the citizen, reported to those who can mend it. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { eventually } from "../support/eventually.mjs";
import { about, good } from "../support/fake-agency.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { Journey } from "../support/journey.mjs";
import { invent } from "../support/person.mjs";
import { lettersTo } from "../support/sandbox.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

const PERSON = "API.testPerson";
const TABLE = "API.testTable1";
const ENDPOINTS = { [PERSON]: "person", [TABLE]: "table", "API.testIncome": "income", "API.testGrades": "grades" };
const OPERATOR = "operator@mydata.example";
const AGENCY = "income@agency.example";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const packed = (files) => makePackage({ signer: world.signerOf("income"), files });
const roster = (uid, more = {}) => ({ "名冊.json": JSON.stringify({ 申請人: { 姓名: "測試", 統一編號: uid } }), "名冊.pdf": "%PDF-1.7 none", ...more });

/** A journey to the consent page, on which the agency answers each dataset with the package of these files. */
async function journeyWith(filesOf) {
  const datasets = Object.keys(filesOf);
  const journey = new Journey(world, { service: world.services["CLI.testPerson"], datasets });
  for (const dataset of datasets) {
    const content = filesOf[dataset](journey.person.uid);
    world.agency.plan(about(ENDPOINTS[dataset], journey.person), good(Buffer.isBuffer(content) ? content : packed(content)));
  }
  await journey.reachConsent();
  return journey;
}

/** What becomes of one dataset: its state, and the code and the words on the page. */
async function outcome(dataset, files) {
  const journey = await journeyWith({ [dataset]: files });
  const { datasets } = await journey.collected();
  const page = await journey.page("consent");
  return { journey, state: datasets[0].state, code: page.codes.find((code) => code.startsWith("provider.")), text: page.text };
}

describe("a package that says whose it is", { concurrency: true }, () => {
  test("comes in when it is hers, with everything that may be there besides", async () => {
    const { state } = await outcome(PERSON, (uid) => roster(uid, { "憑證.p7b": "none" }));
    assert.equal(state, "ready");
  });

  test("comes in when every row of its table is hers", async () => {
    const { state } = await outcome(TABLE, (uid) => ({ "明細.csv": `\u{feff}統一編號,度數\r\n${uid},1\r\n${uid},2\r\n` }));
    assert.equal(state, "ready");
  });

  for (const [what, dataset, files, code, words] of /** @type {[string, string, (uid: string) => Record<string, string | Buffer>, string, RegExp][]} */ ([
    ["is about somebody else", PERSON, () => roster(invent().uid), "provider.wrong-person", /機關送來的資料和這次的申請人不符，平臺沒有收下/],
    ["has one row about somebody else", TABLE, (uid) => ({ "明細.csv": `統一編號\n${uid}\n${invent().uid}\n` }), "provider.wrong-person", /申請人不符/],
    ["does not say whose it is", PERSON, () => ({ ...roster(""), "名冊.json": JSON.stringify({ 申請人: {} }) }), "provider.subject-missing", /沒有註明是誰的/],
    ["says it twice", PERSON, (uid) => ({ ...roster(uid), "名冊.json": `{"申請人":{"統一編號":"${uid}","統一編號":"${uid}"}}` }), "provider.subject-missing", /沒有註明/],
    ["has no table that could say it", TABLE, (uid) => roster(uid), "provider.subject-missing", /沒有註明/],
    ["says it in a file larger than the platform looks into", PERSON, (uid) => ({ ...roster(uid), "名冊.json": JSON.stringify({ 申請人: { 統一編號: uid } }) + " ".repeat(8 << 20) }), "provider.subject-missing", /沒有註明/],
    ["lacks a file of its dataset", PERSON, (uid) => ({ "名冊.json": roster(uid)["名冊.json"] }), "provider.wrong-dataset", /不是這項資料/],
    ["has a file of another dataset", PERSON, (uid) => roster(uid, { "所得.xml": "<a/>" }), "provider.wrong-dataset", /不是這項資料/],
  ])) {
    test(`and ${what} is refused as ${code}, and nothing of it is kept`, async () => {
      const { journey, state, code: shown, text } = await outcome(dataset, files);
      assert.deepEqual([state, shown], ["failed", code]);
      assert.match(text, words);
      assert.deepEqual(world.vault(journey.transaction), []);
      assert.equal((await journey.citizen.get(journey.path(`package/${dataset}`))).status, 404);
    });
  }
});

describe("one package for two datasets", () => {
  test("is the wrong one for the second", async () => {
    const zip = packed({ "同一份.json": "{}" });
    const journey = await journeyWith({ "API.testIncome": () => zip, "API.testGrades": () => zip });
    const { datasets } = await journey.collected();
    assert.deepEqual(datasets.map(({ state }) => state).sort(), ["failed", "ready"]);
    assert.ok((await journey.page("consent")).codes.includes("provider.wrong-dataset"));
    const kept = world.vault(journey.transaction).map(({ key }) => key.split("/")[1]);
    assert.deepEqual([...new Set(kept)], [String(datasets.findIndex(({ state }) => state === "ready"))]);
  });
});

describe("what was refused", () => {
  test("fails all of it at the service, and leaves nothing behind", async () => {
    const journey = await journeyWith({ [PERSON]: () => roster(invent().uid), "API.testIncome": () => ({ "所得.json": "{}" }) });
    await journey.collected();
    await journey.agree();
    const notice = await journey.notice();
    assert.deepEqual(notice.unable_to_deliver, [PERSON]);
    assert.equal(notice.secret_key, undefined);
    assert.equal((await journey.end()).code, 504);
    await eventually("an empty vault", () => world.vault(journey.transaction).length === 0 && world.locks(journey.transaction).length === 0);
  });

  test("is told to the operator and the agency, without a word about whom", async () => {
    const stranger = invent();
    const { journey } = await outcome(TABLE, () => ({ "明細.csv": `統一編號\n${stranger.uid}\n` }));
    for (const contact of [OPERATOR, AGENCY]) {
      const look = async () => (await lettersTo(world, contact)).filter(({ kind, text }) => kind === "packages-refused" && text.includes("測試明細"));
      const letters = await eventually(`the letter to ${contact}`, async () => (await look()).length > 0 && look());
      assert.equal(letters.length, 1, "one for all that this dataset's tests have refused within the hour");
      const [{ subject, text }] = letters;
      assert.match(text, /測試社會局/);
      assert.match(text, /provider\.(wrong-person|subject-missing) {2}[0-9a-f]{32}/);
      for (const private_ of [journey.person.uid, stranger.uid, journey.person.name, journey.person.email]) assert.ok(!`${subject}${text}`.includes(private_));
    }
    assert.ok(!world.log.some((line) => line.includes(stranger.uid) || line.includes(journey.person.uid)));
    assert.ok(world.log.some((line) => line.includes(`provider.wrong-person ${TABLE} ${journey.transaction}`)));
  });
});
