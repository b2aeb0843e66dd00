/** The same thousand packages, good and damaged, through the command, Node, Chromium and the platform: one verdict. */

import assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { openStage } from "../../npm/test/page.ts";
import { checkPackage } from "@mydata-edge/sdk/server";
import { Sandbox } from "../support/sandbox.mjs";
import { randomPackages } from "./packages.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** `make test` has built it already. */
const COMMAND = process.env.MYDATA_COMMAND ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "debug/mydata");
const COUNT = 1000;
const SEED = 20261125;
const SIGNER = "CN=示範戶政司,OU=戶籍組,O=示範內政部,C=TW";
const AT = "2027-01-15T00:00:00Z";

const vector = (name) => readFileSync(join(ROOT, "npm/test/vectors", name));
const anchors = vector("anchors.pem").toString();
const packages = randomPackages(vector("package.zip"), COUNT, SEED);

let folder;
const verdicts = {};

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "mydata-agreement-"));
  verdicts.command = await byCommand();
  verdicts.node = await inNode();
  verdicts.chromium = await inChromium();
  verdicts.platform = await onThePlatform();
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("Node says what the command says, and refuses names of Hong Kong's supplement earlier", () => {
  const withoutThem = packages.filter((_, index) => !lacksCharacters(index));
  assert.ok(withoutThem.length > COUNT * 0.98);
  compare("node", lacksCharacters);
});

test("Chromium says what the command says", () => compare("chromium"));

test("the platform says what the command says", () => compare("platform"));

test("the packages are of many kinds: some are valid, and many different codes are given", () => {
  const valid = verdicts.command.filter(({ verdict }) => verdict === "valid");
  const codes = new Set(verdicts.command.flatMap(({ reasons }) => reasons));
  const findings = new Set(verdicts.command.flatMap(({ findings }) => findings));
  assert.ok(valid.length > COUNT / 20, `${valid.length} are valid`);
  assert.ok(codes.size > 30, `${codes.size} codes`);
  assert.ok(findings.size > 7, `${findings.size} findings`);
});

/** Node's Big5 is that of Taiwan alone; a file with such a name is refused by all, by some for not being listed. */
function lacksCharacters(index) {
  return packages[index].kind === "names in bytes of any kind" && verdicts.command[index].verdict === "invalid" && verdicts.node[index].reasons[0] === "package.name-undecodable" && verdicts.command[index].reasons[0] !== "package.name-undecodable";
}

function compare(runtime, isExcused = () => false) {
  for (const [index, { kind }] of packages.entries()) {
    if (isExcused(index)) continue;
    assert.deepEqual(verdicts[runtime][index], verdicts.command[index], `package ${index}, ${kind}`);
  }
}

/** What has to be equal: the judgement, every code in its order, and the files. */
function essence({ verdict, reasons, findings, files }) {
  const codes = (list) => list.map(({ code }) => code);
  return { verdict, reasons: codes(reasons), findings: codes(findings), files: files.map(({ name, size, digest }) => `${name} ${size} ${digest}`) };
}

async function byCommand() {
  if (process.env.MYDATA_COMMAND === undefined) execFileSync("cargo", ["build", "--quiet", "--package", "mydata-cli"], { cwd: ROOT });
  const pins = join(folder, "anchors");
  mkdirSync(pins);
  writeFileSync(join(pins, "anchors.pem"), anchors);
  // What marks a folder as one for demonstrations.
  writeFileSync(join(pins, "DEMO-ONLY.txt"), "");
  return sideBySide(async (bytes, index) => {
    const path = join(folder, `${index}.zip`);
    writeFileSync(path, bytes);
    return JSON.parse(await verified(pins, path));
  });
}

/** Asks about all packages, four at a time. */
async function sideBySide(judge) {
  const results = [];
  const queue = packages.entries();
  const ask = async () => {
    for (const [index, { bytes }] of queue) results[index] = essence(await judge(bytes, index));
  };
  await Promise.all(Array.from({ length: 4 }, ask));
  return results;
}

function verified(pins, path) {
  const args = ["verify", "--json", "--anchors", pins, "--provider", SIGNER, "--at", AT, path];
  return new Promise((resolve, reject) => {
    execFile(COMMAND, args, { encoding: "utf8" }, (error, stdout) => (stdout === "" ? reject(error) : resolve(stdout)));
  });
}

async function inNode() {
  const results = [];
  for (const { bytes } of packages) {
    const verdict = await checkPackage(bytes, { anchors, signers: { record: SIGNER }, resourceId: "record", allowDemoRoots: true, at: new Date(AT) });
    results.push(essence(verdict));
    verdict.close();
  }
  return results;
}

async function inChromium() {
  const all = join(folder, "all.bin");
  writeFileSync(all, Buffer.concat(packages.map(({ bytes }) => bytes)));
  const stage = await openStage((path) => {
    if (path === "/all.bin") return pathToFileURL(all);
    if (path.startsWith("/sdk/")) return new URL(`../../npm/dist/${path.slice(5)}`, import.meta.url);
    return path === "/page.js" ? "import { Verifier } from '/sdk/verify.js'; globalThis.verifier = new Verifier();" : '<!doctype html><title>t</title><script type="module" src="/page.js"></script>';
  });
  try {
    const page = await stage.open("/");
    await page.waitForFunction(() => "verifier" in globalThis);
    const task = { sizes: packages.map(({ bytes }) => bytes.length), anchors, expectedSigner: SIGNER, at: AT };
    return (await page.evaluate(judgeAll, task)).map(essence);
  } finally {
    await stage.close();
  }
}

/** What an agency's package goes through before it is kept, asked for one by one. */
async function onThePlatform() {
  const sandbox = await Sandbox.open({ anchors, signer: SIGNER, at: new Date(AT) });
  try {
    return await sideBySide((bytes) => sandbox.verify(bytes));
  } finally {
    await sandbox.close();
  }
}

/** Runs in the page. */
async function judgeAll({ sizes, anchors, expectedSigner, at }) {
  const all = await (await fetch("/all.bin")).blob();
  const results = [];
  let start = 0;
  for (const size of sizes) {
    const verdict = await globalThis.verifier.verify(all.slice(start, start + size), { anchors, expectedSigner, allowDemoRoots: true, at: new Date(at) });
    const { reasons, findings, files } = verdict;
    results.push({ verdict: verdict.verdict, reasons, findings, files });
    verdict.close();
    start += size;
  }
  return results;
}
