// Builds the PDF preview, a module of its own that pages load only when a document is looked at:
//
//   crates/preview-wasm                       → npm/dist/mydata-preview.wasm, npm/dist/parts/preview-glue.js
//   crates/preview/examples/resources         → npm/dist/preview: encodings, faces, and a Chinese font in parts; npm/dist/parts/preview-resources.js lists them
//   npm/src/preview/preview-worker.ts         → npm/dist/preview-worker.js
//
// tools/build-browser.mjs calls it. What pages need beside their own script is copied by copyPreview.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { execFileSync } from 'node:child_process';
import { holdFetched } from './package-budgets.mjs';

const FONT = 'node_modules/@expo-google-fonts/noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf';
const TOGETHER = 'node_modules/@fontsource-variable/noto-sans-tc/unicode.json';
/** Whatever the resources are made of. */
const MADE_OF = ['crates/preview/examples/resources', 'crates/preview/src/glyph_part.rs', 'crates/preview/src/resource.rs'];

/**
 * Builds it. `tools` are those of tools/build-browser.mjs.
 *
 * @param {{ root: string, sdk: string, isRelease: boolean, run: Function, copy: Function, writeIfChanged: Function, bundle: Function }} tools
 */
export async function buildPreview(tools) {
  buildModule(tools);
  buildResources(tools);
  listResources(tools);
  const { sdk, bundle, isRelease } = tools;
  await bundle({ entryPoints: ['npm/src/preview/preview-worker.ts'], outdir: sdk, minify: isRelease });
  if (isRelease) holdFetched('preview', sdk, 'release');
}

/** Copies what a page's script needs beside it, and answers the paths of what is needed before any page is shown. */
export async function copyPreview({ sdk, copy, bundle }, outdir) {
  await bundle({ entryPoints: ['npm/src/preview/preview-worker.ts'], outdir, minify: true });
  for (const name of ['mydata-preview.wasm', 'preview']) copy(join(sdk, name), join(outdir, name));
  return [join(outdir, 'preview-worker.js'), join(outdir, 'mydata-preview.wasm')];
}

function buildModule({ root, sdk, isRelease, run, copy }) {
  // Drawing pages is what it is for: the profile is the fast one, and what is seldom reached is made small in it.
  const profile = isRelease ? 'preview' : 'edge';
  run('cargo', 'build', '--package', 'mydata-preview-wasm', '--target', 'wasm32-unknown-unknown', '--profile', profile);
  const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
  const built = join(target, 'wasm32-unknown-unknown', profile, 'mydata_preview_wasm.wasm');
  const work = join(root, 'build/preview');
  once(join(work, 'stamp'), `${profile} ${digest(built)}`, () => {
    const bindgen = process.env.WASM_BINDGEN_BIN ?? 'wasm-bindgen';
    run(bindgen, built, '--target', 'web', '--omit-default-module-path', '--no-typescript', '--out-dir', work, '--out-name', 'preview-glue');
    if (isRelease) optimise(join(work, 'preview-glue_bg.wasm'), run);
  });
  copy(join(work, 'preview-glue_bg.wasm'), join(sdk, 'mydata-preview.wasm'));
  copy(join(work, 'preview-glue.js'), join(sdk, 'parts/preview-glue.js'));
}

function optimise(file, run) {
  const features = ['simd', 'bulk-memory', 'sign-ext', 'nontrapping-float-to-int', 'mutable-globals', 'reference-types', 'multivalue'];
  const flags = features.map((feature) => `--enable-${feature}`);
  // What binaryen inlines after LLVM has, costs bytes on the wire and won no time.
  run(process.env.WASM_OPT_BIN ?? 'wasm-opt', '-O3', '--skip-pass=inlining-optimizing', ...flags, '--strip-debug', '--strip-producers', file, '-o', file);
}

function buildResources({ root, sdk, run }) {
  const sources = [...MADE_OF.flatMap((path) => filesOf(join(root, path))), join(root, FONT), join(root, TOGETHER)];
  const folder = join(sdk, 'preview');
  once(join(folder, 'stamp'), sources.map(digest).join(' '), () => {
    const together = Object.values(JSON.parse(readFileSync(join(root, TOGETHER), 'utf8')));
    // Of the whole workspace, so that it shares what the tests are built of.
    run('cargo', 'build', '--workspace', '--example', 'resources');
    const command = join(process.env.CARGO_TARGET_DIR ?? join(root, 'target'), 'debug/examples/resources');
    execFileSync(command, [folder, join(root, FONT)], {
      input: together.join('\n'),
      stdio: ['pipe', 'inherit', 'inherit'],
    });
  });
}

/** Bundlers take each `new URL` for a file that belongs to the script, and put it where they put such files. */
function listResources({ sdk, writeIfChanged }) {
  const folder = join(sdk, 'preview');
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'stamp')
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const lines = names.sort().map((name) => `  '${name}': new URL('./preview/${name}', import.meta.url).href,\n`);
  writeIfChanged(join(sdk, 'parts/preview-resources.js'), `export const resources = () => ({\n${lines.join('')}});\n`);
}

/** Does the work unless the stamp says that it was done for this state. */
function once(stamp, state, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  const folder = join(stamp, '..');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  work();
  writeFileSync(stamp, state);
}

function filesOf(path) {
  return statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => filesOf(join(path, name))) : [path];
}

function digest(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
