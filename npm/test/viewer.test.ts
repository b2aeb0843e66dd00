/** The viewer in a real browser, under a strict policy, from the bundles that are published. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import type * as Elements from '../src/elements.ts';
import type * as Verify from '../src/verify.ts';
import { openStage } from './page.ts';
import type { Stage } from './page.ts';
import { HOSTILE } from './preview/hostile/index.ts';
import { numberedPages } from './preview/numbered-pages.ts';
import { slowPage } from './preview/slow-page.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FIXTURES = new URL('../../tests/preview/fixtures/', import.meta.url);
const MADE: Readonly<Record<string, () => Buffer | string | undefined>> = {
  'acting.pdf': () => numberedPages(1).replace('/Type /Catalog', '/Type /Catalog /OpenAction << /S /JavaScript /JS (1) >>').replace('[0 0 595 842]', '[0 0 99999 99999]'),
  'packed.pdf': () => HOSTILE.find(({ name }) => name === 'a form under a hundred thousand filters')?.make(),
  'three.pdf': () => numberedPages(3),
  'thirty-five.pdf': () => numberedPages(35),
  'ten-thousand.pdf': () => numberedPages(10_000),
  'slow.pdf': slowPage,
  'hidden.csv': () => '姓名,備註\r\n王小明,a\u202eb\r\n',
  'none.pdf': () => 'this is no document',
  'cut.pdf': () => '%PDF-1.7\nand nothing else',
};
const PAGE = `<!doctype html><html lang="zh-Hant"><title>t</title><link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script>
<main><h1>t</h1><h2>t</h2><mydata-result></mydata-result><mydata-viewer closable></mydata-viewer></main></html>`;
const STYLE = 'html { color-scheme: light dark; } body { margin: 0; } mydata-viewer { height: 80vh; } h1, h2 { margin: 0; font-size: 1rem; }';
const SCRIPT = `
import { defineViewer } from '/sdk/viewer.js';
import * as elements from '/sdk/elements.js';
import * as verify from '/sdk/verify.js';
defineViewer();
elements.defineElements();
const get = async (name) => (await fetch(name)).blob();
const password = {};
const show = (name) => document.querySelector('mydata-viewer').show({ name, password, read: () => get('/documents/' + name) });
const urls = new Set();
const { createObjectURL, revokeObjectURL } = URL;
URL.createObjectURL = (blob) => { const url = createObjectURL.call(URL, blob); urls.add(url); return url; };
URL.revokeObjectURL = (url) => { urls.delete(url); revokeObjectURL.call(URL, url); };
document.addEventListener('mydata-page-shown', ({ detail }) => window.shown.add(detail.page));
Object.assign(window, { show, get, verify, elements, password, urls, shown: new Set() });`;

/** What the page's script puts into the window. */
interface Kit {
  show(name: string): Promise<void>;
  get(name: string): Promise<Blob>;
  verify: typeof Verify;
  elements: typeof Elements;
  password: { value?: string };
  urls: Set<string>;
  shown: Set<number>;
}

let stage: Stage;

before(async () => {
  stage = await openStage((path) => {
    if (path === '/page.js') return SCRIPT;
    if (path === '/page.css') return STYLE;
    if (path.startsWith('/documents/')) return MADE[path.slice(11)]?.() ?? new URL(path.slice(11), FIXTURES);
    if (path.startsWith('/sdk/')) return new URL(`../dist/${path.slice(5)}`, import.meta.url);
    if (path.startsWith('/vectors/')) return new URL(`vectors/${path.slice(9)}`, import.meta.url);
    return path === '/' || path === '/en' ? PAGE.replace('zh-Hant', path === '/en' ? 'en' : 'zh-Hant') : undefined;
  });
});

after(() => stage.close());

afterEach(() => {
  stage.broken.clear();
  assert.deepEqual(stage.complaints.splice(0), []);
});

async function opened(path = '/', viewport = { width: 1280, height: 800 }): Promise<Page> {
  const page = await stage.open(path);
  await page.setViewportSize(viewport);
  await page.waitForFunction(() => 'show' in window);
  return page;
}

