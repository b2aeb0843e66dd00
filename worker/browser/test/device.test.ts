/** Identification with a bound device, in Chromium: what is sent when it works, and what people are told when it does not. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import type { CreateOptions, GetOptions } from '../device/options.ts';
import { attested, CHALLENGE, CREATE, deviceScene, GET, isSignedBy, VirtualDevice } from './device-stage.ts';
import type { Visit } from './stage.ts';
import { assertUsable, PHONE, problemOn, Stage } from './stage.ts';

let stage: Stage;
let device: VirtualDevice;

before(async () => {
  stage = await Stage.open(deviceScene);
});

after(() => stage.close());

beforeEach(() => {
  stage.sent.length = 0;
});

afterEach(() => {
  assert.deepEqual(stage.complaints.splice(0), []);
});

const visit = (ceremony: 'create' | 'get', options: object, more: Visit & { hasScreenLock?: boolean } = {}): Promise<Page> =>
  stage.visit({
    wanted: { ceremony, options: JSON.stringify(options) },
    prepare: async (page) => {
      device = await VirtualDevice.of(page, more);
    },
    ...more,
  });

const bind = (page: Page): Promise<void> => page.getByRole('button', { name: '綁定裝置' }).click();
const identify = (page: Page): Promise<void> => page.getByRole('button', { name: '以裝置驗證身分' }).click();

/** A page of somebody whose device is bound, and what binding it has sent. */
async function visitBound(more: Partial<GetOptions> = {}): Promise<{ page: Page; bound: Record<string, string> }> {
  const page = await visit('create', CREATE);
  await bind(page);
  const bound = await stage.sentForm(page);
  stage.sent.length = 0;
  await again(page, 'get', { ...GET, ...more });
  return { page, bound };
}

async function again(page: Page, ceremony: 'create' | 'get', options: CreateOptions | GetOptions): Promise<void> {
  await page.goto(`${stage.origin}/identify?${new URLSearchParams({ ceremony, options: JSON.stringify(options), lang: 'zh-Hant' })}`);
}

const clientDataIn = ({ clientDataJSON = '' }: Record<string, string>): Record<string, unknown> =>
  JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as Record<string, unknown>;

test('a device is bound, and then identifies its owner by a signature over the page’s challenge', async () => {
  const { page, bound } = await visitBound();
  const { attestationObject = '', clientDataJSON: _, ...others } = bound;
  assert.deepEqual(others, { csrf: 'c', decision: 'agree' });
  const { type, challenge, origin } = clientDataIn(bound);
  assert.deepEqual([type, challenge, origin], ['webauthn.create', CHALLENGE, stage.origin]);
  const { id, key } = attested(attestationObject);
  await identify(page);
  const sent = await stage.sentForm(page);
  assert.deepEqual(Object.keys(sent).sort(), ['authenticatorData', 'clientDataJSON', 'credentialId', 'csrf', 'decision', 'signature', 'userHandle']);
  assert.deepEqual([sent['credentialId'], clientDataIn(sent)['challenge']], [id, CHALLENGE]);
  assert.ok(isSignedBy(key, sent));
  assert.ok(!isSignedBy(key, { ...sent, clientDataJSON: bound['clientDataJSON'] ?? '' }));
});

test('a device that is bound already is not bound again', async () => {
  const { page } = await visitBound();
  await again(page, 'create', { ...CREATE, excludeCredentials: await device.credentials() });
  await bind(page);
  assert.match(await problemOn(page), /已經綁定過了[^]*device\.already-bound InvalidStateError/);
  await assertUsable(page);
  assert.equal(stage.sent.length, 0);
});

test('whom the device does not recognise is not identified, and may try again', async () => {
  const { page } = await visitBound();
  await device.recognise(false);
  await identify(page);
  assert.match(await problemOn(page), /沒有完成確認[^]*device\.cancelled NotAllowedError/);
  await assertUsable(page);
  assert.equal(stage.sent.length, 0);
  await device.recognise(true);
  await identify(page);
  await stage.sentForm(page);
});

test('a device that was never bound has nothing to answer with', async () => {
  const page = await visit('get', { ...GET, allowCredentials: ['bmV2ZXIgbWFkZSBhbnl3aGVyZQ'], timeout: 1_000 });
  await identify(page);
  assert.match(await problemOn(page), /device\.(cancelled|timeout) NotAllowedError/);
  assert.equal(stage.sent.length, 0);
});

test('somebody who has bound no device learns no more than that, and the other ways remain', async () => {
  const page = await visit('get', { ...GET, timeout: 1_000 });
  await identify(page);
  assert.match(await problemOn(page), /device\.(cancelled|timeout) NotAllowedError/);
  await assertUsable(page);
  await page.getByRole('button', { name: '不同意' }).click();
  assert.equal((await stage.sentForm(page))['decision'], 'refuse');
});

test('a browser without WebAuthn is said to be one', async () => {
  const page = await visit('get', { ...GET, allowCredentials: ['AA'] }, { first: () => Reflect.deleteProperty(window, 'PublicKeyCredential') });
  assert.match(await page.getByRole('alert').innerText(), /請把瀏覽器更新到最新版[^]*device\.not-supported/);
  await assertUsable(page);
});

