/** Chromium, the SDK, its peers at fixed versions and the documents, served under the policy that our pages have. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PEERS = join(ROOT, 'build/preview-peers');
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.pdf': 'application/pdf' };
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";

export const VERSIONS = { 'pdfjs-dist': '6.5.438', '@embedpdf/pdfium': '2.15.1' };

/** A browser and a server. */
export class Stage {
  #packed = new Map();
  #received = new Map();
  /** Bytes on the wire by path, since `carried.clear()`. */
  carried = new Map();

  /**
   * @param {Map<string, string>} documents Where each document is, by the name it is asked for.
   * @param {Map<string, string>} scripts The same for scripts of pages.
   * @param {{ isPacked?: boolean }} options Whether everything but documents travels packed by brotli, as it does from a real server.
   */
  static async open(documents, scripts, { isPacked = false } = {}) {
    installPeers();
    const stage = new Stage();
    stage.documents = documents;
    stage.scripts = scripts;
    stage.isPacked = isPacked;
    // A build for development, by whoever works beside this, must not be what is measured.
    stage.folder = mkdtempSync(join(tmpdir(), 'mydata-preview-'));
    cpSync(process.env.MYDATA_SDK ?? join(ROOT, 'npm/dist'), join(stage.folder, 'sdk'), { recursive: true });
    stage.server = createServer((request, response) => stage.#answer(request, response));
    await new Promise((resolve) => { stage.server.listen(0, '127.0.0.1', resolve); });
    stage.origin = `http://localhost:${stage.server.address().port}`;
    stage.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
    return stage;
  }

  async close() {
    await this.browser.close();
    this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A page of its own, with nothing cached. Its script sets `window.isReady`. */
  async page(script) {
    const context = await this.browser.newContext();
    const page = await context.newPage();
    await page.goto(`${this.origin}/?${script}`);
    await page.waitForFunction(() => window.isReady);
    return page;
  }

  /** What a page has posted under a name. */
  takeReceived(name) {
    const body = this.#received.get(name);
    this.#received.delete(name);
    return body;
  }

  #answer(request, response) {
    const { pathname: raw, search } = new URL(request.url, 'http://localhost');
    const path = decodeURIComponent(raw);
    if (request.method === 'POST') return this.#receive(path, request, response);
    if (path === '/') {
      const page = `<!doctype html><title>preview</title><script type="module" src="/scripts/${search.slice(1)}"></script>`;
      return response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY }).end(page);
    }
    const file = this.#file(path);
    if (file === undefined || !existsSync(file)) return response.writeHead(404).end();
    const isPacked = this.isPacked && !path.startsWith('/documents/');
    const sent = isPacked ? this.#wire(file) : readFileSync(file);
    this.carried.set(path, sent.length);
    const headers = { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-store' };
    return response.writeHead(200, isPacked ? { ...headers, 'content-encoding': 'br' } : headers).end(sent);
  }

  #receive(name, request, response) {
    const pieces = [];
    request.on('data', (piece) => pieces.push(piece)).on('end', () => {
      this.#received.set(name, Buffer.concat(pieces));
      response.writeHead(204).end();
    });
  }

  #file(path) {
    const rest = path.slice(path.indexOf('/', 1) + 1);
    if (path.startsWith('/sdk/')) return join(this.folder, 'sdk', rest);
    if (path.startsWith('/peers/')) return join(PEERS, 'node_modules', rest);
    if (path.startsWith('/scripts/')) return this.scripts.get(rest);
    return this.documents.get(rest);
  }

  #wire(file) {
    if (!this.#packed.has(file)) {
      const body = readFileSync(file);
      this.#packed.set(file, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }));
    }
    return this.#packed.get(file);
  }
}

function installPeers() {
  const isThere = Object.entries(VERSIONS).every(([name, version]) => {
    const manifest = join(PEERS, 'node_modules', name, 'package.json');
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
  });
  if (isThere) return;
  mkdirSync(PEERS, { recursive: true });
  writeFileSync(join(PEERS, 'package.json'), '{"private":true}');
  const packages = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--omit=optional', ...packages], { cwd: PEERS, stdio: 'inherit' });
}
