/** What surrounds every page of the school: name, language, text size, footer. */
import { html } from '../html.ts';
import type { Content, Html } from '../html.ts';
import { sayIn } from '../text.ts';
import type { Say } from '../text.ts';
import type { Visitor } from '../visitor.ts';

/** What a page is made for. */
export interface Frame {
  say: Say;
  visitor: Visitor;
  /** Path and query of the page, for the links that change language and size. */
  address: string;
}

/** The frame for a request. */
export function frameOf(request: Request, visitor: Visitor): Frame {
  const { pathname, search } = new URL(request.url);
  return { say: sayIn(visitor.language), visitor, address: pathname + search };
}

/** A page of its own. */
export interface Page {
  title: string;
  /** Whether the page is about something that went wrong; its title then says so first. */
  isError?: boolean;
  content: Content;
  /** Scripts, by name under /assets. */
  script?: string;
  /** Where to look again without script, and after how many seconds. */
  refresh?: number;
}

/** The whole document. */
export function framed(frame: Frame, page: Page): string {
  const { say, visitor } = frame;
  const title = `${page.isError === true ? say('error-prefix') : ''}${page.title} – ${say('site-name')}`;
  return `<!doctype html>\n${html`<html lang="${visitor.language}" data-size="${visitor.textSize}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="/assets/school.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/school.css">
${page.script === undefined ? undefined : html`<script type="module" src="/assets/${page.script}"></script>`}
${page.refresh === undefined ? undefined : html`<noscript><meta http-equiv="refresh" content="${page.refresh}"></noscript>`}
</head>
<body>
<a class="skip" href="#main">${say('skip')}</a>
${header(frame)}
<main id="main" tabindex="-1">
${page.content}
</main>
<footer><div class="column"><p>${say('footer-note')}</p><p>${say('footer-contact')}</p></div></footer>
</body>
</html>`}\n`;
}

function header(frame: Frame): Html {
  const { say, visitor } = frame;
  const other = visitor.language === 'en' ? 'zh-Hant' : 'en';
  const sizes = (['small', 'medium', 'large'] as const).map((size) => {
    const current = size === visitor.textSize ? html` aria-current="true"` : undefined;
    return html`<a class="size size-${size}" href="${withChoice(frame.address, 'size', size)}" rel="nofollow"${current}>${say(`size-${size}`)}</a>`;
  });
  return html`<header>
<p class="demonstration">${say('site-demo')}</p>
<div class="column masthead">
<a class="brand" href="/"><img src="/assets/school.svg" alt="" width="48" height="48"><span><strong>${say('site-name')}</strong><br><span class="office">${say('site-office')}</span></span></a>
<div class="tools">
<div class="sizes" role="group" aria-label="${say('size-label')}"><span aria-hidden="true">${say('size-label')}</span>${sizes}</div>
<a class="language" href="${withChoice(frame.address, 'lang', other)}" rel="nofollow" lang="${other}" hreflang="${other}">${say('language-switch')}</a>
</div>
</div>
</header>`;
}

function withChoice(address: string, name: string, value: string): string {
  const url = new URL(address, 'http://school.invalid');
  url.searchParams.set(name, value);
  return url.pathname + url.search;
}
