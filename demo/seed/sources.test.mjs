/** The seed files as they are, and what is said about wrong ones. */

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { isBusinessNumber } from "./business-number.mjs";
import { isNationalId } from "./national-id.mjs";
import { SeedError } from "./seed-error.mjs";
import { readSources } from "./sources.mjs";

const DEMO = fileURLToPath(new URL("..", import.meta.url));
const FILES = ["agencies.toml", "datasets.toml", "services.toml", "counters.toml", "clerks.toml", "personas.toml", "companies.toml", "news.toml"];

describe("the demonstration's seed files", () => {
  const { agencies, datasets, services, counterAgencies, counters, offices, clerks, personas, companies } = readSources(DEMO);

  it("hold ten agencies, fourteen datasets, three services, twelve people and a company", () => {
    assert.deepEqual([agencies, datasets, services, personas, companies].map((list) => list.length), [10, 14, 3, 12, 1]);
  });

  it("have a dataset of every 領域, and one for everything that can come in the way of a download", () => {
    assert.equal(new Set(datasets.map(({ category }) => category)).size, 10);
    for (const asked of ["roc-year", "plate-number", "date"]) assert.ok(datasets.some(({ parameters }) => parameters.some(({ kind }) => kind === asked)), asked);
    assert.ok(datasets.some(({ status }) => status === "00"));
    assert.ok(datasets.every(({ contents, heartbeat, status }) => contents.subject && heartbeat === (status === "01")));
    assert.ok(datasets.some(({ minimum_level }) => minimum_level === 1));
    assert.ok(datasets.some(({ readings }) => readings?.years >= 5));
    assert.ok(personas.some(({ failing }) => failing.length > 0));
  });

  it("have two agencies with a counter each, and an item of every rule", () => {
    assert.deepEqual([counterAgencies, counters].map((list) => list.length), [2, 2]);
    assert.deepEqual(new Set(counters.flatMap(({ items }) => items.map(({ rule }) => rule))), new Set(["preview-only", "transfer-only", "both"]));
  });

  it("have a clerk for every counter, and two who share one", () => {
    assert.deepEqual(new Set(clerks.map(({ agency_id }) => agency_id)), new Set(counters.map(({ agency_id }) => agency_id)));
    assert.deepEqual([clerks.length, offices.length], [3, counterAgencies.length]);
    assert.ok(offices.every(({ addresses }) => addresses.includes("127.0.0.1") && addresses.includes("::1")));
  });

  it("tell a citizen all that the law has a service tell her", () => {
    for (const service of [...services, ...counters]) for (const part of ["period", "area", "recipients", "refusal"]) assert.ok(service[`${part}_zh`] && service[`${part}_en`], part);
  });

  it("have somebody for every card, a lost one, and two people who have never used the platform", () => {
    for (const card of ["card_pin", "lost_card_number", "bank_card_pin", "nhi_card_password", "soft_certificate_password"]) {
      assert.ok(personas.some((persona) => persona[card]), card);
    }
    assert.ok(personas.filter(({ member }) => !member).length >= 2);
    assert.equal(personas[0].member, true);
  });

  it("give every card a number of its own", () => {
    const numbers = [...personas, ...companies].flatMap(({ card_number, lost_card_number }) => [card_number, lost_card_number]).filter(Boolean);
    assert.equal(new Set(numbers).size, numbers.length);
  });

  it("have a new and an old resident number, a rare character, somebody without records and a slow agency", () => {
    assert.ok(personas.some(({ uid }) => /^[A-Z][89]/.test(uid)));
    assert.ok(personas.some(({ uid }) => /^[A-Z][A-D]/.test(uid)));
    assert.ok(personas.some(({ name }) => [...name].some((character) => character.codePointAt(0) >= 0x20000)));
    assert.ok(personas.some(({ records }) => Object.keys(records).length === 0));
    assert.ok(personas.some(({ ready_after_seconds }) => Object.values(ready_after_seconds).includes(20)));
    assert.ok(datasets.some(({ ready_after_seconds }) => ready_after_seconds === 20));
  });

  it("give every relative an ID with the right check digit, too", () => {
    const listed = personas.flatMap(({ records }) => records["API.UDauDOLyZg"]?.members ?? []);
    assert.ok(listed.length > 20);
    for (const { name, uid } of listed) assert.ok(isNationalId(uid), name);
  });

  it("list every registered persona in her own household, under the name and number she has", () => {
    for (const { uid, name, records } of personas) {
      const household = records["API.UDauDOLyZg"];
      if (household) assert.ok(household.members.some((member) => member.uid === uid && member.name === name), name);
    }
  });

  it("never send an ID in a URL", () => {
    for (const { endpoint } of datasets) assert.doesNotMatch(endpoint, /#\{|\?/);
  });
});

describe("a wrong seed file", () => {
  let folder;
  before(() => (folder = mkdtempSync(join(tmpdir(), "mydata-seed-"))));
  after(() => rmSync(folder, { recursive: true }));

  const cases = [
    ["agencies.toml", 'provider_id = "demo-welfare"', 'provider_id = "demo-household"', /agencies\.toml: provider_id: .*twice/],
    ["agencies.toml", "C=TW", "C=Taiwan", /agencies\.toml: agency\[1\]\.signer_subject: must be like/],
    ["datasets.toml", 'provider_id = "demo-welfare"', 'provider_id = "demo-nobody"', /dataset\[2\]\.provider_id: must be one of/],
    ["datasets.toml", "#{birthdate}", "#{birthday}", /dataset\[1\]\.body\.birthdate: #\{birthday\} is not one of/],
    ["datasets.toml", "minimum_level = 4", "minimum_level = 5", /dataset\[1\]\.minimum_level: must be a whole number from 1 to 4/],
    ["datasets.toml", "waiting_minutes", "waiting_minuts", /dataset\[1\]\.waiting_minutes: is missing/],
    ["datasets.toml", "realtime = true", "realtime = true\nrealtme = true", /dataset\[1\]\.realtme: is not known here/],
    ["datasets.toml", "#{INQ_YR}", "#{INQ_YEAR}", /dataset\[6\]\.body\.INQ_YR: #\{INQ_YEAR\} is not one of .* INQ_YR/],
    ["datasets.toml", "earliest = 108", "earliest = 0", /dataset\[6\]\.parameter\[1\]\.earliest: must be a whole number from 1/],
    ["datasets.toml", 'kind = "plate-number"', 'kind = "plate"', /dataset\[8\]\.parameter\[1\]\.kind: must be one of/],
    ["datasets.toml", 'column = "year"', 'column = "years"', /dataset\[6\]\.selection\[1\]\.column: must be one of year/],
    ["datasets.toml", 'json = "/申請人', 'json = "申請人', /dataset\[1\]\.contents\.subject\.json: must be a JSON pointer/],
    ["datasets.toml", "subject = { file", "subject = { files", /dataset\[1\]\.contents\.subject\.file: is missing/],
    ["datasets.toml", 'files = ["現戶', 'others = ["現戶', /dataset\[1\]\.contents\.others: says nothing without files/],
    ["datasets.toml", "heartbeat = true", 'heartbeat = "yes"', /dataset\[1\]\.heartbeat: must be true or false/],
    ["datasets.toml", "[dataset.header]", '[[dataset.maintenance]]\nbegins_at = "2026-12-05T22:00+08:00"\nends_at = "2026-12-05T14:00Z"\nreason_zh = "甲"\nreason_en = "a"\n\n[dataset.header]', /dataset\[1\]\.maintenance\[1\]\.ends_at: must be after begins_at/],
    ["datasets.toml", "[dataset.header]", '[[dataset.maintenance]]\nbegins_at = "2026-12-05 22:00"\n\n[dataset.header]', /dataset\[1\]\.maintenance\[1\]\.begins_at: must be a moment/],
    ["datasets.toml", '"C001"', '"001"', /dataset\[1\]\.data_categories: 001 must be/],
    ["personas.toml", 'failing = ["API.Mo23SDWhsn"]', 'failing = ["API.Mo23SDWhsm"]', /persona\[1\]\.failing: API\.Mo23SDWhsm is not in/],
    ["services.toml", '"demo-only-school"', '"short"', /service\[1\]\.client_secret: must be 16 visible ASCII characters/],
    ["services.toml", '"API.demoSchool"', '"API.demoSchoo1"', /service\[1\]\.datasets: API\.demoSchoo1 is not in datasets\.toml/],
    ["services.toml", '"127.0.0.1"', '"127.0.0.1\/33"', /service\[1\]\.addresses: 127\.0\.0\.1\/33 is neither/],
    ["services.toml", "/mydata/return", "/mydata/return?a=b", /service\[1\]\.return_urls: .*without query/],
    ["counters.toml", 'agency_id = "demo-welfare"\nname_zh = "急', 'agency_id = "demo-nobody"\nname_zh = "急', /counter\[1\]\.agency_id: must be one of/],
    ["counters.toml", "CLI.demoRelief", "CLI.demoSchool", /counter\[1\]\.client_id: CLI\.demoSchool is in services\.toml/],
    ["counters.toml", "[counter.notice]", "[counter.note]", /counter\[1\]\.notice: is missing/],
    ["counters.toml", '"transfer-only"', '"save"', /counter\[1\]\.item\[1\]\.rule: must be one of preview-only, transfer-only, both/],
    ["counters.toml", '"API.AbAYGIjoYw"', '"API.UDauDOLyZg"', /counter\[1\]\.item: names a dataset twice/],
    ["counters.toml", '"API.AbAYGIjoYw"', '"API.AbAYGIjoYx"', /counter\[1\]\.item\[2\]\.resource_id: API\.AbAYGIjoYx is not in datasets\.toml/],
    ["clerks.toml", '"::1"', '"::1/129"', /office\[1\]\.addresses: ::1\/129 is neither/],
    ["clerks.toml", '"::1"', '"127.0.0.1"', /office\[1\]\.addresses: names something twice/],
    ["clerks.toml", "demo-lexue-household", "demo-welfare", /clerks\.toml: agency_id: demo-welfare stands there twice/],
    ["clerks.toml", '"welfare01"', '"Welfare01"', /clerk\[1\]\.account: must be 3 to 40/],
    ["clerks.toml", '"demo-only-welfare-01"', '"welfare-01"', /clerk\[1\]\.password: must be 12 to 128/],
    ["clerks.toml", '"active"', '"retired"', /clerk\[1\]\.state: must be one of active, suspended/],
    ["personas.toml", "F229910001", "F229910002", /persona\[1\]\.uid: is no national ID/],
    ["personas.toml", "000010000011", "000010000022", /personas\.toml: nhi_card_number: 000010000022 stands there twice/],
    ["personas.toml", "2009-04-18", "2009-02-29", /persona\[1\]\.birthdate: is no day/],
    ["personas.toml", 'card_pin = "418090"', 'card_pin = "4180"', /persona\[1\]\.card_pin: .*6 to 8/],
    ["personas.toml", 'bank_card_pin = "900418"', 'bank_card_pin = "900418x"', /persona\[1\]\.bank_card_pin: .*6 to 8 digits/],
    ["personas.toml", 'nhi_card_password = "yutong0418"', 'nhi_card_password = "yutong-0418"', /persona\[1\]\.nhi_card_password: .*6 to 12/],
    ["personas.toml", 'soft_certificate_password = "yutong-0418"', 'soft_certificate_password = "short"', /persona\[1\]\.soft_certificate_password: .*6 to 32/],
    ["personas.toml", 'card_number = "TP99000000000001"\ncard_pin = "418090"', 'lost_card_number = "TP99000000000091"', /persona\[1\]\.lost_card_number: .*card_pin/],
    ["personas.toml", "member = false", 'member = "no"', /persona\[3\]\.member: must be true or false/],
    ["news.toml", "2026-11-20", "2026-13-20", /news\[1\]\.published_on: must be a day/],
    ["news.toml", 'kind = "safety"', 'kind = "rumour"', /news\[3\]\.kind: must be one of service, maintenance, safety/],
    ["companies.toml", "99990010", "99990011", /company\[1\]\.business_number: is no 統一編號/],
    ["companies.toml", "E129920013", "E129920022", /company\[1\]\.responsible_uid: is not in personas\.toml/],
    ["personas.toml", "mail.example", "mail.tw", /persona\[1\]\.email: .*nobody real/],
    ["personas.toml", "programme = ", "program = ", /persona\[1\]\.records\.API\.demoSchool\.program: is not in the dataset's document/],
    ["personas.toml", 'remark = "在學" }', 'note = "在學" }', /persona\[1\]\.records\.API\.AbAYGIjoYw\.listed\[3\]\.remark: must be a text/],
    ["personas.toml", "[[persona]]", "[[persona", /personas\.toml: file: /],
  ];
  for (const [file, right, wrong, message] of cases) {
    it(`is refused by file and field: ${wrong.trim()} in ${file}`, () => {
      for (const name of FILES) cpSync(join(DEMO, name), join(folder, name));
      const text = readFileSync(join(folder, file), "utf8");
      // The first one outside the comments at the top.
      const start = text.search(/^\[\[/m);
      const broken = text.slice(0, start) + text.slice(start).replace(right, wrong);
      assert.notEqual(broken, text);
      writeFileSync(join(folder, file), broken);
      assert.throws(() => readSources(folder), (error) => error instanceof SeedError && message.test(error.message));
    });
  }
});

it("check digits of the published sample numbers hold, and no others", () => {
  for (const right of ["A123456789", "A800000014", "F229910001", "AC99950010"]) assert.ok(isNationalId(right), right);
  for (const wrong of ["A123456788", "A323456789", "a123456789", "A12345678", "AC99950011"]) assert.ok(!isNationalId(wrong), wrong);
});

it("check digits of companies' numbers hold by either sum where there are two, and no others", () => {
  for (const right of ["04595257", "10458575", "10458574", "12345676", "99990010"]) assert.ok(isBusinessNumber(right), right);
  for (const wrong of ["04595256", "04595258", "12345673", "0459525", "0459525a"]) assert.ok(!isBusinessNumber(wrong), wrong);
});
