/** Papers across tools: signed by ours, verified by a JOSE library; signed by a JOSE library, judged by `mydata verify`. */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { FlattenedSign, calculateJwkThumbprint, createLocalJWKSet, exportJWK, flattenedVerify, generateKeyPair } from "jose";
import { mydata } from "../support/mydata-command.mjs";

const VECTORS = new URL("../../crates/receipt/tests/vectors/", import.meta.url);
const vector = (name) => JSON.parse(readFileSync(new URL(name, VECTORS), "utf8"));
const KINDS = { "consent-receipt.json": "mydata-consent-receipt+json", "deletion-record.json": "mydata-deletion-record+json" };

let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "mydata-papers-"));
});
after(() => rmSync(folder, { recursive: true }));

const file = (name, content) => {
  writeFileSync(join(folder, name), JSON.stringify(content));
  return join(folder, name);
};

describe("a paper of ours", () => {
  const keys = createLocalJWKSet(vector("keys.json"));
  for (const [name, type] of Object.entries(KINDS)) {
    test(`is verified by a JOSE library: ${name}`, async () => {
      const { payload, protectedHeader } = await flattenedVerify(vector(name), keys, { algorithms: ["EdDSA"] });
      assert.equal(protectedHeader.typ, type);
      assert.ok(new TextDecoder().decode(payload).includes("API.UDauDOLyZg"));
    });

    test(`is refused by it when the content is another: ${name}`, async () => {
      const paper = vector(name);
      const payload = Buffer.from(Buffer.from(paper.payload, "base64url").toString().replace("API.UDauDOLyZg", "API.AbAYGIjoYw"));
      await assert.rejects(flattenedVerify({ ...paper, payload: payload.toString("base64url") }, keys), { code: "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" });
    });
  }

  test("is signed by a key that goes by its thumbprint", async () => {
    for (const key of vector("keys.json").keys) assert.equal(key.kid, await calculateJwkThumbprint(key));
  });
});

describe("a paper signed by a JOSE library", () => {
  let privateKey;
  /** What its signer publishes. */
  let keys;
  let kid;

  before(async () => {
    const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
    const jwk = await exportJWK(pair.publicKey);
    kid = await calculateJwkThumbprint(jwk);
    privateKey = pair.privateKey;
    keys = file("keys.json", { keys: [{ ...jwk, kid, use: "sig", alg: "EdDSA" }] });
  });

  const sign = (name, header) =>
    new FlattenedSign(Buffer.from(vector(name).payload, "base64url")).setProtectedHeader({ alg: "EdDSA", typ: KINDS[name], kid, ...header }).sign(privateKey);
  const verify = async (paper) => mydata(["verify", "--platform-keys", keys, file("paper.json", await paper)]);

  for (const name of Object.keys(KINDS)) {
    test(`is verified by \`mydata verify\`: ${name}`, async () => {
      const { status, stdout, stderr } = await verify(sign(name, {}));
      assert.equal(status, 0, stderr);
      assert.ok(stdout.includes(kid), stdout);
    });
  }

  test("is refused under another type, and with a header that says more", async () => {
    const type = await verify(sign("consent-receipt.json", { typ: "JWT" }));
    assert.match(type.stderr, /^receipt\.type-unknown/);
    const more = await verify(sign("consent-receipt.json", { iat: 1 }));
    assert.match(more.stderr, /^receipt\.header-malformed/);
    assert.deepEqual([type.status, more.status], [1, 1]);
  });
});
