/** The ledger as outsiders see it: fetched over HTTP, audited by the `mydata` command, its proofs checked by other code. */

import assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exchange } from "./exchange.mjs";
import { mydata } from "./mydata-command.mjs";

export class PublicLedger {
  /** @param {{ platform: string }} world */
  constructor(world) {
    this.world = world;
  }

  async export() {
    return (await this.#get("export")).body.toString();
  }

  async checkpoint() {
    return (await this.#get("checkpoint")).body.toString();
  }

  async key() {
    return (await this.#get("key")).body.toString().trim();
  }

  /** The entries of the ledger as it is now. */
  async entries() {
    return entriesOf(await this.export());
  }

  /**
   * Audits an export: the one of now, or another.
   *
   * @param {{ text?: string | Buffer, known?: string[] }} [what] checkpoints that are known already
   */
  async audit({ text, known = [] } = {}) {
    return audit(text ?? (await this.export()), await this.key(), known);
  }

  async #get(what) {
    const answer = await exchange(`${this.world.platform}/ledger/${what}`);
    assert.equal(answer.status, 200, answer.body.toString());
    return answer;
  }
}

/** The entries in an export. */
export function entriesOf(/** @type {string} */ text) {
  const lines = text.trimEnd().split("\n");
  return lines.flatMap((line) => JSON.parse(line).entry ?? []);
}

/** @param {string | Buffer} text @param {string} key @param {string[]} known */
export function audit(text, key, known = []) {
  const folder = mkdtempSync(join(tmpdir(), "mydata-ledger-"));
  try {
    const put = (name, content) => (writeFileSync(join(folder, name), content), join(folder, name));
    const checkpoints = known.flatMap((checkpoint, index) => ["--known", put(`known-${index}`, checkpoint)]);
    return mydata(["ledger", "audit", put("export.ndjson", text), "--key", key, ...checkpoints]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Checks an entry's receipt by nothing but what is written about its form (RFC 6962, C2SP signed-note and tlog-checkpoint,
 * and the documentation of `mydata-ledger`).
 */
export function checkReceipt({ entry, facts, salt, proof, checkpoint }, key) {
  assert.equal(digest("mydata-ledger/1 commitment\0", base64(salt), factsBytes(facts)).toString("base64"), entry.commitment, "the commitment opens");
  const [origin, size, root] = openCheckpoint(checkpoint, key);
  assert.equal(origin, key.split("+")[0]);
  assert.deepEqual([proof.index, proof.size], [entry.index, Number(size)]);
  assert.equal(rootOf(leafOf(entry), proof).toString("base64"), root, "the proof leads to the signed root");
}

/** The three lines of a checkpoint whose signature holds. */
export function openCheckpoint(note, key) {
  const [text, signatures] = note.split(/(?<=\n)\n/);
  // The key itself is Base64 and may have a plus as well.
  const [, name, encoded] = /^([^+]+)\+[0-9a-f]{8}\+(\S+)$/.exec(key) ?? [];
  const signature = new RegExp(`^— ${name.replace(/[.]/g, "\\.")} (\\S+)\n$`).exec(signatures)?.[1];
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), base64(encoded).subarray(1)]);
  const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
  assert.ok(verify(null, Buffer.from(text), publicKey, base64(signature ?? "").subarray(4)), "the signature holds");
  return text.trimEnd().split("\n");
}

function leafOf({ index, time, kind, outcome, transaction, commitment, previous }) {
  const word = (text) => Buffer.concat([Buffer.of(text.length), Buffer.from(text)]);
  const optional = transaction === null ? Buffer.of(0) : Buffer.concat([Buffer.of(1), base64(transaction)]);
  return digest(Buffer.of(0), "mydata-ledger/1 entry\0", number(index), number(time), word(kind), word(outcome), optional, base64(commitment), base64(previous));
}

/** RFC 9162, 2.1.3.2. */
function rootOf(leaf, { index, size, path }) {
  let [here, last, hash] = [index, size - 1, leaf];
  for (const beside of path.map(base64)) {
    if (here % 2 === 1 || here === last) {
      hash = digest(Buffer.of(1), beside, hash);
      while (here % 2 === 0 && here !== 0) [here, last] = [here / 2, Math.floor(last / 2)];
    } else {
      hash = digest(Buffer.of(1), hash, beside);
    }
    [here, last] = [Math.floor(here / 2), Math.floor(last / 2)];
  }
  assert.equal(last, 0);
  return hash;
}

function factsBytes(facts) {
  const names = Object.keys(facts).sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  const text = (value) => Buffer.concat([count(Buffer.byteLength(value)), Buffer.from(value)]);
  return Buffer.concat([count(names.length), ...names.flatMap((name) => [text(name), text(facts[name])])]);
}

function count(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function number(value) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

const base64 = (text) => Buffer.from(text, "base64");

function digest(...parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest();
}
