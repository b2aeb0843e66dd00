/** The counter over HTTP: a code, a passcode, the data at a clerk's desk, and what is written down of it. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { CounterVisit, NEW_CODE } from "../support/counter-visit.mjs";
import { BOTH, COUNTER, OTHER_COUNTER, PREVIEW_ONLY, TRANSFER_ONLY } from "../support/counter-world.mjs";
import { eventually } from "../support/eventually.mjs";
import { unzip } from "../support/foreign-package.mjs";
import { checkReceipt, PublicLedger } from "../support/ledger.mjs";
import { MemberArea } from "../support/member.mjs";
import { verifyPaper } from "../support/papers.mjs";
import { sharedCounters } from "../support/shared-counters.mjs";

/** @type {import("../support/counter-world.mjs").CounterWorld} */
let counters;
/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  counters = await sharedCounters();
  ({ world } = counters);
});

/** A clerk before the open data of a citizen. */
async function opened(plan = {}) {
  const visit = await new CounterVisit(world, plan).reachCode();
  const clerk = await counters.clerk();
  const page = await clerk.open(visit);
  return { visit, clerk, page };
}

const isErased = (visit) => eventually("an empty vault", () => [...world.vault(visit.transaction), ...world.locks(visit.transaction)].length === 0);

/** The packages in a file that holds several. */
const packagesIn = (bytes) => Object.entries(unzip(bytes)).filter(([name]) => name.endsWith(".zip")).map(([, content]) => content);

/** The kinds of letters that went to her. */
const kindsOf = async (visit) => (await visit.letters()).map(({ kind }) => kind);

describe("a counter service", () => {
  test("is found by its field, its agency and what it is called, and says who asks for what", async () => {
    const citizen = world.citizen();
    const list = await citizen.get("/counter");
    assert.equal(list.status, 200);
    const links = list.tags("a").map(({ href }) => href);
    for (const client of [COUNTER, OTHER_COUNTER]) assert.ok(links.some((href) => href?.startsWith(`/service/counter/${client}`)), client);
    const page = await citizen.get(`/service/counter/${COUNTER}`);
    for (const said of ["只供檢視", "只供轉存"]) assert.match(page.text, new RegExp(said));
    for (const unknown of ["CLI.nobody0000", "CLI.testSchool", "x"]) assert.equal((await citizen.get(`/service/counter/${unknown}`)).status, 404, unknown);
  });

  test("collects all its datasets by one identification, and shows a code of eight characters that cannot be misread", async () => {
    const visit = await new CounterVisit(world).reachCode();
    assert.deepEqual((await visit.status()).datasets.map(({ state }) => state).filter((state) => state !== "ready"), []);
    const shown = await visit.issue();
    assert.match(shown.code, NEW_CODE);
    const minutes = (shown.validUntil - Date.now()) / 60_000;
    assert.ok(minutes > 19.5 && minutes <= 20, `${minutes} minutes`);
    assert.deepEqual(await visit.shown(), shown, "a reload shows the same code");
  });

  test("is refused to another browser, another site and an old form", async () => {
    const visit = await new CounterVisit(world).reachCode();
    assert.equal((await world.citizen().get(visit.path("code"))).status, 404);
    assert.equal((await visit.press({ decision: "issue", csrf: "x" })).status, 403);
    assert.equal((await visit.press({ decision: "issue" }, { "sec-fetch-site": "cross-site" })).status, 403);
    assert.equal(await visit.shown(), undefined);
  });
});

