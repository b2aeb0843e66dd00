// Builds what runs in browsers, and the SDK that it is made of:
//
//   node tools/build-browser.mjs [--profile edge|release] [--types] [--only-sdk]
//
//   crates/wasm                     → npm/dist/mydata-verify.wasm, npm/dist/parts/glue.js
//   worker/locales/*/*.ftl          → npm/dist/parts/catalogue.js and viewer-catalogue.js (only the sentences that browsers need)
//   crates/preview-wasm, npm/src/preview → see tools/build-preview.mjs
//   crates/soft-certificate-wasm    → build/assets/mydata-soft-certificate.wasm, its glue in soft-certificate-worker.js
//   crates/records-wasm             → build/assets/mydata-records.wasm, its glue and papers.ftl in scripts that check papers and entries
//   crates/identity-wasm            → build/assets/mydata-identity.wasm, its glue in identify-fields.js
//   npm/src                         → npm/dist, with --types also its declarations, as they are published
//   worker/browser, worker/assets   → build/assets, style sheets each in one file with what it imports; a script of identification holds its catalogue, as card.js worker/locales/*/card.ftl
//   node_modules/zxing-wasm         → build/assets/zxing-reader.wasm, which reads barcodes for the clerk's pages
//   demo/sp                         → build/demo-sp, demo/sp/dist
//
// tools/toolchain calls it with the tools on PATH. Files are written only where they change, so that wrangler
// reloads only what did; several calls at once wait for each other.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildPreview, copyPreview } from './build-preview.mjs';
import { compileCatalogue } from './fluent.mjs';
import { holdFetched, onTheWire } from './package-budgets.mjs';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const SDK = join(ROOT, 'npm/dist');
const ASSETS = join(ROOT, 'build/assets');
const RECORDS_MODULE = 'mydata-records.wasm';
const PAGE_CATALOGUES = ['package.ftl', 'trust.ftl', 'browser.ftl', 'button.ftl'];
/** What only the viewer says is loaded with it, so that no page waits for it. */
const VIEWER_CATALOGUES = ['preview.ftl', 'viewer.ftl', 'tables.ftl'];
/** Scripts that watch a time. They are small, so that none waits for a part of another. */
const CLOCKS = ['deadline', 'counter-code'];
/** Scripts of identification, and the catalogue of each. A page has one of them, so none shares a part with another. */
const IDENTIFICATION = { card: 'card.ftl', device: 'device.ftl', 'soft-certificate': 'soft-certificate.ftl' };
/** Of the sentences about refusals, those that are about a field. */
const FIELDS = /^(error-word|identity-(birthday|business-number|email|household-number|mobile|national-id|nhi-card-number)-.*)$/;

const argument = (name) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const profile = argument('profile') ?? 'edge';
const isRelease = profile === 'release';
// For release, the module has a profile of its own, made for the wire.
const cargoProfile = isRelease ? 'browser' : profile;

/** The module that checks fields, by brotli. */
const LARGEST_FIELD_CHECKS = 12_000;

/** The module that checks papers and entries of the audit trail, by brotli. */
const LARGEST_RECORD_CHECKS = 100_000;

/** The module that reads barcodes from a camera, by brotli; it is fetched when the camera is asked for. */
const LARGEST_CODE_READER = 325_000;

/** What is fetched when a certificate file is chosen, module and Worker, by brotli. */
const LARGEST_SOFT_CERTIFICATE = 135_000;

function writeIfChanged(path, content) {
  const bytes = Buffer.from(content);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function copy(from, to) {
  if (!existsSync(from)) return;
  if (!statSync(from).isDirectory()) return writeIfChanged(to, readFileSync(from));
  for (const name of readdirSync(from)) copy(join(from, name), join(to, name));
}

function run(command, ...args) {
  execFileSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: environment() });
}

// A published module does not tell where it was built. Cargo's own setting of these flags has to be repeated.
function environment() {
  if (!isRelease) return process.env;
  const registry = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'registry/src');
  const flags = ['-Ctarget-feature=+simd128', `--remap-path-prefix=${registry}=crates`, `--remap-path-prefix=${ROOT}=.`];
  return { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f') };
}

function wasm() {
  const work = wasmModule('mydata-wasm', 'build/wasm');
  copy(join(work, 'glue_bg.wasm'), join(SDK, 'mydata-verify.wasm'));
  copy(join(work, 'glue.js'), join(SDK, 'parts/glue.js'));
}

