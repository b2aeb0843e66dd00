/**
 * Runs the tests that need running systems: all of them, or those of one name.
 *
 *     node tests/run.mjs                  everything
 *     node tests/run.mjs online-service   one flow in the browser (tests/e2e), or one folder: platform, faults, interop
 */

import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const TESTS = fileURLToPath(new URL(".", import.meta.url));
const FOLDERS = ["platform", "interop", "faults"];

const found = (pattern) => globSync(`${pattern}.test.mjs`, { cwd: TESTS }).sort().map((file) => join(TESTS, file));
const flows = found("e2e/*").map((file) => basename(file, ".test.mjs"));

function choose(name) {
  if (name === undefined) return [...FOLDERS, "e2e"].flatMap((folder) => found(`${folder}/*`));
  if (FOLDERS.includes(name)) return found(`${name}/*`);
  if (flows.includes(name)) return found(`e2e/${name}`);
  console.error(`There is no flow "${name}". Known are: ${[...flows, ...FOLDERS].join(", ")}`);
  process.exit(2);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

// One process and one after the other: the tests share a running platform, and two cores.
const results = run({ files: choose(process.argv[2]), isolation: "none", concurrency: 1 });
results.on("test:fail", () => (process.exitCode = 1));
await pipeline(results, new spec(), process.stdout, { end: false });
// A system that could not be started or ended properly must not keep the run from ending.
process.exit();
