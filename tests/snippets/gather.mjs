/** Which texts hold examples that readers copy. */

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../tools/family.mjs";
import { fromComments, fromMarkdown } from "./extract.mjs";

const TEXTS = ["README.md", "npm/README.md", "docs/developers/**/*.md"];
const SOURCES = ["npm/src/**/*.ts"];

/** Every example, in the order of files and lines. */
export function gather() {
  const found = (patterns) => globSync(patterns, { cwd: ROOT }).sort();
  const read = (file) => readFileSync(join(ROOT, file), "utf8");
  return [
    ...found(TEXTS).flatMap((file) => fromMarkdown(read(file), file)),
    ...found(SOURCES).flatMap((file) => fromComments(read(file), file)),
  ];
}

/** How an example is called in results. */
export function nameOf({ file, line, language }) {
  return `${file}:${line} (${language})`;
}
