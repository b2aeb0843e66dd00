/**
 * From which size on WebCrypto hashes a file sooner than the module: the figures behind HASHED_OUTSIDE in npm/src/engine.ts.
 *
 *   MYDATA_PROFILE=release tools/toolchain build-browser && tools/toolchain run node tests/bench/switch-over.mjs
 */

import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";
import { Stage } from "./chromium.mjs";

const SIZES = [4, 16, 32, 64, 128, 512, 2048, 8192].map((kilobytes) => kilobytes * 1024);
/** About as much is hashed for every size. */
const BYTES_A_ROUND = 16 * 1024 * 1024;

const stage = await Stage.open({}, new URL("../../npm/dist/", import.meta.url));
try {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.origin}/switch-over-page.html`);
  await page.waitForFunction(() => "compare" in globalThis);
  for (const size of SIZES) {
    const content = randomBytes(size);
    stage.contents.set(`/content/${size}.zip`, content);
    const repeats = Math.max(1, Math.round(BYTES_A_ROUND / size / 2));
    const { module, WebCrypto } = await page.evaluate((task) => globalThis.compare(task), { size, crc32: crc32(content), rounds: 7, repeats });
    console.log(`${String(size / 1024).padStart(5)} KiB   module ${module.toFixed(3).padStart(8)} ms   WebCrypto ${WebCrypto.toFixed(3).padStart(8)} ms   ${(module / WebCrypto).toFixed(2)} ×`);
  }
} finally {
  await stage.close();
}
