/** Packages across tools: made by openssl and zip, judged by ours; made by ours, judged by openssl and unzip. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { importSigner, signPackage } from "@mydata-edge/sdk/dp";
import { about, good } from "../support/fake-agency.mjs";
import { makePackage, readManifest, unzip } from "../support/foreign-package.mjs";
import { Journey } from "../support/journey.mjs";
import { mydata } from "../support/mydata-command.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { FILES, HIERARCHY } from "../support/world.mjs";

const ANCHORS = join(HIERARCHY, "anchors");
const SUBJECT = "CN=測試社會局,OU=社福組,O=測試機關,C=TW";

/** @type {import("../support/world.mjs").World} */
let world;
let folder;

before(async () => {
  world = await sharedWorld();
  folder = mkdtempSync(join(tmpdir(), "mydata-interop-"));
});
after(() => rmSync(folder, { recursive: true }));

const file = (name, content) => {
  if (content !== undefined) writeFileSync(join(folder, name), content);
  return join(folder, name);
};

describe("a package made with openssl and zip", () => {
  test("is trusted by `mydata verify`, which names its signer and files", () => {
    const zip = file("foreign.zip", makePackage({ signer: world.signerOf("income"), files: FILES }));
    const { status, stdout, stderr } = mydata(["verify", "--json", "--anchors", ANCHORS, "--provider", SUBJECT, zip]);
    assert.equal(status, 0, stderr);
    for (const said of [...Object.keys(FILES), SUBJECT]) assert.ok(stdout.includes(said), said);
  });

  test("is refused by `mydata verify` with the code on standard error and in the report, when a byte has changed", () => {
    const tamper = (root) => writeFileSync(join(root, "測試資料.pdf"), "%PDF-1.7 another document!");
    const zip = file("changed.zip", makePackage({ signer: world.signerOf("income"), files: FILES, tamper }));
    const { status, stdout, stderr } = mydata(["verify", "--json", "--anchors", ANCHORS, zip]);
    assert.equal(status, 1);
    assert.match(stderr, /package\.digest-mismatch/);
    assert.match(stdout, /"package\.digest-mismatch"/);
    JSON.parse(stdout);
  });

  test("is refused by `mydata verify` when another agency has signed it", () => {
    const zip = file("other.zip", makePackage({ signer: world.signerOf("house"), files: FILES }));
    const { status, stderr } = mydata(["verify", "--anchors", ANCHORS, "--provider", SUBJECT, zip]);
    assert.equal(status, 1);
    assert.match(stderr, /trust\.other-provider/);
  });
});

describe("a package made with the SDK", () => {
  test("is trusted by `mydata verify`, which finds nothing to remark", async () => {
    const { certificate, key } = world.signerOf("income");
    const signer = await importSigner({ privateKey: readFileSync(key, "utf8"), certificate: readFileSync(certificate, "utf8") });
    const zip = file("sdk.zip", await signPackage(FILES, signer));
    const { status, stdout, stderr } = mydata(["verify", "--json", "--anchors", ANCHORS, "--provider", SUBJECT, zip]);
    assert.equal(status, 0, stderr);
    const { verdict, findings, files } = JSON.parse(stdout);
    assert.deepEqual([verdict, findings, files.map(({ name }) => name)], ["valid", [], Object.keys(FILES)]);
  });
});

describe("a package made with `mydata pack`", () => {
  /** @type {Buffer} */
  let zip;
  before(() => {
    const { certificate, key } = world.signerOf("income");
    const names = Object.entries(FILES).map(([name, content]) => file(name, content));
    const { status, stderr } = mydata(["pack", "--cert", certificate, "--key", key, "--out", file("ours.zip"), ...names]);
    assert.equal(status, 0, stderr);
    zip = readFileSync(file("ours.zip"));
  });

  test("is a sound archive to unzip, with the files as they were and their digests", () => {
    execFileSync("unzip", ["-tq", file("ours.zip")], { stdio: "pipe" });
    const { "META-INFO/manifest.xml": manifest, ...files } = unzip(zip);
    const listed = readManifest(manifest);
    assert.deepEqual(listed.map(({ filename }) => filename).sort(), Object.keys(FILES).sort());
    for (const { filename, digest } of listed) {
      assert.equal(files[filename].toString(), FILES[filename]);
      assert.equal(digest, createHash("sha256").update(FILES[filename]).digest("hex"));
    }
  });

  test("is signed as `openssl dgst` wants it", () => {
    const files = unzip(zip);
    const certificate = file("certificate.cer", files["META-INFO/certificate.cer"]);
    const key = file("key.pem", execFileSync("openssl", ["x509", "-in", certificate, "-noout", "-pubkey"]));
    const signature = file("signature", files["META-INFO/manifest.sha256withrsa"]);
    const said = execFileSync("openssl", ["dgst", "-sha256", "-verify", key, "-signature", signature, file("manifest.xml", files["META-INFO/manifest.xml"])]);
    assert.match(said.toString(), /Verified OK/);
    const path = ["verify", "-CAfile", join(ANCHORS, "root.pem"), "-untrusted", join(ANCHORS, "authority.pem"), certificate];
    assert.match(execFileSync("openssl", path).toString(), /OK$/m);
  });

  test("comes in at the platform", async () => {
    const journey = new Journey(world);
    world.agency.plan(about("income", journey.person), good(zip));
    await journey.reachConsent();
    assert.equal((await journey.collected()).datasets[0].state, "ready");
  });
});

describe("the keys of `mydata demo-pki`", () => {
  test("lead, by openssl, from every signer to the root", () => {
    const pki = join(folder, "pki");
    const agencies = file("agencies.toml", readFileSync(new URL("../support/seeds/agencies.toml", import.meta.url)));
    const { status, stderr } = mydata(["demo-pki", "--out", pki, "--agencies", agencies]);
    assert.equal(status, 0, stderr);
    const anchors = execFileSync("sh", ["-c", `cat ${pki}/anchors/*.pem`]);
    const bundle = file("bundle.pem", anchors);
    for (const signer of ["test-house", "test-income"]) {
      const said = execFileSync("openssl", ["verify", "-CAfile", bundle, join(pki, `signers/${signer}.cert.pem`)]);
      assert.match(said.toString(), /OK$/m);
    }
  });
});
