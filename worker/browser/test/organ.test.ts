/** A clerk's pages: a code comes by a scanner that types or by a camera, and nothing stays when nobody is there. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { chromium } from 'playwright-core';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import { filming, writeFilm } from '../../../tests/support/film.mjs';
import { assertUsable, Stage } from './stage.ts';
import type { Answer, Scene } from './stage.ts';

const CODE = 'jtdf86ua';

const scene = (): Scene => ({
  script: 'organ.js',
  sheets: ['organ-desk.css'],
  main: `<form method="post" action="/organ/code"><input type="hidden" name="csrf" value="c">
<label for="code">資料條碼</label><input id="code" name="code" autocomplete="off"><p class="buttons"><button class="button">送出</button></p></form>
<form method="post" action="/organ/sign-out"><input type="hidden" name="csrf" value="out"><button class="button">登出</button></form>
<label for="note">備註</label><input id="note">`,
});

/** What a page that says that somebody is there is answered with, until a test says otherwise. */
const KNOWN: Answer = { status: 204, body: '' };

let stage: Stage;
let filmed: Stage;
let presence = KNOWN;
const folder = mkdtempSync(join(tmpdir(), 'film-'));
const film = join(folder, 'camera.y4m');

before(async () => {
  const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')).buffer;
  prepareZXingModule({ overrides: { wasmBinary } });
  stage = await Stage.open(scene, { answer: (_method, path) => (path === '/organ/presence' ? presence : undefined) });
  filmed = await Stage.open(scene, { flags: filming(film) });
});

beforeEach(() => {
  presence = KNOWN;
  for (const each of [stage, filmed]) for (const list of [each.sent, each.heard]) list.splice(0);
});

afterEach(() => {
  for (const each of [stage, filmed]) assert.deepEqual(each.complaints.splice(0), []);
});

after(async () => {
  await Promise.all([stage.close(), filmed.close()]);
  rmSync(folder, { recursive: true });
});

async function sentCode(from: Stage, page: Page): Promise<string | undefined> {
  return (await from.sentForm(page))['code'];
}

interface Typing {
  /** Milliseconds from key to key, as the keyboard itself has them: not how long a busy computer takes over each. */
  gap: number;
  /** Through the input method of whoever uses the computer. */
  isZhuyin?: boolean;
}

const SCANNER = { gap: 12 };
const HANDS = { gap: 150 };

/** Keys as a device sends them, with Enter as the last. */
async function type(page: Page, text: string, { gap, isZhuyin = false }: Typing): Promise<void> {
  const client = await page.context().newCDPSession(page);
  let timestamp = Date.now() / 1000;
  const press = async (key: string, code: string, typed: string): Promise<void> => {
    timestamp += gap / 1000;
    const windowsVirtualKeyCode = key === 'Enter' ? 13 : isZhuyin ? 229 : typed.toUpperCase().charCodeAt(0);
    const common = { code, key: isZhuyin && key !== 'Enter' ? 'Process' : key, windowsVirtualKeyCode, timestamp };
    const written = common.key === 'Process' ? { type: 'rawKeyDown' as const } : { type: 'keyDown' as const, text: typed };
    await client.send('Input.dispatchKeyEvent', { ...common, ...written });
    await client.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' });
  };
  for (const letter of text) await press(letter, /\d/.test(letter) ? `Digit${letter}` : `Key${letter.toUpperCase()}`, letter);
  await press('Enter', 'Enter', '\r');
}

async function writtenFilm(svg: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] || '/usr/bin/chromium', args: ['--headless', '--no-sandbox'] });
  await writeFilm(film, svg, await browser.newContext());
  await browser.close();
}

async function barcode(format: 'Code128' | 'QRCode', text: string): Promise<string> {
  const { svg } = await writeBarcode(text, { format, addQuietZones: true });
  return svg;
}

for (const [where, place] of [['nowhere', 'body'], ['on another button', 'form[action="/organ/sign-out"] button'], ['in the field', '#code']] as const) {
  test(`a scan goes into the field and is sent, with the keyboard ${where}`, async () => {
    const page = await stage.visit();
    await page.locator(place).focus();
    await type(page, CODE, SCANNER);
    assert.equal(await sentCode(stage, page), CODE);
  });
}

test('a scan through an input method is a code all the same', async () => {
  const page = await stage.visit();
  await page.locator('#code').focus();
  await type(page, CODE, { ...SCANNER, isZhuyin: true });
  assert.equal(await sentCode(stage, page), CODE);
});

test('what hands type beside the field is no scan, and another field keeps what is typed into it', async () => {
  const page = await stage.visit();
  await page.locator('body').focus();
  await type(page, CODE, HANDS);
  await page.locator('#note').focus();
  await type(page, CODE, SCANNER);
  assert.deepEqual([await page.locator('#code').inputValue(), await page.locator('#note').inputValue(), stage.sent.length], ['', CODE, 0]);
});

