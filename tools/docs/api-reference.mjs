// The API reference, made from the SDK's sources: signature, description, errors and example of everything an entry point exports.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Node, Project, ts } from 'ts-morph';
import { sdkCodes } from './sdk-codes.mjs';

const NPM = new URL('../../npm/', import.meta.url);
/** A custom element's members that browsers call, and nobody else. */
const FOR_BROWSERS = new Set(['adoptedCallback', 'attributeChangedCallback', 'connectedCallback', 'disconnectedCallback', 'observedAttributes']);
const WORDS = {
  en: { parameters: 'Parameters', errors: 'Errors', example: 'Example', elsewhere: 'Also exported here, and explained elsewhere', summary: 'What it exports.' },
  'zh-Hant': { parameters: '參數', errors: '錯誤', example: '範例', elsewhere: '這裡也匯出、在別頁說明的', summary: '這個進入點匯出的項目。說明取自程式碼的註解，因此是英文。' },
};

/**
 * A page for each entry point, and the list of them.
 *
 * @param {'en' | 'zh-Hant'} locale
 */
export function apiPages(locale) {
  const homes = new Map();
  const pages = entryPoints().map(({ specifier, name, source }) => pageOf(specifier, name, source, homes, locale));
  const rows = pages.map(({ title, name, opening }) => `| [\`${title}\`](/developers/${name}) | ${opening} |`);
  return { pages, contents: `${rows.join('\n')}\n` };
}

let project;

/** The entry points as the package names them, each with its source. Parsing them all takes seconds, so it is done once. */
function entryPoints() {
  project ??= parsed();
  const { name: sdk, exports } = JSON.parse(readFileSync(new URL('package.json', NPM), 'utf8'));
  const sourceOf = (entry) => (entry === '.' ? 'index' : entry.slice(2));
  // The others are files to be fetched, and nothing is imported from them.
  const entries = Object.entries(exports).filter(([entry, { types }]) => types === `./dist/types/${sourceOf(entry)}.d.ts`);
  return entries.map(([entry]) => {
    const file = sourceOf(entry);
    const source = project.getSourceFileOrThrow(fileURLToPath(new URL(`src/${file}.ts`, NPM)));
    return { specifier: sdk + entry.slice(1), name: `api/${entry === '.' ? 'sdk' : file}`, source };
  });
}

function parsed() {
  const { ESNext } = ts.ScriptTarget;
  const made = new Project({ compilerOptions: { target: ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ESNext, allowImportingTsExtensions: true, noEmit: true, types: [] } });
  made.addSourceFilesAtPaths(fileURLToPath(new URL('src/**/*.ts', NPM)));
  return made;
}

function pageOf(specifier, name, source, homes, locale) {
  const words = WORDS[locale];
  const exported = [...source.getExportedDeclarations()].map(([key, [declaration]]) => ({ key, declaration }));
  const own = exported.filter(({ declaration }) => !homes.has(declaration));
  for (const { declaration } of own) homes.set(declaration, name);
  const lent = exported.filter((each) => !own.includes(each)).map(({ key, declaration }) => `[\`${key}\`](/developers/${homes.get(declaration)}#${key})`);
  const elsewhere = lent.length > 0 ? `\n${words.elsewhere}: ${lent.join(', ')}.\n` : '';
  const ordered = [...own.filter(({ declaration }) => !isType(declaration)), ...own.filter(({ declaration }) => isType(declaration))];
  const body = `\`import … from '${specifier}'\`\n${elsewhere}\n${ordered.map(({ key, declaration }) => entryOf(key, declaration, words)).join('\n')}`;
  const opening = openingOf(source);
  return { name, title: specifier, label: specifier.replace('@mydata-edge/', ''), summary: locale === 'en' ? opening : words.summary, opening, body: withLinks(body), language: 'en' };
}

const isType = (declaration) => Node.isInterfaceDeclaration(declaration) || Node.isTypeAliasDeclaration(declaration);

