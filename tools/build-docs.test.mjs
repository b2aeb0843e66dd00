// The developers' pages: the same in both languages, no link leads nowhere, and every code of the program is explained.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { developerFiles } from './build-docs.mjs';
import { toHtml } from './docs/markdown.mjs';
import { addressOf, LOCALES, pagesIn } from './docs/pages.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const read = (path) => readFileSync(`${ROOT}${path}`, 'utf8');
const sources = (patterns) => globSync(patterns, { cwd: ROOT }).map(read).join('\n');

const pages = new Map(LOCALES.map((locale) => [locale, pagesIn(locale).flatMap((group) => group.pages)]));
const rendered = (page, locale) => toHtml(page.body, page.language ?? locale);
const anchorsOf = (name, locale) => [...rendered(pages.get(locale).find((page) => page.name === name), locale).anchors];

/** Pages of the platform beside these that links may lead to. */
const ELSEWHERE = ['/llms.txt', '/llms-full.txt'];

/** What codes the program has: those of a pattern in some sources, or what a source lists. */
const quoted = (pattern, text) => new Set([...text.matchAll(pattern)].map(([, code]) => code));
/** Codes that no developer of a service or a provider meets: of forms on the platform's own pages, of its log, of its crates. */
const ELSEWHERE_ONLY = ['counter', 'delegation', 'device', 'form', 'heartbeat', 'identification', 'identify', 'identity', 'ledger', 'live', 'member', 'message', 'order', 'organ', 'platform', 'protocol', 'sandbox'];
const FILE_NAME = /\.(cer|css|csv|example|ftl|html|js|json|md|pdf|pem|svg|txt|xml|zip)$/;

/** The compiler holds every error of the SDK to this list. */
function sdkCodes() {
  const tables = [...(/TableCode = (.*);/.exec(read('npm/src/tables/refusal.ts'))?.[1].matchAll(/'([a-z-]+)'/g) ?? [])].map(([, name]) => `table.${name}`);
  return new Set([...quoted(/'([a-z-]+\.[a-z-]+)'/g, read('npm/src/codes.ts')), ...tables]);
}

function wireCodes() {
  const found = quoted(/"([a-z-]+\.[a-z-]+)"/g, sources(['worker/src/**/*.rs', 'crates/protocol/src/**/*.rs', 'crates/consent/src/**/*.rs']));
  const isForDevelopers = (code) => !FILE_NAME.test(code) && !ELSEWHERE_ONLY.includes(code.split('.')[0]);
  // The delivery itself is no refusal, and the other is a domain.
  return new Set([...found].filter(isForDevelopers)).difference(new Set(['data.delivery', 'home.arpa']));
}