/** Begins to show a document, and answers at once. */
async function begin(page: Page, name: string): Promise<void> {
  await page.evaluate((file) => {
    const kit = window as unknown as Kit;
    kit.shown.clear();
    void kit.show(file);
  }, name);
}

async function pageShown(page: Page, number: number): Promise<void> {
  await page.waitForFunction((wanted) => (window as unknown as Kit).shown.has(wanted), number);
}

async function shown(page: Page, name: string): Promise<void> {
  await begin(page, name);
  await page.evaluate(() => document.querySelector('mydata-viewer')?.focus());
  await pageShown(page, 1);
}

/** Has a package checked, whose files can be looked at from then on. */
async function checked(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { verify, get } = window as unknown as Kit;
    const check = { anchors: await (await get('/vectors/anchors.pem')).text(), allowDemoRoots: true, at: new Date('2027-01-15') };
    const input = await get('/vectors/package.zip');
    await document.querySelector('mydata-result')?.run(() => verify.verifyPackage(input, check));
  });
}

/** What is asked of every state: no barrier that a tool can find. */
async function accessible(page: Page, state: string): Promise<void> {
  const rules = JSON.stringify(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(`${AXE};axe.run(document, { runOnly: ${rules} })`);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`), [], state);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state}: as wide as the screen`);
}

function section(page: Page, number: number): Locator {
  return page.locator(`section.page[data-page="${number}"]`);
}

/** How much of a canvas is not white, in thousandths. */
function ink(canvas: Locator): Promise<number> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    if (width === 0) return 0;
    const { data } = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? { data: [] };
    let dark = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 200) dark += 1;
    return (1000 * dark) / (width * height);
  });
}

/** Gives the viewer attributes, which count for what is shown from then on. */
async function having(page: Page, attributes: Record<string, string>): Promise<void> {
  await page.evaluate((given) => {
    for (const [name, value] of Object.entries(given)) document.querySelector('mydata-viewer')?.setAttribute(name, value);
  }, attributes);
}

/** Of 25 parts of a picture, how many have any grey or black in them; and the darkest grey where the paper is blank. */
function covered(canvas: Locator): Promise<{ parts: number; darkest: number }> {
  return canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data = [] } = (element as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height) ?? {};
    const parts = new Set<number>();
    let darkest = 255;
    for (let at = 0; at < data.length; at += 4) {
      const shade = data[at] ?? 255;
      const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
      if (shade < 250) parts.add(5 * Math.floor((5 * y) / height) + Math.floor((5 * x) / width));
      if (y > height / 2) darkest = Math.min(darkest, shade);
    }
    return { parts: parts.size, darkest };
  });
}

/** The verifier's Worker may go on: another package may come. */
async function workersGone(page: Page): Promise<void> {
  while (page.workers().some((worker) => worker.url().endsWith('/preview-worker.js'))) await page.evaluate(() => new Promise((done) => { requestAnimationFrame(done); }));
}

test('a protected document asks for the ID number, says when it is wrong, and is read in order', async () => {
  const page = await opened();
  await begin(page, 'protected-aes-256.pdf');
  const field = page.getByLabel('身分證字號或居留證號碼');
  await field.waitFor();
  await accessible(page, 'locked');
  await page.getByRole('button', { name: '開啟文件' }).click();
  await page.getByText('請輸入密碼').waitFor();
  await field.fill('B123456789');
  await field.press('Enter');
  await page.getByText('密碼不正確').waitFor();
  await field.fill('a123456789');
  await field.press('Enter');
  await pageShown(page, 1);
  assert.ok((await ink(section(page, 1).locator('canvas'))) > 1);
  await section(page, 1).getByText('王小明 A123456789').waitFor();
  assert.equal(await section(page, 1).locator('.text').getAttribute('lang'), 'zh-Hant-TW');
  await accessible(page, 'open');
});

test('amid a page it leaves the keyboard where it is', async () => {
  const page = await opened();
  await begin(page, 'three.pdf');
  await pageShown(page, 1);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
  await begin(page, 'protected-aes-256.pdf');
  await page.getByLabel('身分證字號或居留證號碼').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'BODY');
});

