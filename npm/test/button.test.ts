/** `<mydata-button>` in a real browser, under the policy that the SDK makes, with script and without. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openStage } from './page.ts';
import type { Stage } from './page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const STYLE = 'html { color-scheme: light dark; background: Canvas; }';
const SCRIPT = `
import { defineElements } from '/sdk/elements.js';
window.errors = [];
document.addEventListener('mydata-error', ({ detail }) => window.errors.push([detail.code, detail.docUrl]));
defineElements();
window.isReady = true;`;

const FORM = '<ul slot="datasets"><li>現戶全戶戶籍資料</li><li>低收入戶證明</li></ul><form action="/begin" method="post"><button name="step" value="ask">申請</button></form>';
const ELEMENTS: Readonly<Record<string, string>> = {
  '/': `<mydata-button>${FORM}</mydata-button>`,
  '/slow': `<mydata-button>${FORM.replace('/begin', '/nowhere')}</mydata-button>`,
  '/slow/en': `<mydata-button lang="en">${FORM.replace('/begin', '/nowhere')}</mydata-button>`,
  '/made': '<mydata-button action="/begin" method="get" datasets="現戶全戶戶籍資料、低收入戶證明"></mydata-button>',
  '/empty': '<mydata-button></mydata-button>',
  '/insecure': '<mydata-button><form action="ftp://school.example/"><button>申請</button></form></mydata-button>',
  '/elsewhere': '<mydata-button><form action="/astray" method="post"><button>申請</button></form></mydata-button>',
};

let stage: Stage;

before(async () => {
  stage = await openStage((path, platform) => {
    if (path === '/page.js') return SCRIPT;
    if (path === '/page.css') return STYLE;
    if (path === '/begin') return { location: `${platform}/service` };
    if (path === '/nowhere') return { location: undefined };
    if (path === '/astray') return { location: 'http://elsewhere.invalid/' };
    if (path === '/service') return '<!doctype html><html lang="en"><title>platform</title><main><h1>Platform</h1></main></html>';
    if (path.startsWith('/sdk/')) return new URL(`../dist/${path.slice(5)}`, import.meta.url);
    const element = ELEMENTS[path];
    return element && `<!doctype html><html lang="zh-Hant"><title>t</title><link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script><main><h1>t</h1>${element}</main></html>`;
  });
});

after(() => stage.close());

afterEach(() => assert.deepEqual(stage.complaints.splice(0), []));

async function opened(path = '/'): Promise<Page> {
  const page = await stage.open(path);
  await page.waitForFunction(() => 'isReady' in window);
  return page;
}

/** What the citizen sees and hears. */
const stateOf = (page: Page): Promise<string[]> => page.evaluate(() => {
  const words = document.querySelector('mydata-button')?.shadowRoot?.querySelector('[role]');
  const button = document.querySelector('mydata-button button');
  return [words?.getAttribute('role') ?? '', words?.textContent ?? '', button?.getAttribute('aria-disabled') ?? 'false'];
});

const errorsOn = (page: Page): Promise<unknown> => page.evaluate(() => (window as unknown as { errors: unknown }).errors);

test('without script, the form leads to the platform and the list can be read', async () => {
  const context = await stage.browser.newContext({ javaScriptEnabled: false });
  const page = await stage.open('/', context);
  assert.deepEqual(await page.getByRole('listitem').allInnerTexts(), ['現戶全戶戶籍資料', '低收入戶證明']);
  await page.getByRole('button', { name: '申請' }).click();
  await page.getByRole('heading', { name: 'Platform' }).waitFor();
  await context.close();
});

