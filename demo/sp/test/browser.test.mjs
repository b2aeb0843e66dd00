/** The school's site in a real browser: every page is usable at 320 px, passes axe, and checks the data itself. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { CLIENT, notify, sealed, startPlatform } from './fake-platform.mjs';
import { openSite } from './site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
let platform;
let site;
let browser;

before(async () => {
  platform = await startPlatform();
  platform.answers = [429, 200];
  site = await openSite(platform.origin);
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: FLAGS });
});

after(async () => {
  await browser?.close();
  await site?.close();
  platform?.close();
});

async function newPage(complaints, colorScheme = 'light') {
  const context = await browser.newContext({ locale: 'zh-TW', viewport: { width: 320, height: 640 }, colorScheme });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) complaints.push(message.text());
  });
  return page;
}

/** Nothing that axe finds, and nothing wider than the screen. */
async function isUsable(page) {
  const { violations } = await page.evaluate(`${AXE};axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })`);
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  assert.deepEqual(found, [], page.url());
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, `${page.url()} is wider than the screen`);
}

async function tell(txId) {
  assert.equal((await notify(site.origin, txId)).status, 200);
}

test('an applicant gets from the front page to her checked data, and deletes it', async () => {
  const complaints = [];
  const page = await newPage(complaints);
  await page.goto(site.origin);
  await isUsable(page);
  await page.getByRole('link', { name: /開始申請/ }).click();
  await isUsable(page);
  await page.getByRole('button', { name: '前往 MyData' }).click();
  await page.getByRole('alert').waitFor();
  assert.match(await page.title(), /^錯誤：/);
  assert.equal(await page.evaluate(() => document.activeElement?.className), 'summary');
  await isUsable(page);

  await page.getByLabel('身分證字號或居留證號碼').fill('f229910001');
  await page.getByRole('button', { name: '前往 MyData' }).click();
  await page.waitForURL(`${platform.origin}/**`);
  const there = new URL(page.url());
  const txId = there.pathname.split('/').at(-1);
  await tell(txId);
  await page.goto(`${there.searchParams.get('returnUrl')}&code=200&tx_id=${encodeURIComponent(sealed(txId))}`);
  await page.getByText('正在取得資料', { exact: true }).waitFor();
  await isUsable(page);

  await page.waitForURL('**/application/*', { timeout: 40_000 });
  await page.getByText('驗證通過').nth(1).waitFor();
  await page.getByText('示範戶政司', { exact: true }).waitFor();
  await page.getByText('林語彤').waitFor();
  await isUsable(page);
  await page.getByRole('button', { name: '立即刪除我的資料' }).click();
  await page.getByRole('heading', { name: '已刪除' }).waitFor();
  await isUsable(page);
  assert.deepEqual(complaints, []);
});

test('the pages are usable in the dark, in English, and in large text', async () => {
  const page = await newPage([], 'dark');
  await page.goto(`${site.origin}/?lang=en&size=large`);
  await page.getByRole('heading', { name: 'Online applications' }).waitFor();
  await isUsable(page);
  await page.getByRole('link', { name: /Start/ }).click();
  await page.getByRole('heading', { name: 'When you press the button' }).waitFor();
  await isUsable(page);
});

test('without script the page of a pending application still leads on', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'zh-TW' });
  const page = await context.newPage();
  await page.goto(`${site.origin}/apply/${CLIENT.client_id}`);
  await page.locator('#national-id').fill('F229910001');
  await page.locator('form button').click();
  const there = new URL(page.url());
  const txId = there.pathname.split('/').at(-1);
  await tell(txId);
  await page.goto(`${there.searchParams.get('returnUrl')}&code=200&tx_id=${encodeURIComponent(sealed(txId))}`);
  await page.getByRole('link', { name: '重新整理' }).waitFor();
});