test('whoever has gone on in the page keeps the keyboard there', async () => {
  const page = await opened();
  await begin(page, 'protected-aes-256.pdf');
  await page.getByLabel('身分證字號或居留證號碼').fill('A123456789');
  await page.evaluate(() => {
    const heading = document.querySelector('h1');
    heading?.setAttribute('tabindex', '-1');
    document.querySelector('mydata-viewer')?.shadowRoot?.querySelector('form')?.requestSubmit();
    heading?.focus();
  });
  await pageShown(page, 1);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1');
});

test('the password of one document is tried for the next', async () => {
  const page = await opened();
  await begin(page, 'protected-aes-256.pdf');
  await page.getByLabel('身分證字號或居留證號碼').fill('A123456789');
  await page.keyboard.press('Enter');
  await pageShown(page, 1);
  await shown(page, 'protected-rc4-128.pdf');
  assert.equal(await page.getByLabel('身分證字號或居留證號碼').count(), 0);
});

test('the text is selected and copied line by line', async () => {
  const page = await opened();
  await shown(page, 'reportlab.pdf');
  await section(page, 1).locator('.text').waitFor();
  const copied = await page.evaluate(() => {
    const root = document.querySelector('mydata-viewer')?.shadowRoot;
    const layer = root?.querySelector('.text');
    if (layer) getSelection()?.selectAllChildren(layer);
    return (root as unknown as { getSelection(): Selection }).getSelection().toString();
  });
  assert.deepEqual(copied.split('\n').slice(0, 3), ['示範市政府地政局 土地登記謄本', '所有權人：王小明 統一編號：A123456789', '住址：示範市樂學區明德里12鄰書香路二段36號5樓']);
  assert.match(copied, /樂學段0002 78\.90 1\/4/);
});

test('text lies where it is seen, however the page is turned and enlarged', async () => {
  const page = await opened();
  await shown(page, 'reportlab.pdf');
  const word = section(page, 1).getByText('所有權人：王小明').first();
  await word.waitFor();
  const seen = async (): Promise<{ across: number; along: number; ink: number }> => {
    const [box, sheet] = [await word.boundingBox(), await section(page, 1).boundingBox()];
    assert.ok(box && sheet);
    return { across: (box.x + box.width / 2 - sheet.x) / sheet.width, along: (box.y + box.height / 2 - sheet.y) / sheet.height, ink: await ink(section(page, 1).locator('canvas')) };
  };
  const upright = await seen();
  await page.getByRole('button', { name: '順時針旋轉' }).click();
  const turned = await seen();
  assert.ok(Math.abs(turned.across - (1 - upright.along)) < 0.01 && Math.abs(turned.along - upright.across) < 0.01, JSON.stringify({ upright, turned }));
  await page.evaluate(() => (window as unknown as Kit).shown.clear());
  await page.getByRole('button', { name: '放大' }).click();
  await pageShown(page, 1);
  const larger = await seen();
  assert.ok(Math.abs(larger.across - turned.across) < 0.01 && Math.abs(larger.along - turned.along) < 0.01);
});

test('a page is drawn anew for its size, and fits the width or the whole', async () => {
  const page = await opened();
  await shown(page, 'three.pdf');
  const pages = page.getByRole('region', { name: '文件內容' });
  const fit = async (name: string): Promise<{ room: { width: number; height: number }; sheet: { width: number; height: number }; grain: number }> => {
    await page.getByRole('button', { name }).click();
    const first = section(page, 1);
    await page.waitForFunction(() => document.querySelector('mydata-viewer')?.shadowRoot?.querySelector('.page[aria-busy]') === null);
    const [room, sheet] = [await pages.boundingBox(), await first.boundingBox()];
    assert.ok(room && sheet);
    const grain = (await first.locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).width)) / sheet.width;
    return { room, sheet, grain };
  };
  const whole = await fit('符合整頁');
  assert.ok(whole.sheet.height < whole.room.height && whole.sheet.height > whole.room.height - 40, JSON.stringify(whole));
  const wide = await fit('符合寬度');
  assert.ok(wide.sheet.width < wide.room.width && wide.sheet.width > wide.room.width - 60, JSON.stringify(wide));
  assert.ok(Math.abs(wide.grain - 1) < 0.02 && Math.abs(whole.grain - 1) < 0.02, 'as many pixels as the screen has');
});

