/** Every code that the SDK can give is documented, and those that a page shows have a sentence in both languages. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MyDataError } from '../src/errors.ts';
import { sentenceOfCode } from '../src/text.ts';

const source = (folder: string): string => {
  const root = new URL(folder, import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(rs|ts)$/.test(name));
  return files.map((name) => readFileSync(new URL(name, root), 'utf8')).join('\n');
};
// The wasm module has its codes from the names of its faults.
const CODES = [...source('../src/').matchAll(/'((?:application|client|connect|data|dataset|dp|jwe|payload|request|return|sealed|sign|signature|sp-api|status|trust-files|verify)\.[a-z-]+)'/g)].map(([, code = '']) => code);
const FAULTS = ['verify.anchors', 'verify.memory', 'verify.not-authentic', 'verify.question'];

test('every code has its place in the documentation', () => {
  const headings = new Set([...readFileSync(new URL('../docs/errors.md', import.meta.url), 'utf8').matchAll(/^### `(.+)`$/gm)].map(([, code]) => code));
  assert.deepEqual([...new Set([...CODES, ...FAULTS])].filter((code) => !headings.has(code)), []);
});

test('every code that a page can show has a sentence', () => {
  for (const code of [...CODES, ...FAULTS].filter((found) => found.startsWith('verify.'))) {
    for (const locale of ['zh-Hant', 'en'] as const) assert.notEqual(sentenceOfCode(code, locale), code, `${code} in ${locale}`);
  }
});

test('an error names its place in the documentation', () => {
  assert.equal(new MyDataError('jwe.key', '').docUrl, '@mydata-edge/sdk/docs/errors.md#jwekey');
});

test('giving a code keeps one that is already there, and the cause', () => {
  const first = new MyDataError('jwe.key', 'x');
  assert.equal(MyDataError.from('verify.read', 'y', first), first);
  const cause = new Error('disk');
  assert.equal(MyDataError.from('verify.read', 'y', cause).cause, cause);
});
