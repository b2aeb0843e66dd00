/** An identification page with a certificate file, and the files that its visitors choose. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Scene } from './stage.ts';

export const NONCE = 'x5bq0c8yXq4Zg_Zb3o-KJw1VtqmAeZT0m3w1y1mB1fA';
export const PASSWORD = 'secret-1234';

const FILES = new URL('../../../crates/soft-certificate/tests/files/', import.meta.url);

export function softCertificateScene(): Scene {
  return {
    script: 'soft-certificate.js',
    main: `<form method="post" action="/identify" data-soft-certificate data-nonce="${NONCE}">
<input type="hidden" name="csrf" value="c">
<input type="hidden" name="signature"><input type="hidden" name="certb64">
<div class="soft-panel"></div>
<div class="buttons">
<button data-soft-send hidden name="decision" value="agree">送出</button>
<button class="button button-quiet" name="decision" value="refuse" formnovalidate>不同意</button>
</div>
</form>`,
  };
}

/** A file that openssl has made: see crates/soft-certificate/tests/files/make.sh. */
export function certificateFile(name: string): Buffer {
  return readFileSync(new URL(`${name}.p12`, FILES));
}

/** Chooses a file as the visitor's own. */
export async function choose(page: Page, bytes: Uint8Array, name = '我的憑證.pfx'): Promise<void> {
  await page.getByLabel('選擇憑證檔').setInputFiles({ name, mimeType: 'application/x-pkcs12', buffer: Buffer.from(bytes) });
}

export async function open(page: Page, password = PASSWORD): Promise<void> {
  await page.getByLabel('憑證檔的密碼').fill(password);
  await page.getByRole('button', { name: '開啟憑證檔' }).click();
}

export async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: '以這張憑證驗證身分' }).click();
}