test('a page that was gone to is the one being read, however many are seen at once', async () => {
  const page = await opened('/', { width: 1280, height: 1600 });
  await shown(page, 'three.pdf');
  const number = page.getByLabel('頁碼');
  const press = async (name: string): Promise<string> => {
    await page.getByRole('button', { name }).dispatchEvent('click');
    return number.inputValue();
  };
  for (let step = 0; step < 12; step += 1) await press('縮小');
  assert.equal((await section(page, 3).boundingBox())?.height.toFixed(), '281', 'all three are seen');
  assert.deepEqual([await press('上一頁'), await press('上一頁'), await press('上一頁')], ['2', '1', '1']);
  assert.deepEqual([await press('下一頁'), await press('下一頁'), await press('下一頁')], ['2', '3', '3']);
  await press('上一頁');
  await page.setViewportSize({ width: 1280, height: 1580 });
  assert.equal(await press('符合整頁'), '2');
  assert.ok(await page.evaluate(() => {
    const root = document.querySelector('mydata-viewer')?.shadowRoot;
    const [pages, sheet] = [root?.querySelector('.pages')?.getBoundingClientRect(), root?.querySelector('[data-page="2"]')?.getBoundingClientRect()];
    return pages && sheet && sheet.top >= pages.top && sheet.bottom <= pages.bottom;
  }), 'the whole of it is seen');
});

test('ten thousand pages cost no more than those that are seen', async () => {
  const page = await opened();
  await shown(page, 'ten-thousand.pdf');
  await page.getByLabel('頁碼').fill('9999');
  await page.keyboard.press('Enter');
  await pageShown(page, 9_999);
  await section(page, 9_999).getByText('Page 9999 of the file').waitFor();
  assert.ok((await page.locator('section.page').count()) < 12);
  const canvases = await page.locator('section.page canvas').evaluateAll((all) => all.filter((canvas) => (canvas as HTMLCanvasElement).width > 0).length);
  assert.ok(canvases < 8, String(canvases));
  await page.getByRole('button', { name: '上一頁' }).click();
  await pageShown(page, 9_998);
  assert.equal(await page.getByLabel('頁碼').inputValue(), '9998');
});

