/** A service sends a citizen: every check of the redirect, and where its refusal goes (protocol, sections 1, 4 and 9). */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import { Journey } from "../support/journey.mjs";
import { invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;
/** @type {import("../support/service-wire.mjs").Service} */
let school;

before(async () => {
  world = await sharedWorld();
  school = world.services["CLI.testSchool"];
});

/** Arrives at an address and asserts that the platform keeps her on a page of its own. */
async function staysHere(path, status, code, citizen = world.citizen()) {
  const page = await citizen.get(path);
  assert.equal(page.status, status, page.text);
  assert.equal(page.location, undefined);
  assert.ok(page.codes.includes(code), `${page.codes} names ${code}`);
  return page;
}

/** Arrives at an address and asserts that she is sent back to the service with this code. */
async function goesBack(path, code, service = school, citizen = world.citizen()) {
  const answer = await citizen.get(path);
  assert.equal(answer.status, 303, answer.text);
  const back = service.readReturn(answer.location);
  assert.equal(back.code, code);
  assert.ok(service.returnUrls.includes(back.url), `${back.url} is registered`);
  return back;
}

/** Arrives at an address and asserts that a transaction begins. */
async function getsIn(path, citizen = world.citizen()) {
  const answer = await citizen.get(path);
  assert.equal(answer.status, 303, answer.text);
  assert.match(answer.location ?? "", /^\/t\/[0-9a-f]{32}\/terms$/);
  return answer;
}

/** The query of a redirect, with parts left out or put in as they stand. */
function query({ returnUrl = encodeURIComponent(school.returnUrl), pid = encodeURIComponent(school.seal(invent().uid)) }) {
  return [returnUrl === null ? [] : `returnUrl=${returnUrl}`, pid === null ? [] : `pid=${pid}`].flat().join("&");
}

describe("a redirect", () => {
  test("opens a transaction", () => getsIn(school.redirect(invent())));

  test("of an unknown client is a page with 401, whatever its return URL", async () => {
    for (const client of ["CLI.nobody0001", "CLI.short", "nonsense", "CLI.testSchool%2F", "cli.testSchool"]) {
      const page = await staysHere(school.redirect(invent(), { client }), 401, "redirect.client-unknown");
      assert.doesNotMatch(page.html, new RegExp(RegExp.escape(world.service.origin)));
    }
  });

  test("with a return URL that is not registered never leads there", async () => {
    const registered = school.returnUrl;
    const others = [
      `${registered}/`,
      `${registered}x`,
      registered.replace("/return", "/RETURN"),
      registered.replace("/return", "/x/../return"),
      registered.replace("/return", "/%72eturn"),
      registered.replace("localhost", "LOCALHOST"),
      registered.replace("localhost", "127.0.0.1"),
      registered.replace("localhost", "localhost."),
      registered.replace("http:", "https:"),
      registered.replace("//", "//user@"),
      `${registered}#here`,
      "https://evil.example/return",
      `https://evil.example/?${registered}`,
      "javascript:alert(1)",
      " javascript:alert(1)",
      "data:text/html,hello",
      "//evil.example",
      "",
    ];
    for (const url of others) {
      const code = url === "" ? "redirect.return-url-missing" : "redirect.return-url-not-registered";
      const page = await staysHere(school.redirect(invent(), { query: query({ returnUrl: encodeURIComponent(url) }) }), 404, code);
      assert.doesNotMatch(page.html, /evil|javascript:alert/);
    }
  });

  test("without a return URL, or with two, is a page", async () => {
    await staysHere(school.redirect(invent(), { query: query({ returnUrl: null }) }), 404, "redirect.return-url-missing");
    const twice = `${query({})}&returnUrl=${encodeURIComponent(school.returnUrls[1])}`;
    await staysHere(school.redirect(invent(), { query: twice }), 400, "redirect.return-url-repeated");
  });

  test("goes back to the return URL it named, not to the first one", async () => {
    const [, other] = school.returnUrls;
    const back = await goesBack(school.redirect(invent(), { parameters: "%%%", query: query({ returnUrl: encodeURIComponent(other) }) }), 400);
    assert.equal(back.url, other);
  });

  test("with parameters that are no Base64 list goes back with 400", async () => {
    const base64 = (text) => Buffer.from(text).toString("base64");
    for (const parameters of ["!!!", base64(""), base64(":"), base64("API.testIncome:"), Buffer.from([0xff, 0xfe]).toString("base64")]) {
      await goesBack(school.redirect(invent(), { parameters }), 400);
    }
  });

  test("asking for a dataset twice goes back with 400", () => goesBack(school.redirect(invent(), { datasets: ["API.testIncome", "API.testHouse1", "API.testIncome"] }), 400));

  test("asking for an unknown dataset, or one out of scope, goes back with 401", async () => {
    for (const dataset of ["API.nowhere001", "API.testSecure", "nonsense"]) {
      await goesBack(school.redirect(invent(), { datasets: ["API.testIncome", dataset] }), 401);
    }
  });

  test("of a service without datasets goes back with 403", async () => {
    const empty = world.services["CLI.testEmpty1"];
    await goesBack(empty.redirect(invent()), 403, empty);
  });

  test("takes Base64 with and without padding", async () => {
    const base64 = Buffer.from("API.testHouse1:API.testIncome").toString("base64");
    assert.match(base64, /=$/);
    await getsIn(school.redirect(invent(), { parameters: base64 }));
    await getsIn(school.redirect(invent(), { parameters: base64.replaceAll("=", "") }));
  });

  test("with a tx_id that is no UUID of version 4 goes back with 400 and without a tx_id", async () => {
    for (const txId of ["1", "00000000-0000-1000-8000-000000000000", randomUUID().replaceAll("-", "")]) {
      const back = await goesBack(school.redirect(invent(), { txId }), 400);
      assert.equal(back.txId, undefined);
    }
  });

  test("names its tx_id, encrypted, when it is refused", async () => {
    const txId = randomUUID();
    const back = await goesBack(school.redirect(invent(), { txId, datasets: ["API.testSecure"] }), 401);
    assert.equal(back.txId, txId);
  });
});

describe("the pid of a redirect", () => {
  test("must be there, once", async () => {
    await goesBack(school.redirect(invent(), { query: query({ pid: null }) }), 400);
    await goesBack(school.redirect(invent(), { query: query({ pid: "" }) }), 400);
    await goesBack(school.redirect(invent(), { query: `${query({})}&pid=${encodeURIComponent(school.seal(invent().uid))}` }), 400);
  });

  test("that does not decrypt to an ID goes back with 400, and is never ignored", async () => {
    const bank = world.services["CLI.testBank01"];
    const { uid } = invent();
    const wrong = [
      "AAAA",
      school.seal(uid).slice(0, -4),
      bank.seal(uid),
      school.seal("F229910002"),
      school.seal(uid.toLowerCase()),
      school.seal("not an ID"),
      school.seal(""),
      uid,
    ];
    for (const pid of wrong) await goesBack(school.redirect(invent(), { query: query({ pid: encodeURIComponent(pid) }) }), 400);
  });

  test("may come unencoded: a plus and a space both mean the plus of Base64", async () => {
    let sealed;
    do sealed = school.seal(invent().uid);
    while (!sealed.includes("+"));
    for (const pid of [sealed, sealed.replaceAll("+", "%20"), sealed.replaceAll("+", "%2B"), encodeURIComponent(sealed)]) {
      await getsIn(school.redirect(invent(), { query: query({ pid }) }));
    }
  });
});

describe("the service's own query", () => {
  const own = "case=42&note=%E6%B8%AC%E8%A9%A6&empty=";

  for (const [kind, write] of Object.entries({ encoded: encodeURIComponent, bare: (url) => url })) {
    test(`of a return URL written ${kind} is carried back`, async () => {
      const back = await goesBack(school.redirect(invent(), { parameters: "!!", query: query({ returnUrl: write(`${school.returnUrl}?${own}`) }) }), 400);
      assert.deepEqual(back.own, { case: "42", note: "測試", empty: "" });
    });
  }

  test("survives the whole way", async () => {
    const person = world.agency.register(invent());
    const pid = encodeURIComponent(school.seal(person.uid));
    const journey = new Journey(world, { person, query: query({ returnUrl: encodeURIComponent(`${school.returnUrl}?${own}`), pid }) });
    await journey.arrive();
    await journey.citizen.submit(await journey.page("terms"), { decision: "refuse" });
    const end = await journey.end();
    assert.deepEqual([end.code, end.own], [205, { case: "42", note: "測試", empty: "" }]);
  });

  test("cannot pass for the platform's code or tx_id", async () => {
    const forged = `${school.returnUrl}?code=200&tx_id=x&CODE=200&c%6Fde=200&keep=1`;
    const answer = await world.citizen().get(school.redirect(invent(), { parameters: "!!", query: query({ returnUrl: encodeURIComponent(forged) }) }));
    const sent = new URL(answer.location).searchParams;
    assert.deepEqual([...sent.keys()].sort(), ["code", "keep", "tx_id"]);
    assert.equal(sent.get("code"), "400");
  });
});

describe("a tx_id", () => {
  test("brings the browser that began back to where it was", async () => {
    const journey = new Journey(world);
    await journey.arrive();
    await journey.accept();
    const again = await journey.citizen.get(journey.address);
    assert.equal(again.location, journey.path("terms"));
    assert.equal((await journey.citizen.get(again.location)).location, journey.path("identify"));
  });

  test("is refused to any other browser, with 400", async () => {
    const journey = await new Journey(world).arrive();
    await goesBack(journey.address, 400);
    await goesBack(journey.address.replace(journey.txId, journey.txId.toUpperCase()), 400);
  });

  test("stays used when its transaction is over", async () => {
    const journey = await new Journey(world).arrive();
    await journey.citizen.submit(await journey.page("terms"), { decision: "refuse" });
    await goesBack(journey.address, 400);
  });

  test("opens one transaction when two browsers bring it at once", async () => {
    const address = school.redirect(invent());
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.citizen().get(address)));
    assert.equal(answers.filter(({ location }) => location.startsWith("/t/")).length, 1);
  });

  test("of one service means nothing at another", async () => {
    const txId = randomUUID();
    const bank = world.services["CLI.testBank01"];
    await getsIn(school.redirect(invent(), { txId }));
    await getsIn(bank.redirect(invent(), { txId }));
  });
});