describe("a clerk", () => {
  test("enters code and passcode, sees and saves what the rules allow, and nothing is left", async () => {
    const { visit, clerk, page } = await opened();
    assert.match(page.text, new RegExp(visit.person.name));
    assert.ok(!page.html.includes(visit.person.uid), "her ID is masked");
    assert.match(page.html, /<h1>[^<]*測試救助[^<]*<\/h1>/, "what she has come for");
    assert.match((await clerk.get("/organ/visit?lang=en")).html, /<h1>[^<]*Test relief[^<]*<\/h1>/);

    for (const resource of [PREVIEW_ONLY, BOTH]) {
      const shown = await clerk.view(resource);
      assert.equal(shown.status, 200, resource);
      assert.match(String(shown.headers["cache-control"]), /no-store/);
      assert.deepEqual(shown.bytes, visit.packages[resource]);
    }
    assert.notEqual((await clerk.view(TRANSFER_ONLY)).status, 200, "what is only saved is not shown");

    const saved = await clerk.save();
    const packages = packagesIn(saved.bytes);
    for (const resource of [TRANSFER_ONLY, BOTH]) assert.ok(packages.some((bytes) => bytes.equals(visit.packages[resource])), resource);
    assert.ok(!packages.some((bytes) => bytes.equals(visit.packages[PREVIEW_ONLY])), "what is only shown is not saved");
    await clerk.end();
    assert.equal(await clerk.isAtVisit(), false);
    await visit.over();
    await isErased(visit);
  });

  test("may spell the code in capitals, apart and in full width, and the passcode apart", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const clerk = await counters.clerk();
    const code = await visit.code();
    const wide = [...code.toUpperCase()].map((symbol) => String.fromCodePoint(symbol.codePointAt(0) + 0xfee0)).join("");
    await clerk.redeem(` ${wide.slice(0, 4)}　${wide.slice(4)} `);
    const passcode = await visit.newPasscode();
    const answer = await clerk.enterPasscode(`${passcode.slice(0, 4)} ${passcode.slice(4)}`);
    assert.equal(answer.status, 303, answer.text);
    assert.equal((await clerk.view(BOTH)).status, 200);
  });

  test("gets nothing of a dataset twice: a saved one is gone, and a page that is sent again says so", async () => {
    const { visit, clerk, page } = await opened();
    await clerk.save();
    await eventually("the saved packages' end", () => world.vault(visit.transaction).length === 1);
    const again = await clerk.press("save", {}, page);
    assert.notEqual(again.headers["content-type"], "application/zip");
    assert.notEqual((await clerk.view(BOTH)).status, 200);
    assert.equal((await clerk.view(PREVIEW_ONLY)).status, 200, "what was not saved is still there");
  });

  test("gets nothing before the passcode, and nothing of another's visit", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const [clerk, colleague, foreigner] = [await counters.clerk(), await counters.clerk(), await counters.foreignClerk()];
    await clerk.redeem(await visit.code());
    for (const resource of [PREVIEW_ONLY, TRANSFER_ONLY, BOTH]) assert.notEqual((await clerk.view(resource)).status, 200);
    const early = await clerk.post("/organ/visit/save", (await clerk.visit()).form("/organ/visit/passcode").hidden);
    assert.notEqual(early.headers["content-type"], "application/zip");

    const passcode = await visit.newPasscode();
    await clerk.enterPasscode(passcode);
    for (const other of [colleague, foreigner]) {
      assert.equal(await other.isAtVisit(), false);
      assert.notEqual((await other.view(BOTH)).status, 200);
    }
    assert.equal((await clerk.view(BOTH)).status, 200);
  });

  test("who signs out has no visit any more, and another session of the same account never had it", async () => {
    const { clerk } = await opened();
    const second = await counters.again(clerk);
    assert.equal(await second.isAtVisit(), false);
    const out = await clerk.signOut();
    assert.match(String(out.headers["clear-site-data"]), /"cache".*"storage"/);
    assert.notEqual((await clerk.get("/organ/visit")).status, 200);
    assert.notEqual((await clerk.view(BOTH)).status, 200);
  });

  test("who has only looked ends the visit, and everything is erased", async () => {
    const { visit, clerk } = await opened();
    assert.equal((await clerk.view(PREVIEW_ONLY)).status, 200);
    await clerk.end();
    await visit.over();
    await isErased(visit);
    await eventually("a letter that says so", async () => (await kindsOf(visit)).some((kind) => kind.startsWith("data-")));
  });

  test("who has seen nothing leaves the data where it is, and she may have another code made", async () => {
    const { visit, clerk } = await opened();
    await clerk.end();
    assert.equal((await visit.status()).stage, "code");
    assert.ok(world.vault(visit.transaction).length > 0);
    const page = await (await counters.clerk()).open(visit);
    assert.equal(page.status, 200);
  });
});