test('a key that is held down is no scan', async () => {
  const page = await stage.visit();
  await page.locator('body').focus();
  for (let times = 0; times < 12; times += 1) await page.keyboard.down('a');
  await page.keyboard.press('Enter');
  assert.equal(stage.sent.length, 0);
});

for (const format of ['Code128', 'QRCode'] as const) {
  test(`a camera reads ${format}, and its light goes out`, async () => {
    await writtenFilm(await barcode(format, CODE));
    const page = await filmed.visit({
      first: () => {
        const { mediaDevices } = navigator;
        const ask = mediaDevices.getUserMedia.bind(mediaDevices);
        mediaDevices.getUserMedia = async (wanted) => {
          const stream = await ask(wanted);
          const [track] = stream.getTracks();
          const stop = track?.stop.bind(track);
          if (track) track.stop = () => { stop?.(); sessionStorage.setItem('light', track.readyState); };
          return stream;
        };
      },
    });
    assert.ok(!filmed.heard.some((line) => line.includes('zxing')), 'the reader is not fetched before it is asked for');
    await page.getByRole('button', { name: '用相機掃描' }).click();
    assert.equal(await sentCode(filmed, page), CODE);
    assert.equal(await page.evaluate(() => sessionStorage.getItem('light')), 'ended');
  });
}

test('another barcode is said to be none, and the dialogue is closed by keyboard and has no barrier', async () => {
  await writtenFilm(await barcode('QRCode', 'https://example.test/menu'));
  const page = await filmed.visit();
  await page.getByRole('button', { name: '用相機掃描' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '掃描資料條碼' });
  await dialog.getByText('這不是資料條碼').waitFor();
  await assertUsable(page);
  const tracks = await page.evaluateHandle(() => {
    const stream = document.querySelector('video')?.srcObject;
    return stream instanceof MediaStream ? stream.getTracks() : [];
  });
  await page.keyboard.press('Escape');
  // A dialogue that is closed has no role any more, and may not have ended yet.
  await page.locator('dialog').waitFor({ state: 'detached' });
  assert.deepEqual(await tracks.evaluate((all) => all.map(({ readyState }) => readyState)), ['ended']);
  assert.equal(filmed.sent.length, 0);
});

test('without a camera it says what else there is', async () => {
  const page = await stage.visit();
  await page.getByRole('button', { name: '用相機掃描' }).click();
  await page.getByText('這臺電腦沒有可用的相機').waitFor();
});

test('a camera that the browser keeps from the page is explained', async () => {
  const page = await stage.visit({
    first: () => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    },
  });
  await page.getByRole('button', { name: '用相機掃描' }).click();
  await page.getByText('瀏覽器不允許本頁使用相機').waitFor();
});

test('nobody is there: it warns, goes on at a key, and after five minutes signs out and shows nothing', async () => {
  const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
  await page.locator('#code').fill('jtdf');
  await page.clock.fastForward('04:31');
  const warning = page.getByText('本頁將在 30 秒後鎖定');
  await warning.waitFor();
  await assertUsable(page);
  await page.keyboard.press('Shift');
  assert.equal(await page.getByRole('alert').textContent(), '');
  const left = page.waitForURL((url) => url.pathname === '/organ' && url.search === '?done=lock');
  await page.clock.fastForward('04:31');
  await page.clock.fastForward('00:30');
  await left;
  // The key told the server that somebody was there, as the time before it did not.
  assert.deepEqual(stage.sent.map((form) => form.toString()), ['csrf=out', 'csrf=out&decision=lock']);
});

/** What a page asks for from now on to say that somebody is there. */
function presenceFrom(page: Page): string[] {
  const told: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).pathname === '/organ/presence') told.push(`${request.method()} ${request.postData() ?? ''}`);
  });
  return told;
}

test('the server hears of whoever only reads at her next sign of life, once a minute, and never by time alone', async () => {
  const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
  const told = presenceFrom(page);
  await page.keyboard.press('Shift');
  await page.clock.fastForward('01:01');
  assert.deepEqual(told, []);
  const signs = { key: () => page.keyboard.press('PageDown'), pointer: () => page.mouse.move(9, 9), wheel: () => page.mouse.wheel(0, 40) };
  for (const [index, [what, sign]] of Object.entries(signs).entries()) {
    const asked = page.waitForResponse('**/organ/presence');
    await sign();
    await asked;
    await page.keyboard.press('Shift');
    await page.clock.fastForward('01:01');
    assert.equal(told.length, index + 1, what);
  }
  assert.deepEqual(told, ['POST csrf=out', 'POST csrf=out', 'POST csrf=out']);
  const left = page.waitForURL((url) => url.search === '?done=lock');
  await page.clock.fastForward('04:00');
  await left;
  assert.equal(told.length, 3, 'nothing keeps a session that nobody is at');
});

