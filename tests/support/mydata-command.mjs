/** The `mydata` command, as an agency's or auditor's shell calls it. */

import { spawnSync } from "node:child_process";
import { ROOT } from "../../tools/family.mjs";

/**
 * Runs it.
 *
 * @param {string[]} args
 * @param {{ env?: Record<string, string> }} [options]
 * @returns {{ status: number, stdout: string, stderr: string }}
 */
export function mydata(args, { env = {} } = {}) {
  // `make test` has built it already.
  const [command, ...before] = process.env.MYDATA_COMMAND ? [process.env.MYDATA_COMMAND] : ["cargo", "run", "--quiet", "--package", "mydata-cli", "--"];
  const result = spawnSync(command, [...before, ...args], { cwd: ROOT, encoding: "utf8", env: { ...process.env, ...env } });
  if (result.error) throw result.error;
  return { status: result.status ?? -1, stdout: result.stdout, stderr: result.stderr };
}
