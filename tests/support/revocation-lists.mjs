/** Revocation lists of the test's authorities, made by the openssl command. */

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const CONFIGURATION = `
[ca]
default_ca = lists
[lists]
database = index.txt
crlnumber = number.txt
default_md = sha256
crl_extensions = extensions
[extensions]
authorityKeyIdentifier = keyid:always
`;
const HOUR = 60 * 60 * 1000;

/**
 * Makes the list (DER) of an authority of a folder that `makeHierarchy` filled.
 *
 * @param {string} folder
 * @param {"root" | "authority" | import("./cards.mjs").CardKind} authority of a kind of card, the one that issues it
 * @param {{ revoked?: import("./certificates.mjs").Signer[], from?: Date, until?: Date }} [says] by default of an hour ago, and for a month
 * @returns {Buffer}
 */
export function makeList(folder, authority, { revoked = [], from = hours(-1), until = hours(30 * 24) } = {}) {
  const work = mkdtempSync(join(tmpdir(), "mydata-list-"));
  try {
    writeFileSync(join(work, "ca.cnf"), CONFIGURATION);
    writeFileSync(join(work, "number.txt"), "01\n");
    writeFileSync(join(work, "index.txt"), revoked.map((signer) => line(signer)).join(""));
    const name = authority === "root" || authority === "authority" ? `anchors/${authority}` : `cards/${authority.toLowerCase()}-root`;
    const issuer = ["-cert", join(folder, `${name}.pem`), "-keyfile", join(folder, `authorities/${name.replace("/", "-")}.key.pem`)];
    const time = ["-crl_lastupdate", stamp(from), "-crl_nextupdate", stamp(until)];
    openssl(["ca", "-config", "ca.cnf", "-gencrl", ...issuer, ...time, "-out", "list.pem"], { cwd: work });
    openssl(["crl", "-in", "list.pem", "-outform", "DER", "-out", "list.der"], { cwd: work });
    return readFileSync(join(work, "list.der"));
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** A moment so many hours from now. */
export function hours(/** @type {number} */ ahead) {
  return new Date(Date.now() + ahead * HOUR);
}

/** A revoked certificate in openssl's own book. */
function line({ certificate }) {
  // Of a card, the certificate itself (`issueCard`).
  const given = certificate.startsWith("-----") ? { input: certificate } : {};
  const serial = openssl(["x509", ...(given.input ? [] : ["-in", certificate]), "-noout", "-serial"], given).toString().trim().replace("serial=", "");
  return `R\t${stamp(hours(24 * 365))}\t${stamp(hours(-2))},keyCompromise\t${serial}\tunknown\t/CN=revoked\n`;
}

/** `261125103000Z`. */
function stamp(/** @type {Date} */ date) {
  return `${date.toISOString().replace(/^..|[-:T]|\.\d+/g, "")}`;
}

function openssl(args, { cwd = ".", input = "" } = {}) {
  return execFileSync("openssl", args, { cwd, input, stdio: ["pipe", "pipe", "pipe"] });
}
