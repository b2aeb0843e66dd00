/** The SDK in Chromium against what npm has: warm, and on a first visit up to the first verdict. */

import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { forgetPeak, heldBy, peakOf } from "./memory.mjs";
import { median } from "./rounds.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".pem": "text/plain", ".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm", ".zip": "application/zip" };
const COLD = { ours: "cold-ours.mjs", "fflate + WebCrypto + pkijs": "cold-fflate.mjs", "JSZip + node-forge": "cold-forge.mjs" };
const ENTRIES = ["page.mjs", "switch-over-page.mjs", ...Object.values(COLD)];
/** A slow connection: every answer begins after this many milliseconds, and all of them share so many bytes per second. */
const SLOW = { delay: 40, rate: 5e6 / 8 };

/** A browser, and a server with the SDK, the bundled peers and the packages. */
export class Stage {
  #line = Promise.resolve();
  #isSlow = false;

  static async open(workshop, sdk) {
    const stage = new Stage();
    stage.workshop = workshop;
    stage.sdk = sdk;
    stage.scripts = await bundled(sdk);
    stage.packages = new Map();
    stage.contents = new Map();
    stage.server = createServer((request, response) => void stage.#answer(request, response));
    stage.server.listen(0, "127.0.0.1");
    await once(stage.server, "listening");
    stage.origin = `http://localhost:${stage.server.address().port}`;
    stage.browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
    return stage;
  }

  /** Times one package, with everything loaded. */
  async warm(file, rounds, { withForge }) {
    this.packages.set("/package.zip", file);
    const page = await this.browser.newPage();
    try {
      await page.goto(`${this.origin}/page.html`);
      await page.waitForFunction(() => "bench" in globalThis);
      const { anchors, signer } = this.workshop;
      return await page.evaluate((task) => globalThis.bench(task), { path: "/package.zip", anchors, signer, rounds, withForge });
    } finally {
      await page.close();
    }
  }

  /** The most memory that checking a package takes beyond the package itself, in bytes, for each way in a process of its own. */
  async memory(small, large, ways) {
    this.packages.set("/small.zip", small);
    this.packages.set("/large.zip", large);
    const extra = {};
    for (const way of ways) extra[way] = await this.#memory(way);
    return extra;
  }

  async #memory(way) {
    const context = await this.browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${this.origin}/page.html`);
      await page.waitForFunction(() => "prepare" in globalThis);
      const { anchors, signer } = this.workshop;
      await page.evaluate((task) => globalThis.prepare(task), { small: "/small.zip", large: "/large.zip", way, anchors, signer });
      // Pages share no process, and idle ones do not grow: the growth of all is that of this page.
      const pids = await this.#renderers();
      const before = pids.map(heldBy);
      pids.forEach(forgetPeak);
      await page.evaluate(() => globalThis.once());
      const grown = pids.map((pid, index) => Math.max(0, peakOf(pid) - before[index]));
      return grown.reduce((sum, bytes) => sum + bytes, 0);
    } finally {
      await context.close();
    }
  }

  async #renderers() {
    const session = await this.browser.newBrowserCDPSession();
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    await session.detach();
    return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  }

  /** Milliseconds from navigation to the first verdict, on first visits in turn. */
  async cold(file, rounds, { isSlow }) {
    this.packages.set("/cold.zip", file);
    this.#isSlow = isSlow;
    const times = Object.fromEntries(Object.keys(COLD).map((name) => [name, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, script] of Object.entries(COLD)) times[name].push(await this.#firstVisit(script));
    }
    this.#isSlow = false;
    return Object.fromEntries(Object.entries(times).map(([name, taken]) => [name, median(taken)]));
  }

  async #firstVisit(script) {
    const context = await this.browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${this.origin}/${script.replace(".mjs", ".html")}`);
      await page.waitForFunction(() => document.title.includes(" "));
      const [verdict, time] = (await page.title()).split(" ");
      if (verdict !== "valid") throw new Error(`${script}: ${verdict}`);
      return Number(time);
    } finally {
      await context.close();
    }
  }

  async #answer(request, response) {
    const path = new URL(request.url, this.origin).pathname;
    const found = this.#find(path);
    if (found === undefined) return response.writeHead(404).end();
    const packs = extname(path) !== ".zip";
    const body = packs ? compressed(path, found) : found;
    response.writeHead(200, { "content-type": TYPES[extname(path)], "cache-control": "no-store", ...(packs ? { "content-encoding": "br" } : {}) });
    return this.#isSlow ? this.#trickle(response, body) : response.end(body);
  }

  #find(path) {
    if (path === "/anchors.pem") return Buffer.from(this.workshop.anchors);
    if (path === "/signer.txt") return Buffer.from(this.workshop.signer);
    if (this.contents.has(path)) return this.contents.get(path);
    if (this.packages.has(path)) return readFileSync(this.packages.get(path));
    if (path.endsWith(".html")) return Buffer.from(`<!doctype html><title>…</title><script type="module" src="${path.replace(".html", ".js")}"></script>`);
    if (path.startsWith("/sdk/")) return readFileSync(new URL(path.slice(5), this.sdk));
    return this.scripts.get(path);
  }

  /** Answers take turns on one line, piece by piece. */
  async #trickle(response, body) {
    const piece = 8192;
    await sleep(SLOW.delay);
    for (let at = 0; at < body.length; at += piece) {
      const part = body.subarray(at, at + piece);
      this.#line = this.#line.then(() => sleep((part.length / SLOW.rate) * 1000));
      await this.#line;
      response.write(part);
    }
    response.end();
  }

  async close() {
    await this.browser.close();
    this.server.close();
  }
}

const packed = new Map();

function compressed(path, body) {
  if (!packed.has(path)) packed.set(path, brotliCompressSync(body));
  return packed.get(path);
}

/** Every page is one script, as applications are. */
async function bundled(sdk) {
  const { outputFiles } = await build({
    absWorkingDir: HERE, alias: { "@mydata-edge/sdk/verify": fileURLToPath(new URL("verify.js", sdk)), "#glue": fileURLToPath(new URL("parts/glue.js", sdk)) }, bundle: true, entryPoints: ENTRIES, external: ["/sdk/*"], format: "esm", minify: true, outdir: HERE, target: "es2022", write: false, logLevel: "warning",
  });
  return new Map(outputFiles.map((file) => [file.path.slice(HERE.length - 1), Buffer.from(file.contents)]));
}
