/** What a process remembers of notices. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ProcessMemory } from '../src/server/notice-memory.ts';

test('an id is remembered for as long as was asked', () => {
  let now = 0;
  const memory = new ProcessMemory(() => now);
  memory.remember('a', 'one', 600);
  now = 599_999;
  assert.equal(memory.recall('a'), 'one');
  now = 600_000;
  assert.equal(memory.recall('a'), undefined);
});

test('ten thousand are remembered, and then the oldest is forgotten first', () => {
  const memory = new ProcessMemory(() => 0);
  for (let id = 0; id <= 10_000; id += 1) memory.remember(String(id), 'x', 600);
  assert.deepEqual(['0', '1', '10000'].map((id) => memory.recall(id)), [undefined, 'x', 'x']);
});
