/** The audit trail across tools: written by ours, checked by code that knows nothing but what is written about its form. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { audit, checkReceipt, entriesOf, openCheckpoint } from "../support/ledger.mjs";

const VECTORS = new URL("../../crates/ledger/tests/vectors/", import.meta.url);
const vector = (name) => readFileSync(new URL(name, VECTORS), "utf8");
const KEY = vector("keys.txt").trim();
const RECEIPT = JSON.parse(vector("entry-receipt.json"));

describe("the audit trail", () => {
  test("has checkpoints whose signatures Node verifies", () => {
    assert.deepEqual(openCheckpoint(vector("checkpoint-of-7.txt"), KEY).slice(0, 2), ["mydata.example/ledger", "7"]);
    assert.throws(() => openCheckpoint(vector("checkpoint-of-7.txt").replace("\n7\n", "\n8\n"), KEY), /the signature holds/);
  });

  test("has entries that are proven from the commitment to the signed root", () => {
    checkReceipt(RECEIPT, KEY);
    assert.deepEqual(entriesOf(vector("export.jsonl"))[RECEIPT.entry.index].commitment, RECEIPT.entry.commitment);
    assert.throws(() => checkReceipt({ ...RECEIPT, facts: { ...RECEIPT.facts, receiver: "CLI.somebody00" } }, KEY), /the commitment opens/);
  });

  test("is audited alike by `mydata ledger audit`", () => {
    const known = [vector("checkpoint-of-4.txt"), vector("checkpoint-of-7.txt")];
    assert.equal(audit(vector("export.jsonl"), KEY, known).status, 0);
    const changed = audit(vector("export.jsonl").replace("1780000005000", "1780000005001"), KEY, known);
    assert.equal(changed.status, 1);
    assert.match(changed.stderr, /^ledger\.entry-changed: Line \d+, at entry 5: /);
  });
});
