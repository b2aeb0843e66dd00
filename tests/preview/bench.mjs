/**
 * Drawing pages in Chromium, as ratios against named peers in the same run. Writes docs/preview-benchmarks.md.
 *
 *   MYDATA_PROFILE=release tools/toolchain build-browser
 *   tools/toolchain run node tests/preview/bench.mjs [FOLDER with more PDFs]
 *
 * The peers are installed into build/preview-peers, at the versions below.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { chromium } from 'playwright-core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PEERS = join(ROOT, 'build/preview-peers');
const VERSIONS = { 'pdfjs-dist': '6.5.438', '@embedpdf/pdfium': '2.15.1' };
const ROUNDS = 9;
const FIRST_VISITS = 7;
const SCALE = 1.5;
const PASSWORD = 'A123456789';
const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.pdf': 'application/pdf' };

/** The three viewers behind one door: `load` once, then for each document `open`, `draw` and `close`. */
const PAGE = `
const fetched = async (name) => new Uint8Array(await (await fetch('/documents/' + name)).arrayBuffer());
const canvasFor = (width, height) => Object.assign(document.createElement('canvas'), { width, height });
const viewers = {
  async ours() {
    const { openPreview } = await import('/sdk/preview.js');
    return {
      open: (bytes) => openPreview(bytes, { password: '${PASSWORD}' }),
      async draw(opened) {
        const { bitmap } = await opened.render(1, { scale: ${SCALE} });
        const canvas = canvasFor(bitmap.width, bitmap.height);
        canvas.getContext('bitmaprenderer').transferFromImageBitmap(bitmap);
      },
      close: (opened) => opened.close(),
    };
  },
  async 'pdf.js'() {
    const pdfjs = await import('/peers/pdfjs-dist/build/pdf.min.mjs');
    pdfjs.GlobalWorkerOptions.workerSrc = '/peers/pdfjs-dist/build/pdf.worker.min.mjs';
    const at = (folder) => new URL('/peers/pdfjs-dist/' + folder + '/', location.href).href;
    return {
      open: (bytes) => pdfjs.getDocument({ data: bytes, password: '${PASSWORD}', cMapUrl: at('cmaps'), standardFontDataUrl: at('standard_fonts'), wasmUrl: at('wasm'), iccUrl: at('iccs') }).promise,
      async draw(opened) {
        const page = await opened.getPage(1);
        const viewport = page.getViewport({ scale: ${SCALE} });
        const canvas = canvasFor(Math.ceil(viewport.width), Math.ceil(viewport.height));
        await page.render({ canvas, viewport }).promise;
      },
      close: (opened) => opened.loadingTask.destroy(),
    };
  },
  async PDFium() {
    const { init } = await import('/peers/@embedpdf/pdfium/dist/index.browser.js');
    const wasmBinary = await (await fetch('/peers/@embedpdf/pdfium/dist/pdfium.wasm')).arrayBuffer();
    const pdfium = await init({ wasmBinary });
    pdfium.PDFiumExt_Init();
    const heap = () => pdfium.pdfium.HEAPU8;
    return {
      async open(bytes) {
        const place = pdfium.pdfium.wasmExports.malloc(bytes.length);
        heap().set(bytes, place);
        return { place, document: pdfium.FPDF_LoadMemDocument(place, bytes.length, '${PASSWORD}') };
      },
      async draw({ document: opened }) {
        const page = pdfium.FPDF_LoadPage(opened, 0);
        const width = Math.ceil(pdfium.FPDF_GetPageWidthF(page) * ${SCALE});
        const height = Math.ceil(pdfium.FPDF_GetPageHeightF(page) * ${SCALE});
        const bitmap = pdfium.FPDFBitmap_Create(width, height, 0);
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff);
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0x10 | 0x01);
        const start = pdfium.FPDFBitmap_GetBuffer(bitmap);
        const pixels = new Uint8ClampedArray(heap().slice(start, start + width * height * 4));
        canvasFor(width, height).getContext('2d').putImageData(new ImageData(pixels, width, height), 0, 0);
        pdfium.FPDFBitmap_Destroy(bitmap);
        pdfium.FPDF_ClosePage(page);
      },
      async close({ place, document: opened }) {
        pdfium.FPDF_CloseDocument(opened);
        pdfium.pdfium.wasmExports.free(place);
      },
    };
  },
};
window.firstVisit = async (viewer, name) => {
  const bytes = await fetched(name);
  const { open, draw } = await viewers[viewer]();
  await draw(await open(bytes));
  return performance.now();
};
const loaded = {};
window.once = async (viewer, name) => {
  const { open, draw, close } = (loaded[viewer] ??= await viewers[viewer]());
  const bytes = await fetched(name);
  const opened = await open(bytes);
  const start = performance.now();
  await draw(opened);
  const first = performance.now() - start;
  await close(opened);
  return first;
};
window.isReady = true;
`;
const VIEWERS = ['ours', 'pdf.js', 'PDFium'];

function installPeers() {
  if (existsSync(join(PEERS, 'node_modules/pdfjs-dist'))) return;
  mkdirSync(PEERS, { recursive: true });
  writeFileSync(join(PEERS, 'package.json'), '{"private":true}');
  const packages = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--omit=optional', ...packages], { cwd: PEERS, stdio: 'inherit' });
}

const packed = new Map();
function wire(path, body) {
  if (!packed.has(path)) packed.set(path, brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length } }));
  return packed.get(path);
}

