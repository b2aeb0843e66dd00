/** An identification page with a card, under the platform's headers, in Chromium beside the component's simulator. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = JSON.stringify(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
/** What the platform sends with its pages, and the one header that this page has of its own. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export const NONCE = 'x5bq0c8yXq4Zg_Zb3o-KJw1VtqmAeZT0m3w1y1mB1fA';

/** A page that waits for its visitor to be identified. */
export interface CardPage {
  component: string;
  lang?: 'en' | 'zh-Hant';
  context?: BrowserContextOptions;
  /** Runs before the page's own script. */
  first?: () => void;
}

export class CardStage {
  readonly #server: Server;
  readonly #browser: Browser;
  /** Forms that were sent. */
  readonly sent: URLSearchParams[] = [];
  /** Everything that reached the platform, to look for what must not. */
  readonly heard: string[] = [];
  readonly complaints: string[] = [];

  private constructor(browser: Browser) {
    this.#browser = browser;
    this.#server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
      const body = await bodyOf(request);
      this.heard.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
      if (request.method === 'POST') this.sent.push(new URLSearchParams(body));
      if (pathname.startsWith('/assets/')) {
        const type = pathname.endsWith('.css') ? 'text/css' : 'text/javascript';
        response.writeHead(200, { ...HEADERS, 'content-type': type }).end(await readFile(new URL(`../../../build${pathname}`, import.meta.url)));
        return;
      }
      response.writeHead(200, HEADERS).end(request.method === 'POST' ? done : page(searchParams));
    });
  }

  static async open(): Promise<CardStage> {
    const stage = new CardStage(await chromium.launch({ executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium', args: FLAGS }));
    stage.#server.listen(0, '127.0.0.1');
    await once(stage.#server, 'listening');
    return stage;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo | null)?.port ?? 0}`;
  }

  async visit({ component, lang = 'zh-Hant', context = {}, first }: CardPage): Promise<Page> {
    const visitor = await this.#browser.newContext({ locale: 'zh-TW', viewport: { width: 1024, height: 768 }, ...context });
    visitor.setDefaultTimeout(15_000);
    const page = await visitor.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    if (first) await page.addInitScript(first);
    await page.goto(`${this.origin}/identify?${new URLSearchParams({ component, lang })}`);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
  }
}

/** Fails on what axe finds, on what is wider than the screen, and on fingers that find no room. */
export async function assertUsable(page: Page): Promise<void> {
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(`${AXE};axe.run(document, { runOnly: ${RULES} })`);
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok((wide ?? 0) <= (screen ?? 0), `the page is ${wide} wide on a screen of ${screen}`);
}

const done = '<!doctype html><html lang="zh-Hant"><title>完成</title><main><h1>已送出</h1></main></html>';

function page(wanted: URLSearchParams): string {
  return `<!doctype html>
<html lang="${wanted.get('lang')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>驗證身分</title>
<link rel="stylesheet" href="/assets/site.css">
<script type="module" src="/assets/card.js"></script>
<main class="main"><div class="task">
<h1>驗證身分</h1>
<form method="post" action="/identify" data-card data-nonce="${NONCE}" data-component-url="${wanted.get('component')}">
<input type="hidden" name="csrf" value="c">
<input type="hidden" name="signature"><input type="hidden" name="certificate"><input type="hidden" name="card_number">
<div class="card-panel"></div>
<div class="buttons">
<button data-card-send hidden name="decision" value="agree">送出</button>
<button class="button button-quiet" name="decision" value="refuse" formnovalidate>不同意</button>
</div>
</form>
</div></main></html>`;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

export interface MuteComponent {
  origin: string;
  /** What its windows have been asked. */
  asked: readonly string[];
  /** Tells of each by "asked". */
  questions: EventEmitter;
  close(): void;
}

/** A component that speaks first and then never answers, with other pages that speak out of turn. */
export async function openMuteComponent(): Promise<MuteComponent> {
  const asked: string[] = [];
  const questions = new EventEmitter();
  const server = createServer(async (request, response) => {
    if (request.url === '/asked') {
      asked.push(await bodyOf(request));
      questions.emit('asked');
    }
    const forged = JSON.stringify({ func: 'sign', ret_code: 0, signature: 'Zm9yZ2Vk', certb64: 'Zm9yZ2Vk', cardSN: 'forged' });
    const bodies: Record<string, string> = {
      '/popupForm': `<script>onmessage = ({ data }) => fetch('/asked', { method: 'POST', body: data }); opener.postMessage('{"func":"getTbs"}', '*')</script>`,
      '/forger': `<script>opener.postMessage('{"func":"getTbs"}', '*'); opener.postMessage(${JSON.stringify(forged)}, '*'); document.title = 'spoken'</script>`,
    };
    response.writeHead(200, { 'content-type': 'text/html' }).end(bodies[request.url ?? ''] ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, asked, questions, close: () => void server.close() };
}
