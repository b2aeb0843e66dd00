/** Bodies that may be longer than anybody wants them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundedBytes } from '../src/bounded.ts';

test('a body is read up to its limit, and none is no bytes', async () => {
  assert.deepEqual(await boundedBytes(new Response('12345'), 5), new TextEncoder().encode('12345'));
  assert.deepEqual(await boundedBytes(new Response(null), 5), new Uint8Array());
});

test('a body beyond its limit is not read on', async () => {
  let pulled = 0;
  const { promise: cancelled, resolve } = Promise.withResolvers<void>();
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1;
      controller.enqueue(new Uint8Array(4));
    },
    cancel: () => resolve(),
  });
  assert.equal(await boundedBytes(new Response(endless), 5), undefined);
  await cancelled;
  assert.ok(pulled <= 4, String(pulled));
});
