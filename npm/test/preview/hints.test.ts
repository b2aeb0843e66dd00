/** What is guessed from a document's bytes before anything of it is read. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { hintsIn } from '../../src/preview/hints.ts';

const DIST = new URL('../../dist/preview/', import.meta.url);
const FIXTURES = new URL('../../../tests/preview/fixtures/', import.meta.url);

const hintsOf = (text: string): string[] => hintsIn(new TextEncoder().encode(text).buffer);

test('an encoding of Chinese leads to its collection and to the index of the large font', () => {
  const hints = hintsOf('<< /Subtype /Type0 /BaseFont /MingLiU /Encoding /ETen-B5-H >>');
  assert.deepEqual(hints, ['cmaps/ETen-B5-H', 'cmaps/Adobe-CNS1-UCS2', 'glyphs/index.bin']);
});

test('a document that brings its fonts along needs the encoding alone', () => {
  assert.deepEqual(hintsOf('/Encoding/UniCNS-UTF16-H /FontFile2 7 0 R /BaseFont /Helvetica'), ['cmaps/UniCNS-UTF16-H']);
});

test('names that lead to no file are passed over', () => {
  assert.deepEqual(hintsOf('/Encoding /Invented-H /Encoding /WinAnsiEncoding /BaseFont /constructor /BaseFont /ArialMT'), []);
});

test('whatever is hinted at is there', () => {
  const fixture = readFileSync(new URL('named-utf16.pdf', FIXTURES));
  const hints = hintsIn(new Uint8Array(fixture).buffer);
  assert.ok(hints.length > 0);
  for (const hint of [...hints, ...hintsOf('/BaseFont /Courier /BaseFont /Courier-Bold /BaseFont /Helvetica /BaseFont /Helvetica-Bold /BaseFont /Times-Bold /BaseFont /Times-Roman')]) {
    assert.ok(existsSync(new URL(hint, DIST)), hint);
  }
});
