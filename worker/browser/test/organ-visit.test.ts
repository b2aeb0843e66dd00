/** A citizen's documents on the clerk's page: opened one by one, saved after a check, and gone when they have to be. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { assertUsable, Stage } from './stage.ts';
import type { Answer, Scene } from './stage.ts';

const vectors = new URL('../../../npm/test/vectors/', import.meta.url);
const vector = (name: string): Buffer => readFileSync(new URL(name, vectors));
const [HOUSEHOLD, SCHOOL] = ['API.UDauDOLyZg', 'API.demoSchool'] as const;
const SIGNERS = JSON.stringify({
  [HOUSEHOLD]: { signer_subject: 'CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW', provider: { 'zh-Hant': '示範戶政事務所', en: 'Demo Household Office' } },
  [SCHOOL]: { signer_subject: 'CN=示範教育資料中心,O=示範教育部,C=TW', provider: { 'zh-Hant': '示範教育部', en: 'Demo Education' } },
});
const FORM = '<input type="hidden" name="csrf" value="c">';

function scene(wanted: URLSearchParams): Scene {
  const card = (resource: string, name: string): string => `<article class="organ-item" data-resource-id="${resource}" data-name="${name}" data-package-url="/organ/visit/package/${resource}">
<h2>${name}</h2><p class="package-note">已備妥</p><p><button type="button" class="button open-package" hidden></button></p><div class="package"></div></article>`;
  return {
    script: 'organ-visit.js',
    sheets: ['organ-desk.css'],
    main: `<p class="demonstration">示範</p><form method="post" action="/organ/sign-out"><input type="hidden" name="csrf" value="out"><button class="button">登出</button></form>
<div class="visit" data-watermark="示範市政府社會局 · 3 號櫃檯 · 許承辦" data-made="2026-11-29T07:20:03Z" data-seconds="${wanted.get('seconds') ?? '1200'}">
${card(HOUSEHOLD, '現戶全戶戶籍資料')}${card(SCHOOL, '學籍資料')}
<form method="post" action="/organ/visit/save" data-resources="${HOUSEHOLD} ${SCHOOL}" data-bytes="4934">${FORM}<button class="button">轉存 2 項資料</button><div class="save-outcome"></div></form>
<form method="post" action="/organ/visit/end">${FORM}<button class="button">結束服務</button></form></div>`,
  };
}

/** What saving and opening are answered with, until a test says otherwise. */
const SAVED: Answer = { headers: { 'content-type': 'application/zip', 'content-disposition': "attachment; filename=\"MyData.zip\"; filename*=UTF-8''MyData%E8%87%A8%E6%AB%83.zip" }, body: vector('delivery.zip') };
const OPENED: Answer = { headers: { 'content-type': 'application/zip' }, body: vector('package.zip') };
/** What a page that asks whether the visit goes on is told. */
const GOING_ON: Answer = { status: 204, body: '' };

let stage: Stage;
let saving = SAVED;
let opening = OPENED;
let state = GOING_ON;
/** Paths that are answered with nothing but trouble. */
const broken = new Set<string>();

before(async () => {
  stage = await Stage.open(scene, {
    answer: (_method, path) => {
      if (broken.has(path)) return { status: 503, body: '' };
      if (path === '/trust/anchors.pem') return { body: vector('anchors.pem') };
      if (path === '/trust/signers.json') return { body: SIGNERS };
      if (path === '/organ/visit/save') return saving;
      if (path === '/organ/visit/state') return state;
      return path.startsWith('/organ/visit/package/') ? opening : undefined;
    },
  });
});

beforeEach(() => {
  [saving, opening, state] = [SAVED, OPENED, GOING_ON];
  broken.clear();
  for (const list of [stage.sent, stage.heard]) list.splice(0);
});

afterEach(() => assert.deepEqual(stage.complaints.splice(0), []));
after(() => stage.close());

/** Counts the URLs of objects that are alive. */
function countUrls(): void {
  const urls = new Set<string>();
  const { createObjectURL, revokeObjectURL } = URL;
  Object.assign(window, { urls });
  URL.createObjectURL = (object) => {
    const url = createObjectURL.call(URL, object);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL.call(URL, url);
  };
}

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: '開啟 現戶全戶戶籍資料' }).click();
  await page.getByText('驗證通過').waitFor();
}

/** The clock goes on, and no timer has noticed yet: as after a sleep of the computer. */
async function sleep(page: Page, minutes: number): Promise<void> {
  await page.clock.setSystemTime(new Date(await page.evaluate(() => Date.now()) + minutes * 60_000));
}

/** What the datasets' cards say. */
async function notes(page: Page): Promise<string[]> {
  return page.locator('.package-note').allTextContents();
}

