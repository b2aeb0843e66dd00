/** Guesses, floods and hostile input. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before } from "node:test";
import { HOSTILE } from "../../npm/test/preview/hostile/index.ts";
import { writeArchive } from "../agreement/archive.mjs";
import { launch, Visitor } from "../support/browser.mjs";
import { openssl } from "../support/certificates.mjs";
import { openDelivery, take } from "../support/data-api.mjs";
import { exchange } from "../support/exchange.mjs";
import { about, good, REGISTRY } from "../support/fake-agency.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { Journey } from "../support/journey.mjs";
import { documents, invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { Viewer } from "../support/viewer.mjs";
import { changedWorld } from "./changed-world.mjs";
import { check } from "./check.mjs";

/** Wrong tries that are looked at before a pause. */
const ALLOWED = 5;

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

async function atTheDoor(stage, plan = {}) {
  return (await new Journey(stage, plan).arrive()).accept();
}

/** Shows somebody's card with a household number that is not hers. */
const guess = (journey) => journey.tryToIdentify({ ...documents(journey.person), household_number: "X0000000" });

/** What a package is refused for, or nothing. */
async function judged(/** @type {Buffer} */ zip) {
  const headers = { "content-type": "application/zip" };
  const { status, body } = await exchange(`${world.platform}/sandbox/verify/API.testIncome`, { method: "POST", headers, body: zip });
  assert.equal(status, 200, body.toString());
  return JSON.stringify(JSON.parse(body.toString()));
}

check(82, "somebody who is known and somebody who is not get the same answer, by the same work", async () => {
  const answers = [];
  for (const person of [world.agency.register(invent()), invent()]) {
    const journey = await atTheDoor(world, { person });
    const before = world.agency.asked(REGISTRY).length;
    const page = await guess(journey);
    answers.push({ status: page.status, codes: page.codes, asked: world.agency.asked(REGISTRY).length - before, text: page.text.replaceAll(person.uid.slice(0, 6), "M").replaceAll([...person.uid.slice(0, 6)].join(" "), "M") });
  }
  assert.deepEqual(answers[0], answers[1]);
});

check(83, "whoever guesses too often is told until when to wait, and a restart forgets nothing", async () => {
  const changed = await changedWorld();
  const journey = await atTheDoor(changed);
  for (let times = 1; times < ALLOWED; times += 1) assert.equal((await guess(journey)).status, 422);
  const paused = await guess(journey);
  assert.equal(paused.status, 429);
  const wait = Number(paused.headers["retry-after"]);
  assert.ok(wait > 14 * 60 && wait <= 15 * 60, `Retry-After ${paused.headers["retry-after"]}`);
  await changed.restart();
  assert.equal((await journey.tryToIdentify(documents(journey.person))).status, 429);
});

check(84, "guesses at one person's documents count for that person, wherever they come from", async () => {
  const person = world.agency.register(invent());
  for (let times = 1; times <= ALLOWED; times += 1) await guess(await atTheDoor(world, { person }));
  const holder = await atTheDoor(world, { person });
  assert.equal((await holder.tryToIdentify(documents(person))).status, 429);
});

/** The archive with its only entry made a symbolic link, as Unix writes one down. */
function asLink(/** @type {Buffer} */ zip) {
  const directory = zip.readUInt32LE(zip.length - 22 + 16);
  zip.writeUInt8(3, directory + 5);
  zip.writeUInt32LE((0o120777 << 16) >>> 0, directory + 38);
  return zip;
}