test('waiting for the device can be ended, and begun again', async () => {
  const { page } = await visitBound();
  await device.touch(false);
  await identify(page);
  await page.getByText('正在等候您的裝置').waitFor();
  await assertUsable(page);
  await page.getByRole('button', { name: '停止等候' }).click();
  assert.match(await problemOn(page), /您停止了等候[^]*device\.stopped AbortError/);
  await device.touch(true);
  await identify(page);
  await stage.sentForm(page);
});

test('a device that does not confirm in its time is said to be late', async () => {
  const { page } = await visitBound({ timeout: 1_000 });
  await device.touch(false);
  await identify(page);
  assert.match(await problemOn(page), /等了很久[^]*device\.timeout NotAllowedError/);
  assert.equal(stage.sent.length, 0);
});

test('a device without a screen lock is not bound', async () => {
  const page = await visit('create', CREATE, { hasScreenLock: false });
  await bind(page);
  assert.match(await problemOn(page), /沒有螢幕鎖定[^]*device\.cancelled NotAllowedError/);
  assert.equal(stage.sent.length, 0);
});

test('a device whose ways of signing are all refused is not bound', async () => {
  const page = await visit('create', { ...CREATE, algorithms: [-65_535] });
  await bind(page);
  assert.match(await problemOn(page), /無法綁定[^]*device\.cancelled NotAllowedError/);
  assert.equal(stage.sent.length, 0);
});

const BY_NAME: [string, RegExp][] = [
  ['ConstraintError', /沒有確認是您本人[^]*device\.user-not-verified/],
  ['NotSupportedError', /這個裝置無法綁定[^]*device\.kind-not-accepted/],
  ['TimeoutError', /等了很久[^]*device\.timeout/],
  ['UnknownError', /裝置回報了錯誤[^]*device\.failed/],
];
for (const [name, words] of BY_NAME) {
  test(`what a browser calls ${name} has words of its own`, async () => {
    const page = await visit('create', CREATE);
    await page.evaluate((thrown) => (navigator.credentials.create = () => Promise.reject(new DOMException('', thrown))), name);
    await bind(page);
    const text = await problemOn(page);
    assert.match(text, words);
    assert.ok(text.endsWith(name), text);
  });
}

test('a page of another site gets nothing from the device', async () => {
  const page = await visit('create', { ...CREATE, rp: { id: 'mydata.example', name: 'elsewhere' } });
  await bind(page);
  assert.match(await problemOn(page), /網址和裝置綁定的網站不同[^]*device\.site-mismatch SecurityError/);
});

test('an answer that says that nobody was verified is not sent', async () => {
  const first = (): void => {
    const { get } = Object.getOwnPropertyDescriptor(AuthenticatorAssertionResponse.prototype, 'authenticatorData') ?? {};
    Object.defineProperty(AuthenticatorAssertionResponse.prototype, 'authenticatorData', {
      get() {
        const data = new Uint8Array((get?.call(this) as ArrayBuffer).slice());
        data[32] = 1;
        return data.buffer;
      },
    });
  };
  const page = await visit('create', CREATE, { first });
  await bind(page);
  await stage.sentForm(page);
  stage.sent.length = 0;
  await again(page, 'get', { ...GET, allowCredentials: await device.credentials() });
  await identify(page);
  assert.match(await problemOn(page), /沒有確認是您本人[^]*device\.user-not-verified/);
  assert.equal(stage.sent.length, 0);
});

test('options that cannot be read are the platform’s fault, and said to be an error', async () => {
  const page = await stage.visit({ wanted: { ceremony: 'get', options: '{' } });
  assert.match(await page.getByRole('alert').innerText(), /裝置回報了錯誤[^]*device\.failed options/);
});

test('the whole way by keyboard alone, and a screen reader hears how far it is', async () => {
  const { page } = await visitBound();
  await device.touch(false);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('正在等候您的裝置').waitFor();
  assert.equal(await page.getByRole('status').innerText(), '正在等候您的裝置，請依裝置的畫面操作…');
  await page.keyboard.press('Enter');
  await problemOn(page);
  await device.touch(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await stage.sentForm(page);
});

test('on a narrow screen everything fits', async () => {
  const page = await visit('create', CREATE, { context: PHONE });
  await assertUsable(page);
  await device.touch(false);
  await bind(page);
  await page.getByRole('button', { name: '停止等候' }).click();
  await problemOn(page);
  await assertUsable(page);
});

test('in English too', async () => {
  const page = await visit('create', CREATE, { lang: 'en' });
  await page.getByText('Once this device is bound').waitFor();
  await device.touch(false);
  await page.getByRole('button', { name: 'Bind the device' }).click();
  await page.getByRole('button', { name: 'Stop waiting' }).click();
  assert.match(await problemOn(page), /You stopped waiting/);
  assert.doesNotMatch(await page.locator('.device-panel').innerText(), /device-[a-z]/);
});
