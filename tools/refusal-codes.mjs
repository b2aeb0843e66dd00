// Writes docs/refusal-codes.md from the catalogues: every code of the verifier with its sentence in both languages.
//
//   node tools/refusal-codes.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, serializeExpression } from '@fluent/syntax';

/** The page, for the test that holds it against the catalogues. */
export const PAGE = new URL('../docs/refusal-codes.md', import.meta.url);

/** Codes of the verifier alone, and what each is found in. */
const SOURCES = [
  { file: 'package.ftl', belongs: () => true },
  { file: 'browser.ftl', belongs: (id) => id.startsWith('verify-') && !id.startsWith('verify-page-'), heading: 'The check itself could not be made' },
];

const INTRODUCTION = `# Codes of the verifier

Made by \`node tools/refusal-codes.mjs\` from the catalogues in \`worker/locales\`, and not by hand; a test holds it to them. A code is stable:
act on it, and never on its sentence. Names in braces are the facts that come with a code.
`;

/** What the page has to say. */
export function refusalCodes() {
  return [INTRODUCTION, ...SOURCES.flatMap(sections)].join('\n');
}

function sections({ file, belongs, heading }) {
  const chinese = new Map(messages(read('zh-Hant', file)));
  const found = [];
  let title = heading;
  for (const entry of parse(read('en', file), {}).body) {
    if (entry.type === 'GroupComment' && heading === undefined) title = entry.content;
    if (entry.type !== 'Message' || !belongs(entry.id.name)) continue;
    if (found.at(-1)?.title !== title) found.push({ title, rows: [] });
    found.at(-1).rows.push(`| \`${entry.id.name.replace('-', '.')}\` | ${textOf(entry)} | ${chinese.get(entry.id.name)} |`);
  }
  return found.map(({ title: name, rows }) => [`## ${name}\n`, '| code | English | 正體中文 |', '| --- | --- | --- |', ...rows, ''].join('\n'));
}

function messages(source) {
  return parse(source, {}).body.filter(({ type }) => type === 'Message').map((entry) => [entry.id.name, textOf(entry)]);
}

function textOf({ value }) {
  const parts = value.elements.map((element) => (element.type === 'TextElement' ? element.value : `{${plain(element.expression)}}`));
  return parts.join('').replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

const plain = (expression) => (expression.type === 'VariableReference' ? expression.id.name : serializeExpression(expression));

function read(locale, file) {
  return readFileSync(new URL(`../worker/locales/${locale}/${file}`, import.meta.url), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, refusalCodes());
