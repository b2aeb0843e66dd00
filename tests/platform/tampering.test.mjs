/** A changed byte anywhere in a package, in the archive or beneath it: the dataset fails, with the right code, and is not kept. */

import assert from "node:assert/strict";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { about, good } from "../support/fake-agency.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const FILES = { "資料.json": JSON.stringify({ 姓名: "測試語彤" }), "資料.pdf": "%PDF-1.7 no real document" };

/** What the consent page says of a dataset whose agency sent this. */
async function codeOf(zip) {
  const journey = new Journey(world);
  world.agency.plan(about("income", journey.person), good(zip));
  await journey.reachConsent();
  const { datasets } = await journey.collected();
  assert.equal(datasets[0].state, "failed");
  assert.deepEqual(world.vault(journey.transaction), []);
  assert.equal((await journey.citizen.get(journey.path("package/API.testIncome"))).status, 404);
  return (await journey.page("consent")).codes.find((code) => /^(package|trust)\./.test(code));
}

/** The archive with one bit changed, so many bytes behind the place where `mark` stands. */
function flipped(zip, mark, behind) {
  const copy = Buffer.from(zip);
  const at = typeof mark === "number" ? mark : zip.indexOf(mark);
  assert.ok(at >= 0, "the mark is there");
  copy[at + behind] ^= 1;
  return copy;
}

describe("a byte changed in the archive", { concurrency: true }, () => {
  let zip;
  const directory = () => zip.readUInt32LE(zip.length - 22 + 16);

  before(() => {
    zip = makePackage({ signer: world.signerOf("income"), files: FILES });
  });

  for (const [where, change, code] of /** @type {[string, (zip: Buffer) => Buffer, string][]} */ ([
    ["the first file", (zip) => flipped(zip, "測試語彤", 0), "package.crc-mismatch"],
    ["the second file", (zip) => flipped(zip, "%PDF-1.7", 9), "package.crc-mismatch"],
    ["the manifest", (zip) => flipped(zip, "<digest>", 8), "package.crc-mismatch"],
    ["the signature", (zip) => flipped(zip, "META-INFO/manifest.sha256withrsa", 40), "package.crc-mismatch"],
    ["the certificate", (zip) => flipped(zip, "-----BEGIN CERTIFICATE-----", 80), "package.crc-mismatch"],
    ["a name in front of its file", (zip) => flipped(zip, "資料.json", 7), "package.local-name-differs"],
    ["a name in the central directory", (zip) => flipped(zip, zip.indexOf("資料.json", directory()), 7), "package.local-name-differs"],
    ["a checksum in the central directory", (zip) => flipped(zip, directory(), 16), "package.local-sizes-differ"],
    ["an offset in the central directory", (zip) => flipped(zip, directory(), 42), "package.bytes-before-first"],
    ["the signature of the central directory", (zip) => flipped(zip, directory(), 0), "package.directory-misplaced"],
    ["the end record", (zip) => flipped(zip, zip.length - 22, 10), "package.entry-count-wrong"],
  ])) {
    test(`${where} fails the dataset as ${code}`, async () => assert.equal(await codeOf(change(zip)), code));
  }

  test("put in front or behind fails the dataset", async () => {
    assert.equal(await codeOf(Buffer.concat([Buffer.from("x"), zip])), "package.directory-not-at-end");
    assert.equal(await codeOf(Buffer.concat([zip, Buffer.from("x")])), "package.bytes-after-end");
  });
});

describe("a file changed beneath a sound archive", { concurrency: true }, () => {
  /** A bit of the file, changed after the signature was made. */
  const bit = (name, behind) => (folder) => {
    const file = join(folder, name);
    const content = readFileSync(file);
    content[behind < 0 ? content.length + behind : behind] ^= 1;
    writeFileSync(file, content);
  };
  const inText = (name, from, to) => (folder) => writeFileSync(join(folder, name), readFileSync(join(folder, name), "utf8").replace(from, to));

  for (const [what, tamper, codes] of /** @type {[string, (folder: string) => void, RegExp][]} */ ([
    ["the first data file", bit("資料.json", 3), /^package\.digest-mismatch$/],
    ["the second data file", bit("資料.pdf", 9), /^package\.digest-mismatch$/],
    ["a digest in the manifest", inText("META-INFO/manifest.xml", /<digest>./, (found) => found.replace(/.$/, found.endsWith("0") ? "1" : "0")), /^package\.signature-mismatch$/],
    ["the spelling of the manifest alone", inText("META-INFO/manifest.xml", "</files>", "</files>\n"), /^package\.signature-mismatch$/],
    ["the first byte of the signature", bit("META-INFO/manifest.sha256withrsa", 0), /^package\.signature-mismatch$/],
    ["the last byte of the signature", bit("META-INFO/manifest.sha256withrsa", -1), /^package\.signature-mismatch$/],
    ["the length of the signature", (folder) => appendFileSync(join(folder, "META-INFO/manifest.sha256withrsa"), "\0"), /^package\.signature-length-wrong$/],
    ["the certificate", bit("META-INFO/certificate.cer", 400), /^(package\.(certificate|key|signature)-|trust\.)/],
  ])) {
    test(`${what} fails the dataset`, async () => {
      assert.match((await codeOf(makePackage({ signer: world.signerOf("income"), files: FILES, tamper }))) ?? "no code", codes);
    });
  }

  test("or one that nobody signed for fails the dataset", async () => {
    const tamper = (folder) => writeFileSync(join(folder, "META-INFO/extra.txt"), "not listed");
    assert.equal(await codeOf(makePackage({ signer: world.signerOf("income"), files: FILES, tamper })), "package.file-not-listed");
  });
});