/** Builds a crate for browsers, and answers the folder with its module, `glue_bg.wasm`, and `glue.js`. */
function wasmModule(crate, folder) {
  run('cargo', 'build', '--package', crate, '--target', 'wasm32-unknown-unknown', '--profile', cargoProfile);
  const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target');
  const built = join(target, 'wasm32-unknown-unknown', cargoProfile, `${crate.replaceAll('-', '_')}.wasm`);
  const work = join(ROOT, folder);
  const stamp = join(work, 'stamp');
  const state = `${profile} ${createHash('sha256').update(readFileSync(built)).digest('hex')}`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== state) {
    rmSync(work, { recursive: true, force: true });
    const bindgen = process.env.WASM_BINDGEN_BIN ?? 'wasm-bindgen';
    run(bindgen, built, '--target', 'web', '--omit-default-module-path', '--no-typescript', '--out-dir', work, '--out-name', 'glue');
    if (isRelease) optimise(join(work, 'glue_bg.wasm'));
    writeFileSync(stamp, state);
  }
  return work;
}

function optimise(file) {
  const features = ['simd', 'bulk-memory', 'sign-ext', 'nontrapping-float-to-int', 'mutable-globals', 'reference-types', 'multivalue'];
  const flags = features.map((feature) => `--enable-${feature}`);
  // What binaryen inlines or shares after LLVM has, compresses worse: inlining cost a tenth of the size and won no time.
  run(process.env.WASM_OPT_BIN ?? 'wasm-opt', '-O3', '--skip-pass=inlining-optimizing', '--skip-pass=local-cse', ...flags, '--strip-debug', '--strip-producers', file, '-o', file);
}

async function bundle(options) {
  const result = await build({
    absWorkingDir: ROOT,
    bundle: true,
    charset: 'utf8',
    format: 'esm',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    minify: isRelease,
    target: 'es2022',
    write: false,
    ...options,
  });
  for (const file of result.outputFiles) writeIfChanged(file.path, file.contents);
  return result.outputFiles.map((file) => file.path);
}

// Chunks of former builds would otherwise stay for ever.
function removeOldChunks(folder, written, prefix = 'chunk-') {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.startsWith(prefix) && name.endsWith('.js') && !written.includes(path)) rmSync(path);
  }
}

async function sdk() {
  const catalogues = { catalogue: PAGE_CATALOGUES, 'viewer-catalogue': VIEWER_CATALOGUES };
  for (const [name, files] of Object.entries(catalogues)) {
    writeIfChanged(join(SDK, `parts/${name}.js`), compileCatalogue(join(ROOT, 'worker/locales'), files));
  }
  const parts = ['node', 'web', 'workerd'].map((runtime) => `npm/src/parts/module-${runtime}.ts`);
  await bundle({ entryPoints: parts, outdir: join(SDK, 'parts'), bundle: false });
  const entryPoints = ['index', 'verify', 'elements', 'preview', 'viewer', 'server', 'dp'].map((name) => `npm/src/${name}.ts`);
  const written = await bundle({ entryPoints, outdir: SDK, splitting: true, chunkNames: 'chunk-[hash]', legalComments: 'inline', external: ['#module'] });
  removeOldChunks(SDK, written);
  await verifierWorker(SDK);
  licences();
  if (process.argv.includes('--types')) declarations();
}

// What is written by hand for others' JavaScript is no output of the compiler, but the other declarations name it. They name each other
// by their sources, which are not published.
function declarations() {
  run('tsc', '-p', 'npm/tsconfig.json');
  for (const folder of [join(ROOT, 'npm/src'), join(SDK, 'types')]) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.d.ts'))) {
      const text = readFileSync(join(folder, name), 'utf8').replaceAll(/((?:from|import\() ?'\.[^']*)\.ts'/g, "$1.js'");
      writeIfChanged(join(SDK, 'types', name), text);
    }
  }
}

// A package holds its licences, and that of the font.
function licences() {
  for (const name of ['LICENSE', 'LICENSE-APACHE', 'LICENSE-MIT']) copy(join(ROOT, name), join(SDK, 'licences', name));
  copy(join(ROOT, 'node_modules/@expo-google-fonts/noto-sans-tc/LICENSE_FONT'), join(SDK, 'licences/LICENSE-NotoSansTC'));
}

// The Worker is one file: each of its imports would be another journey before the module is asked for. What it loads when it
// is first missed lies beside it.
function verifierWorker(outdir, minify = isRelease) {
  return bundle({ entryPoints: ['npm/src/verify-worker.ts'], outdir, minify, splitting: true, chunkNames: '[name]', legalComments: 'inline' });
}

