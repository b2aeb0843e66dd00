/** A citizen whose service forwards what she has signed with her card, written from the protocol (section 1, mode 2). */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exchange } from "./exchange.mjs";
import { cardOf } from "./identify-evidence.mjs";
import { Journey } from "./journey.mjs";

/** @typedef {{ certificate: string, key: string }} Card PEM */

export class SignedJourney extends Journey {
  /** @param {import("./world.mjs").World} world @param {import("./journey.mjs").Plan & { card?: Card }} [plan] */
  constructor(world, plan = {}) {
    super(world, plan);
    this.card = plan.card;
    this.address = this.service.signedRedirect({ datasets: this.datasets, txId: this.txId, query: plan.query });
  }

  /** What her service posts; the answer. @param {object | string | Buffer} body */
  async post(body, { client = this.service.id, address = "198.51.100.20" } = {}) {
    const text = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const headers = { "content-type": "application/json", "cf-connecting-ip": address };
    const answer = await exchange(`${this.world.platform}/service/spsignature/${client}`, { method: "POST", headers, body: text });
    return { ...answer, json: JSON.parse(answer.body.toString()) };
  }

  /** Her service is given a salt. She has her card ready: there is no time for having one issued. */
  async salt() {
    this.card ??= cardOf(this.person);
    const { status, json } = await this.post({ tx_id: this.txId });
    assert.equal(status, 200, JSON.stringify(json));
    return json.salt;
  }

  /** What she signs, sealed. */
  data(/** @type {string} */ salt, fields = {}) {
    const { uid, name, birthdate, email } = this.person;
    return this.service.seal(JSON.stringify({ pid: uid, holder: name, birthday: birthdate.replaceAll("-", "/"), email, salt, ...fields }));
  }

  /** What her service posts with her signature; `text` is signed in place of the data. */
  forwarded(/** @type {string} */ data, more = {}, { text = data, card = (this.card ??= cardOf(this.person)) } = {}) {
    return { tx_id: this.txId, data, pkcs7: signedBy(card, text).toString("base64"), ...more };
  }

  /** Her service has her sign, and forwards it. */
  async introduce(fields = {}, more = {}) {
    const { status, json } = await this.post(this.forwarded(this.data(await this.salt(), fields), more));
    assert.equal(status, 200, JSON.stringify(json));
    return this;
  }

  /** She arrives, introduced. */
  async arrive() {
    await this.introduce();
    return super.arrive();
  }

  /** She accepts the terms, and is identified with that. */
  async accept() {
    const answer = await this.citizen.submit(await this.page("terms"), { acknowledged: "1", decision: "agree" });
    assert.equal(answer.location, this.path("consent"), answer.text);
    return this;
  }

  async identify() {
    return this;
  }
}

/** CMS signed data by the openssl command: nothing of ours has a hand in it. */
export function signedBy(/** @type {Card} */ { certificate, key }, /** @type {string} */ text) {
  const work = mkdtempSync(join(tmpdir(), "mydata-signature-"));
  try {
    const [signer, inkey] = [["signer.pem", certificate], ["key.pem", key]].map(([name, pem]) => {
      writeFileSync(join(work, name), pem);
      return join(work, name);
    });
    return execFileSync("openssl", ["cms", "-sign", "-binary", "-md", "sha256", "-outform", "DER", "-signer", signer, "-inkey", inkey], { input: text, stdio: ["pipe", "pipe", "pipe"] });
  } finally {
    rmSync(work, { recursive: true });
  }
}
