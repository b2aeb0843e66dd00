/** A page in Chromium, served under the strict policy that the elements promise to live with. */
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { contentSecurityPolicy } from '../src/policy.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.pem': 'application/x-pem-file', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.zip': 'application/zip',
};
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** What a path is answered with: a file, what is in one, where to go on, or nothing at all. */
export type Site = (path: string, platform: string) => Buffer | Redirect | URL | string | undefined;

/** Somewhere else; without a location, the browser stays where it is. */
export interface Redirect {
  location: string | undefined;
}

/** A browser with a server beside it. */
export interface Stage {
  origin: string;
  /** The same server under another origin, which stands for the platform in the policy. */
  platform: string;
  browser: Browser;
  /** What the pages complained about: errors, and violations of the policy. */
  complaints: string[];
  open(path: string, context?: BrowserContext): Promise<Page>;
  /** Paths that are answered with 503 from now on. */
  broken: Set<string>;
  close(): Promise<void>;
}

/** Starts both. */
export async function openStage(site: Site): Promise<Stage> {
  const broken = new Set<string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const found = broken.has(path) ? undefined : site(path, platform);
    const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8';
    const headers = { 'content-type': type, 'content-security-policy': contentSecurityPolicy(platform), 'x-content-type-options': 'nosniff' };
    if (typeof found === 'object' && 'location' in found) {
      response.writeHead(found.location === undefined ? 204 : 303, found.location === undefined ? headers : { ...headers, location: found.location }).end();
      return;
    }
    void contentOf(found).then((body) => response.writeHead(body === undefined ? 503 : 200, headers).end(body ?? ''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const [origin, platform] = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
  const complaints: string[] = [];
  const context = await browser.newContext({ locale: 'zh-TW', viewport: { width: 360, height: 740 } });
  return {
    origin,
    platform,
    browser,
    complaints,
    broken,
    async open(path, own = context) {
      const page = await own.newPage();
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
      });
      await page.goto(origin + path);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function contentOf(found: Buffer | URL | string | undefined): Promise<Buffer | string | undefined> {
  return found instanceof URL ? readFile(found).catch(() => undefined) : found;
}
