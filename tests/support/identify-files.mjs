/** Certificate files (PKCS#12) as the openssl command writes them, for those who identify with 軟體金融憑證. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openssl } from "./certificates.mjs";

/**
 * A file of a certificate and its key, protected as openssl does it by itself.
 *
 * @param {string} certificate path of a PEM file
 * @param {string} key likewise
 * @param {string} password
 */
export function packFile(certificate, key, password) {
  return execFileSync("openssl", ["pkcs12", "-export", "-in", certificate, "-inkey", key, "-passout", `pass:${password}`], { stdio: ["ignore", "pipe", "ignore"] });
}

/**
 * A file of somebody who has issued his certificate to himself.
 *
 * @param {string} name in the certificate
 * @param {string} password
 * @param {number} days from now on that it is good for; less than nothing for one that has run out
 */
export function packOwnFile(name, password, days) {
  const folder = mkdtempSync(join(tmpdir(), "mydata-file-"));
  const [key, request, extensions, certificate] = ["key.pem", "request.pem", "extensions.cnf", "certificate.pem"].map((file) => join(folder, file));
  try {
    writeFileSync(extensions, "basicConstraints = critical, CA:FALSE\nkeyUsage = critical, digitalSignature\n");
    openssl(["req", "-new", "-newkey", "rsa:2048", "-noenc", "-utf8", "-subj", `/C=TW/O=自己/CN=${name}`, "-keyout", key, "-out", request]);
    openssl(["x509", "-req", "-in", request, "-key", key, "-sha256", "-extfile", extensions, "-days", String(days), "-out", certificate]);
    return packFile(certificate, key, password);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** As a browser is handed it, by the name it has on the disk. */
export function asUpload(/** @type {Buffer} */ buffer, name = "certificate.p12") {
  return { name, mimeType: "application/x-pkcs12", buffer };
}
