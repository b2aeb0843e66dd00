/** Examples for a shell, against a running platform. */

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { World } from "../support/world.mjs";

const run = promisify(execFile);
/** What the demonstration calls one thing, the platform of the tests calls another. */
const CALLED = { "API.UDauDOLyZg": "API.testHouse1", "CLI.demoSchool": "CLI.testSchool" };

export async function openShell() {
  const world = await World.open();
  const folder = mkdtempSync(join(tmpdir(), "mydata-shell-"));
  return {
    /** Runs the lines; rejects if one of them fails, or is not answered as a platform answers. */
    async run({ code }) {
      let lines = code.replaceAll("http://localhost:8787", world.platform);
      for (const [demo, test] of Object.entries(CALLED)) lines = lines.replaceAll(demo, test);
      const { stdout } = await run("bash", ["-euo", "pipefail", "-c", lines], { cwd: folder });
      if (stdout === "") throw new Error("nothing was answered");
      return stdout;
    },
    async close() {
      rmSync(folder, { recursive: true });
      await world.close();
    },
  };
}
