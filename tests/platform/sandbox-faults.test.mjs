/** Each fault of the sandbox ends in the right code at the service and in the right words for the citizen, with nothing left in the vault. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { openDelivery, take } from "../support/data-api.mjs";
import { eventually } from "../support/eventually.mjs";
import { exchange } from "../support/exchange.mjs";
import { about, good } from "../support/fake-agency.mjs";
import { askForFault, planFault, plannedFaults, timelineOf, timelinesOf } from "../support/faults.mjs";
import { Journey } from "../support/journey.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { documents } from "../support/person.mjs";
import { Sandbox } from "../support/sandbox.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { HIERARCHY } from "../support/world.mjs";

const SCHOOL = "CLI.testSchool";
/** Enough to identify in, on a machine that is busy. */
const SECONDS_LEFT = 20;
const SLOW_SECONDS = 3;

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** Faults are planned for the next arrival: one arrives after the other. */
let arrivals = Promise.resolve();

/**
 * Somebody arrives from the service and meets the fault.
 *
 * @param {string} fault
 * @param {Partial<import("../support/faults.mjs").Wanted>} [more]
 */
async function meet(fault, more) {
  const journey = new Journey(world);
  const arrival = arrivals.then(async () => {
    await planFault(world.platform, { client_id: SCHOOL, fault, ...more });
    await journey.arrive();
  });
  arrivals = arrival.catch(() => {});
  await arrival;
  return journey;
}

/** The same, and she identifies. */
async function identify(fault, more) {
  const journey = await meet(fault, more);
  await journey.accept();
  return journey.identify();
}

/** Nothing of her data is left, nor what it could be opened with. */
async function nothingIsLeft(journey) {
  await eventually("an empty vault", () => world.vault(journey.transaction).length === 0);
  await eventually("no lock", () => world.locks(journey.transaction).length === 0);
}

/** The lines of the timeline, once one of them says this. */
async function lines(journey, what) {
  const look = async () => {
    const { happenings } = await timelineOf(world.platform, journey.transaction);
    return happenings.some((each) => each.what === what) && happenings;
  };
  return eventually(`the line ${what}`, look);
}

describe("a fault when the citizen arrives", () => {
  for (const [fault, status, reason] of /** @type {[string, number, string][]} */ ([
    ["parameters-bad", 400, "redirect.parameters-form"],
    ["resource-out-of-scope", 401, "redirect.resource-not-in-scope"],
    ["no-datasets", 403, "redirect.no-datasets"],
    ["service-deactivated", 423, "redirect.service-deactivated"],
  ])) {
    test(`${fault} sends her back with ${status} at once`, async () => {
      await planFault(world.platform, { client_id: SCHOOL, fault });
      const journey = new Journey(world);
      const { status: found, location } = await journey.citizen.get(journey.address);
      assert.equal(found, 303);
      assert.equal(journey.service.readReturn(location).code, status);
      const [{ transaction }] = await timelinesOf(world.platform, journey.txId);
      const { happenings } = await timelineOf(world.platform, transaction);
      assert.deepEqual(happenings.map(({ at, ...line }) => line), [{ what: "fault", fault }, { what: "arrival-refused", code: reason, status }]);
      assert.equal(world.service.notices(journey.txId).length, 0);
    });
  }

  test("return-url-unknown shows her a page instead of sending her anywhere", async () => {
    await planFault(world.platform, { client_id: SCHOOL, fault: "return-url-unknown" });
    const journey = new Journey(world);
    const page = await journey.citizen.get(journey.address);
    assert.equal(page.status, 404);
    assert.match(page.text, /我們不會前往沒有登記的網址/);
    assert.ok(page.codes.includes("redirect.return-url-not-registered"));
    assert.equal(page.location, undefined);
  });
});

