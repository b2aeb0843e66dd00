// Makes the documentation for developers, which the worker serves at /developers.
//
//   node tools/build-docs.mjs            writes build/assets/developers
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toHtml } from './docs/markdown.mjs';
import { asMarkdown, llmsFullText, llmsText, markdownAddress } from './docs/llms.mjs';
import { addressOf, LOCALES, pagesIn } from './docs/pages.mjs';

const OUT = resolve(dirname(fileURLToPath(import.meta.url)), '../build/assets/developers');

/** Every file, by its path under `developers`. */
export function developerFiles() {
  const files = new Map();
  for (const locale of LOCALES) {
    const groups = pagesIn(locale);
    const links = groups.map(({ title, pages }) => ({ title, pages: pages.map((page) => ({ address: addressOf(page.name), title: page.label ?? page.title })) }));
    for (const page of groups.flatMap(({ pages }) => pages)) {
      files.set(`${locale}/${page.name}.json`, JSON.stringify({ ...written(page, locale), groups: links }));
      files.set(`${locale}/${page.name}.md`, asMarkdown(page));
    }
    if (locale !== 'en') continue;
    files.set('llms.txt', llmsText(groups));
    files.set('llms-full.txt', llmsFullText(groups));
  }
  return files;
}

/** What the worker reads of a page. A text in another language than its page says so. */
function written({ name, title, summary, body, ...page }, locale) {
  const language = page.language ?? locale;
  const { html: text, headings } = toHtml(body, language);
  const html = language === locale ? text : `<div class="manual-part" lang="${language}">\n${text}</div>\n`;
  const sections = headings.filter(({ depth }) => depth === 2).map(({ id, title: heading }) => ({ id, title: heading }));
  return { title, summary, markdown: markdownAddress(name), sections, html };
}

function write() {
  const files = developerFiles();
  rmSync(OUT, { recursive: true, force: true });
  for (const [path, content] of files) {
    const file = join(OUT, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write();
