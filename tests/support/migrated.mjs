/** The catalogue's tables, made once by wrangler and copied for each world: making them takes longer than most tests. */

import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Family, ROOT } from "../../tools/family.mjs";

const MIGRATIONS = join(ROOT, "worker/migrations");
const KEPT = join(ROOT, "build/test-states");

/** Fills the folder of a platform's state with a catalogue that has its tables and nothing in them. @param {string} state */
export async function copyMigrated(state) {
  const kept = join(KEPT, digestOf(["package-lock.json", "wrangler.toml", ...readdirSync(MIGRATIONS).sort().map((name) => join("worker/migrations", name))]));
  if (!existsSync(kept)) await make(kept);
  cpSync(kept, state, { recursive: true });
}

function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(ROOT, file)));
  return hash.digest("hex");
}

/** Two processes may make it at once: what is renamed first stays. */
async function make(kept) {
  mkdirSync(KEPT, { recursive: true });
  const state = mkdtempSync(`${kept}-`);
  await new Family({ state }).migrate();
  try {
    renameSync(state, kept);
  } catch (error) {
    rmSync(state, { recursive: true, force: true });
    if (!existsSync(kept)) throw error;
  }
}
