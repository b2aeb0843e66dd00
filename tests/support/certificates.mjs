/** A small hierarchy of authorities, made by the openssl command: nothing of ours has a hand in it. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeCardRoots } from "./cards.mjs";

/** @typedef {{ certificate: string, key: string }} Signer paths of two PEM files */

const EXTENSIONS = `
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[signer]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature, nonRepudiation
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;

/**
 * Makes a root, an authority under it, one signer per agency and a root per kind of card, laid out like the output of
 * `mydata demo-pki`: `anchors/`, `signers/<provider_id>.{cert,key}.pem` and `cards/<kind>-root.pem`. What is there already is
 * left alone.
 *
 * @param {string} folder
 * @param {{ provider_id: string, signer_subject: string }[]} agencies
 * @returns {Record<string, Signer>}
 */
export function makeHierarchy(folder, agencies) {
  for (const part of ["anchors", "signers", "authorities", "cards"]) mkdirSync(join(folder, part), { recursive: true });
  writeFileSync(join(folder, "extensions.cnf"), EXTENSIONS);
  const root = issue(folder, "anchors/root", "CN=測試根憑證機構,O=測試機關,C=TW", "root");
  const authority = issue(folder, "anchors/authority", "CN=測試憑證機構,O=測試機關,C=TW", "authority", root);
  makeCardRoots(folder);
  return Object.fromEntries(
    agencies.map(({ provider_id, signer_subject }) => [provider_id, issue(folder, `signers/${provider_id}`, signer_subject, "signer", authority)]),
  );
}

/**
 * Makes a signer under a root of its own, which nobody has pinned.
 *
 * @param {string} folder
 * @param {string} subject
 * @returns {Signer}
 */
export function makeStranger(folder, subject) {
  mkdirSync(join(folder, "strangers"), { recursive: true });
  const root = issue(folder, "strangers/root", "CN=外人根憑證機構,O=外人,C=TW", "root");
  return issue(folder, "strangers/signer", subject, "signer", root);
}

/**
 * Issues one certificate, signed by `issuer` or by itself.
 *
 * @param {string} folder
 * @param {string} name of its file
 * @param {string} subject
 * @param {"root" | "authority" | "signer"} kind
 * @param {Signer} [issuer]
 * @returns {Signer}
 */
export function issue(folder, name, subject, kind, issuer) {
  const key = join(folder, kind === "signer" ? `${name}.key.pem` : `authorities/${name.replaceAll("/", "-")}.key.pem`);
  const certificate = join(folder, kind === "signer" ? `${name}.cert.pem` : `${name}.pem`);
  if (existsSync(certificate)) return { certificate, key };
  const request = join(folder, "request.pem");
  openssl(["req", "-new", "-newkey", "rsa:2048", "-noenc", "-utf8", "-subj", slashed(subject), "-keyout", key, "-out", request]);
  const signing = issuer ? ["-CA", issuer.certificate, "-CAkey", issuer.key] : ["-key", key];
  const extensions = ["-extfile", join(folder, "extensions.cnf"), "-extensions", kind];
  openssl(["x509", "-req", "-in", request, ...signing, "-days", "3650", "-sha256", ...extensions, "-out", certificate]);
  return { certificate, key };
}

/** `CN=a,O=b,C=TW` (most specific first) as openssl wants it: `/C=TW/O=b/CN=a`. */
function slashed(subject) {
  return `/${subject.split(",").reverse().join("/")}`;
}

/** Runs the openssl command. */
export function openssl(/** @type {string[]} */ args) {
  execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] });
}
