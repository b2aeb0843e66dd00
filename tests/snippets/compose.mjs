/** Makes a module of an example: what the text takes for granted is imported, and what is left is what a reader copies. */

/** What reads a browser's parts belongs on a page; all else runs on a server. */
const PAGE_ENTRIES = /@mydata-edge\/sdk\/(elements|preview|verify|viewer)\b/;
const PAGE_SOURCES = /^npm\/src\/(elements|preview|tables|verdict|verifier|verify|viewer)\b/;
const IMPORTS = /^import\s[^;]*?from\s*['"][^'"]+['"];?$|^import\s*['"][^'"]+['"];?$/gm;

/**
 * Where an example runs.
 *
 * @param {import("./extract.mjs").Snippet} snippet
 * @returns {"page" | "server"}
 */
export function worldOf({ code, file, isComment }) {
  return PAGE_ENTRIES.test(code) || (isComment && PAGE_SOURCES.test(file)) ? "page" : "server";
}

/**
 * The module: it has one function, `run`, which is the example. An example that exports something is a module already.
 *
 * @param {import("./extract.mjs").Snippet} snippet
 * @param {{ granted: Set<string>, sdk: Map<string, string> }} names what is taken for granted, and in comments which entry of the SDK has which name
 */
export function compose(snippet, { granted, sdk }) {
  const { code, isComment } = snippet;
  const own = [...code.matchAll(IMPORTS)].map(([text]) => text);
  const body = code.replaceAll(IMPORTS, (text) => text.replace(/[^\n]/g, ""));
  const isModule = /^export\s/m.test(code);
  const words = mentioned(body);
  const taken = new Set([...own.flatMap((text) => [...mentioned(text)]), ...(isModule ? declared(body) : [])]);
  const wanted = [...words].filter((word) => !taken.has(word));
  const imports = [...own, ...importsOf(wanted.filter((word) => granted.has(word)), () => "granted")];
  if (isComment) imports.push(...importsOf(wanted.filter((word) => !granted.has(word) && sdk.has(word)), (word) => sdk.get(word)));
  // One line, so that a line of the example is found again.
  const head = imports.map((text) => text.replaceAll("\n", " ")).join(" ");
  return isModule ? `${head}\n${body}\n` : `${head} export async function run(): Promise<unknown> {\n${body}\nreturn undefined; }\n`;
}

function importsOf(words, moduleOf) {
  return words.map((word) => `import { ${word} } from '${moduleOf(word)}';`);
}

/** Names used in a code, other than those of members. Strings and comments may add some: what is too many is not wrong. */
function mentioned(code) {
  return new Set([...code.matchAll(/(?<![\w$]|(?<!\.\.)\.)[A-Za-z_$][\w$]*/g)].map(([word]) => word));
}

function declared(code) {
  return [...code.matchAll(/^(?:export\s+)?(?:async\s+)?(?:const|let|function|class)\s+([\w$]+)/gm)].map(([, name]) => name);
}