// Scripts of pages take the SDK's sources and not its bundles, so that shared parts are in one chunk.
async function pageScripts(entryPoints, outdir, options = {}) {
  const found = entryPoints.filter((entry) => existsSync(join(ROOT, entry)));
  const written = await bundle({
    entryPoints: found,
    outdir,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    splitting: true,
    minify: true,
    ...options,
    alias: { ...sdkSources(), ...options.alias },
  });
  removeOldChunks(outdir, written);
  const worker = await verifierWorker(outdir, true);
  copy(join(SDK, 'mydata-verify.wasm'), join(outdir, 'mydata-verify.wasm'));
  const [previewWorker, previewModule] = await copyPreview({ sdk: SDK, copy, bundle }, outdir);
  return { first: [...written, ...worker, join(outdir, 'mydata-verify.wasm'), previewWorker], later: [previewModule] };
}

function sdkSources() {
  const names = ['verify', 'elements', 'preview', 'viewer', 'server', 'dp'].map((name) => [`@mydata-edge/sdk/${name}`, join(ROOT, `npm/src/${name}.ts`)]);
  // No bundler comes after this one, and the folder with encodings and fonts is copied beside the scripts as it is.
  const folder = ['#preview-resources', join(ROOT, 'npm/src/parts/preview-folder.ts')];
  return Object.fromEntries([...names, ['@mydata-edge/sdk', join(ROOT, 'npm/src/index.ts')], folder]);
}

async function platform() {
  const entries = ['consent', 'own-data', 'verify', 'entry-proof'].map((name) => `worker/browser/${name}.ts`);
  const scripts = await pageScripts(entries, ASSETS, { alias: records() });
  scripts.first.push(join(ASSETS, RECORDS_MODULE));
  for (const name of CLOCKS) await bundle({ entryPoints: [`worker/browser/${name}.ts`], outdir: ASSETS, minify: true });
  for (const [name, catalogue] of Object.entries(IDENTIFICATION)) await identification(name, [catalogue]);
  await fieldChecks();
  await softCertificate();
  await counterDesk();
  await ownFiles();
  await serviceWorker(scripts);
}

/** What checks papers and entries: the module, and what scripts take its glue and its sentences from. */
function records() {
  const work = wasmModule('mydata-records-wasm', 'build/records');
  const module = join(ASSETS, RECORDS_MODULE);
  copy(join(work, 'glue_bg.wasm'), module);
  if (isRelease) checkRecordsSize(onTheWire(readFileSync(module)));
  const catalogue = join(ROOT, 'build/records/catalogue.js');
  writeIfChanged(catalogue, compileCatalogue(join(ROOT, 'worker/locales'), ['papers.ftl']));
  return { 'records-glue': join(work, 'glue.js'), 'papers-catalogue': catalogue };
}

// A style sheet is one small file on the wire; what it is made of lies in a folder of its name.
async function ownFiles() {
  const folder = join(ROOT, 'worker/assets');
  const files = readdirSync(folder).map((name) => join(folder, name)).filter((file) => statSync(file).isFile());
  const isSheet = (file) => file.endsWith('.css');
  for (const file of files.filter((file) => !isSheet(file))) copy(file, join(ASSETS, relative(folder, file)));
  await bundle({ entryPoints: files.filter(isSheet), outdir: ASSETS, minify: true });
}

function checkRecordsSize(size) {
  if (size > LARGEST_RECORD_CHECKS) throw new Error(`the checks of records are ${size} bytes by brotli, more than the ${LARGEST_RECORD_CHECKS} allowed`);
  console.log(`the checks of records are ${size} bytes by brotli`);
}

async function identification(name, catalogues, { isWanted, alias = {} } = {}) {
  const compiled = join(ROOT, `build/${name}/catalogue.js`);
  writeIfChanged(compiled, compileCatalogue(join(ROOT, 'worker/locales'), catalogues, isWanted));
  await bundle({ entryPoints: [`worker/browser/${name}.ts`], outdir: ASSETS, minify: true, alias: { ...alias, [`${name}-catalogue`]: compiled } });
}

async function fieldChecks() {
  const work = wasmModule('mydata-identity-wasm', 'build/identity');
  copy(join(work, 'glue_bg.wasm'), join(ASSETS, 'mydata-identity.wasm'));
  const options = { isWanted: (id) => FIELDS.test(id), alias: { 'identity-glue': join(work, 'glue.js') } };
  await identification('identify-fields', ['pages.ftl', 'refusals.ftl', 'identity.ftl'], options);
  const size = onTheWire(readFileSync(join(ASSETS, 'mydata-identity.wasm')));
  if (isRelease && size > LARGEST_FIELD_CHECKS) throw new Error(`the checks of fields are ${size} bytes by brotli, more than the ${LARGEST_FIELD_CHECKS} allowed`);
}

