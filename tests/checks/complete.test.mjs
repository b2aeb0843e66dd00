/** Every check is either there or explained, and none is there twice. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { CHECKS } from "./check.mjs";
import { NOT_HELD } from "./not-held.mjs";

test("all 96 checks are tested or explained, each once", () => {
  const folder = import.meta.dirname;
  const files = readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  const tested = files.flatMap((text) => [...text.matchAll(/^\s*check\((\d+),/gm)].map(([, number]) => Number(number)));
  const explained = NOT_HELD.flatMap(({ numbers }) => numbers);
  assert.deepEqual([...tested, ...explained].sort((one, other) => one - other), Array.from({ length: CHECKS }, (_, index) => index + 1));
});
