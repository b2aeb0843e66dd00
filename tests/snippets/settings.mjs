/** Examples of settings: entries that a reader appends to the demonstration's files. */

import { appendFileSync, cpSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { readSources } from "../../demo/seed/sources.mjs";
import { ROOT } from "../../tools/family.mjs";

/** Where an entry belongs, by its first table. What belongs to one stands behind it. */
const FILES = { agency: "agencies.toml", dataset: "datasets.toml", service: "services.toml" };

/**
 * Appends the entries of one text, in their order, to a copy of the demonstration's files, and reads them as `make dev` does.
 *
 * @param {{ code: string }[]} snippets
 */
export function appendToTheDemonstration(snippets) {
  const folder = mkdtempSync(join(tmpdir(), "mydata-settings-"));
  try {
    for (const file of globSync("demo/*.toml", { cwd: ROOT })) cpSync(join(ROOT, file), join(folder, basename(file)));
    for (const { code } of snippets) {
      const [, table] = /^\[{1,2}(\w+)/.exec(code) ?? [];
      const file = FILES[table];
      if (file === undefined) throw new Error(`to which file does this belong? ${code.slice(0, 40)}`);
      appendFileSync(join(folder, file), `\n${code}\n`);
    }
    return readSources(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
