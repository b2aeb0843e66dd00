/** A paper of the platform's, given to the command that anybody can check it with. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exchange } from "./exchange.mjs";
import { mydata } from "./mydata-command.mjs";

/**
 * What `mydata verify` says of a paper, by the keys the platform publishes.
 *
 * @param {{ platform: string }} world
 * @param {string} paper
 */
export async function verifyPaper({ platform }, paper) {
  const folder = mkdtempSync(join(tmpdir(), "mydata-paper-"));
  try {
    const [keys, file] = [join(folder, "keys.json"), join(folder, "paper.json")];
    writeFileSync(keys, (await exchange(`${platform}/trust/keys.json`)).body);
    writeFileSync(file, paper);
    return mydata(["verify", "--platform-keys", keys, file]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