async function softCertificate() {
  const work = wasmModule('mydata-soft-certificate-wasm', 'build/soft-certificate-module');
  const module = join(ASSETS, 'mydata-soft-certificate.wasm');
  copy(join(work, 'glue_bg.wasm'), module);
  const entry = 'worker/browser/soft-certificate/soft-certificate-worker.ts';
  const [script] = await bundle({ entryPoints: [entry], outdir: ASSETS, minify: true, alias: { 'soft-certificate-glue': join(work, 'glue.js') } });
  const size = onTheWire(readFileSync(module)) + onTheWire(readFileSync(script));
  if (isRelease && size > LARGEST_SOFT_CERTIFICATE) throw new Error(`opening certificate files takes ${size} bytes by brotli, more than the ${LARGEST_SOFT_CERTIFICATE} allowed`);
}

// The scripts of the clerk's pages, with chunks of their own: the verifier page keeps all of its own, and no reader of barcodes.
async function counterDesk() {
  const catalogue = join(ROOT, 'build/organ/catalogue.js');
  writeIfChanged(catalogue, compileCatalogue(join(ROOT, 'worker/locales'), ['organ-desk.ftl']));
  const entryPoints = ['organ', 'organ-visit'].map((name) => `worker/browser/${name}.ts`);
  const prefix = 'organ-part-';
  const alias = { ...sdkSources(), 'organ-catalogue': catalogue };
  const written = await bundle({ entryPoints, outdir: ASSETS, chunkNames: `${prefix}[hash]`, splitting: true, minify: true, alias });
  removeOldChunks(ASSETS, written, prefix);
  const module = join(ASSETS, 'zxing-reader.wasm');
  copy(join(ROOT, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'), module);
  const size = isRelease ? onTheWire(readFileSync(module)) : 0;
  if (size > LARGEST_CODE_READER) throw new Error(`the reader of barcodes is ${size} bytes by brotli, more than the ${LARGEST_CODE_READER} allowed`);
}

// The service worker keeps exactly the files of this build, under a name of their content.
async function serviceWorker({ first, later }) {
  const entry = 'worker/browser/verify-sw.ts';
  if (!existsSync(join(ROOT, entry))) return;
  const kept = first.filter((path) => !/[/\\](consent|entry-proof|own-data)\.js$/.test(path)).sort();
  const digest = createHash('sha256');
  for (const path of [...kept, ...later]) digest.update(relative(ASSETS, path)).update(readFileSync(path));
  const address = (path) => `/assets/${relative(ASSETS, path)}`;
  const integrity = (path) => `sha256-${createHash('sha256').update(readFileSync(path)).digest('base64')}`;
  const define = {
    BUILD: JSON.stringify(digest.digest('hex').slice(0, 16)),
    KEPT: JSON.stringify(kept.map(address)),
    KEPT_LATER: JSON.stringify(Object.fromEntries(later.map((path) => [address(path), integrity(path)]))),
    RESOURCES: JSON.stringify(createHash('sha256').update(readFileSync(join(SDK, 'preview/stamp'))).digest('hex').slice(0, 16)),
  };
  await bundle({ entryPoints: [entry], outdir: ASSETS, minify: true, format: 'iife', define });
}

async function demoSp() {
  const home = join(ROOT, 'demo/sp');
  if (!existsSync(join(home, 'src'))) return;
  writeIfChanged(join(home, 'dist/text.js'), compileCatalogue(join(home, 'locales'), ['site.ftl']));
  const out = join(ROOT, 'build/demo-sp');
  await pageScripts(['demo/sp/browser/result.ts', 'demo/sp/browser/progress.ts'], join(out, 'assets'));
  copy(join(home, 'public'), out);
}

async function alone(work) {
  const lock = join(ROOT, 'build/.browser-lock');
  mkdirSync(join(ROOT, 'build'), { recursive: true });
  while (!take(lock)) await new Promise((done) => setTimeout(done, 200));
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(lock)) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

await alone(async () => {
  wasm();
  await buildPreview({ root: ROOT, sdk: SDK, isRelease, run, copy, writeIfChanged, bundle });
  await sdk();
  if (isRelease) holdFetched('verifier', SDK, profile);
  if (process.argv.includes('--only-sdk')) return;
  await platform();
  await demoSp();
});
