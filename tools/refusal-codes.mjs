// Writes docs/refusal-codes.md from the catalogues: every code of the verifier, of identification, of papers and of the audit trail, with its sentence in both languages.
//
//   node tools/refusal-codes.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, serializeExpression } from '@fluent/syntax';

/** The page, for the test that holds it against the catalogues. */
export const PAGE = new URL('../docs/refusal-codes.md', import.meta.url);

/** What a script shows with a title above it, and what it shows beside the field of a PIN or a password. */
const titled = (id) => id.endsWith('-title') && !id.startsWith('card-nhi-');
const BESIDE_A_FIELD = ['card-pin-form', 'card-pin-wrong', 'soft-certificate-file-missing', 'soft-certificate-password-wrong'];
const besideTheField = (id) => BESIDE_A_FIELD.includes(id);

/** Where codes are found, and which of a file's messages are sentences of codes. */
const SOURCES = [
  { file: 'package.ftl', belongs: () => true },
  { file: 'browser.ftl', belongs: (id) => id.startsWith('verify-') && !id.startsWith('verify-page-'), heading: 'The check itself could not be made' },
  { file: 'refusals.ftl', belongs: (id) => id.startsWith('identity-') && !id.endsWith('-at'), heading: 'What somebody typed' },
  { file: 'catalogue.ftl', belongs: (id) => id.startsWith('catalogue-'), heading: 'What somebody looked for' },
  { file: 'parameters.ftl', belongs: () => true, heading: 'What somebody filled in for a dataset' },
  { file: 'identity.ftl', belongs: () => true, prefix: 'Evidence: ' },
  { file: 'card.ftl', belongs: (id) => titled(id) || besideTheField(id), heading: 'At the card reader' },
  { file: 'device.ftl', belongs: titled, heading: 'At the device' },
  { file: 'soft-certificate.ftl', belongs: (id) => titled(id) || besideTheField(id), heading: 'In a certificate file' },
  { file: 'papers.ftl', belongs: (id) => /^(ledger|receipt|records)-/.test(id) },
];

const INTRODUCTION = `# Codes of refusals

Made by \`node tools/refusal-codes.mjs\` from the catalogues in \`worker/locales\`, and not by hand; a test holds it to them. A code is stable:
act on it, and never on its sentence. Names in braces are the facts that come with a code.
`;

/** What the page has to say. */
export function refusalCodes() {
  return [INTRODUCTION, ...SOURCES.flatMap(sections)].join('\n');
}

function sections({ file, belongs, heading, prefix = '' }) {
  const [english, chinese] = ['en', 'zh-Hant'].map((locale) => new Map(messages(read(locale, file))));
  const found = [];
  let title = heading;
  for (const entry of parse(read('en', file), {}).body) {
    if (entry.type === 'GroupComment' && heading === undefined) title = `${prefix}${entry.content}`;
    if (entry.type !== 'Message' || !belongs(entry.id.name)) continue;
    if (found.at(-1)?.title !== title) found.push({ title, rows: [] });
    const { name } = entry.id;
    found.at(-1).rows.push(`| \`${codeOf(name)}\` | ${sentence(english, name)} | ${sentence(chinese, name)} |`);
  }
  return found.map(({ title: name, rows }) => [`## ${name}\n`, '| code | English | 正體中文 |', '| --- | --- | --- |', ...rows, ''].join('\n'));
}

/** Up to the point is what the code is about, one word but for this. */
function codeOf(id) {
  return id.replace(/-title$/, '').replace(/^(soft-certificate|[^-]+)-/, '$1.');
}

/** What people read: of a code with a title, the title and what stands below it, whichever of its forms. */
function sentence(texts, id) {
  if (!titled(id)) return texts.get(id);
  const below = id.slice(0, -'-title'.length);
  return `**${texts.get(id)}** ${texts.get(below) ?? texts.get(`${below}-get`)}`;
}

function messages(source) {
  return parse(source, {}).body.filter(({ type }) => type === 'Message').map((entry) => [entry.id.name, textOf(entry)]);
}

function textOf({ value }) {
  return written(value).replaceAll('|', '\\|').replace(/\s+/g, ' ');
}

function written({ elements }) {
  return elements.map((element) => (element.type === 'TextElement' ? element.value : placed(element.expression))).join('');
}

/** The name of a fact; of a choice, what is said in most cases. */
function placed(expression) {
  if (expression.type === 'SelectExpression') return written(expression.variants.find((variant) => variant.default).value);
  return `{${expression.type === 'VariableReference' ? expression.id.name : serializeExpression(expression)}}`;
}

function read(locale, file) {
  return readFileSync(new URL(`../worker/locales/${locale}/${file}`, import.meta.url), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, refusalCodes());
