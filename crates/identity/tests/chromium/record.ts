// Records what Chromium's virtual authenticators answer to our own page, beside this file: after `tools/toolchain build-browser`,
//
//   tools/toolchain run node crates/identity/tests/chromium/record.ts
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { CreateOptions } from '../../../../worker/browser/device/options.ts';
import { CHALLENGE, CREATE, deviceScene, GET, VirtualDevice } from '../../../../worker/browser/test/device-stage.ts';
import { Stage } from '../../../../worker/browser/test/stage.ts';

const CASES: Record<string, Partial<CreateOptions>> = {
  'ES256': { algorithms: [-7] },
  'RS256': { algorithms: [-257] },
  'ES256, attested': { algorithms: [-7], attestation: 'direct' },
};

const stage = await Stage.open(deviceScene);
const recorded = [];
for (const [name, options] of Object.entries(CASES)) {
  let device: VirtualDevice | undefined;
  const prepare = async (page: Page): Promise<void> => {
    device = await VirtualDevice.of(page);
  };
  const page = await stage.visit({ wanted: { ceremony: 'create', options: JSON.stringify({ ...CREATE, ...options }) }, prepare });
  const create = await answer(page, '綁定裝置');
  const allowCredentials = (await device?.credentials()) ?? [];
  await page.goto(`${stage.origin}/identify?${new URLSearchParams({ ceremony: 'get', options: JSON.stringify({ ...GET, allowCredentials }), lang: 'zh-Hant' })}`);
  recorded.push({ name, create, get: await answer(page, '以裝置驗證身分') });
}
const { rp, user } = CREATE;
const answers = { relying_party: rp.id, origin: stage.origin, challenge: CHALLENGE, user_handle: user.id, recorded };
writeFileSync(new URL('answers.json', import.meta.url), `${JSON.stringify(answers, null, 2)}\n`);
await stage.close();

async function answer(page: Page, button: string): Promise<Record<string, string>> {
  stage.sent.length = 0;
  await page.getByRole('button', { name: button }).click();
  const { csrf: _, decision: __, ...fields } = await stage.sentForm(page);
  return fields;
}
