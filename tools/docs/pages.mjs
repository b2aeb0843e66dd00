// The pages of the documentation: written ones from docs/developers, and those made from the code.
import { readFileSync } from 'node:fs';
import { apiPages } from './api-reference.mjs';
import { refusalSections } from '../refusal-codes.mjs';

const FOLDER = new URL('../../docs/developers/', import.meta.url);
const ROOT = new URL('../../', import.meta.url);
/** Both languages, the first one first. */
export const LOCALES = ['zh-Hant', 'en'];
const FRONT_MATTER = /^---\n(.*?)\n---\n/s;
/** A part of a page that stands elsewhere: `<!-- include: npm/docs/errors.md -->`. */
const INCLUDE = /^<!-- include: (\S+) -->$/gm;
/** A file to be read as it is: `<!-- code: docs/examples/sp.mjs -->`. */
const CODE = /^<!-- code: (\S+\.(\w+)) -->$/gm;

/**
 * @typedef {object} DeveloperPage
 * @property {string} name `index`, `services`, `api/server` …
 * @property {string} title
 * @property {string} [label] in lists of pages, where the title is too long
 * @property {string} summary
 * @property {string} body Markdown
 * @property {string} [language] of the body, where it is not that of the page
 */

/**
 * All pages of a language, in groups, in the order in which they are listed.
 *
 * @param {'en' | 'zh-Hant'} locale
 * @returns {{ title: string, pages: DeveloperPage[] }[]}
 */
export function pagesIn(locale) {
  const { groups } = JSON.parse(read(new URL('contents.json', FOLDER)));
  const api = apiPages(locale);
  return groups.map(({ title, pages }) => ({ title: title[locale], pages: pages.flatMap((name) => pageOf(name, locale, api)) }));
}

/** Where a page is on the platform. */
export function addressOf(name) {
  return name === 'index' ? '/developers' : `/developers/${name}`;
}

function pageOf(name, locale, api) {
  const text = read(new URL(`${locale}/${name}.md`, FOLDER));
  const [, head = ''] = FRONT_MATTER.exec(text) ?? [];
  const field = (key) => new RegExp(`^${key}: (.+)$`, 'm').exec(head)?.[1] ?? missing(locale, name, key);
  const body = text.replace(FRONT_MATTER, '').replaceAll(INCLUDE, (_, path) => included(path, locale)).replaceAll(CODE, (_, path, language) => `\`\`\`${language}\n${read(new URL(path, ROOT))}\`\`\``);
  const page = { name, title: field('title'), summary: field('summary'), body };
  return name === 'api' ? [{ ...page, body: body + api.contents }, ...api.pages] : [page];
}

function included(path, locale) {
  if (path === 'refusals') return refusalSections(locale);
  // What ships with the SDK begins with a title of its own.
  return read(new URL(path, ROOT)).replace(/^# .*\n/, '');
}

function missing(locale, name, key) {
  throw new Error(`docs/developers/${locale}/${name}.md has no ${key}`);
}

function read(url) {
  return readFileSync(url, 'utf8');
}
