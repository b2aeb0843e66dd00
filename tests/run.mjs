/**
 * Runs the tests that need running systems: all of them, or those of one name.
 *
 *     node tests/run.mjs                  everything: flows and services side by side, each with systems of its own
 *     node tests/run.mjs online-service   one flow in the browser (tests/e2e), or one folder: platform, faults, interop, checks
 *     node tests/run.mjs identity         a flow of several files, identity.test.mjs and identity-*.test.mjs
 *     node tests/run.mjs services         all of these folders (shared-services, own-services: a part of them); flows: all in the browser
 */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { fileURLToPath } from "node:url";

const TESTS = fileURLToPath(new URL(".", import.meta.url));
const FOLDERS = ["platform", "interop", "faults", "checks"];

const found = (pattern) => globSync(`${pattern}.test.mjs`, { cwd: TESTS }).sort().map((file) => join(TESTS, file));
const flows = found("e2e/*").map((file) => basename(file, ".test.mjs"));

/** Whether a file's tests run against systems that other files use, too: those have to be in one process. */
const isShared = (file) => file.startsWith(join(TESTS, "e2e")) || /\b(shared(World|Counters|Runtime)|changedWorld)\b/.test(readFileSync(file, "utf8"));

function choose(name) {
  const services = FOLDERS.flatMap((folder) => found(`${folder}/*`));
  if (name === "services") return services;
  if (name === "shared-services") return services.filter(isShared);
  if (name === "own-services") return services.filter((file) => !isShared(file));
  if (name === "flows") return found("e2e/*");
  if (FOLDERS.includes(name)) return found(`${name}/*`);
  if (flows.includes(name)) return [...found(`e2e/${name}`), ...found(`e2e/${name}-*`)];
  console.error(`There is no flow "${name}". Known are: ${[...flows, ...FOLDERS, "services", "flows"].join(", ")}`);
  process.exit(2);
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));

/** They wait as much as they work. What all but the first say is kept until all have ended, so that each can be read. */
async function sideBySide(names) {
  const runs = names.map((name, index) => spawn(process.execPath, [process.argv[1], name], { stdio: ["ignore", index === 0 ? "inherit" : "pipe", "inherit"] }));
  process.once("exit", () => runs.forEach((child) => child.kill("SIGTERM")));
  const said = runs.map((child) => child.stdout?.toArray());
  const ends = await Promise.all(runs.map((child) => once(child, "close")));
  for (const chunks of said) for (const chunk of (await chunks) ?? []) process.stdout.write(chunk);
  return ends.every(([code]) => code === 0) ? 0 : 1;
}

/** One after the other, for two cores have enough to do with that. */
async function runAll(files, /** @type {"none" | "process"} */ isolation) {
  if (files.length === 0) return;
  const results = run({ files, isolation, concurrency: 1 });
  results.on("test:fail", () => (process.exitCode = 1));
  await pipeline(results, new spec(), process.stdout, { end: false });
}

if (process.argv[2] === undefined) process.exit(await sideBySide(["flows", "shared-services", "own-services"]));

const files = choose(process.argv[2]);
await runAll(files.filter(isShared), "none");
// A process for each: the next one's systems are started when the last one's are gone, and none fails with another.
await runAll(files.filter((file) => !isShared(file)), "process");
// A system that could not be started or ended properly must not keep the run from ending.
process.exit();
