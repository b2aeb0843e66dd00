/** Fields that are checked while they are filled in, in Chromium: what is said, when, and what waits for the edge. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Page } from 'playwright-core';
import { Component } from '../../../demo/card/component.ts';
import { Desk } from '../../../demo/card/desk.ts';
import { CHEN, issueCard } from '../../../demo/card/test/issued-cards.ts';
import { cardAndFieldScene } from './card-stage.ts';
import type { Scene } from './stage.ts';
import { assertUsable, PHONE, Stage } from './stage.ts';

const KINDS = ['national-id', 'birthday-roc', 'nhi-card-number', 'household-number', 'business-number', 'mobile', 'email', 'contact'];

const MODULE = '/assets/mydata-identity.wasm';

let stage: Stage;

before(async () => {
  stage = await Stage.open(scene);
});

after(() => stage.close());

beforeEach(() => {
  stage.sent.length = 0;
  stage.heard.length = 0;
});

afterEach(() => {
  assert.deepEqual(stage.complaints.splice(0), []);
});

/** A form with one field of each kind that is wanted; the first has been refused by the edge, if that is wanted. */
function scene(wanted: URLSearchParams): Scene {
  const refused = wanted.get('refused');
  const fields = (wanted.get('kinds') ?? 'national-id').split(' ').map((kind, at) => {
    const isWrong = at === 0 && refused !== null;
    const problem = isWrong ? `<p class="problem" id="${kind}-problem"><span>${refused}</span></p>` : '';
    const marks = isWrong ? ` aria-invalid="true" aria-describedby="${kind}-hint ${kind}-problem"` : ` aria-describedby="${kind}-hint"`;
    return `<div class="field${isWrong ? ' field-wrong' : ''}"><label for="${kind}">${kind}</label><p class="hint" id="${kind}-hint">提示</p>${problem}
<input class="text" id="${kind}" name="${kind}" type="text" data-check="${kind}"${marks}></div>`;
  });
  return {
    script: 'identify-fields.js',
    main: `<form method="post" action="/identify" novalidate ${wanted.get('form') ?? ''}>${fields.join('\n')}
<div class="field"><label for="name">姓名</label><input class="text" id="name" name="name" type="text" data-check=""></div>
<div class="buttons"><button class="button" name="decision" value="agree">繼續</button>
<button class="button button-quiet" name="decision" value="refuse">不同意</button></div></form>`,
  };
}

const visit = (kinds: string, more = {}): Promise<Page> => stage.visit({ wanted: { kinds }, ...more });

/** Types a text into a field, and goes on to the next. */
async function fill(page: Page, kind: string, text: string): Promise<void> {
  await page.locator(`#${kind}`).fill(text);
  await page.locator(`#${kind}`).blur();
}

async function problemOf(page: Page, kind: string): Promise<string> {
  const problem = page.locator(`#${kind}-problem`);
  await problem.waitFor();
  const field = page.locator(`#${kind}`);
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  assert.equal(await field.getAttribute('aria-describedby'), `${kind}-hint ${kind}-problem`);
  assert.ok(await field.evaluate((element) => element.closest('.field')?.classList.contains('field-wrong')));
  return problem.innerText();
}

const WRONG: Readonly<Record<string, [string, RegExp, string]>> = {
  'national-id': ['A123456788', /證號的檢查碼不符[^]*identity\.national-id-checksum/, 'A123456789'],
  'birthday-roc': ['0770230', /沒有這一天[^]*identity\.birthday-not-in-calendar/, '0770228'],
  'nhi-card-number': ['1234', /健保卡卡號要 12 位數字[^]*identity\.nhi-card-number-form/, '000012345678'],
  'household-number': ['f1234567', /戶號要 8 個英文字母或數字[^]*identity\.household-number-form/, 'F1234567'],
  'business-number': ['04595258', /統一編號有一碼不符[^]*identity\.business-number-checksum/, '04595257'],
  mobile: ['0212345678', /09 開頭的 10 位數字[^]*identity\.mobile-form/, '0912-345-678'],
  email: ['ling@', /電子郵件需為[^]*identity\.email-form/, 'ling@example.tw'],
  contact: ['ling@', /電子郵件需為[^]*identity\.email-form/, '0912345678'],
};

test('each kind of field says what is wrong with it, and stops saying so once it is right', async () => {
  const page = await visit(KINDS.join(' '));
  for (const kind of KINDS) {
    const [wrong, words, right] = WRONG[kind] ?? ['', /^$/, ''];
    await fill(page, kind, wrong);
    assert.match(await problemOf(page, kind), words, kind);
    await assertUsable(page);
    await page.locator(`#${kind}`).fill(right);
    await page.locator(`#${kind}-problem`).waitFor({ state: 'detached' });
    assert.equal(await page.locator(`#${kind}`).getAttribute('aria-invalid'), null);
    assert.equal(await page.locator(`#${kind}`).getAttribute('aria-describedby'), `${kind}-hint`);
  }
  assert.equal(await page.locator('.field-wrong').count(), 0);
});