describe("a service that is not open", () => {
  test("because it was deactivated sends her back with 423", async () => {
    const ended = world.services["CLI.testEnded1"];
    await goesBack(ended.redirect(invent()), 423, ended);
  });

  test("because it is not on line yet says so on a page", async () => {
    const page = await staysHere(world.services["CLI.testClosed"].redirect(invent()), 403, "redirect.service-offline");
    assert.match(page.text, /未上線服務/);
  });

  test("but to insiders is a page to everybody else", async () => {
    const pilot = world.services["CLI.testPilot1"];
    await staysHere(pilot.redirect(invent()), 403, "redirect.address-not-on-pilot");
    await getsIn(pilot.redirect(invent()), world.citizen({ address: "198.51.100.7" }));
  });

  test("does not take a caller's word for his address", async () => {
    const pilot = world.services["CLI.testPilot1"];
    const headers = { "x-forwarded-for": "198.51.100.7", "x-real-ip": "198.51.100.7", forwarded: "for=198.51.100.7" };
    assert.equal((await world.citizen().get(pilot.redirect(invent()), headers)).status, 403);
  });

  test("never leads to a return URL that is not registered, either", async () => {
    const ended = world.services["CLI.testEnded1"];
    const evil = query({ returnUrl: encodeURIComponent("https://evil.example/") });
    await staysHere(ended.redirect(invent(), { query: evil }), 404, "redirect.return-url-not-registered");
  });
});
