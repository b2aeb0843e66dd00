/** Reads and writes `.dev.vars`, the file wrangler takes a worker's secrets from. */

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseEnv } from "node:util";

/** What the file holds now; nothing if there is none. */
export function readDevVars(file) {
  return existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
}

/**
 * Writes `vars` and keeps those names of the present file it says nothing about.
 *
 * @param {string} file
 * @param {Record<string, string>} vars
 */
export function writeDevVars(file, vars) {
  const lines = Object.entries({ ...readDevVars(file), ...vars }).map(([name, value]) => `${name}=${quoted(name, value)}`);
  const text = `# Secrets of the demonstration, made by demo/seed/seed.mjs. Names it does not know are kept.\n${lines.join("\n")}\n`;
  mkdirSync(dirname(file), { recursive: true });
  // Written again only if something changed: wrangler restarts a worker whose file changes.
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text, { mode: 0o600 });
  chmodSync(file, 0o600);
}

/** A value on one line. Single quotes keep everything as it is, so JSON writes its own as an escape. */
export function json(value) {
  return JSON.stringify(value).replaceAll("'", "\\u0027");
}

function quoted(name, value) {
  if (!/[\n']/.test(value)) return `'${value}'`;
  if (!/[\\"]/.test(value)) return `"${value.replaceAll("\n", "\\n")}"`;
  throw new Error(`${name} cannot be written on one line`);
}
