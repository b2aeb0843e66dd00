/**
 * `make bench`: speed, as ratios against named peers in the same run. One of them alone: `node tests/bench/run.mjs verifier|preview|timing`.
 *
 * The verifier, which checks whole packages; writes docs/benchmarks.md:
 *
 *   native     `mydata verify`        against   `openssl dgst -sha256` + `unzip -t` on the same file
 *   Node       the SDK for servers    against   fflate + WebCrypto + pkijs, JSZip + node-forge, the digests alone
 *   Chromium   the SDK in its Worker  against   the same on the page, also on first visits
 *
 * The preview, which draws pages: see preview.mjs. What answers tell by their time, as ratios against that of what does not exist: see timing.mjs.
 */

import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { Stage } from "./chromium.mjs";
import { native, peakMemory } from "./native.mjs";
import { inNode } from "./node.mjs";
import { Workshop } from "./packages.mjs";
import { benchPreview } from "./preview.mjs";
import { writeReport } from "./report.mjs";
import { TIMING_QUESTIONS, benchTiming } from "./timing.mjs";

const SIZES = [
  { what: "100 KB", bytes: 100e3, rounds: 11, withForge: true },
  { what: "1 MB", bytes: 1e6, rounds: 9, withForge: true },
  { what: "10 MB", bytes: 10e6, rounds: 5, withForge: true },
  { what: "100 MB", bytes: 100e6, rounds: 3, withForge: false },
];
/** Of which of them browsers' memory is measured: of small packages it is that of the runtime. */
const HELD = [2, 3];
/** Only the command reads so much. */
const GIGABYTE = { what: "1 GB", bytes: 1e9, rounds: 3 };
const FIRST_VISITS = { rounds: 7, slowRounds: 3 };

function say(row) {
  const { ours, ...peers } = row.times;
  const ratios = Object.entries(peers).map(([peer, time]) => `${peer} ${(time / ours).toFixed(2)} ×`);
  console.log(`${row.where.padEnd(9)} ${row.what.padStart(7)} ${ours.toFixed(1).padStart(9)} ms   ${ratios.join(", ")}`);
  return row;
}

const onTheWire = (...bodies) => bodies.reduce((sum, body) => sum + brotliCompressSync(body).length, 0);

function wire({ scripts, sdk: home }) {
  const sdk = (name) => readFileSync(new URL(name, home));
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
  return [
    `the verifier, its Worker and the page's script: ${kilobytes(onTheWire(sdk("mydata-verify.wasm"), sdk("verify-worker.js"), scripts.get("/cold-ours.js")))}`,
    `fflate + pkijs, bundled: ${kilobytes(onTheWire(scripts.get("/cold-fflate.js")))}`,
    `JSZip + node-forge, bundled: ${kilobytes(onTheWire(scripts.get("/cold-forge.js")))}`,
  ];
}

/** A build for development, by whoever works beside the benchmark, must not be what is measured. */
async function copySdk(folder) {
  for (const part of ["package.json", "dist"]) cpSync(new URL(`../../npm/${part}`, import.meta.url), join(folder, "npm", part), { recursive: true });
  const home = pathToFileURL(join(folder, "npm/dist/"));
  return { home, server: await import(new URL("server.js", home)) };
}

async function measure(workshop, stage, server) {
  const figures = { warm: [], cold: [], held: [], memory: [], wire: wire(stage) };
  const files = SIZES.map(({ bytes }) => workshop.make(bytes));
  for (const [index, size] of SIZES.entries()) {
    const { what, rounds } = size;
    figures.warm.push(say({ where: "native", what, times: await native(workshop, files[index], rounds) }));
    figures.warm.push(say({ where: "Node", what, times: await inNode(server, workshop, files[index], rounds, size) }));
    figures.warm.push(say({ where: "Chromium", what, times: await stage.warm(files[index], rounds, size) }));
    figures.memory.push({ what, peak: await peakMemory(workshop, files[index]) });
  }
  for (const index of HELD) {
    const held = await stage.memory(files[0], files[index], ["ours", "fflate + WebCrypto + pkijs"]);
    figures.held.push({ what: SIZES[index].what, size: statSync(files[index]).size, held });
  }
  for (const [line, isSlow, rounds] of [["localhost", false, FIRST_VISITS.rounds], ["slow line", true, FIRST_VISITS.slowRounds]]) {
    figures.cold.push(say({ where: line, what: "100 KB", times: await stage.cold(files[0], rounds, { isSlow }) }));
  }
  const { what, bytes, rounds } = GIGABYTE;
  const large = workshop.make(bytes);
  figures.warm.push(say({ where: "native", what, times: await native(workshop, large, rounds) }));
  figures.memory.push({ what, peak: await peakMemory(workshop, large) });
  return figures;
}

async function benchVerifier() {
  const folder = mkdtempSync(join(tmpdir(), "mydata-bench-"));
  try {
    const { home, server } = await copySdk(folder);
    const workshop = new Workshop(folder);
    const stage = await Stage.open(workshop, home);
    try {
      writeReport(new URL("../../docs/benchmarks.md", import.meta.url), await measure(workshop, stage, server));
    } finally {
      await stage.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const BENCHES = { verifier: benchVerifier, preview: benchPreview, timing: benchTiming };
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) await { ...BENCHES, ...TIMING_QUESTIONS }[name]();
