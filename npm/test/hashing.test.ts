/** Files hashed by WebCrypto and files hashed by the module lead to one verdict. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { loadModule } from '#module';
import { MemoryBytes } from '../src/archive-bytes.ts';
import type { RawVerdict } from '../src/engine.ts';
import { EngineArchive, startEngine } from '../src/engine.ts';
import type { HashedOutside } from '../src/passing.ts';

const vector = (name: string): Buffer => readFileSync(new URL(`vectors/${name}`, import.meta.url));
const QUESTION = { anchors: vector('anchors.pem').toString(), at: 1_800_000_000, demoRoots: true };
const ALL: HashedOutside = { least: 0, most: Infinity };
const NONE: HashedOutside = { least: Infinity, most: 0 };

before(() => startEngine(loadModule));

async function judged(bytes: Uint8Array, outside: HashedOutside): Promise<RawVerdict> {
  const archive = new EngineArchive(new MemoryBytes(new Uint8Array(bytes)));
  try {
    return await archive.judge(QUESTION, { outside });
  } finally {
    archive.close();
  }
}

test('a good package is valid either way', async () => {
  const verdict = await judged(vector('package.zip'), ALL);
  assert.equal(verdict.verdict, 'valid');
  assert.deepEqual(verdict, await judged(vector('package.zip'), NONE));
});

test('every flipped byte is refused for one reason either way', async () => {
  const bytes = vector('package.zip');
  for (let at = 0; at < bytes.length; at += 3) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    assert.deepEqual(await judged(changed, ALL), await judged(changed, NONE), `byte ${at}`);
  }
});
