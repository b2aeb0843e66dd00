/** The sandbox of a demonstration: developers hear what the platform would make of a package. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { exchange } from "../support/exchange.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { Sandbox, askSandbox } from "../support/sandbox.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { FILES, HIERARCHY } from "../support/world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** The report on a package that the income agency is said to have sent. */
async function reportOn(zip) {
  const { status, headers, body } = await askSandbox(world.platform, "API.testIncome", zip);
  assert.equal(status, 200, body.toString());
  assert.equal(headers["cache-control"], "no-store");
  return JSON.parse(body.toString());
}

describe("the sandbox", () => {
  test("calls a good package valid, and names its signer and files", async () => {
    const { verdict, signer, files } = await reportOn(world.packageOf("income"));
    assert.equal(verdict, "valid");
    assert.match(signer.subject, /^CN=測試社會局,/);
    assert.deepEqual(files.map(({ name }) => name).sort(), Object.keys(FILES).sort());
  });

  test("gives the codes of what it refuses, with their facts", async () => {
    const { verdict, reasons } = await reportOn(makePackage({ signer: world.signerOf("house"), files: FILES }));
    assert.equal(verdict, "invalid");
    assert.deepEqual(reasons.map(({ code }) => code), ["trust.other-provider"]);
    assert.match(reasons[0].facts.found, /測試戶政事務所/);
    assert.deepEqual((await reportOn(Buffer.from("no archive"))).reasons.map(({ code }) => code), ["package.truncated"]);
  });

  test("knows no dataset that is not in the catalogue, and takes nothing larger than the platform does", async () => {
    for (const dataset of ["API.testNobody", "nonsense"]) assert.equal((await askSandbox(world.platform, dataset, Buffer.from("x"))).status, 404);
    const { status, body } = await askSandbox(world.platform, "API.testIncome", Buffer.alloc(33 << 20));
    assert.deepEqual([status, JSON.parse(body.toString()).code], [413, "sandbox.too-large"]);
  });

  test("is not there where there is no demonstration", async () => {
    const anchors = readFileSync(join(HIERARCHY, "anchors/root.pem"), "utf8");
    const sandbox = await Sandbox.open({ anchors, signer: "CN=測試社會局", vars: { DEMO: "0" } });
    try {
      const { status, headers } = await askSandbox(sandbox.origin, "API.testIncome", world.packageOf("income"));
      assert.equal(status, 404);
      assert.match(headers["content-type"], /^text\/html/);
      // Its agencies are on this machine, where nothing but a demonstration may call.
      const signers = await exchange(`${sandbox.origin}/trust/signers.json`);
      assert.equal(signers.status, 500);
      assert.ok(signers.body.toString().includes("platform.catalogue"));
    } finally {
      await sandbox.close();
    }
  });
});
