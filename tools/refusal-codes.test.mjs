// The documentation's page of codes says what the catalogues say.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PAGE, refusalCodes } from './refusal-codes.mjs';

test('the page of codes is up to date: node tools/refusal-codes.mjs', () => {
  assert.equal(readFileSync(PAGE, 'utf8'), refusalCodes());
});

test('every sentence is there in both languages', () => {
  assert.ok(!refusalCodes().includes('undefined'));
});
