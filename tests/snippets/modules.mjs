/** Lays the TypeScript examples out as modules in `build/snippets`, so that compiler, node and browser can read them. */

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../../tools/family.mjs";
import { compose, worldOf } from "./compose.mjs";

/** Where they lie. */
export const FOLDER = join(ROOT, "build/snippets");

const GRANTED = { page: join(ROOT, "tests/snippets/granted/page.ts"), server: join(ROOT, "tests/snippets/granted/server.ts") };
const ENTRIES = Object.entries(JSON.parse(readFileSync(join(ROOT, "npm/package.json"), "utf8")).exports).filter(([, target]) => typeof target === "object");
const EXPORTED = /^export (?:async )?(?:abstract )?(?:class|const|function|let) ([\w$]+)/gm;
/** What examples of a world do not import: what two entries export, each has from its own side. */
const FOREIGN = { page: /\/(dp|server)$/, server: /\/(elements|preview|verify|viewer)$/ };
/** As readers have it: strict, and without the habits of this repository. */
const COMPILED_AS = {
  extends: "../../tsconfig.json",
  compilerOptions: { allowJs: true, checkJs: false, noUncheckedIndexedAccess: false, noUnusedLocals: false, noUnusedParameters: false, noImplicitReturns: false, allowUnreachableCode: true },
  include: ["*.ts"],
};

/** The source of an entry of the SDK: `@mydata-edge/sdk/server` is `npm/src/server.ts`. */
export function sourceOf(specifier) {
  const [, name = "index"] = /^@mydata-edge\/sdk(?:\/([\w-]+))?$/.exec(specifier) ?? [undefined, undefined];
  return specifier.startsWith("@mydata-edge/sdk") ? join(ROOT, `npm/src/${name}.ts`) : undefined;
}

/** Lets node read the SDK's entries from their sources. */
export function readEntriesFromSources() {
  registerHooks({
    resolve: (specifier, context, next) => {
      const source = sourceOf(specifier);
      return source === undefined ? next(specifier, context) : { url: pathToFileURL(source).href, shortCircuit: true };
    },
  });
}

/**
 * Writes a module for each example.
 *
 * @param {import("./extract.mjs").Snippet[]} snippets
 */
export async function layOut(snippets) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(COMPILED_AS));
  const named = await namesOfEntries();
  return snippets.map((snippet) => {
    const world = worldOf(snippet);
    const within = named.filter(([, specifier]) => !FOREIGN[world].test(specifier));
    const sdk = snippet.isComment ? new Map([...namesIn(join(ROOT, snippet.file)), ...within, ...within.filter(([, specifier]) => isOf(specifier, snippet.file))]) : new Map();
    const path = join(FOLDER, `${snippet.file.replaceAll(/[^\w]/g, "_")}_${snippet.line}.ts`);
    const granted = GRANTED[world];
    writeFileSync(path, compose(snippet, { granted: new Set(namesIn(granted).keys()), sdk }).replaceAll("'granted'", `'${relative(FOLDER, granted)}'`));
    return { ...snippet, world, path };
  });
}

/** Whether a source is of an entry: what two of them have, its comments take from their own. */
function isOf(specifier, file) {
  return file.startsWith(`npm/src/${specifier.split("/")[2]}/`) || file === `npm/src/${specifier.split("/")[2]}.ts`;
}

/** What the entries of the SDK export, the first ones last. */
async function namesOfEntries() {
  const named = [];
  for (const [entry] of ENTRIES) {
    const specifier = `@mydata-edge/sdk${entry.slice(1)}`;
    for (const name of Object.keys(await import(specifier))) named.push([name, specifier]);
  }
  return named.reverse();
}

/** What a source exports under its own hand. */
function namesIn(path) {
  return new Map([...readFileSync(path, "utf8").matchAll(EXPORTED)].map(([, name]) => [name, relative(FOLDER, path)]));
}