describe("a fault of an agency", { concurrency: true }, () => {
  for (const [fault, code, words] of /** @type {[string, string | RegExp, string][]} */ ([
    ["provider-error", "provider.status-500", "這次拿不到這項資料"],
    ["provider-out-of-time", "provider.timed-out", "機關的系統太久沒有回應"],
    ["answer-cut-short", "provider.unreachable", "機關的系統連不上"],
    ["signature-bad", "package.signature-mismatch", "機關送來的資料沒有通過檢查，所以不能使用"],
    ["certificate-expired", /^trust\..*(expired|validity|valid)/, "機關送來的資料沒有通過檢查，所以不能使用"],
    ["wrong-provider", "trust.other-provider", "機關送來的資料沒有通過檢查，所以不能使用"],
  ])) {
    test(`${fault} ends with 504, and tells her what is missing`, async () => {
      const journey = await identify(fault);
      const { datasets } = await journey.collected();
      assert.equal(datasets[0].state, "failed");
      const consent = await journey.page("consent");
      assert.ok(consent.text.includes(words), consent.text);
      const [found] = consent.codes.filter((each) => /^(provider|package|trust)\./.test(each));
      if (code instanceof RegExp) assert.match(found, code);
      else assert.equal(found, code);
      assert.deepEqual(world.vault(journey.transaction), []);

      await journey.agree();
      assert.equal((await journey.end()).code, 504);
      assert.match((await journey.page("leaving")).text, /有資料無法取得 已告知「學費減免」哪些資料拿不到。沒有送出任何資料。/);
      const notice = await journey.notice();
      assert.deepEqual(notice.unable_to_deliver, ["API.testIncome"]);
      assert.equal((await take(world.platform, notice)).status, 504);
      await nothingIsLeft(journey);
      const told = (await lines(journey, "dataset-failed")).find(({ what }) => what === "dataset-failed");
      assert.deepEqual([told.resource, told.code], ["API.testIncome", found]);
    });
  }

  for (const [fault, code, words] of [
    ["wrong-dataset", "provider.wrong-dataset", "機關送來的不是這項資料，平臺沒有收下。"],
    ["wrong-person", "provider.wrong-person", "機關送來的資料和這次的申請人不符，平臺沒有收下。"],
  ]) {
    test(`${fault} ends with 504 where the dataset registers what its packages hold`, async () => {
      const journey = new Journey(world, { service: world.services["CLI.testPerson"], datasets: ["API.testPerson"] });
      const files = { "名冊.json": JSON.stringify({ 申請人: { 姓名: "測試", 統一編號: journey.person.uid } }), "名冊.pdf": "%PDF-1.7 none" };
      world.agency.plan(about("person", journey.person), good(makePackage({ signer: world.signerOf("income"), files })));
      arrivals = arrivals.then(async () => {
        await planFault(world.platform, { client_id: "CLI.testPerson", fault });
        await journey.arrive();
      });
      await arrivals;
      await journey.accept();
      await journey.identify();
      await journey.collected();
      const consent = await journey.page("consent");
      assert.ok(consent.codes.includes(code), consent.text);
      assert.ok(consent.text.includes(words), consent.text);
      await journey.agree();
      assert.equal((await journey.end()).code, 504);
      assert.equal((await take(world.platform, await journey.notice())).status, 504);
      await nothingIsLeft(journey);
    });
  }

  test("provider-slow is waited for, and then all goes well", async () => {
    const journey = await identify("provider-slow", { seconds: SLOW_SECONDS });
    await journey.until(({ datasets }) => datasets[0].state === "preparing");
    const waiting = await journey.page("consent");
    assert.match(waiting.text, /準備/);
    assert.equal(world.agency.asked(about("income", journey.person)).length, 0);
    await journey.collected();
    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    const notice = await journey.notice();
    const { status, body } = await take(world.platform, notice);
    assert.equal(status, 200);
    assert.deepEqual((await openDelivery(body, journey.service.unseal(notice.secret_key))).outcomes.map(({ code }) => code), ["200"]);
    assert.match((await journey.page("leaving")).text, /資料已送達「學費減免」/);
    await nothingIsLeft(journey);
    const answers = (await lines(journey, "taken")).filter(({ what }) => what === "provider-answered");
    assert.ok(answers.length >= 2);
    assert.deepEqual(answers.slice(0, -1).map(({ status, retry_after }) => [status, retry_after]), answers.slice(0, -1).map(() => [429, "2"]));
    assert.equal(answers.at(-1).status, 200);
  });

  test("strikes only the dataset it was planned for", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    arrivals = arrivals.then(async () => {
      await planFault(world.platform, { client_id: SCHOOL, fault: "provider-error", resource_id: "API.testHouse1" });
      await journey.arrive();
    });
    await arrivals;
    await journey.accept();
    await journey.identify();
    const { datasets } = await journey.collected();
    assert.deepEqual(datasets.map(({ state }) => state), ["ready", "failed"]);
    await journey.agree();
    assert.equal((await journey.end()).code, 504);
    assert.deepEqual((await journey.notice()).unable_to_deliver, ["API.testHouse1"]);
    await nothingIsLeft(journey);
  });
});

