/** The script of a counter's code, on a page that has just what it asks for, with a clock of its own. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { openStage } from '../../../npm/test/page.ts';
import type { Stage } from '../../../npm/test/page.ts';

/** 2026-03-02 14:05 in Taiwan, whatever the phone thinks. */
const BEGIN = 1_772_431_500_000;
const MINUTE = 60_000;
const SECOND = 1_000;
/** What the phone thinks. */
const PHONE = Date.parse('2001-01-01T00:00:00Z');
/** By then the page stands, and its time is handed in. */
const SETTLED = 10 * SECOND;
const CODE = 'jtdf86ua';

/** What the server shows and thinks. */
const server = { state: 'code.1', isReached: true };

let stage: Stage;
let context: BrowserContext;

before(async () => {
  stage = await openStage((path) => {
    if (path === '/code') return page();
    return path.startsWith('/assets/') ? new URL(`../../../build${path}`, import.meta.url) : undefined;
  });
});
beforeEach(async () => {
  Object.assign(server, { state: 'code.1', isReached: true });
  context = await stage.browser.newContext({ locale: 'zh-TW', viewport: { width: 320, height: 640 } });
  // Each question says how long the page has been open: the server's time goes by as fast.
  await context.addInitScript(() => {
    const ask = globalThis.fetch.bind(globalThis);
    globalThis.fetch = (address, options) => ask(address, { ...options, headers: { open: String(performance.now()) } });
  });
  await context.route('**/status', (route, request) => server.isReached ? route.fulfill({ json: { code: { state: server.state, now: BEGIN + Number(request.headers()['open']) } } }) : route.abort());
});
afterEach(async () => {
  await context.close();
  assert.deepEqual(stage.complaints.splice(0), []);
});
after(() => stage.close());

function page(): string {
  const isOver = server.state === 'expired';
  const card = `<section data-code-card><p><span data-counter-code>${CODE}</span></p></section>
    <p class="deadline" data-valid-until="${new Date(BEGIN + 20 * MINUTE).toISOString()}" data-over="已經過期" data-seconds="還有 # 秒" data-minute="還有 1 分鐘" data-minutes="還有 # 分鐘" data-offline-words="離線，條碼仍然有效"><span data-left>…</span></p>`;
  return `<!doctype html><html lang="zh-Hant"><title>條碼</title><script type="module" src="/assets/counter-code.js"></script><main>
    <div data-counter data-status-url="/status" data-state="${server.state}" data-now="${BEGIN}">
    <h1>${isOver ? '條碼已經失效' : '請出示這個條碼'}</h1>${isOver ? '' : card}
    <p role="status" data-offline data-words="離線"></p>
    <details id="name-agent"><summary>指定代辦人</summary><input id="national_id" value=""></details>
    <details id="erase"><summary>停止</summary></details>
    <button name="decision" value="issue">更新條碼</button></div>
    <p role="status" data-voice></p></main></html>`;
}

/** Opens the page; from now on all its time is handed in. */
async function open(): Promise<Page> {
  const opened = await context.newPage();
  await opened.clock.install({ time: PHONE });
  opened.on('pageerror', (error) => stage.complaints.push(error.message));
  await opened.goto(`${stage.origin}/code`);
  await opened.clock.pauseAt(PHONE + SETTLED);
  await opened.evaluate(() => {
    const voice = document.querySelector('[data-voice]');
    const said: string[] = [];
    Object.assign(globalThis, { said });
    if (voice) new MutationObserver(() => said.push(voice.textContent ?? '')).observe(voice, { childList: true });
  });
  return opened;
}

/** Time passes, tick by tick. */
const wait = (opened: Page, millis: number): Promise<void> => opened.clock.runFor(millis);

/** The phone sleeps: no tick, and then all at once. */
const sleep = (opened: Page, millis: number): Promise<void> => opened.clock.fastForward(millis);

const said = (opened: Page): Promise<string[]> => opened.evaluate(() => (globalThis as unknown as { said: string[] }).said);
const left = (opened: Page): Promise<string | null> => opened.locator('[data-left]').textContent();

test('what is left is told by the clock of the server, however wrong the phone’s is', async () => {
  const opened = await open();
  assert.equal(await left(opened), '還有 20 分鐘');
  await wait(opened, 3 * MINUTE);
  assert.equal(await left(opened), '還有 17 分鐘');
});

