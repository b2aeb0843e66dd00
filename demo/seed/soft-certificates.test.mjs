/** The files that are 軟體金融憑證, opened by openssl. */

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { writeSoftCertificates } from "./soft-certificates.mjs";

const YUTONG = { uid: "F229910001", name: "林語彤", soft_certificate_password: "yutong-0418" };
const ANHE = { uid: "N129900018", name: "許安和" };

let pki;
before(() => {
  pki = mkdtempSync(join(tmpdir(), "mydata-soft-"));
  mkdirSync(join(pki, "cards"));
  const selfSigned = (name, subject, key) =>
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-noenc", "-utf8", "-subj", subject, "-keyout", join(pki, "cards", key), "-out", join(pki, "cards", name)], { stdio: "pipe" });
  selfSigned("F229910001.fcs.cert.pem", "/C=TW/O=示範銀行/CN=F229910001-林語彤", "F229910001.fcs.key.pem");
  selfSigned("fcs-root.pem", "/C=TW/CN=root", "root.key.pem");
});
after(() => rmSync(pki, { recursive: true }));

const file = ({ uid }) => join(pki, "soft", `${uid}.p12`);

function open(person, password) {
  return spawnSync("openssl", ["pkcs12", "-in", file(person), "-passin", `pass:${password}`, "-info", "-noenc"], { encoding: "latin1" });
}

it("openssl opens the file with its password and no other, and finds the key, its certificate and the root", async () => {
  await writeSoftCertificates(pki, [YUTONG]);
  const opened = open(YUTONG, YUTONG.soft_certificate_password);
  assert.equal(opened.status, 0, opened.stderr);
  assert.match(opened.stderr, /MAC: sha256/);
  assert.equal(opened.stderr.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256/g)?.length, 2);
  const key = readFileSync(join(pki, "cards/F229910001.fcs.key.pem"), "utf8").trim();
  assert.ok(opened.stdout.includes(key));
  for (const name of ["F229910001.fcs.cert.pem", "fcs-root.pem"]) assert.ok(opened.stdout.includes(readFileSync(join(pki, "cards", name), "utf8").trim()), name);
  assert.equal(opened.stdout.match(/localKeyID/g)?.length, 2);
  assert.notEqual(open(YUTONG, "yutong-0419").status, 0);
});

it("a file that still does is left alone, and one with another password is made anew", async () => {
  await writeSoftCertificates(pki, [YUTONG]);
  const before = readFileSync(file(YUTONG));
  await writeSoftCertificates(pki, [YUTONG]);
  assert.deepEqual(readFileSync(file(YUTONG)), before);
  await writeSoftCertificates(pki, [{ ...YUTONG, soft_certificate_password: "another-one" }]);
  assert.equal(open(YUTONG, "another-one").status, 0);
});

it("nobody without a password gets one", async () => {
  await writeSoftCertificates(pki, [ANHE]);
  assert.equal(existsSync(file(ANHE)), false);
});
