/** Runs the platform with its demo SP and DPs until it is interrupted, and says where to click. */

import { Family } from "./family.mjs";

const QUIET = /^\s*$|Request\.cf|^\[wrangler:info\]|⎔|─|│|wrangler 4|Using (secrets|vars)|update available/;

const family = new Family({
  log: (name, line) => {
    if (!QUIET.test(line)) console.log(`${name.padEnd(8)} ${line}`);
  },
});

async function stop() {
  await family.stop();
  process.exit(0);
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

await family.prepare();
await family.start();

const { platform, sp, dp } = family.origins;
console.log(`
  MyData Edge is running. 已啟動。

    ${sp}   demo school: press 「申請學雜費減免」 and go through the whole service
                            (the page lists invented people to play)
    ${platform}   the platform: front page, and 離線驗證 at ${platform}/verify
    ${dp}   the demo agencies' data API

  Ctrl-C ends all three.
`);
