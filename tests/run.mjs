/**
 * Runs the tests that need running systems: all of them, or those of one name.
 *
 *     node tests/run.mjs                  everything: services and flows side by side, each with systems of its own
 *     node tests/run.mjs online-service   one flow in the browser (tests/e2e), or one folder: platform, faults, interop, checks
 *     node tests/run.mjs identity         a flow of several files, identity.test.mjs and identity-*.test.mjs
 *     node tests/run.mjs services         all of these folders; flows: all in the browser
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const TESTS = fileURLToPath(new URL(".", import.meta.url));
const FOLDERS = ["platform", "interop", "faults", "checks"];

const found = (pattern) => globSync(`${pattern}.test.mjs`, { cwd: TESTS }).sort().map((file) => join(TESTS, file));
const flows = found("e2e/*").map((file) => basename(file, ".test.mjs"));

function choose(name) {
  if (name === "services") return FOLDERS.flatMap((folder) => found(`${folder}/*`));
  if (name === "flows") return found("e2e/*");
  if (FOLDERS.includes(name)) return found(`${name}/*`);
  if (flows.includes(name)) return [...found(`e2e/${name}`), ...found(`e2e/${name}-*`)];
  console.error(`There is no flow "${name}". Known are: ${[...flows, ...FOLDERS, "services", "flows"].join(", ")}`);
  process.exit(2);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

/** Both wait more than they work. What the second says is kept until the first has ended, so that each can be read. */
async function sideBySide(names) {
  const runs = names.map((name, index) => spawn(process.execPath, [process.argv[1], name], { stdio: ["ignore", index === 0 ? "inherit" : "pipe", "inherit"] }));
  process.once("exit", () => runs.forEach((child) => child.kill("SIGTERM")));
  const said = runs.map((child) => child.stdout?.toArray());
  const ends = await Promise.all(runs.map((child) => once(child, "close")));
  for (const chunks of said) for (const chunk of (await chunks) ?? []) process.stdout.write(chunk);
  return ends.every(([code]) => code === 0) ? 0 : 1;
}

if (process.argv[2] === undefined) process.exit(await sideBySide(["services", "flows"]));

// One process and one after the other: the tests share a running platform, and two cores.
const results = run({ files: choose(process.argv[2]), isolation: "none", concurrency: 1 });
results.on("test:fail", () => (process.exitCode = 1));
await pipeline(results, new spec(), process.stdout, { end: false });
// A system that could not be started or ended properly must not keep the run from ending.
process.exit();