function serve(documents) {
  const carried = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (path === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>bench</title><script type="module" src="/page.js"></script>');
    const file = path.startsWith('/sdk/') ? join(ROOT, 'npm/dist', path.slice(5))
      : path.startsWith('/peers/') ? join(PEERS, 'node_modules', path.slice(7))
        : documents.get(path.slice('/documents/'.length));
    const body = path === '/page.js' ? Buffer.from(PAGE) : file !== undefined && existsSync(file) ? readFileSync(file) : undefined;
    if (body === undefined) return response.writeHead(404).end();
    const isPacked = !path.startsWith('/documents/');
    const sent = isPacked ? wire(path, body) : body;
    carried.set(path, sent.length);
    return response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'cache-control': 'no-store', ...(isPacked ? { 'content-encoding': 'br' } : {}) }).end(sent);
  });
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve({ server, carried, origin: `http://localhost:${server.address().port}` })); });
}

const quantile = (values, at) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))];

async function opened(browser, origin) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => window.isReady);
  return page;
}

async function firstPages(browser, origin, names) {
  const page = await opened(browser, origin);
  const rows = [];
  for (const name of names) {
    const times = Object.fromEntries(VIEWERS.map((viewer) => [viewer, []]));
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const viewer of VIEWERS) {
        const time = await page.evaluate(([which, file]) => window.once(which, file), [viewer, name]).catch(() => Number.NaN);
        if (round > 0) times[viewer].push(time);
      }
    }
    const medians = Object.fromEntries(VIEWERS.map((viewer) => [viewer, quantile(times[viewer], 0.5)]));
    console.log(name.padEnd(32), VIEWERS.map((viewer) => `${viewer} ${medians[viewer].toFixed(1)}`).join('   '));
    rows.push({ name, medians });
  }
  await page.context().close();
  return rows;
}

async function firstVisits(browser, origin, carried, name) {
  const rows = [];
  for (const viewer of VIEWERS) {
    const times = [];
    let bytes = 0;
    for (let round = 0; round < FIRST_VISITS; round += 1) {
      const page = await opened(browser, origin);
      carried.clear();
      times.push(await page.evaluate(([which, file]) => window.firstVisit(which, file), [viewer, name]));
      bytes = [...carried].filter(([path]) => !path.startsWith('/documents/')).reduce((sum, [, size]) => sum + size, 0);
      await page.context().close();
    }
    console.log(`first visit, ${name}: ${viewer} ${quantile(times, 0.5).toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} kB`);
    rows.push({ viewer, name, time: quantile(times, 0.5), bytes });
  }
  return rows;
}

function report(rows, visits) {
  const ratio = (peer, ours) => (Number.isFinite(peer) ? `**${(peer / ours).toFixed(2)} ×**` : 'not drawn');
  const all = (viewer, at) => quantile(rows.map(({ medians }) => medians[viewer]).filter(Number.isFinite), at);
  const lines = [
    '# Speed of the preview\n',
    'Written by `node tests/preview/bench.mjs`, and not by hand. Times are medians in milliseconds, in Chromium, of variants that took turns;',
    'a ratio is a peer\'s time divided by ours, so that more than 1 means we are quicker. Differences under a fifth are noise.',
    `The peers: pdf.js ${VERSIONS['pdfjs-dist']} in its Worker, PDFium (@embedpdf/pdfium ${VERSIONS['@embedpdf/pdfium']}) on the page itself.\n`,
    `## The first page of a document just opened, drawn at scale ${SCALE}\n`,
    '| document | ours | pdf.js | pdf.js ÷ ours | PDFium | PDFium ÷ ours |', '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows.map(({ name, medians: { ours, 'pdf.js': pdfjs, PDFium } }) => `| ${name} | ${ours.toFixed(1)} | ${pdfjs.toFixed(1)} | ${ratio(pdfjs, ours)} | ${PDFium.toFixed(1)} | ${ratio(PDFium, ours)} |`),
    ...[0.5, 0.95].map((at) => `| ${at === 0.5 ? 'median of all' : '95th of 100'} | ${VIEWERS.map((viewer) => all(viewer, at).toFixed(1)).map((time, index) => (index === 0 ? time : `${time} | ${ratio(Number(time), all('ours', at))}`)).join(' | ')} |`),
    '\n## A first visit: from navigation to the first page drawn, nothing cached, everything packed by brotli\n',
    '| document | viewer | ms | peer ÷ ours | on the wire, kB |', '| --- | --- | ---: | ---: | ---: |',
    ...visits.map(({ viewer, name, time, bytes }) => {
      const ours = visits.find((visit) => visit.viewer === 'ours' && visit.name === name).time;
      return `| ${name} | ${viewer} | ${time.toFixed(0)} | ${viewer === 'ours' ? '' : ratio(time, ours)} | ${(bytes / 1000).toFixed(0)} |`;
    }),
    '',
  ];
  writeFileSync(join(ROOT, 'docs/preview-benchmarks.md'), lines.join('\n'));
}

installPeers();
const folders = [join(ROOT, 'tests/preview/fixtures'), ...process.argv.slice(2)];
const documents = new Map(folders.flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.pdf')).map((name) => [name, join(folder, name)])));
const compared = [...documents.keys()].filter((name) => !/^(actions|named-identity-lost|named-invented-encoding|rare|protected-(?!aes-256\.pdf))/.test(name)).sort();
const { server, carried, origin } = await serve(documents);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] });
try {
  const rows = await firstPages(browser, origin, compared);
  const visits = [];
  for (const name of ['reportlab.pdf', 'named-utf16.pdf']) visits.push(...await firstVisits(browser, origin, carried, name));
  report(rows, visits);
} finally {
  await browser.close();
  server.close();
}