test('of a national ID it is said which character is wrong, and never what is right', async () => {
  const page = await visit('national-id');
  for (const [text, place] of [['a123456789', 1], ['A323456789', 2], ['A12345O789', 7]] as const) {
    await fill(page, 'national-id', text);
    await page.getByText(`證號的第 ${place} 個字不對`).waitFor();
    assert.doesNotMatch(await problemOf(page, 'national-id'), /[12]、|數字|大寫/);
  }
});

test('nothing is said while a text is being typed, nor of a field that is left empty', async () => {
  const page = await visit('national-id birthday-roc');
  await page.locator('#national-id').focus();
  await page.keyboard.type('A1234');
  await page.waitForFunction((module) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(module)), MODULE);
  assert.equal(await page.locator('.problem').count(), 0);
  await page.locator('#national-id').fill('');
  await page.locator('#birthday-roc').focus();
  await fill(page, 'birthday-roc', '1');
  await problemOf(page, 'birthday-roc');
  assert.equal(await page.locator('#national-id-problem').count(), 0);
});

test('the module is fetched when a field is first entered, and not before', async () => {
  const page = await visit('national-id');
  await page.locator('#name').focus();
  assert.ok(!stage.heard.some((request) => request.startsWith(MODULE)));
  const fetched = page.waitForResponse((response) => response.url().endsWith(MODULE));
  await page.locator('#national-id').focus();
  assert.equal((await fetched).status(), 200);
});

test('what the edge has said of a field is taken away once the field is right', async () => {
  const page = await stage.visit({ wanted: { kinds: 'birthday-roc', refused: '出生年月日要 7 位數字' } });
  assert.equal(await page.locator('.problem').count(), 1);
  await page.locator('#birthday-roc').fill('0770101');
  await page.locator('#birthday-roc-problem').waitFor({ state: 'detached' });
  assert.equal(await page.locator('.field-wrong').count(), 0);
});

test('a form without a signature goes to the edge, whose page names all that is wrong', async () => {
  const page = await visit('national-id birthday-roc');
  await fill(page, 'birthday-roc', '1');
  await problemOf(page, 'birthday-roc');
  await page.getByRole('button', { name: '繼續' }).click();
  const { 'national-id': id, 'birthday-roc': birthday } = await stage.sentForm(page);
  assert.deepEqual([id, birthday], ['', '1']);
});

test('a form with a signature is kept back if the edge would refuse it, unless somebody goes away', async () => {
  const page = await stage.visit({ wanted: { kinds: 'national-id birthday-roc', form: 'data-soft-certificate' } });
  await fill(page, 'birthday-roc', '1');
  await problemOf(page, 'birthday-roc');
  await page.getByRole('button', { name: '繼續' }).click();
  assert.match(await problemOf(page, 'national-id'), /證號要 10 個字/);
  assert.ok(await page.locator('#national-id').evaluate((element) => element === document.activeElement), 'the first wrong field has the focus');
  assert.equal(stage.sent.length, 0);
  await page.getByRole('button', { name: '不同意' }).click();
  assert.equal((await stage.sentForm(page))['decision'], 'refuse');
});

test('what has been signed is sent, whatever the fields say', async () => {
  const page = await stage.visit({ wanted: { kinds: 'national-id', form: 'data-soft-certificate' } });
  await fill(page, 'national-id', 'A1');
  await problemOf(page, 'national-id');
  await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('button[value=agree]');
    if (button) button.hidden = true;
    document.querySelector('form')?.requestSubmit(button);
  });
  assert.equal((await stage.sentForm(page))['national-id'], 'A1');
});

test('without the module everything goes to the edge', async () => {
  const page = await visit('national-id', { prepare: (to: Page) => to.route(`**${MODULE}`, (route) => route.fulfill({ status: 200, contentType: 'application/wasm', body: '' })) });
  const fetched = page.waitForResponse((response) => response.url().endsWith(MODULE));
  await fill(page, 'national-id', 'A1');
  await fetched;
  await page.getByRole('button', { name: '繼續' }).click();
  assert.equal((await stage.sentForm(page))['national-id'], 'A1');
});

test('on a narrow screen everything fits, in English too', async () => {
  const page = await visit('national-id', { lang: 'en', context: PHONE });
  await fill(page, 'national-id', 'A12345O789');
  assert.match(await problemOf(page, 'national-id'), /Character 7 of the number is wrong/);
  await assertUsable(page);
});

test('no PIN is asked of a card for an ID that cannot be one', async () => {
  const card = await issueCard(CHEN);
  const desk = new Desk(new Map([['chen', card]]));
  desk.insert('chen');
  const [component, withCard] = [new Component(desk), await Stage.open(cardAndFieldScene)];
  await component.open(0);
  try {
    const page = await withCard.visit({ wanted: { component: component.origin } });
    await page.locator('#national_id').fill('A123456788');
    await page.getByRole('button', { name: '讀取卡片', exact: true }).click();
    await page.getByLabel('PIN 碼').fill(CHEN.pin);
    await page.keyboard.press('Enter');
    await page.getByText('證號的檢查碼不符').waitFor();
    assert.equal(page.context().pages().length, 1, 'the component was not asked');
    await page.locator('#national_id').fill('A123456789');
    await page.getByLabel('PIN 碼').press('Enter');
    assert.equal((await withCard.sentForm(page))['national_id'], 'A123456789');
  } finally {
    await withCard.close();
    await component.close();
  }
});