describe("what she sees of it", () => {
  test("is every step, with who did it, on her page as it happens", async () => {
    const visit = await new CounterVisit(world).reachCode();
    const clerk = await counters.clerk();
    await clerk.redeem(await visit.code());
    const during = await visit.page("code");
    assert.equal((await visit.status()).code.visit.stage, "passcode");
    assert.match(during.text, /測試社會局/);
    await clerk.enterPasscode(await visit.newPasscode());
    await visit.until(({ code }) => code?.visit?.stage === "open");
    await clerk.view(BOTH);
    await clerk.save();
    await clerk.end();
    const over = await visit.over();
    for (const said of [/檢視了「測試戶籍」/, /轉存了「測試低收」/, /測試員/]) assert.match(over.text, said);
  });

  test("is an end at her press, at once, even while a clerk has it open", async () => {
    const { visit, clerk } = await opened();
    const state = (who) => who.get("/organ/visit/state");
    const goingOn = await state(clerk);
    assert.deepEqual([goingOn.status, goingOn.headers["cache-control"]], [204, "no-store"]);
    assert.equal((await state(await counters.clerk())).status, 404, "nor does anybody else hear of it");
    const answer = await visit.press({ decision: "delete" });
    assert.equal(answer.status, 303, answer.text);
    await visit.over();
    assert.equal((await state(clerk)).status, 404);
    assert.notEqual((await clerk.view(BOTH)).status, 200);
    await isErased(visit);
  });
});

describe("what is written down", () => {
  /** A member whose data a counter has seen and saved. */
  async function used() {
    const area = await new MemberArea(world).enrolled();
    const { visit, clerk } = await opened({ person: area.person });
    await clerk.view(PREVIEW_ONLY);
    await clerk.save();
    await clerk.end();
    await visit.over();
    await area.signIn();
    const uses = await eventually("both uses on record", async () => {
      const { entries } = (await area.citizen.get("/member/record.json?kind=use")).json;
      return entries.length >= 2 && entries.every(({ is_in_ledger }) => is_in_ledger) && entries;
    });
    return { area, visit, clerk, uses };
  }

  test("are two uses, one seen and one saved, with service, desk and clerk, and proofs of both", async () => {
    const { area, uses } = await used();
    assert.deepEqual(uses.map(({ outcome }) => outcome).sort(), ["taken", "viewed"]);
    const key = await new PublicLedger(world).key();
    for (const { number, receiver, clerk } of uses) {
      assert.equal(receiver, COUNTER);
      assert.match(clerk, /\S/);
      const proof = await area.citizen.get(`/member/record/${number}/proof.json`);
      checkReceipt(proof.json, key);
      assert.ok(!proof.html.includes(area.person.uid));
    }
    assert.equal((await new PublicLedger(world).audit()).status, 0);
  });

  test("are a receipt of her consent and a record of each erasure, signed, and a letter that names the counter", async () => {
    const { area, visit } = await used();
    for (const kind of ["consent", "erasure"]) {
      const entries = await eventually(`the ${kind} on record`, async () => {
        const { entries } = (await area.citizen.get(`/member/record.json?kind=${kind}`)).json;
        return entries.length > 0 && entries;
      });
      for (const { number } of entries) {
        const paper = await area.citizen.get(`/member/record/${number}/paper.json`);
        assert.equal(paper.status, 200, kind);
        const { status, stderr } = await verifyPaper(world, paper.html);
        assert.equal(status, 0, stderr);
        const content = Buffer.from(paper.json.payload, "base64url").toString();
        for (const personal of [area.person.uid, area.person.name, area.person.birthday]) assert.ok(!content.includes(personal), personal);
      }
    }
    const letters = await eventually("the letter", async () => {
      const told = (await visit.letters()).filter(({ kind }) => kind === "data-saved-at-counter");
      return told.length > 0 && told;
    });
    assert.match(letters.at(-1).text, /如非您本人/);
    for (const { subject } of letters) for (const secret of [visit.transaction, area.person.uid]) assert.ok(!subject?.includes(secret));
  });
});