test('of a document of some pages all text is there for a screen reader, and only near pictures are kept', async () => {
  const page = await opened();
  await shown(page, 'thirty-five.pdf');
  await section(page, 35).locator('.text').waitFor({ state: 'attached' });
  const order = await page.locator('section.page').evaluateAll((all) => all.map((each) => each.querySelector('.text')?.textContent?.trim()));
  assert.deepEqual(order, Array.from({ length: 35 }, (_, index) => `Page ${index + 1} of the file`));
  assert.equal(await section(page, 35).locator('canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).width), 0);
});

test('words are found, marked and stepped through', async () => {
  const page = await opened();
  await shown(page, 'three.pdf');
  await page.keyboard.press('Control+f');
  await page.getByLabel('要找的文字').fill('of the file');
  await page.keyboard.press('Enter');
  await page.getByText('找到 3 處').waitFor();
  await accessible(page, 'search');
  assert.equal(await page.locator('.hits [aria-current]').count(), 1);
  await page.keyboard.press('Enter');
  await section(page, 2).locator('.hit.current').waitFor();
  await page.getByRole('status').getByText('第 2 處，共 3 處，在第 2 頁').waitFor();
  await page.keyboard.press('Shift+Enter');
  await section(page, 1).locator('.hit.current').waitFor();
  await page.getByLabel('要找的文字').fill('nowhere');
  await page.keyboard.press('Enter');
  await page.getByText('找不到這些文字').waitFor();
  assert.equal(await page.locator('.hit').count(), 0);
  await page.keyboard.press('Escape');
  assert.equal(await page.getByLabel('要找的文字').count(), 0);
});

test('the list of pages shows small pictures and leads to a page by keyboard', async () => {
  const page = await opened();
  await shown(page, 'thirty-five.pdf');
  await page.getByRole('button', { name: '頁面列表' }).click();
  await page.waitForFunction(() => (document.querySelector('mydata-viewer')?.shadowRoot?.querySelector<HTMLCanvasElement>('.list canvas')?.width ?? 0) > 0);
  await accessible(page, 'list');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await pageShown(page, 35);
  assert.equal(await page.locator('.list [aria-current]').textContent(), '35');
});

test('the list of ten thousand pages holds those near the one being read, and leads everywhere', async () => {
  const page = await opened();
  await shown(page, 'ten-thousand.pdf');
  await page.getByRole('button', { name: '頁面列表' }).click();
  const drawn = (number: number): Promise<unknown> => page.waitForFunction((wanted) => {
    const canvas = document.querySelector('mydata-viewer')?.shadowRoot?.querySelector<HTMLCanvasElement>(`.list [data-page="${wanted}"] canvas`);
    return canvas && canvas.width > 0;
  }, number);
  await drawn(1);
  assert.ok((await page.locator('.list button').count()) <= 200);
  await page.keyboard.press('End');
  await drawn(10_000);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await pageShown(page, 9_999);
  assert.equal(await page.locator('.list [aria-current]').textContent(), '9999');
  for (let step = 0; step < 99; step += 1) await page.keyboard.press('ArrowUp');
  await drawn(9_900);
  assert.ok((await page.locator('.list button').count()) <= 600);
});

test('on a narrow screen a list makes room for what was chosen in it', async () => {
  const page = await opened('/', { width: 360, height: 740 });
  await shown(page, 'three.pdf');
  await page.getByRole('button', { name: '頁面列表' }).click();
  await page.getByRole('button', { name: '到第 2 頁' }).click();
  await page.locator('.list').waitFor({ state: 'detached' });
  await pageShown(page, 2);
  await page.getByRole('button', { name: '搜尋文字' }).click();
  await page.getByLabel('要找的文字').fill('page 3');
  await page.keyboard.press('Enter');
  await page.locator('.hits').getByRole('button').click();
  await page.locator('.hits').waitFor({ state: 'detached' });
  await section(page, 3).locator('.hit.current').waitFor();
});

test('a page that takes too long says so and can be had otherwise, and the next one is there', async () => {
  const page = await opened();
  await begin(page, 'slow.pdf');
  await page.waitForFunction(() => {
    const busy = document.querySelector('mydata-viewer')?.shadowRoot?.querySelector('.page[aria-busy]');
    return busy && getComputedStyle(busy, '::after').visibility === 'visible';
  });
  assert.equal(await section(page, 1).getAttribute('data-busy'), '正在繪製這一頁…');
  const card = section(page, 1).getByRole('alert');
  await card.getByText('preview.too-slow').waitFor({ timeout: 30_000 });
  assert.equal(await section(page, 1).getAttribute('aria-busy'), null);
  await accessible(page, 'refused');
  for (const name of ['再試一次', '下載檔案', '用瀏覽器的 PDF 閱讀器開啟']) assert.ok(await card.getByRole('button', { name }).isVisible(), name);
  const tab = page.waitForEvent('popup');
  await card.getByRole('button', { name: '用瀏覽器的 PDF 閱讀器開啟' }).click();
  await (await tab).waitForURL(/^blob:/);
  await (await tab).close();
  await page.getByRole('button', { name: '下一頁' }).click();
  await pageShown(page, 2);
});

test('a page whose text cannot be had says so to a screen reader, and is not asked again', async () => {
  const page = await opened();
  await begin(page, 'packed.pdf');
  await section(page, 1).getByText('preview.stream-too-large').waitFor();
  const note = section(page, 1).getByText('這一頁的文字無法讀出');
  await note.waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '放大' }).click();
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  assert.equal(await note.count(), 1);
});