check(85, "what is too large, too deep, or not what it says is refused and not unpacked", async () => {
  const journey = await atTheDoor(world);
  assert.equal((await journey.tryToIdentify({ ...documents(journey.person), filler: "x".repeat(100_000) })).status, 403);
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const sent = await exchange(`${world.platform}/connect/introspect`, { method: "POST", headers: { "content-type": "application/json" }, body: deep });
  assert.ok(sent.status >= 400 && sent.status < 500);

  const signer = world.signerOf("income");
  const entry = (name, content, more = {}) => ({ name: Buffer.from(name), content: Buffer.from(content), ...more });
  const withEntity = (folder) => {
    const [manifest, signature] = ["manifest.xml", "manifest.sha256withrsa"].map((name) => join(folder, "META-INFO", name));
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace("<files>", '<!DOCTYPE files [<!ENTITY e SYSTEM "file:///etc/passwd">]><files>'));
    openssl(["dgst", "-sha256", "-sign", signer.key, "-out", signature, manifest]);
  };
  const hostile = {
    "package.name-climbs": writeArchive([entry("../escaped.txt", "x")]),
    "package.duplicate-name": writeArchive([entry("a.txt", "x"), entry("a.txt", "y")]),
    "package.ratio-too-high": writeArchive([entry("bomb.txt", Buffer.alloc(16 << 20), { deflated: true })]),
    "package.too-many-entries": writeArchive(Array.from({ length: 20_000 }, (_, index) => entry(`${index}.txt`, ""))),
    "package.nested-archive": makePackage({ signer, files: { "inner.zip": makePackage({ signer, files: { "a.txt": "x" } }) } }),
    "package.not-a-file": asLink(writeArchive([entry("link", "/etc/passwd")])),
    "package.manifest-has-doctype": makePackage({ signer, files: { "a.txt": "x" }, tamper: withEntity }),
  };
  for (const [code, zip] of Object.entries(hostile)) assert.ok((await judged(zip)).includes(`"${code}"`), `${code}: ${await judged(zip)}`);
});

check(86, "a document that wants to act, is endless, or is broken is shown or refused with a reason, and nothing is asked of anybody", async (context) => {
  const named = (name) => HOSTILE.find((each) => each.name === name)?.make() ?? assert.fail(name);
  const files = {
    "會動作.pdf": named("a document that wants to do everything"),
    "一萬頁.pdf": named("ten thousand pages"),
    "大圖.pdf": named("an image of 30,000 × 30,000"),
    "壞了.pdf": named("pages in a circle"),
  };
  const browser = await launch();
  try {
    const visitor = await Visitor.open(browser, "checks");
    await Viewer.watch(visitor);
    await visitor.page.goto(`${world.platform}/verify`);
    await visitor.page.locator("input#package").setInputFiles({ name: "資料檔.zip", mimeType: "application/zip", buffer: makePackage({ signer: world.signerOf("income"), files }) });
    await visitor.page.locator("#result").getByText(/^驗證通過$/).first().waitFor();
    const viewer = new Viewer(visitor);
    // Closing it, the viewer asserts that nothing was sent to anybody.
    await viewer.open("會動作.pdf");
    for (const code of ["preview.scripts", "preview.launch-actions"]) await viewer.dialog.getByText(code).waitFor();
    await viewer.close();
    await viewer.open("一萬頁.pdf");
    await viewer.section(1).locator(".sheet > canvas").waitFor();
    await viewer.close();
    for (const [file, code] of [["大圖.pdf", "preview.image-too-large"], ["壞了.pdf", "preview.damaged"]]) {
      await viewer.open(file);
      await viewer.dialog.getByText(code).waitFor();
      await viewer.close();
    }
    await visitor.close(context);
  } finally {
    await browser.close();
  }
});

check(87, "rare characters arrive as they are, in names and in what agencies send", async () => {
  const person = world.agency.register({ ...invent(), name: "𠮷𪚥龘" });
  const files = { "𠮷.json": JSON.stringify({ 姓名: "𠮷𪚥龘", 備註: "é e\u0301 \u{2B740}" }) };
  const journey = new Journey(world, { person });
  const zip = makePackage({ signer: world.signerOf("income"), files });
  world.agency.plan(about("income", person), good(zip));
  await journey.reachConsent();
  await journey.collected();
  assert.ok((await journey.page("consent")).text.includes("𠮷*龘"));
  await journey.agree();
  await journey.end();
  const notice = await journey.notice();
  const { packages } = await openDelivery((await take(world.platform, notice)).body, journey.service.unseal(notice.secret_key));
  assert.deepEqual(packages["API.testIncome.zip"], zip);
  const disguised = makePackage({ signer: world.signerOf("income"), files: { "a\u202Efdp.exe": "x" } });
  assert.match(await judged(disguised), /"package\.name/);
});