/** What a next user of the computer could find. */
async function leftBehind(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(async () => ({
    urls: (window as unknown as { urls: Set<string> }).urls.size,
    stored: localStorage.length + sessionStorage.length + document.cookie.length,
    caches: (await caches.keys()).length,
    databases: (await indexedDB.databases()).length,
    serviceWorkers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
}

const NOTHING = { urls: 0, stored: 0, caches: 0, databases: 0, serviceWorkers: 0 };

test('nothing is fetched before the clerk opens it; then it is checked, watermarked, and neither saved nor printed from there', async () => {
  const page = await stage.visit({ first: countUrls });
  await page.getByRole('button', { name: '開啟 學籍資料' }).waitFor();
  assert.ok(!stage.heard.some((line) => line.includes('/package/')));
  await assertUsable(page);
  await page.getByRole('button', { name: '開啟 現戶全戶戶籍資料' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('驗證通過').waitFor();
  await page.getByText('已開啟，並已記入民眾的使用紀錄').waitFor();
  assert.deepEqual(stage.heard.filter((line) => line.includes('/package/')).map((line) => line.split(' ')[0]), [`/organ/visit/package/${HOUSEHOLD}`]);
  assert.equal(await page.getByRole('button', { name: /下載|列印/ }).count(), 0);
  await assertUsable(page);
  await page.getByRole('button', { name: '查看 現戶全戶戶籍資料.pdf' }).focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog').locator('mydata-viewer');
  await viewer.locator('section.page').first().waitFor();
  assert.match((await viewer.getAttribute('watermark')) ?? '', /^示範市政府社會局 · 3 號櫃檯 · 許承辦 · 2026\/11\/29 15:20:\d\d$/);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '關閉 現戶全戶戶籍資料' }).click();
  assert.equal(await page.locator('mydata-result').count(), 0);
  assert.deepEqual(await leftBehind(page), NOTHING);
});

test('all is saved as one archive after every package in it was checked again, and its URL is gone at once', async () => {
  const page = await stage.visit({ first: countUrls });
  await open(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '轉存 2 項資料' }).focus();
  await page.keyboard.press('Enter');
  const file = await download;
  assert.equal(file.suggestedFilename(), 'MyData臨櫃.zip');
  assert.deepEqual(readFileSync(await file.path()), SAVED.body);
  await page.getByRole('status').getByText('已查驗 2 項資料並轉存為 MyData臨櫃.zip').waitFor();
  assert.deepEqual(await notes(page), ['已轉存到這臺電腦，平臺上的資料已刪除。', '已轉存到這臺電腦，平臺上的資料已刪除。']);
  assert.equal(await page.getByRole('button', { name: /開啟|關閉/ }).count(), 0);
  assert.equal(await page.locator('mydata-result').count(), 0, 'what was open is closed');
  assert.deepEqual(stage.sent.map(String), ['csrf=c']);
  assert.deepEqual(await leftBehind(page), NOTHING);
  await assertUsable(page);
});

test('an archive with a package that does not hold is not saved, and it is said why and what to do', async () => {
  const body = vector('delivery.zip');
  const at = body.indexOf('META-INFO/manifest.sha256withrsa');
  body.writeUInt8(body.readUInt8(at + 60) ^ 1, at + 60);
  saving = { ...SAVED, body };
  const page = await stage.visit({ first: countUrls });
  page.on('download', () => stage.complaints.push('something was saved'));
  await page.getByRole('button', { name: '轉存 2 項資料' }).click();
  const box = page.getByRole('alert').filter({ hasText: '沒有轉存：資料未通過查驗' });
  await box.waitFor();
  assert.match(await box.innerText(), /代碼 (package|trust|verify)\./);
  assert.ok(await box.evaluate((element) => element === document.activeElement));
  assert.deepEqual(await notes(page), ['未通過查驗，沒有轉存；平臺上的資料已刪除。', '未通過查驗，沒有轉存；平臺上的資料已刪除。']);
  assert.equal(await page.getByRole('button', { name: /查驗|轉存$/ }).count(), 0, 'there is no way around it');
  assert.deepEqual(await leftBehind(page), NOTHING);
  await assertUsable(page);
});

for (const path of ['/trust/signers.json', '/trust/anchors.pem', '/assets/mydata-verify.wasm']) {
  test(`nothing is fetched, and so erased, before the check has what it needs: ${path}`, async () => {
    broken.add(path);
    const page = await stage.visit();
    const press = page.getByRole('button', { name: '轉存 2 項資料' });
    await press.click();
    await page.getByRole('alert').getByText('沒有開始轉存').waitFor();
    assert.equal(stage.sent.length, 0);
    assert.deepEqual(await notes(page), ['已備妥', '已備妥']);
    broken.clear();
    stage.complaints.splice(0);
    const download = page.waitForEvent('download');
    await press.click();
    await download;
  });
}

/** A page whose transfer has arrived in a browser that cannot check it. */
async function uncheckable(): Promise<Page> {
  const page = await stage.visit({ first: countUrls });
  await open(page);
  page.on('download', (file) => stage.heard.push(`saved ${file.suggestedFilename()}`));
  for (const path of ['/assets/verify-worker.js', '/trust/signers.json']) broken.add(path);
  await page.getByRole('button', { name: '轉存 2 項資料' }).click();
  const box = page.getByRole('alert').filter({ hasText: '尚未轉存：這個瀏覽器無法查驗資料' });
  await box.waitFor();
  stage.complaints.splice(0);
  assert.ok(await box.evaluate((element) => element === document.activeElement));
  assert.match(await box.innerText(), /代碼 verify\.worker/);
  assert.deepEqual(await notes(page), ['已取得，尚未轉存；平臺上的資料已刪除。', '已取得，尚未轉存；平臺上的資料已刪除。']);
  assert.equal(await page.getByRole('button', { name: /開啟|關閉/ }).count(), 0);
  assert.deepEqual(await leftBehind(page), NOTHING);
  await assertUsable(page);
  return page;
}

const savedAs = (): string[] => stage.heard.filter((line) => line.startsWith('saved '));

test('what could not be checked is kept in hand, and saved once a later check has passed', async () => {
  const page = await uncheckable();
  await page.getByRole('button', { name: '轉存 2 項資料' }).click({ force: true });
  await page.getByRole('button', { name: '重新查驗' }).click();
  await page.getByRole('alert').filter({ hasText: '尚未轉存' }).waitFor();
  stage.complaints.splice(0);
  assert.deepEqual(savedAs(), []);
  broken.clear();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '重新查驗' }).click();
  assert.deepEqual(readFileSync(await (await download).path()), SAVED.body);
  await page.getByRole('status').getByText('已查驗 2 項資料並轉存為 MyData臨櫃.zip').waitFor();
  assert.deepEqual(await notes(page), ['已轉存到這臺電腦，平臺上的資料已刪除。', '已轉存到這臺電腦，平臺上的資料已刪除。']);
  assert.equal(stage.sent.length, 1, 'it was fetched once');
  assert.deepEqual(await leftBehind(page), NOTHING);
});