for (const [name, code] of [['none.pdf', 'preview.not-pdf'], ['cut.pdf', 'preview.damaged'], ['nowhere.pdf', 'preview.not-pdf']] as const) {
  test(`${name} is never an empty page: ${code}`, async () => {
    const page = await opened();
    await begin(page, name);
    const card = page.locator('mydata-viewer').getByRole('alert');
    await card.getByText(code).waitFor();
    const download = page.waitForEvent('download');
    await card.getByRole('button', { name: '下載檔案' }).click();
    assert.equal((await download).suggestedFilename(), name);
    await workersGone(page);
  });
}

test('a preview that cannot be loaded says so, and works once it can be', async () => {
  const page = await opened();
  stage.broken.add('/sdk/mydata-preview.wasm');
  await begin(page, 'three.pdf');
  const card = page.locator('mydata-viewer').getByRole('alert');
  await card.getByText('preview.module').waitFor();
  stage.broken.clear();
  await card.getByRole('button', { name: '再試一次' }).click();
  await pageShown(page, 1);
});

test('what the document holds besides is said beside it', async () => {
  const page = await opened();
  await shown(page, 'actions.pdf');
  for (const code of ['preview.scripts', 'preview.launch-actions', 'preview.embedded-files']) await page.locator('.verdict').getByText(code).waitFor();
  await page.setViewportSize({ width: 320, height: 568 });
  await page.locator('.verdict summary').getByText(/\d+ 項提醒/).waitFor();
  await page.getByText('未經驗證').waitFor();
  await accessible(page, 'narrow');
  await page.locator('.verdict > summary').click();
  await page.setViewportSize({ width: 320, height: 500 });
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
  assert.ok(await page.locator('.verdict').getByText('preview.scripts').isVisible(), 'it stays unfolded');
});

test('what a document would do is said although no page can be drawn', async () => {
  const page = await opened();
  await begin(page, 'acting.pdf');
  await section(page, 1).getByText('preview.page-too-large').waitFor();
  await page.locator('.verdict').getByText('preview.scripts').waitFor();
});

test('what a table has of invisible characters is seen', async () => {
  const page = await opened();
  await begin(page, 'hidden.csv');
  const mark = await page.locator('td').getByText('U+202E').boundingBox();
  assert.ok(mark && mark.width > 30 && mark.height > 10, JSON.stringify(mark));
});

test('printing shows one page on each sheet and leaves nothing', async () => {
  const page = await opened();
  await shown(page, 'three.pdf');
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', '');
  });
  await page.getByRole('button', { name: '列印' }).click();
  await page.locator('[data-printing]').waitFor();
  assert.equal((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)?.length, 3);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await page.waitForFunction(() => document.querySelector('.mydata-print') === null && document.adoptedStyleSheets.length === 0);
});

test('of a long document a range is printed', async () => {
  const page = await opened();
  await shown(page, 'thirty-five.pdf');
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', String(document.querySelectorAll('.mydata-print canvas').length));
  });
  await page.keyboard.press('Control+p');
  await page.getByLabel('到第幾頁').fill('31');
  const print = page.locator('.range').getByRole('button', { name: '列印' });
  await print.click();
  await page.getByText('之間的頁碼，最多 30 頁').waitFor();
  await accessible(page, 'range');
  await page.getByLabel('從第幾頁').fill('30');
  await print.click();
  await page.locator('[data-printing="2"]').waitFor();
});

test('a watermark lies across every page, at every size, in the list and on paper, and what is below it can be read', async () => {
  const page = await opened();
  const words = '示範市政府社會局 · 3 號櫃檯 · 許承辦 · 2026/11/29 15:20:03';
  await shown(page, 'three.pdf');
  const canvas = section(page, 1).locator('canvas');
  assert.ok((await covered(canvas)).parts < 5, 'most of the paper is blank');
  await having(page, { watermark: words });
  await shown(page, 'three.pdf');
  const first = await covered(canvas);
  assert.equal(first.parts, 25);
  assert.ok(first.darkest > 150 && first.darkest < 225, `seen, and no more than that: ${first.darkest}`);
  await page.evaluate(() => (window as unknown as Kit).shown.clear());
  for (let step = 0; step < 4; step += 1) await page.getByRole('button', { name: '放大' }).click();
  await pageShown(page, 1);
  assert.equal((await covered(canvas)).parts, 25, 'enlarged');
  await page.getByRole('button', { name: '頁面列表' }).click();
  const small = page.locator('.list canvas').first();
  await small.evaluate((element) => new Promise<void>((done) => {
    const look = (): unknown => ((element as HTMLCanvasElement).width > 0 ? done() : requestAnimationFrame(look));
    look();
  }));
  assert.equal((await covered(small)).parts, 25, 'in the list');
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', '');
  });
  await page.getByRole('button', { name: '列印' }).click();
  await page.locator('[data-printing]').waitFor();
  assert.equal((await covered(page.locator('.mydata-print > canvas').nth(2))).parts, 25, 'on paper');
  await accessible(page, 'watermark');
});

