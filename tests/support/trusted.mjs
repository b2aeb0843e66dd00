/** A package of the demonstration's agencies, given to the command that an auditor has. */

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEMO_PKI } from "./demo.mjs";
import { mydata } from "./mydata-command.mjs";

/** Asserts that an auditor's command finds these bytes to be a sound package of a pinned agency. */
export function isTrusted(bytes) {
  const folder = mkdtempSync(join(tmpdir(), "mydata-download-"));
  try {
    const file = join(folder, "package.zip");
    writeFileSync(file, bytes);
    const { status, stderr } = mydata(["verify", "--json", "--anchors", join(DEMO_PKI, "anchors"), file]);
    assert.equal(status, 0, stderr);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
