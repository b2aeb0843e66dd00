/**
 * `make bench`: checking whole packages, as ratios against named peers in the same run.
 *
 *   native   `mydata verify`      against   `openssl dgst -sha256` + `unzip -t` on the same file
 *   wasm     the SDK in Node.js   against   fflate + WebCrypto, which unpacks, hashes and verifies, without a path
 */

import { execFileSync } from "node:child_process";
import { createPublicKey, randomBytes, X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage } from "@mydata-edge/sdk/server";
import { unzipSync } from "fflate";
import { parse } from "smol-toml";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MYDATA = join(ROOT, "target/release/mydata");
const SIZES = { "100 KB": 100e3, "1 MB": 1e6, "10 MB": 10e6, "100 MB": 100e6 };
const ROUNDS = 7;

/** Half of it packs well, half does not: like a PDF beside a table. */
function content(bytes) {
  const text = Buffer.from("戶號,姓名,出生年月日\n".repeat(Math.ceil(bytes / 60))).subarray(0, bytes / 2);
  return { "資料.pdf": randomBytes(Math.floor(bytes / 2)), "資料.csv": text };
}

function make(folder, label, bytes) {
  const files = Object.entries(content(bytes)).map(([name, data]) => {
    const path = join(folder, name);
    writeFileSync(path, data);
    return path;
  });
  const out = join(folder, `${label.replace(" ", "")}.zip`);
  execFileSync(MYDATA, ["pack", "--deflate", "--cert", cert(folder), "--key", key(folder), "--out", out, ...files]);
  return out;
}

const cert = (folder) => join(folder, "pki/signers/demo-household.cert.pem");
const key = (folder) => join(folder, "pki/signers/demo-household.key.pem");

function native(folder, file) {
  execFileSync(MYDATA, ["verify", "--anchors", join(folder, "pki/anchors"), file], { stdio: "ignore" });
}

async function sdk(bytes, check) {
  const verdict = await checkPackage(bytes, check);
  if (verdict.verdict !== "valid") throw new Error(`not valid: ${JSON.stringify(verdict.reasons)}`);
  verdict.close();
}

function opensslAndUnzip(file) {
  execFileSync("openssl", ["dgst", "-sha256", file], { stdio: "ignore" });
  execFileSync("unzip", ["-tqq", file], { stdio: "ignore" });
}

/** What a page would do without us: unpack, hash every file, compare, verify the manifest's signature. */
async function fflateAndWebCrypto(bytes) {
  const { subtle } = globalThis.crypto;
  const entries = unzipSync(bytes);
  const manifest = new TextDecoder().decode(entries["META-INFO/manifest.xml"]);
  for (const [, name, digest] of manifest.matchAll(/<filename>(.*?)<\/filename><digest>(.*?)<\/digest>/g)) {
    const found = Buffer.from(await subtle.digest("SHA-256", entries[name])).toString("hex");
    if (found !== digest) throw new Error(`${name} does not match`);
  }
  const certificate = new X509Certificate(entries["META-INFO/certificate.cer"]);
  const spki = createPublicKey(certificate.publicKey).export({ type: "spki", format: "der" });
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const publicKey = await subtle.importKey("spki", spki, algorithm, false, ["verify"]);
  const holds = await subtle.verify(algorithm, publicKey, entries["META-INFO/manifest.sha256withrsa"], entries["META-INFO/manifest.xml"]);
  if (!holds) throw new Error("the signature does not hold");
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs the two in turn, so that a change of the machine's speed meets both. */
async function pair(ours, theirs) {
  const times = [[], []];
  for (let round = -1; round < ROUNDS; round++) {
    for (const [index, run] of [ours, theirs].entries()) {
      const start = performance.now();
      await run();
      if (round >= 0) times[index].push(performance.now() - start);
    }
  }
  const [our, their] = times.map(median);
  return { our, their };
}

function report(kind, label, { our, their }) {
  const row = [kind.padEnd(7), label.padStart(7), our.toFixed(1).padStart(9), their.toFixed(1).padStart(9), (their / our).toFixed(2).padStart(7)];
  console.log(row.join("  "));
}

const folder = mkdtempSync(join(tmpdir(), "mydata-bench-"));
try {
  execFileSync(MYDATA, ["demo-pki", "--agencies", join(ROOT, "demo/agencies.toml"), "--out", join(folder, "pki")], { stdio: "ignore" });
  const anchors = ["root", "agency-ca"].map((name) => readFileSync(join(folder, `pki/anchors/${name}.pem`), "utf8")).join("");
  const { agency } = parse(readFileSync(join(ROOT, "demo/agencies.toml"), "utf8"));
  const { signer_subject } = agency.find(({ provider_id }) => provider_id === "demo-household");
  const check = { anchors, signers: { record: signer_subject }, resourceId: "record", allowDemoRoots: true };
  console.log(`medians of ${ROUNDS}, in ms; the last column is peer / ours, so more than 1 is faster than the peer\n`);
  console.log(["kind   ", "   size", "     ours", "     peer", "  ratio"].join("  "));
  for (const [label, bytes] of Object.entries(SIZES)) {
    const file = make(folder, label, bytes);
    report("native", label, await pair(() => native(folder, file), () => opensslAndUnzip(file)));
    const packed = new Uint8Array(readFileSync(file));
    report("wasm", label, await pair(() => sdk(packed, check), () => fflateAndWebCrypto(packed)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