test('with the keyboard alone, the form leads to the platform', async () => {
  const page = await opened();
  await page.keyboard.press('Tab');
  const ring = await page.getByRole('button', { name: '申請' }).evaluate((button) => [document.activeElement === button, getComputedStyle(button).outlineWidth]);
  assert.deepEqual(ring, [true, '3px']);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${stage.platform}/service`);
});

test('a second press sends nothing, and the first sends the name of its button', async () => {
  const page = await opened('/slow');
  const sent: (string | null)[] = [];
  page.on('request', (request) => sent.push(request.postData()));
  const button = page.getByRole('button', { name: '申請' });
  await button.click();
  assert.deepEqual(await stateOf(page), ['status', '正在前往 MyData…', 'true']);
  await button.click({ force: true });
  await page.evaluate(async () => fetch('/page.css'));
  assert.deepEqual(sent, ['step=ask', null]);
});

test('who comes back from the platform can press again', async () => {
  const page = await opened();
  await page.getByRole('button', { name: '申請' }).click();
  await page.waitForURL(`${stage.platform}/service`);
  await page.goBack();
  await page.locator('mydata-button:not([pending])').waitFor();
  await page.getByRole('button', { name: '申請', disabled: false }).click();
  await page.waitForURL(`${stage.platform}/service`);
});

test('an element with an action makes its form and its list, and says what is asked for', async () => {
  const page = await opened('/made');
  const button = page.getByRole('button', { name: '以 MyData 取得我的資料', description: '現戶全戶戶籍資料 低收入戶證明' });
  await page.getByText('將向您取得的資料').waitFor();
  await button.click();
  await page.waitForURL(`${stage.platform}/service`);
});

test('a policy that does not let the citizen leave is an error in words and in code', async () => {
  const page = await opened('/elsewhere');
  await page.getByRole('button', { name: '申請' }).click();
  await page.getByRole('alert').filter({ hasText: '瀏覽器不允許這個網頁前往 MyData' }).waitFor();
  assert.deepEqual(await errorsOn(page), [['button.policy', '/developers/errors#button.policy']]);
  assert.equal(await page.locator('mydata-button[pending], [aria-disabled]').count(), 0);
  assert.match(stage.complaints.splice(0).join(), /form-action/);
});

test('an element that leads nowhere, or to no secure page, says so', async () => {
  const empty = await opened('/empty');
  await empty.getByRole('alert').filter({ hasText: 'button.no-form' }).waitFor();
  const insecure = await opened('/insecure');
  await insecure.getByRole('button').click();
  await insecure.getByRole('alert').filter({ hasText: 'button.action' }).waitFor();
  assert.deepEqual(await errorsOn(insecure), [['button.action', '/developers/errors#button.action']]);
});

test('a page that is not left in half a minute says so, and the button can be pressed again', async () => {
  const page = await stage.open('/slow');
  await page.clock.install();
  await page.goto(`${stage.origin}/slow/en`);
  await page.waitForFunction(() => 'isReady' in window);
  const button = page.getByRole('button', { name: '申請' });
  await button.click();
  await page.clock.fastForward(29_000);
  assert.deepEqual(await stateOf(page), ['status', 'Going to MyData…', 'true']);
  await page.clock.fastForward(1_000);
  const words = 'It is taking longer than expected. Check your connection, then press the button again. Code: button.too-slow';
  assert.deepEqual(await stateOf(page), ['alert', words, 'false']);
  await button.click();
  assert.deepEqual(await stateOf(page), ['status', 'Going to MyData…', 'true']);
});

test('nothing turns for those who do not want motion', async () => {
  const page = await opened('/slow');
  await page.getByRole('button', { name: '申請' }).click();
  const turning = (): Promise<number> => page.evaluate(() => document.querySelector('mydata-button')?.shadowRoot?.getAnimations().length ?? -1);
  assert.equal(await turning(), 1);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  assert.equal(await turning(), 0);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`in the ${scheme}, axe finds nothing, and the button is large enough on the narrowest screen`, async () => {
    const page = await opened('/elsewhere');
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 320, height: 600 });
    for (const state of ['at rest', 'refused']) {
      if (state === 'refused') await page.getByRole('button').click();
      if (state === 'refused') await page.getByRole('alert').waitFor();
      const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>(`${AXE};axe.run(document, { runOnly: ${JSON.stringify(RULES)} })`);
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)]), [], state);
    }
    const box = await page.getByRole('button').boundingBox();
    assert.ok((box?.height ?? 0) >= 44);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    stage.complaints.length = 0;
  });
}