describe("a fault of the service or of the citizen", { concurrency: true }, () => {
  for (const [fault, words, tries] of /** @type {[string, RegExp, number][]} */ ([
    ["service-down", /無法通知「學費減免」 對方的系統沒有回應。沒有送出任何資料，取得的資料已經刪除。/, 3],
    ["service-refuses", /對方沒有接受 「學費減免」回覆不接受這次的資料。沒有送出任何資料，取得的資料已經刪除。/, 1],
  ])) {
    test(`${fault} ends with 410`, async () => {
      const journey = await identify(fault);
      await journey.collected();
      await journey.agree();
      assert.equal((await journey.end()).code, 410);
      assert.match((await journey.page("leaving")).text, words);
      assert.equal(world.service.notices(journey.txId).length, 0);
      await nothingIsLeft(journey);
      assert.equal((await lines(journey, "ended")).filter(({ what }) => what === "service-told").length, tries);
    });
  }

  test("time-runs-out ends with 408 where she decides too late", async () => {
    const journey = await identify("time-runs-out", { seconds: SECONDS_LEFT });
    await journey.collected();
    assert.equal((await journey.end(SECONDS_LEFT * 2_000)).code, 408);
    assert.match((await journey.page("leaving")).text, /時間到了 這次申請超過 20 分鐘沒有完成。沒有送出任何資料，取得的資料已經刪除。/);
    assert.equal(world.service.notices(journey.txId).length, 0);
    await nothingIsLeft(journey);
  });

  test("another-person ends with 409 when she identifies as herself", async () => {
    const journey = await meet("another-person");
    await journey.accept();
    const answer = await journey.tryToIdentify(documents(journey.person));
    assert.equal(answer.location, journey.path("leaving"), answer.text);
    assert.equal((await journey.end()).code, 409);
    assert.match((await journey.page("leaving")).text, /身分和申請人不同/);
    assert.equal(world.agency.asked(about("income", journey.person)).length, 0);
    await nothingIsLeft(journey);
  });

  test("letter-undelivered keeps the letter from her, and changes nothing else", async () => {
    const journey = await identify("letter-undelivered");
    await journey.collected();
    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    assert.equal((await take(world.platform, await journey.notice())).status, 200);
    const letter = (await lines(journey, "letter")).find(({ what }) => what === "letter");
    assert.deepEqual([letter.kind, letter.code], ["data-taken", "message.unreachable"]);
    const { body } = await exchange(`${world.platform}/sandbox/outbox?to=${encodeURIComponent(journey.person.email)}`, { headers: { accept: "application/json" } });
    assert.deepEqual(JSON.parse(body.toString()), []);
    await nothingIsLeft(journey);
  });
});

describe("a planned fault", () => {
  test("strikes once, and the same address again meets the same one", async () => {
    await planFault(world.platform, { client_id: SCHOOL, fault: "no-datasets" });
    const [first, second] = [new Journey(world), new Journey(world)];
    const code = async (journey) => journey.service.readReturn((await journey.citizen.get(journey.address)).location).code;
    assert.equal(await code(first), 403);
    await second.arrive();
    assert.equal(await code(first), 403);
    assert.deepEqual(await plannedFaults(world.platform), []);
  });

  test("can be listed, planned anew, and dropped", async () => {
    const plan = (fault, more = {}) => planFault(world.platform, { client_id: "CLI.testStrong", fault, ...more });
    await plan("provider-slow", { seconds: 5 });
    await plan("provider-slow", { seconds: 7 });
    await plan("service-down");
    const shown = (await plannedFaults(world.platform)).map(({ at, ...rest }) => rest);
    assert.deepEqual(shown, [
      { client_id: "CLI.testStrong", fault: "provider-slow", seconds: 7 },
      { client_id: "CLI.testStrong", fault: "service-down" },
    ]);
    const { status } = await exchange(`${world.platform}/sandbox/faults?client_id=CLI.testStrong`, { method: "DELETE" });
    assert.equal(status, 204);
    assert.deepEqual(await plannedFaults(world.platform), []);
  });

  test("is refused where something about it is wrong", async () => {
    for (const [wanted, code] of /** @type {[any, string][]} */ ([
      [{ client_id: SCHOOL, fault: "everything" }, "sandbox.fault-unknown"],
      [{ client_id: "CLI.testNobody", fault: "no-datasets" }, "sandbox.client-unknown"],
      [{ client_id: SCHOOL, fault: "provider-error", resource_id: "API.testSecure" }, "sandbox.resource-unknown"],
      [{ client_id: SCHOOL, fault: "service-down", resource_id: "API.testIncome" }, "sandbox.resource-unknown"],
      [{ client_id: SCHOOL, fault: "provider-slow", seconds: 0 }, "sandbox.seconds-form"],
      [{ client_id: SCHOOL, fault: "provider-slow", seconds: 171 }, "sandbox.seconds-form"],
      [{ client_id: SCHOOL, fault: "service-down", seconds: 5 }, "sandbox.seconds-form"],
      ["no object", "sandbox.fault-form"],
    ])) {
      const { status, headers, body } = await askForFault(world.platform, wanted);
      assert.deepEqual([status, headers["content-type"], JSON.parse(body.toString()).code], [422, "application/problem+json", code]);
    }
    const { status } = await askForFault(world.platform, { client_id: SCHOOL, fault: "no-datasets" }, { "sec-fetch-site": "cross-site" });
    assert.equal(status, 403);
    assert.deepEqual(await plannedFaults(world.platform), []);
  });

  test("has its limit", async () => {
    const wanted = ["API.testIncome", "API.testHouse1", "API.testGrades", undefined].flatMap((resource_id) =>
      ["provider-slow", "provider-out-of-time", "provider-error", "answer-cut-short", "signature-bad", "certificate-expired", "wrong-provider", "wrong-dataset"].map((fault) => ({ client_id: SCHOOL, fault, resource_id })),
    );
    const others = wanted.filter(({ resource_id }) => resource_id === "API.testIncome" || resource_id === undefined).map((each) => ({ ...each, client_id: "CLI.testBank01" }));
    const more = ["CLI.testStrong", "CLI.testPilot1"].flatMap((client_id) => ["service-down", "service-refuses", "no-datasets", "letter-undelivered", "time-runs-out"].map((fault) => ({ client_id, fault })));
    try {
      const answers = [];
      for (const each of [...wanted, ...others, ...more]) answers.push((await askForFault(world.platform, each)).status);
      assert.deepEqual(answers, [...Array(50).fill(201), ...Array(answers.length - 50).fill(422)]);
      assert.ok(answers.length > 50);
    } finally {
      await exchange(`${world.platform}/sandbox/faults`, { method: "DELETE" });
    }
  });
});

