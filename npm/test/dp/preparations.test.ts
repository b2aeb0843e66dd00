/** Answers under way, as many as there may be and for as long. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Preparations } from '../../src/dp/preparations.ts';

const never = (): Promise<string> => new Promise(() => undefined);

test('more than a thousand at once are put off and not begun', async () => {
  const preparations = new Preparations<string>();
  const putOff = { isReady: false, comeBackAfterSeconds: 5 };
  const begun = await Promise.all(Array.from({ length: 1000 }, (_, name) => preparations.take(String(name), never, 0)));
  assert.ok(begun.every(({ isReady }) => !isReady));
  let isBegun = false;
  const prepare = async (): Promise<string> => {
    isBegun = true;
    return Promise.resolve('ready');
  };
  assert.deepEqual([await preparations.take('one more', prepare, 0), isBegun], [putOff, false]);
});

test('what nobody has asked for in ninety minutes is forgotten', async (context) => {
  context.mock.timers.enable({ apis: ['Date'] });
  const preparations = new Preparations<string>();
  await preparations.take('a', never, 0);
  const again = (): Promise<string> => Promise.resolve('again');
  context.mock.timers.tick(5_400_000);
  assert.equal((await preparations.take('a', again, 0)).isReady, false);
  context.mock.timers.tick(1);
  assert.deepEqual(await preparations.take('a', again, 1), { isReady: true, value: 'again' });
});

test('a failure is told to whoever asks, and the next one begins anew', async () => {
  const preparations = new Preparations<string>();
  await assert.rejects(preparations.take('a', () => Promise.reject(new Error('no record store')), 1), /no record store/);
  assert.deepEqual(await preparations.take('a', () => Promise.resolve('better'), 1), { isReady: true, value: 'better' });
});