test('a watermark lies over tables too, and takes no pointer', async () => {
  const page = await opened();
  await having(page, { watermark: '許承辦 · 3 號櫃檯' });
  await begin(page, 'hidden.csv');
  const mark = page.locator('.tables .watermark');
  await mark.waitFor();
  assert.match((await mark.textContent()) ?? '', /許承辦 · 3 號櫃檯/);
  assert.deepEqual(await mark.boundingBox(), await page.locator('.tables > .table-place').boundingBox());
  await page.getByText('王小明').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await accessible(page, colorScheme);
    const marked = await page.locator('.table-place').screenshot();
    await mark.evaluate((element) => element.setAttribute('visibility', 'hidden'));
    assert.ok(!marked.equals(await page.locator('.table-place').screenshot()), `it is seen on ${colorScheme}`);
    await mark.evaluate((element) => element.removeAttribute('visibility'));
  }
});

test('what is for looking at only is neither saved nor printed, nor opened with another reader', async () => {
  const page = await opened();
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printing', '');
  });
  await having(page, { 'view-only': '' });
  await shown(page, 'three.pdf');
  const ways = page.getByRole('button', { name: /列印|下載檔案|閱讀器/ });
  assert.equal(await ways.count(), 0);
  await page.keyboard.press('Control+p');
  await page.getByText('這份文件僅供預覽，不能在此列印或下載。').waitFor();
  assert.equal(await page.locator('[data-printing]').count(), 0);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('mydata-viewer').isVisible(), false, 'printing the page does not print it');
  await page.emulateMedia({ media: 'screen' });
  await begin(page, 'none.pdf');
  await page.locator('mydata-viewer').getByRole('alert').waitFor();
  assert.equal(await ways.count(), 0);
  await begin(page, 'other.bin');
  await page.getByText('這種檔案無法在此顯示，而且僅供預覽，不能下載。').waitFor();
  assert.equal(await ways.count(), 0);
});

test('the files of a package that is for looking at only have the watermark and no way to be kept', async () => {
  const page = await opened();
  await page.evaluate(() => {
    const result = document.querySelector('mydata-result');
    result?.setAttribute('watermark', '許承辦 · 3 號櫃檯');
    result?.setAttribute('view-only', '');
  });
  await checked(page);
  await page.getByRole('button', { name: '查看 現戶全戶戶籍資料.pdf' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /下載/ }).count(), 0);
  await page.getByRole('button', { name: '查看 現戶全戶戶籍資料.pdf' }).click();
  await page.getByRole('dialog').locator('section.page').first().waitFor();
  const viewer = page.getByRole('dialog').locator('mydata-viewer');
  assert.equal(await viewer.getAttribute('watermark'), '許承辦 · 3 號櫃檯');
  assert.equal(await viewer.getByRole('button', { name: /列印|下載檔案/ }).count(), 0);
});

