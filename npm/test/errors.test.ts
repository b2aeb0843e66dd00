/** Every code that the SDK can give is documented, and those that a page shows have a sentence in both languages. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { MyDataError } from '../src/errors.ts';
import { sentenceOfCode } from '../src/text.ts';

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const quoted = (text: string): string[] => [...text.matchAll(/'([a-z-]+\.[a-z-]+)'/g)].map(([, code = '']) => code);
const TABLES = [...(/TableCode = (.+);/.exec(file('../src/tables/refusal.ts'))?.[1] ?? '').matchAll(/'([a-z-]+)'/g)].map(([, code]) => `table.${code}`);
/** The union that callers switch over; the compiler holds every `throw` to it. */
const CODES = [...quoted(file('../src/codes.ts')), ...TABLES];

test('every code has its place in the documentation, and nothing else has one', () => {
  const headings = [...file('../docs/errors.md').matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);
  assert.deepEqual(headings.toSorted(), CODES.toSorted());
});

test('every code that a page can show has a sentence', () => {
  for (const code of CODES.filter((found) => /^(button|verify)\./.test(found))) {
    for (const locale of ['zh-Hant', 'en'] as const) assert.notEqual(sentenceOfCode(code, locale), code, `${code} in ${locale}`);
  }
});

test('an error names its place in the documentation of every platform', () => {
  const { docUrl } = new MyDataError('jwe.key', '');
  assert.equal(new URL(docUrl, 'https://mydata.example.gov.tw').href, 'https://mydata.example.gov.tw/developers/errors#jwe.key');
});

test('giving a code keeps one that is already there, and the cause', () => {
  const first = new MyDataError('jwe.key', 'x');
  assert.equal(MyDataError.from('verify.read', 'y', first), first);
  const cause = new Error('disk');
  assert.equal(MyDataError.from('verify.read', 'y', cause).cause, cause);
});
