/** Two files of one size pass, hashed by the module or by WebCrypto: which is quicker from which size on? */

import { MemoryBytes } from "../../npm/src/archive-bytes.ts";
import { startEngine } from "../../npm/src/engine.ts";
import { NONE_OUTSIDE, pass } from "../../npm/src/passing.ts";
import { inTurn } from "./rounds.mjs";

const ALL_OUTSIDE = { least: 0, most: Infinity };

globalThis.compare = async ({ size, crc32, rounds, repeats }) => {
  await startEngine(async () => WebAssembly.compileStreaming(fetch("/sdk/mydata-verify.wasm")));
  const bytes = new MemoryBytes(new Uint8Array(await (await fetch(`/content/${size}.zip`)).arrayBuffer()));
  const place = { name: "a file", start: 0, end: size, deflated: false, size, crc32 };
  // As the SDK does it: two at a time, so that one is hashed while the other passes.
  const both = (outside) => Promise.all([1, 2].map(() => pass(bytes, place, { outside })));
  const repeated = (outside) => async () => {
    for (let times = 0; times < repeats; times += 1) await both(outside);
  };
  const times = await inTurn({ module: repeated(NONE_OUTSIDE), WebCrypto: repeated(ALL_OUTSIDE) }, rounds);
  return Object.fromEntries(Object.entries(times).map(([way, time]) => [way, time / repeats]));
};
