// Every code of the verifier, of identification, of documents on the screen, of papers and of the audit trail, with its sentence in both
// languages, as the catalogues have it: written into docs/refusal-codes.md, and read by tools/docs for a page in one language.
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
  { file: 'browser.ftl', belongs: (id) => id.startsWith('verify-') && !id.startsWith('verify-page-'), heading: { en: 'The check itself could not be made', 'zh-Hant': '查驗本身無法進行' } },
  { file: 'refusals.ftl', belongs: (id) => id.startsWith('identity-') && !id.endsWith('-at'), heading: { en: 'What somebody typed', 'zh-Hant': '輸入的內容' } },
  { file: 'refusals.ftl', belongs: (id) => id.startsWith('provider-'), heading: { en: 'Why a dataset could not be had', 'zh-Hant': '資料集無法取得的原因' } },
  { file: 'catalogue.ftl', belongs: (id) => id.startsWith('catalogue-'), heading: { en: 'What somebody looked for', 'zh-Hant': '搜尋的內容' } },
  { file: 'parameters.ftl', belongs: () => true, heading: { en: 'What somebody filled in for a dataset', 'zh-Hant': '為資料集填寫的內容' } },
  { file: 'identity.ftl', belongs: () => true, prefix: { en: 'Evidence: ', 'zh-Hant': '身分證據：' } },
  { file: 'card.ftl', belongs: (id) => titled(id) || besideTheField(id), heading: { en: 'At the card reader', 'zh-Hant': '讀卡機' } },
  { file: 'device.ftl', belongs: titled, heading: { en: 'At the device', 'zh-Hant': '裝置' } },
  { file: 'soft-certificate.ftl', belongs: (id) => titled(id) || besideTheField(id), heading: { en: 'In a certificate file', 'zh-Hant': '憑證檔案' } },
  { file: 'preview.ftl', belongs: () => true },
  { file: 'tables.ftl', belongs: (id) => /^table-(aborted|document-type|duplicate-key|too-|unreadable)/.test(id), heading: { en: 'A file cannot be shown as a table', 'zh-Hant': '檔案無法以表格顯示' } },
  { file: 'papers.ftl', belongs: (id) => /^(ledger|receipt|records)-/.test(id) },
];

const INTRODUCTION = `# Codes of refusals

Made by \`node tools/refusal-codes.mjs\` from the catalogues in \`worker/locales\`, and not by hand; a test holds it to them. A code is stable:
act on it, and never on its sentence. Names in braces are the facts that come with a code.
`;

/** Who has to act, by the English heading of the codes. */
const ACTS = new Map(Object.entries({
  'Refused: the package': { en: 'the provider that made the package.', 'zh-Hant': '製作打包檔的資料提供者。' },
  'Unusual, but harmless': { en: 'nobody; the provider may want to know.', 'zh-Hant': '不必處理；資料提供者可以留意。' },
  'The signer': { en: 'the provider: its certificate, or what is registered of it.', 'zh-Hant': '資料提供者：檢查憑證與登記的內容。' },
  'Why a dataset could not be had': { en: 'the provider; it and the operator get a letter where a package was refused.', 'zh-Hant': '資料提供者；打包檔被退回時，平臺會寫信給資料提供者與維運人員。' },
  'The anchors': { en: 'whoever pins the roots.', 'zh-Hant': '設定信任錨的人。' },
  'The check itself could not be made': { en: 'the page or the server that checks.', 'zh-Hant': '進行查驗的網頁或伺服器。' },
  'A paper or an entry could not be checked': { en: 'the page or the server that checks.', 'zh-Hant': '進行查驗的網頁或伺服器。' },
  'Why a paper is refused': { en: 'whoever handed the paper in: it is not as the platform signed it.', 'zh-Hant': '提出文件的人：內容與平臺簽署的不同。' },
  'Why the audit trail, or a proof from it, is refused': { en: 'the operator.', 'zh-Hant': '平臺。' },
  'The document cannot be shown': { en: 'the citizen may open the file itself; the provider may want to know.', 'zh-Hant': '民眾可改開檔案本身；資料提供者可以留意。' },
  'A page cannot be shown': { en: 'the citizen may open the file itself; the provider may want to know.', 'zh-Hant': '民眾可改開檔案本身；資料提供者可以留意。' },
  'What was found in a document': { en: 'nobody; the provider may want to know.', 'zh-Hant': '不必處理；資料提供者可以留意。' },
  'A file cannot be shown as a table': { en: 'the citizen may open the file itself; the provider may want to know.', 'zh-Hant': '民眾可改開檔案本身；資料提供者可以留意。' },
}));
/** All else is about what somebody shows or types. */
const THE_CITIZEN = { en: 'the citizen.', 'zh-Hant': '民眾。' };

