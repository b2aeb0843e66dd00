/** Every example in the documentation and in the SDK's comments is compiled, and run. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gather, nameOf } from "./gather.mjs";
import { FOLDER, layOut, readEntriesFromSources } from "./modules.mjs";
import { openPages } from "./on-a-page.mjs";
import { openShell } from "./on-a-shell.mjs";
import { appendToTheDemonstration } from "./settings.mjs";

/** What stands in a fence only to be read. */
const READ_ONLY = ["http", "text", "xml"];
const RUN = ["html", "json", "sh", "toml", "ts"];
/** No example takes longer, even where others use the machine as well: what waits forever fails. */
const PATIENCE = { timeout: 90_000 };

readEntriesFromSources();

const all = gather();
const wanted = all.filter(({ notRun, language }) => notRun === undefined && !READ_ONLY.includes(language));
const modules = await layOut(wanted.filter(({ language }) => language === "ts"));
const onPages = modules.filter(({ world }) => world === "page");
const of = (wantedLanguage) => wanted.filter(({ language }) => language === wantedLanguage);

test("every example says what it is", () => {
  assert.ok(modules.length > 0, "there are examples");
  assert.deepEqual(wanted.filter(({ language }) => !RUN.includes(language)).map(nameOf), []);
});

test("every example compiles", () => {
  const { stdout } = spawnSync("tsc", ["-p", FOLDER], { cwd: FOLDER, encoding: "utf8" });
  assert.deepEqual(stdout.split("\n").filter((line) => line !== "").map(inTheText), []);
});

/** What the compiler says of a module, said of the text that it stands in. */
function inTheText(complaint) {
  const [, name, line, rest] = /^(\S+)\((\d+),\d+\): (.*)$/.exec(complaint) ?? [];
  const module = modules.find(({ path }) => basename(path) === name);
  return module === undefined ? complaint : `${module.file}:${module.line + Number(line) - 2}: ${rest}`;
}

for (const { code, ...snippet } of of("json")) {
  test(`${nameOf(snippet)} is JSON`, () => void JSON.parse(code));
}

for (const [file, entries] of Map.groupBy(of("toml"), (snippet) => snippet.file)) {
  test(`the entries in ${file} are understood`, () => void appendToTheDemonstration(entries));
}

test("examples for a shell are answered by a platform", { timeout: 400_000 }, async (context) => {
  const shell = await openShell();
  try {
    for (const snippet of of("sh")) await context.test(`${nameOf(snippet)} runs`, PATIENCE, () => shell.run(snippet));
  } finally {
    await shell.close();
  }
});

for (const module of modules.filter(({ world }) => world === "server")) {
  test(`${nameOf(module)} runs`, PATIENCE, async () => {
    const { run, default: handler } = await import(pathToFileURL(module.path).href);
    await run?.();
    if (typeof handler?.fetch === "function") assert.ok((await handler.fetch(new Request("http://localhost/"))) instanceof Response);
  });
}

test("examples for pages run in Chromium", async (context) => {
  const forms = of("html");
  const pages = await openPages(onPages, forms);
  try {
    for (const module of onPages) await context.test(`${nameOf(module)} runs`, PATIENCE, () => pages.run(module));
    for (const form of forms) {
      await context.test(`${nameOf(form)} is sent without script`, PATIENCE, async () => assert.equal((await pages.send(form)).get("nationalId"), "A123456789"));
    }
  } finally {
    await pages.close();
  }
});
