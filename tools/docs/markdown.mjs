// Turns our Markdown into HTML for pages with a strict policy: no HTML of the text's own, no styles, an anchor for every heading.
import { Marked } from 'marked';

/** What the frame around examples, tables and headings is called. */
const WORDS = {
  en: { example: 'Example', table: 'Table', anchor: 'Link to' },
  'zh-Hant': { example: '範例', table: '表格', anchor: '連結到' },
};
const EXPLICIT_ID = /\s*\{#([\w.-]+)\}\s*$/;
const EXPLICIT_IDS = /\s*\{#[\w.-]+\}(?=<\/td>)/g;
const COMMENT = /^\s*(<!--.*?-->\s*)*$/s;

/**
 * The HTML of a text, and its parts: headings of the second level.
 *
 * @param {string} text
 * @param {'en' | 'zh-Hant'} locale
 */
export function toHtml(text, locale) {
  const words = WORDS[locale];
  const headings = [];
  const anchors = new Set();
  const anchored = (id) => {
    if (anchors.has(id)) throw new Error(`the anchor ${id} is there twice`);
    anchors.add(id);
    return id;
  };
  let examples = 0;
  let tables = 0;
  const renderer = {
    heading({ tokens, depth, text: raw }) {
      const id = anchored(idOf(raw));
      const inner = this.parser.parseInline(tokens).replace(EXPLICIT_ID, '');
      const title = inner.replace(/<[^>]+>/g, '');
      headings.push({ id, title: unescaped(title), depth });
      return `<h${depth} id="${id}">${inner} <a class="manual-anchor" href="#${id}"><span class="unseen">${words.anchor} ${title}</span><span aria-hidden="true">#</span></a></h${depth}>\n`;
    },
    code({ text: code, lang }) {
      examples += 1;
      return `<pre class="manual-code" tabindex="0" role="region" aria-label="${words.example} ${examples}${lang ? ` (${escaped(lang)})` : ''}"><code>${escaped(code)}</code></pre>\n`;
    },
    table({ header, rows }) {
      tables += 1;
      const cell = (tag) => ({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag.split(' ')[0]}>`;
      const head = `<tr>${header.map(cell('th scope="col"')).join('')}</tr>`;
      const row = (cells) => {
        const id = idOfRow(cells[0].text);
        return `<tr${id ? ` id="${anchored(id)}"` : ''}>${cells.map(cell('td')).join('').replace(EXPLICIT_IDS, '')}</tr>`;
      };
      const body = rows.map(row).join('\n');
      return `<div class="manual-table" tabindex="0" role="region" aria-label="${words.table} ${tables}"><table>\n<thead>${head}</thead>\n<tbody>\n${body}\n</tbody></table></div>\n`;
    },
    link({ href, tokens }) {
      const rel = /^https?:/.test(href) ? ' rel="noreferrer"' : '';
      return `<a href="${escaped(href)}"${rel}>${this.parser.parseInline(tokens)}</a>`;
    },
    html({ text: html }) {
      if (!COMMENT.test(html)) throw new Error(`HTML in Markdown: ${html.slice(0, 60)}`);
      return '';
    },
  };
  // Only what is written as a link is one.
  const tokenizer = { url: () => undefined };
  const html = new Marked({ gfm: true, renderer, tokenizer }).parse(text);
  return { html: String(html), headings, anchors };
}

/** The anchor of a table's row: the code that stands alone in its first cell, or the one it names. */
function idOfRow(text) {
  const [, code] = /^`([a-z-]+\.[\w-]+)`$/.exec(text.trim()) ?? [];
  return code ?? EXPLICIT_ID.exec(text)?.[1];
}

/** The anchor of a heading: the code that it is about, the one it names as `{#anchor}`, or its words. */
export function idOf(heading) {
  const [, code] = /^`([^`]+)`$/.exec(heading.trim()) ?? [];
  const [, explicit] = EXPLICIT_ID.exec(heading) ?? [];
  const id = code ?? explicit ?? heading.toLowerCase().replace(/[^\p{L}\d]+/gu, '-').replace(/^-|-$/g, '');
  if (!/^[\w.()-]+$/.test(id)) throw new Error(`the heading "${heading}" needs an anchor: {#anchor}`);
  return id;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function unescaped(html) {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}
