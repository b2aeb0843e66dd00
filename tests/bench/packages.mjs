/** Packages of several sizes, signed by a demonstration agency. */

import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "smol-toml";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** The command, as `make bench` builds it. */
export const MYDATA = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), "release/mydata");

const PIECE = 4e6;
const NAMES = ["陳小明", "林美玲", "黃志豪", "張淑芬", "李俊傑", "王雅婷", "吳宗翰", "劉怡君"];

/** Keys, certificates and packages in one folder. */
export class Workshop {
  constructor(folder) {
    this.folder = folder;
    this.anchorsFolder = join(folder, "pki/anchors");
    const agencies = join(ROOT, "demo/agencies.toml");
    execFileSync(MYDATA, ["demo-pki", "--agencies", agencies, "--out", join(folder, "pki")], { stdio: "ignore" });
    this.anchors = ["root", "agency-ca"].map((name) => readFileSync(join(this.anchorsFolder, `${name}.pem`), "utf8")).join("");
    const { agency } = parse(readFileSync(agencies, "utf8"));
    this.signer = agency.find(({ provider_id }) => provider_id === "demo-household").signer_subject;
  }

  /** Makes a package of so many bytes of content and answers its path. */
  make(bytes) {
    const source = join(this.folder, `source-${bytes}`);
    mkdirSync(source);
    const files = content(source, bytes);
    const out = join(this.folder, `${bytes}.zip`);
    const signer = (kind) => join(this.folder, `pki/signers/demo-household.${kind}.pem`);
    execFileSync(MYDATA, ["pack", "--deflate", "--cert", signer("cert"), "--key", signer("key"), "--out", out, ...files], { stdio: "ignore" });
    rmSync(source, { recursive: true });
    return out;
  }
}

/** Half of it packs well, half does not: like a table of records beside a PDF. */
function content(folder, bytes) {
  const half = Math.floor(bytes / 2);
  const random = join(folder, "資料.pdf");
  const table = join(folder, "資料.csv");
  for (let done = 0; done < half; done += PIECE) {
    const size = Math.min(PIECE, half - done);
    writeFileSync(random, randomBytes(size), { flag: "a" });
    writeFileSync(table, records(size), { flag: "a" });
  }
  return [random, table];
}

/** Rows that differ in their numbers, as those of a register do. */
function records(size) {
  const numbers = new Uint32Array(randomBytes(16 * Math.ceil(size / 36)).buffer);
  const rows = [];
  for (let at = 0, length = 0; length < size; at += 4) {
    const [household, name, day, income] = numbers.subarray(at, at + 4);
    const row = `F${String(household % 1e7).padStart(7, "0")},${NAMES[name % NAMES.length]},${50 + (day % 60)}年${1 + (day % 12)}月${1 + (day % 28)}日,${income % 1e6}\n`;
    rows.push(row);
    length += Buffer.byteLength(row);
  }
  return Buffer.from(rows.join("")).subarray(0, size);
}
