/** DP packages made the way an agency without our software makes them: openssl for the signature, zip for the archive. */

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * @typedef {object} Recipe
 * @property {import("./certificates.mjs").Signer} signer
 * @property {Record<string, string | Buffer>} files
 * @property {(folder: string) => void} [tamper] changes files after the signature was made and before they are packed
 */

/**
 * Makes a package. Files are stored, not deflated, so that a test finds their bytes in it.
 *
 * @param {Recipe} recipe
 * @returns {Buffer}
 */
export function makePackage({ signer, files, tamper }) {
  const folder = mkdtempSync(join(tmpdir(), "mydata-package-"));
  try {
    for (const [name, content] of Object.entries(files)) write(join(folder, name), content);
    write(join(folder, "META-INFO/manifest.xml"), manifest(files));
    const place = (name) => join(folder, "META-INFO", name);
    run("openssl", ["dgst", "-sha256", "-sign", signer.key, "-out", place("manifest.sha256withrsa"), place("manifest.xml")], folder);
    cpSync(signer.certificate, place("certificate.cer"));
    tamper?.(folder);
    run("zip", ["-q", "-X", "-0", "-D", "-r", "package.zip", ...Object.keys(files), "META-INFO"], folder);
    return readFileSync(join(folder, "package.zip"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Makes a delivery: packages of several datasets in one archive, as the platform hands it to a service.
 *
 * @param {{ id: string, name: string, code: number, content?: Buffer }[]} outcomes
 * @returns {Buffer}
 */
export function makeDelivery(outcomes) {
  const folder = mkdtempSync(join(tmpdir(), "mydata-delivery-"));
  try {
    const entries = outcomes.map(({ id, name, code, content }) => {
      if (content) write(join(folder, `${id}.zip`), content);
      return `<file><filename>${id}.zip</filename><resource_id>${id}</resource_id><resource_name>${name}</resource_name><code>${code}</code></file>`;
    });
    write(join(folder, "META-INFO/manifest.xml"), `<?xml version="1.0" encoding="UTF-8"?>\n<files>${entries.join("")}</files>`);
    const present = outcomes.filter(({ content }) => content).map(({ id }) => `${id}.zip`);
    run("zip", ["-q", "-X", "-0", "-D", "-r", "delivery.zip", ...present, "META-INFO"], folder);
    return readFileSync(join(folder, "delivery.zip"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Unpacks an archive with unzip and gives its files by name. */
export function unzip(archive) {
  const folder = mkdtempSync(join(tmpdir(), "mydata-unzip-"));
  try {
    writeFileSync(join(folder, "archive.zip"), archive);
    const names = run("unzip", ["-Z1", "archive.zip"], folder).toString().trim().split("\n");
    return Object.fromEntries(names.map((name) => [name, run("unzip", ["-p", "archive.zip", name], folder)]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Reads the manifest of a delivery, or of a package.
 *
 * @param {Buffer} xml
 * @returns {Record<string, string>[]} the elements inside each `file`
 */
export function readManifest(xml) {
  return [...xml.toString().matchAll(/<file>(.*?)<\/file>/gs)].map(([, file]) =>
    Object.fromEntries([...file.matchAll(/<(\w+)>([^<]*)<\/\1>|<(\w+)\/>/g)].map(([, name, text, empty]) => [name ?? empty, text ?? ""])),
  );
}

function manifest(files) {
  const entries = Object.entries(files).map(([name, content]) => {
    const digest = createHash("sha256").update(content).digest("hex");
    return `<file><filename>${name}</filename><digest>${digest}</digest></file>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<files>${entries.join("")}</files>`;
}

function write(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function run(command, args, cwd) {
  return execFileSync(command, args, { cwd, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, LC_ALL: "C.UTF-8" } });
}