/** The codes that a page explains: rows and headings whose anchor is a code. */
function explained(name, locale) {
  const page = pages.get(locale).find((each) => each.name === name);
  const inRows = [...page.body.matchAll(/^\| (?:`\d+` )?`([a-z-]+\.[a-z-]+)`/gm)].map(([, code]) => code);
  const inHeadings = [...page.body.matchAll(/^### `([a-z-]+\.[a-z-]+)`$/gm)].map(([, code]) => code);
  return new Set([...inRows, ...inHeadings]);
}

for (const locale of LOCALES) {
  test(`every code that the program has is explained, and every one explained is there (${locale})`, () => {
    const known = new Set([...sdkCodes(), ...wireCodes()]);
    const [page, refusals] = [explained('errors', locale), explained('refusals', locale)];
    assert.deepEqual([...known].filter((code) => !page.has(code) && !refusals.has(code)).sort(), [], 'not explained');
    assert.deepEqual([...page].filter((code) => !known.has(code)).sort(), [], 'explained, and not there');
  });

  test(`every return code is explained (${locale})`, () => {
    const codes = [...read('npm/src/return.ts').matchAll(/^ {2}(\d{3}): '/gm)].map(([, code]) => `return-${code}`);
    const anchors = anchorsOf('errors', locale).filter((anchor) => anchor.startsWith('return-'));
    assert.deepEqual(anchors.sort(), codes.sort());
  });

  test(`every fault of the sandbox is listed (${locale})`, () => {
    const { body } = pages.get(locale).find(({ name }) => name === 'sandbox');
    const known = [...read('worker/src/sandbox/fault.rs').matchAll(/Self::\w+ => "([a-z-]+)",/g)].map(([, fault]) => fault);
    assert.deepEqual([...body.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, fault]) => fault).sort(), known.sort());
  });

  test(`every link leads to a page and a place that are there (${locale})`, () => {
    const places = new Map(pages.get(locale).map((page) => [addressOf(page.name), rendered(page, locale).anchors]));
    for (const page of pages.get(locale)) {
      for (const [, href] of rendered(page, locale).html.matchAll(/href="([^"]+)"/g)) {
        if (/^https?:/.test(href) || ELSEWHERE.includes(href)) continue;
        const [address, anchor] = href.startsWith('#') ? [addressOf(page.name), href.slice(1)] : href.split('#');
        assert.ok(places.has(address), `${page.name} leads to ${href}`);
        assert.ok(anchor === undefined || places.get(address).has(anchor), `${page.name} leads to ${href}`);
      }
    }
  });

  test(`titles are each page's own (${locale})`, () => {
    const titles = pages.get(locale).map(({ title }) => title);
    assert.equal(new Set(titles).size, titles.length);
  });
}

test('both languages have the same pages, with the same anchors and examples', () => {
  assert.deepEqual(pages.get('en').map(({ name }) => name), pages.get('zh-Hant').map(({ name }) => name));
  const code = ({ body }) => [...body.matchAll(/^```(ts|toml|json|sh)\n(.*?)^```/gms)].map(([, language, text]) => `${language} ${text}`).filter((text) => !/<.*>/.test(text));
  for (const [index, page] of pages.get('en').entries()) {
    assert.deepEqual(anchorsOf(page.name, 'en'), anchorsOf(page.name, 'zh-Hant'), page.name);
    assert.deepEqual(code(page), code(pages.get('zh-Hant')[index]), page.name);
  }
});

test('everything that the SDK exports is described, and what can be called or made has an example', () => {
  const parts = pages.get('en').filter(({ name }) => name.startsWith('api/')).flatMap(({ body }) => body.split(/^## /m).slice(1));
  assert.ok(parts.length > 50);
  const nameOf = (part) => part.split('\n', 1)[0];
  assert.deepEqual(parts.filter((part) => /^`[^`]+`\n\n```/.test(part)).map(nameOf), [], 'without a description');
  assert.deepEqual(parts.filter((part) => !/```ts\n(interface|type) /.test(part) && !part.includes('\nExample:\n')).map(nameOf), [], 'without an example');
});

test('what programs read names every page, and holds it', () => {
  const files = developerFiles();
  for (const page of pages.get('en')) {
    assert.ok(files.get('llms.txt').includes(`/developers/${page.name}.md`), page.name);
    assert.ok(files.get('llms-full.txt').includes(`# ${page.title}\n`), page.name);
    for (const locale of LOCALES) assert.ok(files.has(`${locale}/${page.name}.md`) && files.has(`${locale}/${page.name}.json`), page.name);
  }
});

test('HTML of the text is refused, and every heading has an anchor that both languages can have', () => {
  assert.throws(() => toHtml('<script>alert(1)</script>\n', 'en'), /HTML in Markdown/);
  assert.throws(() => toHtml('a <b>bold</b> word', 'en'), /HTML in Markdown/);
  assert.throws(() => toHtml('## 標題\n', 'zh-Hant'), /needs an anchor/);
  assert.throws(() => toHtml('## One {#a}\n\n## Two {#a}\n', 'en'), /twice/);
  assert.match(toHtml('## 標題 {#title}\n', 'zh-Hant').html, /<h2 id="title">標題 <a class="manual-anchor" href="#title">/);
});

test('text that looks like HTML is shown, and not understood', () => {
  const { html } = toHtml('Use `<b>` and 1 < 2.\n\n```ts\nconst a: Map<string, "x"> = f();\n```\n', 'en');
  assert.ok(html.includes('<code>&lt;b&gt;</code> and 1 &lt; 2.'));
  assert.ok(html.includes('Map&lt;string, &quot;x&quot;&gt;'));
});