for (const [how, answer, address] of [
  ['is over', { status: 303, headers: { location: '/organ?done=over' }, body: '' }, '/organ?done=over'],
  ['is another by now', { status: 403, body: '' }, '/organ'],
] as const) {
  test(`where the session ${how}, the page shows nothing any more and leads to the door`, async () => {
    presence = answer;
    const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
    await page.clock.fastForward('01:01');
    const left = page.waitForURL((url) => url.pathname + url.search === address);
    await page.keyboard.press('Shift');
    await left;
    stage.complaints.splice(0);
  });
}

test('a server in trouble ends nothing, and is told again a minute later', async () => {
  presence = { status: 503, body: '' };
  const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
  for (const status of [503, 204]) {
    await page.clock.fastForward('01:01');
    const answered = page.waitForResponse('**/organ/presence');
    await page.keyboard.press('Shift');
    assert.equal((await answered).status(), status);
    presence = KNOWN;
  }
  assert.equal(await page.locator('#code').count(), 1);
  stage.complaints.splice(0);
});

for (const [what, refuse] of [
  ['fails', (route: Route) => route.abort()],
  ['is refused', (route: Route) => route.fulfill({ status: 403, body: '' })],
] as const) {
  test(`where signing out ${what}, nothing is shown from the first moment, and the door is asked to do it`, async () => {
    const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
    let letGo = (): void => undefined;
    const held = new Promise<void>((done) => {
      letGo = done;
    });
    await page.route('**/organ/sign-out', async (route) => {
      await held;
      await refuse(route);
    });
    const left = page.waitForURL((url) => url.pathname + url.search === '/organ?done=lock');
    const asked = page.waitForRequest('**/organ/sign-out');
    await page.clock.fastForward('05:01');
    await asked;
    assert.equal(await page.evaluate(() => document.body.childNodes.length), 0);
    letGo();
    await left;
    stage.complaints.splice(0);
  });
}

test('a server that does not answer to signing out is waited for a few seconds and no longer', async () => {
  const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
  await page.route('**/organ/sign-out', () => undefined);
  const left = page.waitForURL((url) => url.pathname + url.search === '/organ?done=lock');
  const asked = page.waitForRequest('**/organ/sign-out');
  await page.clock.fastForward('05:01');
  await asked;
  await page.clock.fastForward('00:06');
  await left;
});

/** The clock goes on, and no timer has noticed yet: as after a sleep of the computer. */
async function sleep(page: Page, minutes: number): Promise<void> {
  await page.clock.setSystemTime(new Date(await page.evaluate(() => Date.now()) + minutes * 60_000));
}

for (const [how, touch] of [
  ['a touch', (page: Page) => page.keyboard.press('Shift')],
  ['a moment', (page: Page) => page.clock.runFor(3_000)],
] as const) {
  test(`after the computer has slept, ${how} locks the page and does not open it again`, async () => {
    const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
    const left = page.waitForURL((url) => url.search === '?done=lock');
    await sleep(page, 6);
    await touch(page);
    await left;
    assert.deepEqual(stage.sent.map(String), ['csrf=out&decision=lock']);
  });
}

/** Another tab of the same browser, at the same page. */
async function otherTab(page: Page): Promise<Page> {
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: '用相機掃描' }).waitFor();
  return other;
}

test('a tab that nobody touches stays, and signs nobody out, while the clerk is at another', async () => {
  const page = await stage.visit({ prepare: (opened) => opened.clock.install() });
  const other = await otherTab(page);
  for (let minutes = 0; minutes < 8; minutes += 2) {
    const heard = other.evaluate(async () => new Promise((done) => new BroadcastChannel('organ').addEventListener('message', ({ data }) => done(data), { once: true })));
    await page.clock.fastForward('02:00');
    await page.keyboard.press('Shift');
    assert.equal(await heard, 'alive');
  }
  const signedOut = stage.heard.filter((line) => line.startsWith('/organ/sign-out '));
  assert.deepEqual([signedOut.length, await other.locator('#code').count()], [0, 1]);
  const left = [page, other].map(async (tab) => tab.waitForURL((url) => url.search === '?done=lock'));
  await page.clock.fastForward('05:01');
  await Promise.all(left);
});

test('who signs out in one tab has left all of them', async () => {
  const page = await stage.visit();
  const other = await otherTab(page);
  const left = other.waitForURL((url) => url.pathname + url.search === '/organ?done=lock');
  await page.getByRole('button', { name: '登出' }).click();
  await left;
  assert.deepEqual(stage.sent.map(String), ['csrf=out']);
});

test('a page that the browser brings back as it was shows nothing and leads to the door', async () => {
  const page = await stage.visit();
  const left = page.waitForURL((url) => url.pathname === '/organ');
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    document.documentElement.dataset['left'] = String(document.body.childNodes.length);
  });
  assert.equal(await page.locator('html').getAttribute('data-left'), '0');
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await left;
});
