/** The command against the machine's own tools, which hash the package and unpack it, and judge nothing. */

import { execFileSync, spawn } from "node:child_process";
import { peakOf } from "./memory.mjs";
import { MYDATA } from "./packages.mjs";
import { inTurn } from "./rounds.mjs";

/** Times one package. */
export function native(workshop, file, rounds) {
  return inTurn({ ours: () => quietly(MYDATA, ...verify(workshop, file)), "openssl dgst + unzip -t": () => opensslAndUnzip(file) }, rounds);
}

/** The most memory that the command held while it verified the package, in bytes; undefined where the system does not tell. */
export async function peakMemory(workshop, file) {
  const child = spawn(MYDATA, verify(workshop, file), { stdio: "ignore" });
  let peak;
  const watch = setInterval(() => (peak = peakOf(child.pid) ?? peak), 2);
  await new Promise((done) => child.once("exit", done));
  clearInterval(watch);
  return peak;
}

const verify = (workshop, file) => ["verify", "--anchors", workshop.anchorsFolder, file];

function quietly(command, ...args) {
  execFileSync(command, args, { stdio: "ignore" });
}

function opensslAndUnzip(file) {
  quietly("openssl", "dgst", "-sha256", file);
  quietly("unzip", "-tqq", file);
}
