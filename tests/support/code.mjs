/** A copy of the built workers, so that building or editing them meanwhile does not restart what is under test. */

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ROOT } from "../../tools/family.mjs";

const PARTS = {
  platform: ["worker/build", "build/assets"],
  dp: ["demo/dp/build"],
  sp: ["demo/sp/src", "demo/sp/dist", "demo/sp/package.json", "build/demo-sp"],
};
const CONFIGURATIONS = { platform: "wrangler.toml", dp: "demo/dp/wrangler.toml", sp: "demo/sp/wrangler.toml" };

/**
 * Copies a worker into `folder`, laid out like the repository, without the command that builds it.
 *
 * @param {keyof typeof PARTS} name
 * @param {string} folder
 */
export function copyWorker(name, folder) {
  for (const part of PARTS[name]) {
    if (!existsSync(join(ROOT, part))) throw new Error(`${part} is not there: run \`make e2e\`, or build the workers first`);
    cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  }
  const configuration = CONFIGURATIONS[name];
  const text = readFileSync(join(ROOT, configuration), "utf8").replace(/^\[build\]\n(?:(?!\[).*\n)*/m, "");
  mkdirSync(dirname(join(folder, configuration)), { recursive: true });
  writeFileSync(join(folder, configuration), text);
}
