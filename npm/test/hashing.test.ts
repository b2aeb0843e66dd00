/** Files hashed by WebCrypto, by the runtime and by the module lead to one verdict. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { loadModule } from '#module';
import { MemoryBytes } from '../src/archive-bytes.ts';
import type { Judging, RawVerdict } from '../src/engine.ts';
import { EngineArchive, startEngine } from '../src/engine.ts';
import { NONE_OUTSIDE } from '../src/passing.ts';

const vector = (name: string): Buffer => readFileSync(new URL(`vectors/${name}`, import.meta.url));
const QUESTION = { anchors: vector('anchors.pem').toString(), at: 1_800_000_000, demoRoots: true };
const BY_MODULE: Judging = { outside: NONE_OUTSIDE };
const OTHERS: Record<string, Judging> = { WebCrypto: { outside: { least: 0, most: Infinity } }, runtime: { hash: () => createHash('sha256') } };

before(() => startEngine(loadModule));

async function judged(bytes: Uint8Array, judging: Judging): Promise<RawVerdict> {
  const archive = new EngineArchive(new MemoryBytes(new Uint8Array(bytes)));
  try {
    return await archive.judge(QUESTION, judging);
  } finally {
    archive.close();
  }
}

for (const [name, judging] of Object.entries(OTHERS)) {
  test(`a good package is valid whether the module or ${name} hashes`, async () => {
    const verdict = await judged(vector('package.zip'), judging);
    assert.equal(verdict.verdict, 'valid');
    assert.deepEqual(verdict, await judged(vector('package.zip'), BY_MODULE));
  });

  test(`every flipped byte is refused for one reason whether the module or ${name} hashes`, async () => {
    const bytes = vector('package.zip');
    for (let at = 0; at < bytes.length; at += 3) {
      const changed = Uint8Array.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      assert.deepEqual(await judged(changed, judging), await judged(changed, BY_MODULE), `byte ${at}`);
    }
  });
}
