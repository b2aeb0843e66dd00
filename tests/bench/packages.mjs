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

/** Half of it packs well, half does not: like a PDF beside a table. */
function content(folder, bytes) {
  const half = Math.floor(bytes / 2);
  const random = join(folder, "資料.pdf");
  const table = join(folder, "資料.csv");
  const piece = 16e6;
  for (let done = 0; done < half; done += piece) {
    const size = Math.min(piece, half - done);
    writeFileSync(random, randomBytes(size), { flag: "a" });
    writeFileSync(table, Buffer.from("戶號,姓名,出生年月日\n".repeat(Math.ceil(size / 31))).subarray(0, size), { flag: "a" });
  }
  return [random, table];
}
