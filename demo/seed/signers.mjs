/** Reads the demo's signing keys, certificates, anchors and revocation lists, which `mydata demo-pki` made. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SeedError } from "./seed-error.mjs";

/** Certificate and key of every agency, by provider_id. */
export function readSigners(pki, agencies) {
  return Object.fromEntries(
    agencies.map(({ provider_id }) => {
      const read = (kind) => {
        const file = join(pki, "signers", `${provider_id}.${kind}.pem`);
        if (!existsSync(file)) throw new SeedError("agencies.toml", provider_id, `${file} is missing: run \`tools/toolchain demo\`, which makes it`);
        return readFileSync(file, "utf8").trim();
      };
      return [provider_id, { certificate: read("cert"), key: read("key") }];
    }),
  );
}

/** All anchors as one PEM bundle. */
export function readAnchors(pki) {
  const folder = join(pki, "anchors");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".pem")).sort() : [];
  if (files.length === 0) throw new SeedError("agencies.toml", "anchors", `${folder} holds none: run \`tools/toolchain demo\`, which makes them`);
  return files.map((name) => readFileSync(join(folder, name), "utf8").trim()).join("\n");
}

/** The authorities' revocation lists in DER, by authority; there may be none. */
export function readLists(pki) {
  const folder = join(pki, "crls");
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".crl.pem")).sort() : [];
  return Object.fromEntries(files.map((name) => [name.replace(".crl.pem", ""), toDer(readFileSync(join(folder, name), "utf8"))]));
}

function toDer(pem) {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, ""), "base64");
}