describe("the timeline of a transaction", () => {
  test("tells every step in order, and nothing about the citizen", async () => {
    const journey = new Journey(world);
    await journey.give();
    await take(world.platform, await journey.notice());
    await nothingIsLeft(journey);
    const happenings = await lines(journey, "letter");
    assert.deepEqual(happenings.map(({ what }) => what).filter((what) => !["lock-destroyed", "erased", "ended", "data-asked", "letter", "taken", "returned"].includes(what)), [
      "arrived",
      "terms-accepted",
      "identified",
      "provider-asked",
      "provider-answered",
      "package-admitted",
      "agreed",
      "service-told",
      "service-answered",
    ]);
    for (const what of ["returned", "data-asked", "taken", "ended", "lock-destroyed", "erased", "letter"]) assert.equal(happenings.filter((each) => each.what === what).length, 1, what);
    assert.ok(happenings.every(({ at }, place) => place === 0 || happenings[place - 1].at <= at));
    const text = JSON.stringify(happenings);
    for (const personal of Object.values(journey.person).filter((value) => value.length > 1)) assert.ok(!text.includes(personal));
    assert.ok(!text.includes((await journey.notice()).permission_ticket));

    const page = await journey.citizen.get(`/sandbox/transactions/${journey.transaction}`);
    for (const words of ["民眾從服務過來，要 API.testIncome", "身分驗證完成：PII", "API.testIncome 的機關回覆 200", "服務已取走全部資料", "結束：outcome.taken"]) assert.ok(page.text.includes(words), words);
    assert.equal((await journey.citizen.get(`/sandbox/transactions?tx_id=${journey.txId}`)).location, `/sandbox/transactions/${journey.transaction}`);
  });

  test("goes on after a kill, and tells nothing twice", async () => {
    const journey = await identify("provider-slow", { seconds: SLOW_SECONDS });
    await journey.until(({ datasets }) => datasets[0].state === "preparing");
    await world.restart();
    await journey.until(({ datasets }) => datasets[0].state === "ready", 90_000);
    const happenings = await lines(journey, "package-admitted");
    for (const what of ["arrived", "fault", "terms-accepted", "identified", "package-admitted"]) assert.equal(happenings.filter((each) => each.what === what).length, 1, what);
  });

  test("is not there of what nobody has begun", async () => {
    const citizen = world.citizen();
    for (const path of ["transactions/00112233445566778899aabbccddeeff", "transactions/nonsense"]) assert.equal((await citizen.get(`/sandbox/${path}`)).status, 404);
    assert.match((await citizen.get("/sandbox/transactions?tx_id=nonsense")).text, /還沒有傳輸/);
  });
});

describe("where there is no demonstration", () => {
  test("there is no address of the sandbox, and no fault can be planned", async () => {
    const anchors = readFileSync(join(HIERARCHY, "anchors/root.pem"), "utf8");
    const sandbox = await Sandbox.open({ anchors, signer: "CN=測試社會局", vars: { DEMO: "0" } });
    try {
      for (const path of ["", "/faults", "/transactions", "/transactions/00112233445566778899aabbccddeeff", "/outbox", "/components", "/memory"]) {
        assert.equal((await exchange(`${sandbox.origin}/sandbox${path}`, {})).status, 404, path);
      }
      for (const path of ["faults", "faults/drop", "letters", "members"]) {
        const { status } = await exchange(`${sandbox.origin}/sandbox/${path}`, { method: "POST", headers: { "content-type": "application/json" }, body: "{}" });
        assert.equal(status, 404, path);
      }
    } finally {
      await sandbox.close();
    }
  });
});
