/** A service forwards what its citizen has signed: every check of the two posts in its order, and the entry (protocol, section 1). */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { take } from "../support/data-api.mjs";
import { eventually } from "../support/eventually.mjs";
import { exchange } from "../support/exchange.mjs";
import { about } from "../support/fake-agency.mjs";
import { cardOf } from "../support/identify-evidence.mjs";
import { MemberArea } from "../support/member.mjs";
import { held } from "../support/peer.mjs";
import { invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { SignedJourney } from "../support/signed-journey.mjs";
import { World } from "../support/world.mjs";

const OTHER_TEXT = { text: "another text" };

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const register = (person = invent()) => world.agency.register(person);

/** Posts what must be refused; its status and code. */
async function refused(journey, body, options) {
  const { status, json, headers } = await journey.post(body, options);
  assert.equal(headers["content-type"], "application/problem+json");
  assert.equal(json.status, status);
  return [status, json.code];
}

describe("a salt", () => {
  test("is a UUID without dashes, another each time, beside the tx_id as it was written", async () => {
    const journey = new SignedJourney(world);
    const txId = journey.txId.toUpperCase();
    const answers = [await journey.post({ tx_id: txId }), await journey.post({ tx_id: txId })];
    for (const { status, headers, json } of answers) {
      assert.equal(status, 200);
      assert.equal(headers["cache-control"], "no-store");
      assert.deepEqual(Object.keys(json), ["tx_id", "salt"]);
      assert.equal(json.tx_id, txId);
      assert.match(json.salt, /^[0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    }
    assert.notEqual(answers[0].json.salt, answers[1].json.salt);
  });

  test("is for open services that are registered for it, and for nobody else", async () => {
    const journey = new SignedJourney(world);
    for (const client of ["CLI.nobody0001", "nonsense", "CLI.testPilot1", "CLI.testClosed", "CLI.testEnded1"]) {
      assert.deepEqual(await refused(journey, { tx_id: journey.txId }, { client }), [401, "spsignature.service-not-allowed"], client);
    }
  });

  test("is refused to a body that is none", async () => {
    const journey = new SignedJourney(world);
    const { txId } = journey;
    for (const body of ["", "[]", "{", Buffer.from([0xff]), '{"tx_id":1}', `{"tx_id":"${txId}","tx_id":"${txId}"}`]) {
      assert.deepEqual(await refused(journey, body), [400, "spsignature.body-form"], String(body));
    }
    for (const body of [{}, { tx_id: "1" }, { tx_id: txId, data: "AAAA" }, { tx_id: txId, pkcs7: "AAAA" }, { tx_id: txId, data: "AAAA", pkcs7: "%" }]) {
      assert.deepEqual(await refused(journey, body), [400, "spsignature.body-field"], JSON.stringify(body));
    }
    assert.deepEqual(await refused(journey, { tx_id: txId, data: "A".repeat(70_000) }), [413, "spsignature.body-too-large"]);
  });
});

describe("a forwarded signature is looked at in this order:", () => {
  test("what does not decrypt is 401", async () => {
    const journey = new SignedJourney(world);
    const data = world.services["CLI.testBank01"].seal(JSON.stringify({ pid: journey.person.uid }));
    assert.deepEqual(await refused(journey, journey.forwarded(data, {}, OTHER_TEXT), { address: "198.51.100.30" }), [401, "spsignature.data-unreadable"]);
  });

  test("what is no JSON is 400", async () => {
    const journey = new SignedJourney(world);
    assert.deepEqual(await refused(journey, journey.forwarded(journey.service.seal("no JSON"), {}, OTHER_TEXT)), [400, "spsignature.data-form"]);
  });

  test("a missing or malformed field is 400", async () => {
    const journey = new SignedJourney(world);
    const stranger = { card: strangersCard(journey.person) };
    for (const fields of [{ pid: undefined }, { pid: "A123456788" }, { birthday: undefined }, { birthday: "0980418" }, { salt: undefined }, { salt: randomUUID() }, { email: "nowhere" }]) {
      const body = journey.forwarded(journey.data("0".repeat(32), fields), {}, stranger);
      assert.deepEqual(await refused(journey, body), [400, "spsignature.data-field"], JSON.stringify(fields));
    }
    for (const as_id of ["TWID", "gov", ""]) {
      assert.deepEqual(await refused(journey, journey.forwarded(journey.data("0".repeat(32)), { as_id })), [400, "spsignature.body-field"], as_id);
    }
  });

  test("a certificate that leads to no pinned root of citizens, or none, is 403", async () => {
    const journey = new SignedJourney(world);
    const data = journey.data("0".repeat(32), { pid: invent().uid });
    const code = [403, "spsignature.certificate-refused"];
    for (const card of [strangersCard(journey.person), cardOf(journey.person, "FCS")]) {
      assert.deepEqual(await refused(journey, journey.forwarded(data, {}, { card, ...OTHER_TEXT })), code);
    }
    assert.deepEqual(await refused(journey, journey.forwarded(data, { pkcs7: "AAAA" })), code);
  });

  test("another person's certificate is 409", async () => {
    const journey = new SignedJourney(world);
    const other = register(lookDifferent(journey.person));
    const body = journey.forwarded(journey.data("0".repeat(32)), {}, { card: cardOf(other), ...OTHER_TEXT });
    assert.deepEqual(await refused(journey, body), [409, "spsignature.wrong-person"]);
  });

  test("a signature over another text is 401", async () => {
    const journey = new SignedJourney(world);
    const [data, decoded] = [journey.data("0".repeat(32)), "decoded"];
    const code = [401, "spsignature.signature-invalid"];
    assert.deepEqual(await refused(journey, journey.forwarded(data, {}, OTHER_TEXT)), code);
    const overBytes = journey.forwarded(data, {}, { text: Buffer.from(data, "base64").toString("latin1") });
    assert.deepEqual(await refused(journey, overBytes), code, decoded);
    const added = { ...journey.forwarded(data), data: `${data}=`.replace(/=+$/, "") };
    if (added.data !== data) assert.deepEqual(await refused(journey, added), code);
  });

  test("a name or birthday that the register does not have is 409", async () => {
    const journey = new SignedJourney(world);
    const code = [409, "spsignature.wrong-person"];
    const salt = await journey.salt();
    assert.deepEqual(await refused(journey, journey.forwarded(journey.data(salt, { birthday: "2009/04/19" }))), code);
    const namesake = { card: cardOf({ ...journey.person, name: "別人語彤" }) };
    assert.deepEqual(await refused(journey, journey.forwarded(journey.data(salt), {}, namesake)), code);
    const unknown = new SignedJourney(world, { person: invent() });
    assert.deepEqual(await refused(unknown, unknown.forwarded(unknown.data(await unknown.salt()))), code);
  });

  test("a salt that was never handed out, or to another service or transaction, is 403", async () => {
    const journey = new SignedJourney(world);
    const elsewhere = new SignedJourney(world, { service: world.services["CLI.testBank01"], person: journey.person });
    elsewhere.txId = journey.txId;
    const other = new SignedJourney(world, { person: journey.person });
    await journey.salt();
    for (const salt of ["0".repeat(32), await elsewhere.salt(), await other.salt()]) {
      assert.deepEqual(await refused(journey, journey.forwarded(journey.data(salt))), [403, "spsignature.salt-unknown"]);
    }
  });

  test("and then it is accepted, once for each salt", async () => {
    const journey = new SignedJourney(world);
    const body = journey.forwarded(journey.data(await journey.salt()));
    const { status, json, headers } = await journey.post(body);
    assert.deepEqual([status, json, headers["cache-control"]], [200, { tx_id: journey.txId }, "no-store"]);
    assert.deepEqual(await refused(journey, body), [403, "spsignature.salt-unknown"]);
  });

  test("where the register cannot be asked, it can be sent again", async () => {
    const journey = new SignedJourney(world);
    const { person } = world.agency;
    world.agency.person = (asked) => (JSON.parse(asked.body).uid === journey.person.uid ? { status: 500 } : person(asked));
    const body = journey.forwarded(journey.data(await journey.salt()));
    const away = await journey.post(body);
    world.agency.person = person;
    assert.deepEqual([away.status, away.json.code, away.headers["retry-after"]], [503, "spsignature.unavailable", "1"]);
    assert.equal((await journey.post(body)).status, 200);
  });
});

describe("guesses", () => {
  test("at the service's keys pause the address that makes them, and no other", async () => {
    const journey = new SignedJourney(world);
    const guess = { tx_id: journey.txId, data: "AAAA", pkcs7: "AAAA" };
    const options = { address: "198.51.100.40" };
    for (let times = 0; times < 5; times += 1) assert.deepEqual(await refused(journey, guess, options), [401, "spsignature.data-unreadable"]);
    const right = journey.forwarded(journey.data(await journey.salt()));
    const paused = await journey.post(right, options);
    assert.deepEqual([paused.status, paused.json.code], [429, "spsignature.paused"]);
    assert.ok(Number(paused.headers["retry-after"]) > 800);
    assert.equal((await journey.post(right, { address: "198.51.100.41" })).status, 200);
  });

  test("are not what citizens do wrong: their service goes on", async () => {
    const options = { address: "198.51.100.42" };
    const journey = new SignedJourney(world);
    const wrong = journey.forwarded(journey.data("0".repeat(32)));
    for (let times = 0; times < 7; times += 1) assert.deepEqual(await refused(journey, wrong, options), [403, "spsignature.salt-unknown"]);
    assert.equal((await journey.post(journey.forwarded(journey.data(await journey.salt())), options)).status, 200);
  });
});

describe("the entry", () => {
  test("leads from the terms to consent, and nobody is asked for anything before", async () => {
    const journey = new SignedJourney(world, { newcomer: true });
    await journey.arrive();
    const terms = await journey.page("terms");
    assert.match(terms.text, /您已經確認身分/);
    assert.match(terms.text, /第 1 步，共 4 步/);
    assert.ok(terms.text.includes(`${journey.person.uid.slice(0, 6)}****`) && !terms.html.includes(journey.person.uid));
    assert.equal(world.agency.asked(about("income", journey.person)).length, 0);
    await journey.accept();
    await journey.collected();
    const consent = await journey.page("consent");
    assert.match(consent.text, /測\*彤|測\*\*彤/);
    assert.ok(!consent.html.includes(journey.person.email), "the address is masked");
    assert.match(consent.text, /@mail\.example/);
    await journey.agree();
    assert.equal((await journey.end()).code, 200);
    assert.equal((await take(world.platform, await journey.notice())).status, 200);
  });

  test("goes without the terms only by way of them", async () => {
    const journey = await new SignedJourney(world).arrive();
    const answer = await journey.citizen.submit(await journey.page("terms"), { decision: "agree" });
    assert.equal(answer.status, 422);
    assert.equal((await journey.citizen.get(journey.path("consent"))).location, journey.path("terms"));
    await journey.citizen.submit(await journey.page("terms"), { decision: "refuse" });
    assert.equal((await journey.end()).code, 205);
    assert.equal(world.agency.asked(about("income", journey.person)).length, 0);
  });

  test("counts as 自然人憑證 to the agencies", async () => {
    const journey = new SignedJourney(world);
    const answer = held();
    world.agency.plan(about("income", journey.person), answer.promise);
    await journey.reachConsent();
    const [{ headers }] = await world.agency.whenAsked(about("income", journey.person));
    const credentials = Buffer.from("API.testIncome:test-only-resource-secret-income").toString("base64");
    const sent = { authorization: `Basic ${credentials}`, "content-type": "application/x-www-form-urlencoded" };
    const token = headers.authorization.replace("Bearer ", "");
    const { body } = await exchange(`${world.platform}/connect/introspect`, { method: "POST", headers: sent, body: new URLSearchParams({ token }).toString() });
    const { active, verification } = JSON.parse(body.toString());
    assert.deepEqual({ active, verification }, { active: true, verification: "CER" });
    answer.resolve({ status: 204 });
    await journey.collected();
  });

  test("opens what asks for the strongest level", async () => {
    const strong = world.services["CLI.testStrong"];
    const journey = await new SignedJourney(world, { service: strong, datasets: [strong.datasets[0]] }).arrive();
    await journey.accept();
  });

  test("takes a pid that is the signer's, and sends another's back with 409", async () => {
    const { service } = new SignedJourney(world);
    const withPid = (pid) => `returnUrl=${encodeURIComponent(service.returnUrl)}&pid=${encodeURIComponent(pid)}`;
    const person = register();
    await new SignedJourney(world, { person, query: withPid(service.seal(person.uid)) }).arrive();
    for (const [pid, code] of [[service.seal(invent().uid), 409], ["AAAA", 400]]) {
      const journey = await new SignedJourney(world, { person, query: withPid(pid) }).introduce();
      const back = service.readReturn((await journey.citizen.get(journey.address)).location);
      assert.deepEqual([back.code, back.txId], [code, journey.txId]);
    }
  });

  test("without a signature, or at a service that is not registered for it, goes back with 401", async () => {
    const journey = new SignedJourney(world);
    await journey.salt();
    assert.equal(journey.service.readReturn((await journey.citizen.get(journey.address)).location).code, 401);
    const empty = world.services["CLI.testEmpty1"];
    const none = await world.citizen().get(empty.signedRedirect({ datasets: ["API.testIncome"], txId: randomUUID() }));
    assert.equal(empty.readReturn(none.location).code, 403, "what holds of every redirect holds first");
    const pilot = world.services["CLI.testPilot1"];
    const elsewhere = await world.citizen({ address: "198.51.100.7" }).get(pilot.signedRedirect({ txId: randomUUID() }));
    assert.equal(pilot.readReturn(elsewhere.location).code, 401);
  });

  test("never leads to a return URL that is not registered", async () => {
    const journey = await new SignedJourney(world, { query: `returnUrl=${encodeURIComponent("https://evil.example/")}` }).introduce();
    const page = await journey.citizen.get(journey.address);
    assert.deepEqual([page.status, page.location], [404, undefined]);
  });

  test("serves once; the browser that took it goes on where it was", async () => {
    const journey = await new SignedJourney(world).arrive();
    assert.equal((await journey.citizen.get(journey.address)).location, journey.path("terms"));
    assert.equal(journey.service.readReturn((await world.citizen().get(journey.address)).location).code, 401);
    await journey.introduce();
    assert.equal(journey.service.readReturn((await world.citizen().get(journey.address)).location).code, 400, "a tx_id is used once, however often it is signed for");
  });

  test("opens one transaction when many browsers bring it at once", async () => {
    const journey = await new SignedJourney(world).introduce();
    const answers = await Promise.all(Array.from({ length: 6 }, () => world.citizen().get(journey.address)));
    assert.equal(answers.filter(({ location }) => location.startsWith("/t/")).length, 1);
  });

  test("opens no member area", async () => {
    const journey = await new SignedJourney(world).reachConsent();
    assert.match((await journey.citizen.get("/member")).location, /^\/member\/sign-in/);
  });

  test("is closed to whoever has frozen everything, until she lifts it", async () => {
    const area = await (await new MemberArea(world).enrolled()).signIn();
    await area.citizen.submit(await area.citizen.get("/member/misuse"), { decision: "report" });
    const journey = await new SignedJourney(world, { person: area.person }).arrive();
    const page = await journey.citizen.submit(await journey.page("terms"), { acknowledged: "1", decision: "agree" });
    assert.equal(page.status, 403);
    assert.ok(page.codes.includes("live.frozen"), `${page.codes}`);
    assert.equal(world.agency.asked(about("income", journey.person)).length, 0);
    const answer = await journey.citizen.submit(page, { decision: "refuse" });
    assert.equal(answer.location, journey.path("leaving"));
  });

  test("leaves nothing of her to be read in what is stored", async () => {
    const journey = await new SignedJourney(world).introduce();
    for (const text of [journey.person.uid, journey.person.email]) {
      assert.deepEqual(world.stateFilesWith(text).filter((file) => /SignedEntry|Transaction|Gate/.test(file)), []);
    }
  });
});

describe("a use", () => {
  test("that a verifier was part of says so in her record, in both languages, and is told to her own contact", async () => {
    const area = await new MemberArea(world).enrolled();
    const journey = new SignedJourney(world, { person: area.person });
    await journey.introduce({ email: "elsewhere@mail.example", as_optional: "案號 7" }, { as_id: "twid", verification_type: "CER" });
    journey.begins(await journey.citizen.get(journey.address));
    await journey.accept();
    await journey.collected();
    await journey.agree();
    await journey.end();
    assert.equal((await take(world.platform, await journey.notice())).status, 200);
    await eventually("the letter", async () => (await area.letters()).some(({ kind }) => kind === "data-taken"));
    assert.deepEqual(await area.letters("elsewhere@mail.example"), []);
    await area.signIn();
    const record = await area.citizen.get("/member/record?kind=use");
    const entry = record.tags("a").map(({ href }) => href).find((href) => /^\/member\/record\/\d+$/.test(href ?? ""));
    const zh = await area.citizen.get(`${entry}?lang=zh-Hant`);
    for (const said of [/自然人憑證/, /TWID 身分識別中心/, /驗證種類：CER/, /驗證單位附註：案號 7/]) assert.match(zh.text, said);
    const en = await area.citizen.get(`${entry}?lang=en`);
    assert.match((await area.citizen.get("/member/record?kind=consent&lang=zh-Hant")).text, /驗證身分的方式：自然人憑證/);
    for (const said of [/TWID identification centre/, /Kind of verification: CER/, /Remark of the verifier: 案號 7/]) assert.match(en.text, said);
  });

  test("is told to the address that the service gave, where she is no member", async () => {
    const journey = new SignedJourney(world, { newcomer: true });
    const email = `s${journey.person.mobile}@mail.example`;
    await journey.introduce({ email });
    journey.begins(await journey.citizen.get(`${journey.address}&lang=en`));
    await journey.accept();
    await journey.collected();
    await journey.agree();
    await journey.end();
    assert.equal((await take(world.platform, await journey.notice())).status, 200);
    const { letters } = new MemberArea(world, { person: journey.person });
    const told = await eventually("the letter", async () => (await letters.call({ world, person: journey.person }, email))[0]);
    assert.equal(told.kind, "data-taken");
    assert.equal(told.text.includes(journey.person.uid), false);
  });
});

// A world of its own: the others are not to be started again under somebody's feet.
describe("time", () => {
  const SALT_LIFE = 15;
  const ENTER_WITHIN = 600;
  const FINISH_WITHIN = 20 * 60;
  /** @type {import("../support/world.mjs").World} */
  let own;

  before(async () => {
    own = await World.open();
  });

  after(() => own.close());

  test("ends a salt after 15 seconds, an entry after 600, and what was begun after 20 minutes", async () => {
    const [late, entered, tooLate] = [1, 2, 3].map(() => new SignedJourney(own));
    const body = late.forwarded(late.data(await late.salt()));
    await tooLate.introduce();
    await entered.arrive();
    await own.restart({ ahead: SALT_LIFE });
    assert.deepEqual(await refused(late, body), [408, "spsignature.salt-too-old"]);

    await own.restart({ ahead: ENTER_WITHIN });
    const back = tooLate.service.readReturn((await tooLate.citizen.get(tooLate.address)).location);
    assert.deepEqual([back.code, back.txId], [408, tooLate.txId]);
    await late.introduce();
    await own.restart({ ahead: ENTER_WITHIN + SALT_LIFE });
    late.begins(await late.citizen.get(late.address));

    await own.restart({ ahead: FINISH_WITHIN });
    assert.equal((await entered.end()).code, 408);
    assert.equal(own.agency.asked(about("income", entered.person)).length, 0);
  });
});

/** A card like a citizen's, under a root that nobody has pinned. */
function strangersCard(person) {
  return cardOf(person, "CER", { issuer: "NHI" });
}

/** Somebody whose ID ends otherwise. */
function lookDifferent(person) {
  let other;
  do other = invent();
  while (other.uid.slice(-4) === person.uid.slice(-4));
  return other;
}
