/** Finds the examples: fenced blocks of Markdown, and those below `@example` in the comments of sources. */

import { marked } from "marked";

/**
 * @typedef {object} Snippet
 * @property {string} file where it stands, from the root of the repository
 * @property {number} line the first line of its code
 * @property {string} language what stands behind the fence: ts, js, sh, json …
 * @property {string} code
 * @property {boolean} isComment whether it stands in a comment of the SDK, where the import goes without saying
 * @property {string | undefined} notRun why it is not run, as `<!-- not run: … -->` above it says
 */

const NOT_RUN = /<!--\s*not run:\s*(\S.*?)\s*-->\s*$/s;
const COMMENT = /\/\*\*(.*?)\*\//gs;
/** An example ends with its comment or with the next tag. */
const EXAMPLE = /^@example\b(.*?)(?=^@|(?![^]))/gms;

/**
 * The fenced blocks of a Markdown text.
 *
 * @param {string} text
 * @param {string} file
 * @returns {Snippet[]}
 */
export function fromMarkdown(text, file) {
  const found = [];
  let from = 0;
  const walk = (tokens) => {
    for (const [index, token] of tokens.entries()) {
      walk(token.tokens ?? []);
      walk(token.items ?? []);
      if (token.type !== "code" || !token.lang) continue;
      const at = text.indexOf(token.raw.split("\n", 1)[0], from);
      from = at + 1;
      const above = tokens.slice(0, index).findLast(({ type }) => type !== "space");
      const [, notRun] = (above?.type === "html" && NOT_RUN.exec(above.raw)) || [];
      found.push({ file, line: lineOf(text, at) + 1, language: token.lang.split(/\s/, 1)[0], code: token.text, isComment: false, notRun });
    }
  };
  walk(marked.lexer(text));
  return found;
}

/**
 * The examples in the comments of a source.
 *
 * @param {string} source
 * @param {string} file
 * @returns {Snippet[]}
 */
export function fromComments(source, file) {
  return [...source.matchAll(COMMENT)].flatMap((comment) => {
    // The stars go, and no line with them: lines are counted.
    const text = comment[1].replace(/^[ \t]*\* ?/gm, "");
    return [...text.matchAll(EXAMPLE)].flatMap((example) => {
      const before = lineOf(source, comment.index) + lineOf(text, example.index) - 2;
      return fromMarkdown(example[1], file).map((snippet) => ({ ...snippet, line: before + snippet.line, isComment: true }));
    });
  });
}

function lineOf(text, index) {
  return text.slice(0, index).split("\n").length;
}
