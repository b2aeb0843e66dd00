/** The usage record: what a member sees of it, in which forms she takes it with her, and that nobody else sees any. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { take } from "../support/data-api.mjs";
import { eventually } from "../support/eventually.mjs";
import { Journey } from "../support/journey.mjs";
import { PublicLedger, checkReceipt } from "../support/ledger.mjs";
import { MemberArea } from "../support/member.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

/** A member who declined what one service asked for, and gave another what it asked for. */
async function withUses() {
  const area = await new MemberArea(world).enrolled();
  const { person } = area;
  const declined = await new Journey(world, { person, datasets: ["API.testHouse1"] }).reachConsent();
  await declined.collected();
  await declined.decide("refuse");
  const given = new Journey(world, { person });
  assert.equal((await take(world.platform, await given.give())).status, 200);
  await area.signIn();
  await eventually("both uses on record", async () => (await entriesOf(area, "?kind=use")).length === 2);
  return { area, given, declined };
}

async function entriesOf(area, query = "") {
  return (await area.citizen.get(`/member/record.json${query}`)).json.entries;
}

/** The rows of a CSV text. */
function rowsOf(/** @type {string} */ text) {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)];
  const rows = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows[rows.length - 1].push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

describe("the usage record", () => {
  before(async () => {
    world = await sharedWorld();
  });

  test("is empty before anything was used, and says so", async () => {
    const area = await (await new MemberArea(world).enrolled()).signIn();
    const page = await area.citizen.get("/member/record?kind=use");
    assert.equal(page.status, 200);
    assert.match(page.text, /還沒有任何紀錄|沒有符合的紀錄/);
  });

  test("shows who got which data, what for, how she identified and how it came out, the latest first", async () => {
    const { area } = await withUses();
    const page = await area.citizen.get("/member/record?kind=use");
    assert.equal(page.headers["cache-control"], "no-store");
    const [first, second] = page.html.split('<li class="use">').slice(1);
    assert.match(first, /學費減免[^]*測試低收[^]*已送達[^]*雙證件（第 4 級）/);
    assert.match(second, /您不同意，未傳送/);
    assert.match((await area.home()).html, /href="\/member\/record"/);
    assert.match((await area.citizen.get("/member/record?lang=en")).text, /Usage record/);
  });

  test("is narrowed by kind, receiver, dataset and days, in the address alone", async () => {
    const { area } = await withUses();
    const found = async (query) => (await entriesOf(area, `?kind=use&${query}`)).length;
    assert.equal(await found("dataset=API.testHouse1"), 1);
    assert.equal(await found("receiver=CLI.testSchool"), 2);
    assert.equal(await found("receiver=CLI.nobody0000"), 0);
    assert.equal(await found("from=115/1/1"), 2);
    assert.equal(await found("to=115/1/1"), 0);
    assert.equal((await entriesOf(area, "?kind=erasure&dataset=API.testNobody")).length, 0);
    const page = await area.citizen.get("/member/record?kind=use&dataset=API.testHouse1&from=115%2F1%2F1");
    assert.match(page.html, /<option value="API.testHouse1" selected>/);
    assert.match(page.html, /href="\/member\/record\.csv\?kind=use&#38;dataset=API\.testHouse1&#38;from=115%2F1%2F1"/);
  });

  test("says at its field that a day is none, and narrows nothing then", async () => {
    const { area } = await withUses();
    const page = await area.citizen.get("/member/record?from=yesterday");
    assert.equal(page.status, 422);
    assert.match(page.title, /^錯誤：/);
    assert.doesNotMatch(page.html, /<li class="use">/);
    assert.equal((await area.citizen.get("/member/record.csv?from=yesterday")).location, "/member/record?from=yesterday");
    assert.equal((await area.citizen.get("/member/record?page=9")).status, 404);
  });

  test("shows one entry with its proof, which others can check without the platform", async () => {
    const { area } = await withUses();
    const [{ number }] = await entriesOf(area, "?kind=use");
    const page = await eventually("the proof", async () => {
      const page = await area.citizen.get(`/member/record/${number}`);
      return page.html.includes("data-entry-proof") && page;
    });
    assert.match(page.html, new RegExp(`data-entry-proof="/member/record/${number}/proof\\.json" data-keys="/ledger/key"`));
    const proof = await area.citizen.get(`/member/record/${number}/proof.json`);
    assert.equal(proof.headers["cache-control"], "no-store");
    checkReceipt(proof.json, await new PublicLedger(world).key());
    const { facts, entry } = proof.json;
    assert.deepEqual([facts.receiver, facts.datasets, facts.method, facts.outcome], ["CLI.testSchool", "API.testIncome", "PII", "taken"]);
    assert.deepEqual([entry.kind, entry.outcome], ["use-recorded", "taken"]);
    assert.ok(!proof.html.includes(area.person.uid));
  });

  test("has no proof of an entry that says something else", async () => {
    const { area } = await withUses();
    const [{ number }] = await entriesOf(area, "?kind=use");
    const answer = await eventually("the proof", async () => {
      const answer = await area.citizen.get(`/member/record/${number}/proof.json`);
      return answer.status === 200 && answer;
    });
    const key = await new PublicLedger(world).key();
    const forged = { ...answer.json, facts: { ...answer.json.facts, outcome: "refused" } };
    assert.throws(() => checkReceipt(forged, key), /the commitment opens/);
    const moved = { ...answer.json, entry: { ...answer.json.entry, outcome: "declined" } };
    assert.throws(() => checkReceipt(moved, key), /the signed root/);
  });

  test("is taken along as CSV that a spreadsheet reads as UTF-8, and as JSON", async () => {
    const { area } = await withUses();
    const csv = await area.citizen.get("/member/record.csv?kind=use");
    assert.match(String(csv.headers["content-type"]), /^text\/csv/);
    assert.equal(csv.headers["content-disposition"], 'attachment; filename="mydata-record.csv"');
    assert.deepEqual([...csv.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const [headings, latest, ...more] = rowsOf(csv.html.slice(1));
    assert.deepEqual([headings.length, latest.length, more.length], [14, 14, 1]);
    assert.deepEqual(headings.slice(0, 2), ["編號", "時間"]);
    assert.deepEqual([latest[5], latest[8], latest[10], latest[11]], ["CLI.testSchool", "API.testIncome", "PII", "已送達"]);
    const { form, entries } = (await area.citizen.get("/member/record.json?kind=use")).json;
    assert.deepEqual([form, entries.length, entries[0].outcome], [1, 2, "taken"]);
    assert.match((await area.citizen.get("/member/record.csv?lang=en")).html, /^\ufeffNumber,Time/);
  });

  test("opens to nobody else", async () => {
    const { area } = await withUses();
    const other = await (await new MemberArea(world).enrolled()).signIn();
    const [{ number }] = await entriesOf(area, "?kind=use");
    for (const path of ["/member/record", "/member/record.csv", "/member/record.json", `/member/record/${number}`, `/member/record/${number}/proof.json`]) {
      assert.equal((await world.citizen().get(path)).location, "/member/sign-in", path);
    }
    assert.deepEqual(await entriesOf(other, "?kind=use"), []);
    for (const number of ["0", "-1", "01", "99999999999999999999", "9007199254740993", "x", "1e3", ""]) {
      assert.equal((await area.citizen.get(`/member/record/${number}`)).status, 404, number);
    }
    for (const path of ["paper.json", "proof.json", "else"]) {
      assert.equal((await area.citizen.get(`/member/record/999/${path}`)).status, 404, path);
    }
  });

  test("stands nowhere in the platform's files as it reads", async () => {
    const { given } = await withUses();
    const citizens = (text) => world.stateFilesWith(text).filter((file) => /CitizenObject|LedgerObject/.test(file));
    assert.notDeepEqual(citizens("journal"), []);
    for (const text of ["CLI.testSchool", "API.testIncome", "學費減免", given.transaction]) assert.deepEqual(citizens(text), [], text);
  });
});