/** The sentence that opens a source. */
function openingOf(source) {
  return /^\/\*\*\s*(.*?)\s*\*\//s.exec(source.getFullText())?.[1].replace(/\s*\n \* ?/g, ' ') ?? '';
}

function entryOf(key, declaration, words) {
  const text = [`## \`${key}\`\n`, commentOf(declaration, words, signatureOf(declaration))];
  if (Node.isClassDeclaration(declaration)) text.push(...membersOf(declaration).map((member) => memberOf(key, member, words)));
  return text.join('\n');
}

function membersOf(declaration) {
  const isInternal = (member) => member.getJsDocs?.().some((comment) => comment.getTags().some((tag) => tag.getTagName() === 'internal'));
  const isPublic = (member) => !isInternal(member) && !member.getName?.().startsWith('#') && member.getScope?.() === 'public' && !FOR_BROWSERS.has(member.getName?.());
  // What can be read and set is one thing.
  const isRepeated = (member) => Node.isSetAccessorDeclaration(member) && member.getGetAccessor() !== undefined;
  const constructors = declaration.getConstructors().filter((each) => each.getJsDocs().length > 0 && !isInternal(each));
  return [...constructors, ...declaration.getMembers().filter((member) => !Node.isConstructorDeclaration(member) && !isRepeated(member)).filter(isPublic)];
}

function memberOf(owner, member, words) {
  const name = member.getName?.() ?? 'constructor';
  return `### \`${owner}.${name}\`\n\n${commentOf(member, words, signatureOf(member))}`;
}

/** What a declaration says of itself, without what it does. */
function signatureOf(declaration) {
  const node = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatementOrThrow() : declaration;
  if (Node.isClassDeclaration(node)) return classOf(node);
  const body = Node.isBodied(node) || Node.isBodyable(node) ? node.getBody() : undefined;
  const text = body ? node.getText().slice(0, body.getStart() - node.getStart()) : node.getText();
  return text.replace(/^export /, '').replace(/^((?:static |override )*)async /, '$1').replace(/^override /, '').trim();
}

/** Elements extend a class of ours that is the browser's where there is a browser. */
function classOf(node) {
  const head = node.getText().slice(0, node.getText().indexOf('{')).replace('export ', '').trim();
  const [base] = node.getBaseTypes();
  return base ? head.replace(/ extends .*$/, ` extends ${base.getText()}`) : head;
}

function commentOf(declaration, words, signature) {
  const node = Node.isVariableDeclaration(declaration) ? declaration.getVariableStatementOrThrow() : declaration;
  // A comment that opens its file stands above the first declaration as well.
  const comment = node.getJsDocs().at(-1);
  const tags = comment?.getTags() ?? [];
  const of = (name) => tags.filter((tag) => tag.getTagName() === name);
  const parts = [comment ? plain(comment.getDescription()) : '', `\`\`\`ts\n${signature}\n\`\`\``];
  if (of('param').length > 0) parts.push(`${words.parameters}:\n\n${of('param').map((tag) => `- \`${tag.getName()}\`: ${plain(tag.getCommentText() ?? '')}`).join('\n')}`);
  for (const tag of of('throws')) parts.push(`${words.errors}: ${plain((tag.getCommentText() ?? '').replace(/^\{\w+\}\s*/, ''))}`);
  for (const tag of of('example')) parts.push(`${words.example}:\n\n${(tag.getCommentText() ?? '').trim()}`);
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function plain(text) {
  return text.trim().replace(/\{@link\s+([^}\s]+)[^}]*\}/g, '`$1`');
}

/** A code of the SDK leads to where it is explained. */
function withLinks(body) {
  const known = new Set(sdkCodes());
  const outside = body.split(/(```.*?```)/s);
  return outside.map((part, index) => (index % 2 === 1 ? part : part.replace(/`([a-z-]+\.[a-z-]+)`/g, (text, code) => (known.has(code) ? `[${text}](/developers/errors#${code})` : text)))).join('');
}