test('what could not be checked is given unchecked under a name and with words that say so', async () => {
  const page = await uncheckable();
  await page.getByRole('button', { name: '不查驗，直接轉存' }).focus();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  await download;
  assert.deepEqual(savedAs(), ['saved 未查驗-MyData臨櫃.zip']);
  await page.getByRole('status').getByText('已轉存為 未查驗-MyData臨櫃.zip，但未經查驗').waitFor();
  assert.deepEqual(await notes(page), ['未經查驗即轉存到這臺電腦，平臺上的資料已刪除。', '未經查驗即轉存到這臺電腦，平臺上的資料已刪除。']);
  assert.equal(await page.getByText('已查驗').count(), 0);
  assert.deepEqual(await leftBehind(page), NOTHING);
});

test('an archive without what was asked for is not saved', async () => {
  saving = { ...SAVED, body: vector('package.zip') };
  const page = await stage.visit();
  page.on('download', () => stage.complaints.push('something was saved'));
  await page.getByRole('button', { name: '轉存 2 項資料' }).click();
  await page.getByRole('alert').filter({ hasText: '沒有轉存' }).waitFor();
});

test('a transfer that breaks off saves nothing, and can be tried again', async () => {
  saving = { ...SAVED, headers: { ...SAVED.headers, 'content-length': '9999', connection: 'close' } };
  const page = await stage.visit();
  const press = page.getByRole('button', { name: '轉存 2 項資料' });
  await press.click();
  await page.getByText('資料沒有完整送達').waitFor();
  stage.complaints.splice(0);
  saving = SAVED;
  const download = page.waitForEvent('download');
  await press.click();
  await download;
});

test('where the visit is over, opening and saving lead to what the server says', async () => {
  for (const name of ['開啟 學籍資料', '轉存 2 項資料']) {
    const page = await stage.visit();
    const over = { status: 303, headers: { location: '/organ' }, body: '' };
    [opening, saving] = [over, over];
    const again = page.waitForEvent('load');
    await page.getByRole('button', { name }).click();
    await again;
    [opening, saving] = [OPENED, SAVED];
  }
});