/** What docs/refusal-codes.md has to say. */
export function refusalCodes() {
  const sections = codes().map(({ title, rows }) => {
    const lines = rows.map(({ code, sentence }) => `| \`${code}\` | ${sentence.en} | ${sentence['zh-Hant']} |`);
    return [`## ${title.en}\n`, '| code | English | 正體中文 |', '| --- | --- | --- |', ...lines, ''].join('\n');
  });
  return [INTRODUCTION, ...sections].join('\n');
}

/** The same in one language, for the developers' pages: who has to act, and the sentences. */
export function refusalSections(locale) {
  const words = { en: { act: 'Who has to act:', code: 'code', sentence: 'sentence' }, 'zh-Hant': { act: '該處理的是：', code: '代碼', sentence: '說明' } }[locale];
  const sections = codes().map(({ title, rows }) => {
    const who = (ACTS.get(title.en) ?? THE_CITIZEN)[locale];
    const anchor = title.en.toLowerCase().replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '');
    const lines = rows.map(({ code, sentence }) => `| \`${code}\` | ${sentence[locale]} |`);
    return [`## ${title[locale]} {#${anchor}}\n`, `${words.act} ${who}\n`, `| ${words.code} | ${words.sentence} |`, '| --- | --- |', ...lines, ''].join('\n');
  });
  return sections.join('\n');
}

/** All codes, in sections. */
function codes() {
  return SOURCES.flatMap(sectionsOf);
}

function sectionsOf({ file, belongs, heading, prefix = { en: '', 'zh-Hant': '' } }) {
  const [english, chinese] = ['en', 'zh-Hant'].map((locale) => read(locale, file));
  const texts = { en: new Map(messages(english)), 'zh-Hant': new Map(messages(chinese)) };
  const groups = { en: groupsIn(english), 'zh-Hant': groupsIn(chinese) };
  const found = [];
  for (const [id] of messages(english).filter(([name]) => belongs(name))) {
    const inEach = (say) => ({ en: say('en'), 'zh-Hant': say('zh-Hant') });
    const title = heading ?? inEach((locale) => prefix[locale] + groups[locale].get(id));
    if (found.at(-1)?.title.en !== title.en) found.push({ title, rows: [] });
    found.at(-1).rows.push({ code: codeOf(id), sentence: inEach((locale) => sentence(texts[locale], id)) });
  }
  return found;
}

/** Below which heading of its file each message stands. */
function groupsIn(source) {
  let group;
  const below = [];
  for (const entry of parse(source, {}).body) {
    if (entry.type === 'GroupComment') group = entry.content;
    if (entry.type === 'Message') below.push([entry.id.name, group]);
  }
  return new Map(below);
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
  if (expression.type === 'StringLiteral') return expression.parse().value;
  if (expression.type === 'SelectExpression') return written(expression.variants.find((variant) => variant.default).value);
  return `{${expression.type === 'VariableReference' ? expression.id.name : serializeExpression(expression)}}`;
}

function read(locale, file) {
  return readFileSync(new URL(`../worker/locales/${locale}/${file}`, import.meta.url), 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, refusalCodes());
