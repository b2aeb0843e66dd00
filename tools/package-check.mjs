// Looks at the npm package as it would be published: what it holds, what others' tools make of it, and how large it is.
//
//   node tools/package-check.mjs PROFILE
//
// `tools/toolchain build-sdk` has built it, by this profile.
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { FETCHED, fetched, IMPORTS } from './package-budgets.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NPM = join(ROOT, 'npm');
const { name: SDK, exports: EXPORTS } = JSON.parse(readFileSync(join(NPM, 'package.json'), 'utf8'));
const bin = (name) => join(ROOT, 'node_modules/.bin', name);
/** Whoever writes for others' eyes only, is heard where something is wrong. */
const run = (command, args, cwd) => execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

/** A page's policy forbids what makes code of text, and so does that of Workers. */
const FROM_TEXT = /\beval\s*\(|new Function\b|\bFunction\s*\(/;
/** Its types are looked at; of the others nothing is imported. */
const typed = Object.entries(EXPORTS).filter(([, { types }]) => types !== undefined).map(([entry]) => SDK + entry.slice(1));

const [, , profile = 'edge'] = process.argv;
const problems = [];
const work = mkdtempSync(join(tmpdir(), 'mydata-package-'));
try {
  const tarball = packed();
  attempt('publint', () => run(bin('publint'), [tarball, '--strict'], NPM));
  attempt('attw', () => run(bin('attw'), [tarball], NPM));
  attempt('types', () => compiled(tarball));
  attempt('code made of text', fromText);
  await sizes();
} finally {
  rmSync(work, { recursive: true, force: true });
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;

function attempt(what, check) {
  try {
    check();
    console.log(`${what}: nothing found`);
  } catch (error) {
    problems.push(`${what}: ${error.stdout ?? error.message}`);
  }
}

function packed() {
  run('npm', ['pack', '--silent', '--pack-destination', work], NPM);
  return join(work, readdirSync(work).find((file) => file.endsWith('.tgz')));
}

// Somebody's project may look into the declarations of its packages, and knows neither ours nor Node's.
function compiled(tarball) {
  writeFileSync(join(work, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball], work);
  const imports = typed.map((entry, index) => `import * as entry${index} from '${entry}';\n`);
  writeFileSync(join(work, 'importing.ts'), `${imports.join('')}export const all = [${imports.map((_, index) => `entry${index}`)}];\n`);
  const strict = ['--strict', '--exactOptionalPropertyTypes', '--skipLibCheck', 'false', '--types', '', '--noEmit', '--target', 'es2024', '--lib', 'es2024,dom,dom.iterable,dom.asynciterable'];
  for (const module of [['--module', 'nodenext'], ['--module', 'preserve']]) run(bin('tsc'), [...module, ...strict, 'importing.ts'], work);
}

function fromText() {
  const found = globSync('dist/**/*.js', { cwd: NPM }).filter((file) => FROM_TEXT.test(readFileSync(join(NPM, file), 'utf8')));
  if (found.length > 0) throw new Error(found.join(', '));
}

async function sizes() {
  for (const { entry, names, gzip } of IMPORTS) {
    hold(`${SDK}${entry.slice(1)}${names ? ` (${names})` : ''}, gzip`, await importSize(entry, names), gzip);
  }
  for (const what of Object.keys(FETCHED)) {
    const { sentence, isWithin } = fetched(what, join(NPM, 'dist'), profile);
    report(sentence, isWithin);
  }
}

function hold(what, size, budget) {
  report(`${what}: ${size} bytes of ${budget}`, size <= budget);
}

function report(sentence, isWithin) {
  if (isWithin) console.log(sentence);
  else problems.push(`${sentence}: too large`);
}

/** What a bundler would send for the import alone. */
async function importSize(entry, names) {
  const from = JSON.stringify(join(NPM, EXPORTS[entry].default));
  const contents = `export ${names ? `{ ${names} }` : '*'} from ${from};`;
  const options = { bundle: true, format: 'esm', splitting: true, minify: true, metafile: true, write: false, outdir: work, external: ['*.wasm'], conditions: ['workerd'], logLevel: 'error' };
  const { outputFiles, metafile } = await build({ ...options, stdin: { contents, resolveDir: NPM } });
  const outputs = new Map(outputFiles.map(({ path, contents: bytes }) => [path, bytes]));
  const [first] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === '<stdin>');
  const needed = new Set();
  const need = (path) => {
    if (needed.has(path)) return;
    needed.add(path);
    for (const { path: next, kind, external } of metafile.outputs[path].imports) if (kind === 'import-statement' && !external) need(next);
  };
  need(first);
  return [...needed].reduce((sum, path) => sum + gzipSync(outputs.get(join(process.cwd(), path)), { level: 9 }).length, 0);
}
