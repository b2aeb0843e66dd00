/** A page in Chromium, served under the strict policy that the elements promise to live with. */
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.pem': 'application/x-pem-file', '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm', '.zip': 'application/zip',
};
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'";
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** What a path is answered with: a file, or what is in one. */
export type Site = (path: string) => Buffer | URL | string | undefined;

/** A browser with a server beside it. */
export interface Stage {
  origin: string;
  browser: Browser;
  /** What the pages complained about: errors, and violations of the policy. */
  complaints: string[];
  open(path: string): Promise<Page>;
  /** Paths that are answered with 503 from now on. */
  broken: Set<string>;
  close(): Promise<void>;
}

/** Starts both. */
export async function openStage(site: Site): Promise<Stage> {
  const broken = new Set<string>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    void answer(site, path).then((body) => {
      const found = body !== undefined && !broken.has(path);
      const type = TYPES[extname(path)] ?? 'text/html; charset=utf-8';
      response.writeHead(found ? 200 : 503, { 'content-type': type, 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' });
      response.end(found ? body : '');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: FLAGS });
  const complaints: string[] = [];
  const context = await browser.newContext({ locale: 'zh-TW', viewport: { width: 360, height: 740 } });
  return {
    origin,
    browser,
    complaints,
    broken,
    async open(path) {
      const page = await context.newPage();
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

async function answer(site: Site, path: string): Promise<Buffer | string | undefined> {
  const found = site(path);
  if (!(found instanceof URL)) return found;
  return readFile(found).catch(() => undefined);
}
