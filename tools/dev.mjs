/** Runs the platform with its demo SP, DPs and simulators of card components until it is interrupted, and says where to click. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { openDemoComponent } from "../demo/card/demo-component.ts";
import { Family, ROOT } from "./family.mjs";
import { enrolPersonas } from "./members.mjs";

/** What wrangler says at every start and nobody needs to read. */
const QUIET = [
  /^[\s─│┌└├╭╰]*$/,
  /^\[custom build\]\s*$/,
  /^env\.|Your Worker has access|^Binding\s+Resource/,
  /Request\.cf|getaddrinfo|GetAddrInfoReqWrap/,
  /⛅️|Using (secrets|vars)|update available|Loading .* variables|header rule/,
  /\[INFO\]/,
  /GET \/assets\//,
];

const family = new Family({
  log: (name, line) => {
    if (!QUIET.some((pattern) => pattern.test(line))) console.log(`${name.padEnd(8)} ${line}`);
  },
});

/** @type {import("../demo/card/component.ts").Component[]} */
const components = [];

async function stop() {
  await Promise.all([family.stop(), ...components.map((component) => component.close())]);
  process.exit(0);
}
process.on("SIGINT", stop);
process.on("SIGTERM", stop);

/** Somebody to play: the first of demo/personas.toml, with the birthday as it is typed. */
function persona() {
  const { persona: people } = parse(readFileSync(join(ROOT, "demo/personas.toml"), "utf8"));
  const [first] = /** @type {Record<string, string>[]} */ (people);
  const [year, month, day] = first.birthdate.split("-");
  return { ...first, birthday: `${String(Number(year) - 1911).padStart(3, "0")}${month}${day}` };
}

/** Whoever has the real component listening there uses that one; everything else works all the same. */
async function startComponent(/** @type {import("../demo/card/card-kinds.ts").ComponentName} */ name) {
  try {
    const component = await openDemoComponent(name);
    components.push(component);
    return `${component.origin}/control`;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EADDRINUSE") throw error;
    return `not started: ${/** @type {Error} */ (error).message}`;
  }
}

await family.prepare();
await family.start();
await enrolPersonas(family.origins.platform);
const [cards, healthCards] = [await startComponent("hipki"), await startComponent("nhi")];

const { platform, sp, dp } = family.origins;
const { name, uid, birthday, nhi_card_number, household_number } = persona();
console.log(`
  MyData Edge is running. 已啟動。

    ${sp}   a school's web site (SP): press 「開始申請」 and go through the whole service
    ${platform}   the platform; 離線驗證 at ${platform}/verify
    ${dp}   the agencies (DPs), and whom you can be
    ${platform}/sandbox   for developers: make things go wrong, and see every step of a transaction
    ${cards}   讀卡機: which card is in the reader, PINs, files of software certificates
    ${healthCards}   讀卡機 of the 健保卡

  Play ${name}: 身分證字號 ${uid} · 生日 ${birthday} · 健保卡 ${nhi_card_number} · 戶號 ${household_number}
  More people, agencies and services: demo/*.toml. Ctrl-C ends everything.
`);
