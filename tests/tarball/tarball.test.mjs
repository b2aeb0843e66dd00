/** The packed SDK, installed as others do, in the bundlers and runtimes that they have. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { BUNDLERS } from './bundlers.mjs';
import { Project } from './installed.mjs';
import { RUNTIMES } from './runtimes.mjs';

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** @type {Project} */
let project;
/** @type {import('playwright-core').Browser} */
let browser;
let headers = {};

before(async () => {
  project = await Project.made();
  const sdk = await import(pathToFileURL(project.sdk('dist/index.js')).href);
  headers = { 'content-security-policy': sdk.contentSecurityPolicy('https://mydata.test') };
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
});

after(async () => {
  await browser.close();
  project.remove();
});

for (const [name, made] of Object.entries(BUNDLERS)) {
  test(`a page checks packages, shows them and draws documents, under the SDK's policy: ${name}`, async () => {
    const site = await made(project, headers);
    const page = await browser.newPage({ locale: 'zh-TW' });
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(site.address);
    await page.locator('output').filter({ hasText: 'viewer' }).waitFor();
    assert.deepEqual(JSON.parse(await page.locator('output').innerText()), { package: 'valid', ecdsa: 'valid', findings: [], viewer: true });
    await page.getByText('驗證通過').waitFor();
    await page.getByRole('button', { name: '以 MyData 取得我的資料' }).waitFor();
    assert.deepEqual(complaints, []);
    await page.close();
    await site.close();
  });
}

for (const [name, found] of Object.entries(RUNTIMES)) {
  test(`a back end redirects and checks packages: ${name}`, async () => {
    const expected = { redirect: true, package: 'valid', ecdsa: 'valid', changed: 'invalid', retry: '60', policy: true };
    assert.deepEqual(await found(project), expected);
  });
}