test('when its time is over, the page lets go of everything and asks the server', async () => {
  const page = await stage.visit({ wanted: { seconds: '600' }, prepare: (opened) => opened.clock.install() });
  await open(page);
  const again = page.waitForEvent('load');
  await page.mouse.move(5, 5);
  await page.clock.fastForward('04:50');
  await page.mouse.move(9, 9);
  await page.clock.fastForward('04:50');
  await page.mouse.move(5, 5);
  await page.clock.fastForward('00:25');
  await again;
});

test('a visit whose time went by while the computer slept is over, and the time on a document is right after a sleep', async () => {
  const page = await stage.visit({ wanted: { seconds: '250' }, prepare: (opened) => opened.clock.install({ time: '2026-11-29T07:20:03Z' }) });
  await page.getByRole('button', { name: '開啟 現戶全戶戶籍資料' }).waitFor();
  await sleep(page, 3);
  await open(page);
  assert.match((await page.locator('mydata-result').getAttribute('watermark')) ?? '', / 2026\/11\/29 15:23:\d\d$/);
  const again = page.waitForEvent('load');
  await sleep(page, 2);
  await page.clock.runFor(1_500);
  await again;
});

test('a visit that the citizen has stopped is gone from the screen, and what asked for it ends nothing by itself', async () => {
  const page = await stage.visit({ first: countUrls, prepare: (opened) => opened.clock.install() });
  await open(page);
  for (const [trouble, status] of [['none', 204], ['the server’s', 503]] as const) {
    state = { status, body: '' };
    const asked = page.waitForResponse('**/organ/visit/state');
    await page.clock.fastForward('00:11');
    assert.equal((await asked).status(), status, trouble);
    assert.equal(await page.locator('mydata-result').count(), 1, trouble);
  }
  state = { status: 303, headers: { location: '/organ' }, body: '' };
  const [again, gone] = [page.waitForEvent('load'), page.waitForResponse('**/organ/visit/state')];
  await page.clock.fastForward('00:11');
  await gone;
  await again;
  assert.equal(await page.locator('mydata-result').count(), 0);
  stage.complaints.splice(0);
});

test('asking whether the visit goes on keeps no desk awake', async () => {
  const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
  let asked = 0;
  page.on('request', (request) => {
    asked += Number(new URL(request.url()).pathname === '/organ/visit/state');
  });
  const left = page.waitForURL((url) => url.search === '?done=lock');
  await page.clock.runFor('05:01');
  await left;
  assert.ok(asked > 20, `asked ${asked} times`);
});

test('a visit that another tab has ended, or a document that another tab has left, is gone here too', async () => {
  for (const [press, where] of [['結束服務', '/identify'], ['登出', '/organ']] as const) {
    const page = await stage.visit();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await open(other);
    const gone = other.waitForEvent('load');
    await page.getByRole('button', { name: press }).click();
    await gone;
    assert.equal(new URL(other.url()).pathname, where);
    assert.equal(await other.locator('mydata-result').count(), 0);
  }
});

test('when nobody is there, a document that lies over the page warns, and then nothing is left', async () => {
  const page = await stage.visit({ first: countUrls, prepare: (opened) => opened.clock.install() });
  await open(page);
  await page.getByRole('button', { name: '查看 現戶全戶戶籍資料.pdf' }).click();
  await page.getByRole('dialog').locator('section.page').first().waitFor();
  const kept = await page.evaluateHandle(() => {
    const viewer = document.querySelector('mydata-result')?.shadowRoot?.querySelector('mydata-viewer');
    return { viewer, canvases: [...(viewer?.shadowRoot?.querySelectorAll('canvas') ?? [])] };
  });
  await page.clock.fastForward('04:31');
  await page.getByRole('dialog').getByText('本頁將在 30 秒後鎖定').waitFor();
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => {
    letGo = done;
  });
  await page.route('**/organ/sign-out', async (route) => {
    await held;
    await route.fulfill({ status: 204 });
  });
  const asked = page.waitForRequest('**/organ/sign-out');
  await page.clock.fastForward('00:30');
  assert.equal((await asked).postData(), 'csrf=out&decision=lock');
  assert.deepEqual(await kept.evaluate(({ viewer, canvases }) => ({
    page: document.body.childNodes.length,
    viewer: viewer?.shadowRoot?.childNodes.length,
    pixels: canvases.reduce((sum, { width, height }) => sum + width * height, 0),
  })), { page: 0, viewer: 0, pixels: 0 });
  assert.deepEqual(page.workers().map((worker) => worker.url()), []);
  assert.deepEqual(await leftBehind(page), NOTHING);
  const left = page.waitForURL((url) => url.pathname === '/organ');
  letGo();
  await left;
});
