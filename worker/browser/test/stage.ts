/** A page alone, such as one of identification, under the platform's headers, in Chromium: what it sends, and what people meet on it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
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
const TYPES: Readonly<Record<string, string>> = { css: 'text/css', js: 'text/javascript', svg: 'image/svg+xml', wasm: 'application/wasm' };
/** What the platform sends with its pages, and the one header that pages with a card have of their own. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export const PHONE = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

/** A page that waits for its visitor to be identified. */
export interface Visit {
  /** What the page is made with. */
  wanted?: Readonly<Record<string, string>>;
  lang?: 'en' | 'zh-Hant';
  context?: BrowserContextOptions;
  /** Runs before the page's own script. */
  first?: () => void;
  /** Is done with the page before it is opened. */
  prepare?: (page: Page) => Promise<unknown>;
}

/** What is between the page's heading and its end, and the page's script. */
export interface Scene {
  script: string;
  /** Those that the page has besides. */
  others?: readonly string[];
  /** Style sheets besides that of all pages. */
  sheets?: readonly string[];
  main: string;
}

/** What the platform answers besides the page and its files. */
export interface Answer {
  status?: number;
  headers?: Readonly<Record<string, string>>;
  body: Buffer | string;
}

/** How a stage differs from others. */
export interface StageOptions {
  /** More of the browser's flags, such as a film in place of its camera. */
  flags?: readonly string[];
  answer?: (method: string, path: string) => Answer | undefined;
}

export class Stage {
  readonly #server: Server;
  readonly #browser: Browser;
  /** Forms that were sent. */
  readonly sent: URLSearchParams[] = [];
  /** Everything that reached the platform, to look for what must not. */
  readonly heard: string[] = [];
  readonly complaints: string[] = [];

  private constructor(browser: Browser, scene: (wanted: URLSearchParams) => Scene, answer: StageOptions['answer']) {
    this.#browser = browser;
    this.#server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
      const body = await bodyOf(request);
      this.heard.push(`${request.url} ${JSON.stringify(request.headers)} ${body}`);
      if (request.method === 'POST') this.sent.push(new URLSearchParams(body));
      const other = answer?.(request.method ?? '', pathname);
      if (other) {
        response.writeHead(other.status ?? 200, { ...HEADERS, ...other.headers }).end(other.body);
        return;
      }
      if (pathname.startsWith('/assets/')) {
        const type = TYPES[pathname.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
        response.writeHead(200, { ...HEADERS, 'content-type': type }).end(await readFile(new URL(`../../../build${pathname}`, import.meta.url)));
        return;
      }
      response.writeHead(200, HEADERS).end(request.method === 'POST' ? done : pageOf(searchParams.get('lang') ?? '', scene(searchParams)));
    });
  }

  static async open(scene: (wanted: URLSearchParams) => Scene, { flags = [], answer }: StageOptions = {}): Promise<Stage> {
    const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium', args: [...FLAGS, ...flags] });
    const stage = new Stage(browser, scene, answer);
    stage.#server.listen(0, '127.0.0.1');
    await once(stage.#server, 'listening');
    return stage;
  }

  get origin(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo | null)?.port ?? 0}`;
  }

  async visit({ wanted = {}, lang = 'zh-Hant', context = {}, first, prepare }: Visit = {}): Promise<Page> {
    const visitor = await this.#browser.newContext({ locale: 'zh-TW', viewport: { width: 1024, height: 768 }, ...context });
    visitor.setDefaultTimeout(15_000);
    const page = await visitor.newPage();
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    if (first) await page.addInitScript(first);
    if (prepare) await prepare(page);
    await page.goto(`${this.origin}/identify?${new URLSearchParams({ ...wanted, lang })}`);
    return page;
  }

  /** The form that has been sent, once there is one. */
  async sentForm(page: Page): Promise<Record<string, string>> {
    await page.getByRole('heading', { name: '已送出' }).waitFor();
    assert.equal(this.sent.length, 1);
    return Object.fromEntries(this.sent[0] ?? []);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** Fails on what axe finds, and on what is wider than the screen. */
export async function assertUsable(page: Page): Promise<void> {
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(`${AXE};axe.run(document, { runOnly: ${RULES} })`);
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok((wide ?? 0) <= (screen ?? 0), `the page is ${wide} wide on a screen of ${screen}`);
}

/** The words of the box that says what went wrong; it has the focus. */
export async function problemOn(page: Page): Promise<string> {
  const box = page.getByRole('alert');
  await box.waitFor();
  assert.ok(await box.evaluate((element) => element === document.activeElement), 'the problem has the focus');
  return box.innerText();
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const done = '<!doctype html><html lang="zh-Hant"><title>完成</title><main><h1>已送出</h1></main></html>';

function pageOf(lang: string, { script, others = [], sheets = [], main }: Scene): string {
  return `<!doctype html>
<html lang="${lang}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>驗證身分</title>
${['site.css', ...sheets].map((name) => `<link rel="stylesheet" href="/assets/${name}">`).join('\n')}
${[...others, script].map((name) => `<script type="module" src="/assets/${name}"></script>`).join('\n')}
<main class="main"><div class="task">
<h1>驗證身分</h1>
${main}
</div></main></html>`;
}