test('5 minutes, 1 minute, 20 seconds and the end are said once each', async () => {
  const opened = await open();
  await wait(opened, 20 * MINUTE);
  assert.deepEqual(await said(opened), ['還有 5 分鐘', '還有 1 分鐘', '還有 20 秒', '已經過期']);
});

test('a code that has run out is not shown any more', async () => {
  const opened = await open();
  await wait(opened, 19 * MINUTE);
  assert.equal(await opened.locator('[data-code-card]').isVisible(), true);
  await wait(opened, MINUTE - SETTLED);
  assert.equal(await opened.locator('[data-code-card]').isVisible(), false);
  assert.equal(await left(opened), '已經過期');
});

test('after a sleep the time is right at once, and only what counts now is said', async () => {
  const opened = await open();
  await sleep(opened, 19 * MINUTE);
  assert.equal(await left(opened), '還有 50 秒');
  assert.deepEqual(await said(opened), ['還有 50 秒']);
});

test('the server’s clock counts even where the phone’s has been set back in the meantime', async () => {
  const opened = await open();
  await opened.clock.setSystemTime('1999-01-01T00:00:00Z');
  await wait(opened, 10 * MINUTE);
  assert.equal(await left(opened), '還有 10 分鐘');
});

test('what changed at the server is shown and said, and what she was doing stays', async () => {
  const opened = await open();
  await opened.locator('#erase summary').click();
  await opened.getByRole('button').focus();
  server.state = 'expired';
  await opened.clock.runFor(2_000);
  await opened.getByRole('heading', { name: '條碼已經失效' }).waitFor();
  assert.deepEqual(await said(opened), ['條碼已經失效']);
  assert.equal(await opened.locator('#erase').getAttribute('open'), '');
  assert.equal(await opened.evaluate(() => document.activeElement?.textContent), '更新條碼');
  assert.equal(await opened.locator('[data-counter-code]').count(), 0);
});

test('whoever fills in a form meanwhile goes on where she was', async () => {
  const opened = await open();
  await opened.locator('#name-agent summary').click();
  const field = opened.locator('#national_id');
  await field.pressSequentially('A23');
  await field.press('ArrowLeft');
  await field.press('ArrowLeft');
  server.state = 'expired';
  await opened.clock.runFor(2_000);
  await opened.getByRole('heading', { name: '條碼已經失效' }).waitFor();
  assert.equal(await opened.locator('#name-agent').getAttribute('open'), '');
  await opened.keyboard.press('1');
  assert.equal(await field.inputValue(), 'A123');
});

test('off line it says so, keeps the code and its time, and recovers by itself', async () => {
  const opened = await open();
  server.isReached = false;
  await wait(opened, 5 * SECOND);
  await opened.getByText('離線，條碼仍然有效').waitFor();
  await wait(opened, 5 * MINUTE);
  assert.equal(await left(opened), '還有 15 分鐘');
  assert.equal(await opened.locator('[data-offline]').textContent(), '離線，條碼仍然有效');
  assert.equal(await opened.locator('[data-counter-code]').textContent(), CODE);
  server.isReached = true;
  await wait(opened, 5 * SECOND);
  await opened.waitForFunction(() => document.querySelector('[data-offline]')?.textContent === '');
  assert.equal(await opened.locator('[data-counter-code]').textContent(), CODE);
});

test('the code is kept nowhere but in the page', async () => {
  const opened = await open();
  await wait(opened, 10_000);
  const kept = await opened.evaluate(async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length, (await indexedDB.databases()).length]);
  assert.deepEqual(kept, [0, 0, 0, 0]);
  assert.deepEqual(await context.cookies(), []);
  assert.equal(opened.url().includes(CODE), false);
});

test('the screen stays lit while there is a code, and no longer', async () => {
  await context.addInitScript(() => {
    const lit: string[] = [];
    Object.assign(globalThis, { lit });
    const request = (): Promise<object> => {
      lit.push('on');
      const lock = { released: false, release: () => Promise.resolve(void lit.push('off')).then(() => (lock.released = true)) };
      return Promise.resolve(lock);
    };
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
  });
  const opened = await open();
  await wait(opened, 20 * MINUTE);
  assert.deepEqual(await opened.evaluate(() => (globalThis as unknown as { lit: string[] }).lit), ['on', 'off']);
});