test('closing leaves nothing: no Worker, no picture, no text, no URL', async () => {
  const page = await opened();
  await shown(page, 'three.pdf');
  await page.getByRole('button', { name: '頁面列表' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下載檔案' }).click();
  await (await download).path();
  const kept = await page.evaluateHandle(() => [...(document.querySelector('mydata-viewer')?.shadowRoot?.querySelectorAll('canvas') ?? [])]);
  await page.getByRole('button', { name: '關閉' }).click();
  const left = await kept.evaluate((canvases) => ({
    pixels: canvases.reduce((sum, { width, height }) => sum + width * height, 0),
    nodes: document.querySelector('mydata-viewer')?.shadowRoot?.childNodes.length,
    urls: (window as unknown as Kit).urls.size,
  }));
  assert.deepEqual(left, { pixels: 0, nodes: 0, urls: 0 });
  await workersGone(page);
});

test('the toolbar is one stop of the tab key, and arrows lead through it', async () => {
  const page = await opened();
  await shown(page, 'three.pdf');
  await page.getByRole('button', { name: '縮小' }).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.getByRole('button', { name: '放大' }).evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button), true);
  await page.keyboard.press('Tab');
  assert.equal(await page.getByRole('region', { name: '文件內容' }).evaluate((pages) => (pages.getRootNode() as ShadowRoot).activeElement === pages), true);
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('mydata-viewer')?.shadowRoot?.querySelector<HTMLInputElement>('.number')?.value === '2');
  await page.getByRole('status').getByText('第 2 頁，共 3 頁').waitFor({ state: 'attached' });
});

test('two fingers enlarge what is between them', async () => {
  const page = await opened('/', { width: 390, height: 844 });
  await shown(page, 'three.pdf');
  const width = async (): Promise<number> => (await section(page, 1).boundingBox())?.width ?? 0;
  const before = await width();
  const client = await page.context().newCDPSession(page);
  const fingers = (type: string, spread: number): Promise<unknown> => client.send('Input.dispatchTouchEvent', {
    type: type as 'touchStart',
    touchPoints: type === 'touchEnd' ? [] : [{ x: 195 - spread, y: 500, id: 1 }, { x: 195 + spread, y: 500, id: 2 }],
  });
  await fingers('touchStart', 30);
  for (const spread of [40, 50, 60]) await fingers('touchMove', spread);
  await page.evaluate(() => (window as unknown as Kit).shown.clear());
  await fingers('touchEnd', 60);
  await pageShown(page, 1);
  const factor = (await width()) / before;
  assert.ok(factor > 1.7 && factor < 2.3, String(factor));
});

test('it speaks English where the page does, and is dark where the visitor wants that', async () => {
  const page = await opened('/en');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shown(page, 'three.pdf');
  await page.getByText('Not checked', { exact: true }).waitFor();
  await accessible(page, 'dark');
  await page.emulateMedia({ forcedColors: 'active' });
  await accessible(page, 'forced colours');
});

test('beside a verdict stands nothing that it is not about', async () => {
  const page = await opened();
  await checked(page);
  await page.evaluate(() => {
    const { get } = window as unknown as Kit;
    const verdict = document.querySelector('mydata-result')?.verdict;
    const read = (): Promise<Blob> => get('/documents/three.pdf');
    void document.querySelector('mydata-viewer')?.show({ name: 'three.pdf', verdict, read });
  });
  await page.locator('mydata-viewer').getByRole('alert').getByText('package.file-unknown').waitFor();
  await page.evaluate(() => void document.querySelector('mydata-viewer')?.show({ name: 'three.pdf' }));
  await page.locator('mydata-viewer').getByRole('alert').getByText('verify.not-a-verdict').waitFor();
});

test('a second try goes on in the same dialogue', async () => {
  const page = await opened();
  await checked(page);
  stage.broken.add('/sdk/mydata-preview.wasm');
  await page.getByRole('button', { name: '查看 現戶全戶戶籍資料.pdf' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('preview.module').waitFor();
  stage.broken.clear();
  await dialog.getByRole('button', { name: '再試一次' }).click();
  await dialog.locator('section.page').first().waitFor();
});

test('from a checked package it opens over the page with the verdict, and closes with the package', async () => {
  const page = await opened();
  await checked(page);
  const open = page.getByRole('button', { name: '查看 現戶全戶戶籍資料.pdf' });
  await open.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('驗證通過').waitFor();
  await dialog.locator('section.page').first().waitFor();
  await accessible(page, 'dialogue');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await open.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button), true);
  await workersGone(page);
  await open.click();
  await dialog.locator('section.page').first().waitFor();
  await page.evaluate(() => document.querySelector('mydata-result')?.clear());
  await dialog.waitFor({ state: 'detached' });
  await workersGone(page);
});
