/** Cards of people and companies who do not exist, issued by the openssl command under a root of each kind. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SoftwareCard } from "../../demo/card/software-card.ts";
import { CARD_KINDS } from "../../demo/seed/card-authorities.mjs";
import { issue, openssl } from "./certificates.mjs";

/** @typedef {typeof CARD_KINDS[number]} CardKind the code of the method */
/**
 * @typedef {object} CardHolder
 * @property {string} uid a national ID or, of a 工商憑證, the company's number
 * @property {string} name
 */

/** What MOICA and MOEACA state beside the name: the last four characters of the ID, and the company's number. */
const ATTRIBUTES = {
  CER: ({ uid }) => ["2.16.886.1.100.2.51", uid.slice(-4)],
  MOE: ({ uid }) => ["2.16.886.1.100.2.101", uid],
};

/** Makes the roots, `cards/<kind>-root.pem`, and an empty revocation list of each. What is there already is left alone. */
export function makeCardRoots(/** @type {string} */ folder) {
  for (const kind of CARD_KINDS) rootOf(folder, kind);
}

/**
 * Issues a card.
 *
 * @param {string} folder one that `makeHierarchy` filled
 * @param {CardKind} kind
 * @param {CardHolder} holder
 * @param {{ issuer?: CardKind }} [as] by another kind's authority, for cards that should be refused
 * @returns {{ certificate: string, key: string }} PEM
 */
export function issueCard(folder, kind, holder, { issuer = kind } = {}) {
  const work = mkdtempSync(join(tmpdir(), "mydata-card-"));
  try {
    const [key, request, extensions, certificate] = ["key.pem", "request.pem", "extensions.cnf", "certificate.pem"].map((name) => join(work, name));
    const root = rootOf(folder, issuer);
    writeFileSync(extensions, extensionsOf(kind, holder));
    openssl(["req", "-new", "-newkey", "rsa:2048", "-noenc", "-utf8", "-subj", subjectOf(kind, holder), "-keyout", key, "-out", request]);
    const signing = ["-CA", root.certificate, "-CAkey", root.key, "-sha256", "-extfile", extensions, "-days", "365"];
    openssl(["x509", "-req", "-in", request, ...signing, "-out", certificate]);
    return { certificate: readFileSync(certificate, "utf8"), key: readFileSync(key, "utf8") };
  } finally {
    rmSync(work, { recursive: true });
  }
}

/**
 * Signs a text as a card does, for tests without a browser: the fields that the platform is sent.
 *
 * @param {{ certificate: string, key: string }} card PEM
 * @param {string} text
 * @param {Date} [now]
 * @returns {Promise<{ signature: string, certb64: string }>}
 */
export async function signAsCard(card, text, now = new Date()) {
  const pin = "000000";
  const software = new SoftwareCard({ number: "TP99000000009999", pin, ...card });
  const signature = await software.sign({ text: Buffer.from(text), hash: "SHA-256", form: "PKCS7" }, pin, now);
  return { signature: Buffer.from(signature).toString("base64"), certb64: software.certificate.raw.toString("base64") };
}

function rootOf(folder, kind) {
  return issue(folder, `cards/${kind.toLowerCase()}-root`, `CN=測試憑證管理中心 ${kind},O=測試機關,C=TW`, "root");
}

function subjectOf(kind, { uid, name }) {
  if (kind === "MOE") return `/C=TW/CN=${name}`;
  return kind === "CER" ? `/C=TW/CN=${name}/serialNumber=0000${uid.replace(/\D/g, "").padStart(12, "0")}` : `/C=TW/O=測試銀行/CN=${uid}-${name}`;
}

function extensionsOf(kind, holder) {
  const lines = ["basicConstraints = critical, CA:FALSE", "keyUsage = critical, digitalSignature", "subjectKeyIdentifier = hash", "authorityKeyIdentifier = keyid"];
  if (!ATTRIBUTES[kind]) return lines.join("\n");
  const [type, value] = ATTRIBUTES[kind](holder);
  lines.push("certificatePolicies = 2.16.886.101.0.3.3", "2.5.29.9 = ASN1:SEQUENCE:attributes");
  lines.push("[attributes]", "one = SEQUENCE:attribute", "[attribute]", `type = OID:${type}`, "values = SET:values", "[values]", `value = PRINTABLESTRING:${value}`);
  return lines.join("\n");
}
