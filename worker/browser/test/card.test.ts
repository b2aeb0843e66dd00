/** Identification with a card, in Chromium: what is sent when it works, and what people are told when it does not. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { ContentInfo, SignedData } from 'pkijs';
import type { Page } from 'playwright-core';
import { Component } from '../../../demo/card/component.ts';
import { Desk } from '../../../demo/card/desk.ts';
import { exact } from '../../../demo/card/signed-data.ts';
import { CHEN, issueCard, JIANG, LIN } from '../../../demo/card/test/issued-cards.ts';
import { cardScene, closeMuteComponents, NONCE, openMuteComponent } from './card-stage.ts';
import type { Visit } from './stage.ts';
import { assertUsable, PHONE, problemOn as problem, Stage } from './stage.ts';

let stage: Stage;
let component: Component;
let desk: Desk;
let cards: ConstructorParameters<typeof Desk>[0];

before(async () => {
  const [chen, jiang, lin] = await Promise.all([CHEN, JIANG, LIN].map(issueCard));
  assert.ok(chen && jiang && lin);
  cards = new Map([['chen', chen], ['jiang', jiang], ['lin', lin]]);
  stage = await Stage.open(cardScene);
});

after(async () => {
  closeMuteComponents();
  await stage.close();
});

beforeEach(async () => {
  desk = new Desk(cards);
  desk.unlock();
  desk.insert('chen');
  component = new Component(desk);
  await component.open(0);
  stage.sent.length = 0;
  stage.heard.length = 0;
});

afterEach(async () => {
  await component.close();
  assert.deepEqual(stage.complaints.splice(0), []);
});

const visitBeside = (origin: string, more: Visit = {}): Promise<Page> => stage.visit({ wanted: { component: origin }, ...more });
const visit = (more?: Visit): Promise<Page> => visitBeside(component.origin, more);
const sentForm = (page: Page): Promise<Record<string, string>> => stage.sentForm(page);
const read = (page: Page): Promise<void> => page.getByRole('button', { name: '讀取卡片', exact: true }).click();

async function sign(page: Page, pin: string): Promise<void> {
  await page.getByLabel('PIN 碼').fill(pin);
  await page.getByRole('button', { name: '以卡片驗證身分' }).click();
}

async function signedText(signature: string): Promise<string> {
  const info = ContentInfo.fromBER(exact(Buffer.from(signature, 'base64')));
  const signed = new SignedData({ schema: info.content });
  assert.ok(await signed.verify({ signer: 0 }));
  return Buffer.from(signed.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer(0)).toString();
}

test('a card that is read and opened by its PIN signs the page’s text, and the form is sent with what it gave', async () => {
  const page = await visit();
  await read(page);
  await page.getByText('陳柏睿').waitFor();
  await sign(page, CHEN.pin);
  const { signature = '', certb64, ...others } = await sentForm(page);
  assert.deepEqual(others, { csrf: 'c', method: 'CER', card_number: CHEN.number, decision: 'agree' });
  assert.equal(certb64, cards.get('chen')?.certificate.raw.toString('base64'));
  assert.equal(await signedText(signature), NONCE);
});

test('the PIN never reaches the platform', async () => {
  const page = await visit();
  await read(page);
  await sign(page, '864209');
  await page.getByText('還有 2 次機會').waitFor();
  await sign(page, CHEN.pin);
  await sentForm(page);
  for (const pin of ['864209', CHEN.pin]) assert.ok(!stage.heard.some((request) => request.includes(pin)), pin);
});

test('a wrong PIN says how many tries are left, and the third locks the card', async () => {
  const page = await visit();
  await read(page);
  for (const words of ['還有 2 次機會', '只剩 1 次機會']) {
    await sign(page, '000000');
    await page.getByText(words).waitFor();
    await assertUsable(page);
    assert.ok(await page.getByLabel('PIN 碼').evaluate((element: HTMLInputElement) => element === document.activeElement && element.value === ''));
  }
  await sign(page, '000000');
  assert.match(await problem(page), /這張卡片已經鎖卡[^]*card\.locked 0x76100006\/0xa4/);
  await read(page);
  await sign(page, CHEN.pin);
  assert.match(await problem(page), /鎖卡/);
  assert.equal(stage.sent.length, 0);
});

test('a PIN of wrong length is not shown to the card', async () => {
  const page = await visit();
  await read(page);
  await sign(page, '12345');
  await page.getByText('這次沒有計入錯誤次數').waitFor();
  assert.equal(cards.get('chen')?.triesLeft, 3);
  assert.equal(page.context().pages().length, 1);
});

test('of two cards one is chosen, and it is the one that signs', async () => {
  desk.plugIn();
  desk.insert('jiang');
  const page = await visit();
  await read(page);
  await page.getByText('讀到 2 張卡片').waitFor();
  await assertUsable(page);
  await page.getByRole('radio', { name: '江雨𤧟' }).check();
  await sign(page, JIANG.pin);
  const { card_number: number, 'card-choice': choice } = await sentForm(page);
  assert.deepEqual([number, choice], [JIANG.number, undefined]);
});

test('a card that takes the place of the one that was read does not sign', async () => {
  const page = await visit();
  await read(page);
  await page.getByLabel('PIN 碼').waitFor();
  desk.remove();
  desk.insert('jiang');
  await sign(page, JIANG.pin);
  assert.match(await problem(page), /卡片換過了/);
  assert.equal(stage.sent.length, 0);
});

const AT_THE_DESK: [string, () => void, RegExp][] = [
  ['no card', () => desk.remove(), /讀卡機裡沒有卡片[^]*card\.missing/],
  ['no reader', () => desk.unplug(), /找不到讀卡機[^]*card\.reader-missing/],
  ['no driver', () => (desk.hasDriver = false), /找不到卡片的驅動程式[^]*card\.driver-missing 0x76100001/],
  ['a site that the component does not trust', () => (desk.isSiteTrusted = false), /讀卡元件不接受這個網站/],
];
for (const [what, change, words] of AT_THE_DESK) {
  test(`${what}: said so, and the next try may work`, async () => {
    change();
    const page = await visit();
    await read(page);
    assert.match(await problem(page), words);
    await assertUsable(page);
    desk = Object.assign(desk, { hasDriver: true, isSiteTrusted: true });
    if (desk.readers.length === 0) desk.plugIn();
    desk.insert('chen');
    await read(page);
    await page.getByLabel('PIN 碼').waitFor();
  });
}

test('a signature that is cancelled at the component sends nothing', async () => {
  desk.isCancelling = true;
  const page = await visit();
  await read(page);
  await sign(page, CHEN.pin);
  assert.match(await problem(page), /您取消了簽章/);
  assert.equal(stage.sent.length, 0);
});

const SYSTEMS: [string, string, string][] = [
  ['Windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36', 'HiCOS 卡片管理工具'],
  ['macOS', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15', 'macOS 版'],
  ['Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'start.sh'],
];
for (const [system, userAgent, words] of SYSTEMS) {
  test(`a component that does not run is noticed within seconds, with help for ${system}`, async () => {
    const page = await visitBeside(await nowhere(), { context: { userAgent } });
    await read(page);
    const text = await problem(page);
    assert.match(text, /沒有安裝「跨平台網頁元件」，或是它沒有啟動/);
    assert.ok(text.includes(words), text);
    assert.equal(page.context().pages().length, 1, 'the window has been closed');
    await assertUsable(page);
  });
}

test('a window that the browser blocks is said to be', async () => {
  const page = await visit({ first: () => (window.open = () => null) });
  await read(page);
  assert.match(await problem(page), /瀏覽器擋住了小視窗/);
});

test('a window that is closed before its answer ends the try', async () => {
  const mute = await openMuteComponent();
  const page = await visitBeside(mute.origin);
  const [popup] = await Promise.all([page.waitForEvent('popup'), read(page)]);
  await page.getByText('正在讀取卡片').waitFor();
  await popup.close();
  assert.match(await problem(page), /小視窗被關閉了/);
});

test('nobody but the window that was opened is believed: not another page, not even another window of the component', async () => {
  const [mute, elsewhere] = await Promise.all([openMuteComponent(), openMuteComponent()]);
  const page = await visitBeside(mute.origin);
  const [popup] = await Promise.all([page.waitForEvent('popup'), read(page)]);
  await page.evaluate(() => window.postMessage('{"func":"pkcs11info","ret_code":0,"slots":[]}', '*'));
  for (const { origin } of [mute, elsewhere]) {
    const [forger] = await Promise.all([page.waitForEvent('popup'), page.evaluate((url) => void window.open(url), `${origin}/forger`)]);
    await forger.waitForFunction(() => document.title === 'spoken');
  }
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  assert.equal(await page.getByRole('status').innerText(), '正在讀取卡片…');
  await popup.close();
  await problem(page);
  assert.equal(stage.sent.length, 0);
});

test('a window that is loaded again is not asked again', async () => {
  const mute = await openMuteComponent();
  const page = await visitBeside(mute.origin);
  const [popup] = await Promise.all([page.waitForEvent('popup'), once(mute.questions, 'asked'), read(page)]);
  await popup.reload();
  await page.evaluate(() => new Promise((done) => setTimeout(done)));
  await popup.evaluate(() => fetch('/asked', { method: 'POST', body: 'last' }));
  assert.deepEqual(mute.asked, ['{"func":"GetUserCert"}', 'last']);
});

test('the whole way by keyboard alone, and a screen reader hears how far it is', async () => {
  const page = await visit();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByLabel('PIN 碼').waitFor();
  assert.equal(await page.getByRole('status').innerText(), '已讀到卡片，請輸入 PIN 碼。');
  await assertUsable(page);
  await page.keyboard.type(CHEN.pin);
  await page.keyboard.press('Enter');
  await sentForm(page);
});

test('other buttons of the form are left alone', async () => {
  const page = await visit();
  await read(page);
  await page.getByLabel('PIN 碼').fill(CHEN.pin);
  await page.getByRole('button', { name: '不同意' }).click();
  assert.deepEqual(await sentForm(page), { csrf: 'c', method: 'CER', signature: '', certb64: '', card_number: '', decision: 'refuse' });
});

test('a 健保卡 has words of its own and a longer password, and of its holder’s ID only the head is shown', async () => {
  desk.insert('lin');
  const page = await stage.visit({ wanted: { component: component.origin, method: 'NHI' } });
  await read(page);
  await page.getByText('F22991****-林語彤').waitFor();
  assert.doesNotMatch(await page.locator('.card-panel').innerText(), /F229910001|PIN/);
  const password = page.getByLabel('健保卡註冊密碼');
  await password.fill('short');
  await page.getByRole('button', { name: '以健保卡驗證身分' }).click();
  await page.getByText('6 到 12 個字元。這次沒有計入').waitFor();
  await password.fill('wrong password');
  assert.equal(await password.inputValue(), 'wrong password'.slice(0, 12));
  await page.getByRole('button', { name: '以健保卡驗證身分' }).click();
  await page.getByText('密碼錯誤，還有 2 次機會').waitFor();
  await assertUsable(page);
  await password.fill(LIN.pin);
  await page.getByRole('button', { name: '以健保卡驗證身分' }).click();
  assert.equal((await sentForm(page))['card_number'], LIN.number);
  assert.ok(!stage.heard.some((request) => request.includes(LIN.pin)));
});

test('without its component, a 健保卡 is helped by how to get that one', async () => {
  const page = await stage.visit({ wanted: { component: await nowhere(), method: 'NHI' }, lang: 'en' });
  await page.getByRole('button', { name: 'Read the card' }).click();
  assert.match(await problem(page), /NHI card component[^]*健保卡元件[^]*card\.not-running/);
  assert.match((await page.getByRole('link', { name: 'Download the NHI card component' }).getAttribute('href')) ?? '', /^https:\/\/cloudicweb\.nhi\.gov\.tw\//);
});

test('on a phone the page says that it takes a computer, and fits', async () => {
  const userAgent = 'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Mobile Safari/537.36';
  const page = await visit({ context: { ...PHONE, userAgent } });
  await page.getByText('手機和平板無法使用讀卡機').waitFor();
  await assertUsable(page);
});

test('on a narrow screen everything fits: cards, PIN and problems', async () => {
  desk.plugIn();
  desk.insert('jiang');
  const page = await visit({ context: PHONE });
  await read(page);
  await sign(page, '000000');
  await page.getByText('還有 2 次機會').waitFor();
  await assertUsable(page);
});

test('in English too', async () => {
  const page = await visit({ lang: 'en' });
  await page.getByRole('button', { name: 'Read the card' }).click();
  await page.getByLabel('PIN').fill('000000');
  await page.getByRole('button', { name: 'Identify with this card' }).click();
  await page.getByText('2 tries are left').waitFor();
  assert.doesNotMatch(await page.locator('.card-panel').innerText(), /card-[a-z]/);
});

/** An address where nobody listens. */
async function nowhere(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://localhost:${port}`;
}
