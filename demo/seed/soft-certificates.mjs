/** Writes the files that banks give their customers as 軟體金融憑證: PKCS#12 (RFC 7292) with key, certificate and its root. */

import { BmpString, OctetString } from "asn1js";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Attribute, AuthenticatedSafe, CertBag, Certificate, PFX, PKCS8ShroudedKeyBag, PrivateKeyInfo, SafeBag, SafeContents } from "pkijs";

const OID = { certBag: "1.2.840.113549.1.12.10.1.3", friendlyName: "1.2.840.113549.1.9.20", localKeyId: "1.2.840.113549.1.9.21", shroudedKeyBag: "1.2.840.113549.1.12.10.1.2" };
const ITERATIONS = 100_000;
/** Of a safe's parts: in the clear (what is in it is encrypted by itself), and under the password. */
const PRIVACY = { none: 0, password: 1 };
const INTEGRITY_BY_PASSWORD = 0;

/**
 * Writes `soft/<uid>.p12` for everybody who has such a password and a certificate. A file that opens with it and holds that
 * certificate is left alone.
 *
 * @param {string} pki
 * @param {{ uid: string, name: string, soft_certificate_password?: string }[]} personas
 */
export async function writeSoftCertificates(pki, personas) {
  for (const { uid, name, soft_certificate_password: password } of personas) {
    const [certificate, key] = ["cert", "key"].map((kind) => join(pki, "cards", `${uid}.fcs.${kind}.pem`));
    if (!password || !existsSync(certificate)) continue;
    const chain = [certificate, join(pki, "cards", "fcs-root.pem")].map((file) => readFileSync(file, "utf8"));
    const file = join(pki, "soft", `${uid}.p12`);
    if (existsSync(file) && (await holds(readFileSync(file), password, chain[0]))) continue;
    mkdirSync(join(pki, "soft"), { recursive: true });
    writeFileSync(file, await pkcs12({ friendlyName: `${name} 軟體金融憑證`, chain, key: readFileSync(key, "utf8") }, password), { mode: 0o600 });
  }
}

/**
 * A file of key and certificates in PEM, the key's own first.
 *
 * @param {{ friendlyName: string, chain: string[], key: string }} contents
 * @param {string} password visible ASCII characters
 */
export async function pkcs12({ friendlyName, chain, key }, password) {
  // Each use is encrypted anew: PBES2 with PBKDF2 and AES-256 (RFC 8018).
  const encryption = { password: exact(Buffer.from(password)), contentEncryptionAlgorithm: { name: "AES-CBC", length: 256 }, hmacHashAlgorithm: "SHA-256", iterationCount: ITERATIONS };
  const names = attributes(friendlyName, chain[0]);
  const keyBag = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(exact(der(key))) });
  await keyBag.makeInternalValues(/** @type {any} */ (encryption));
  const certificates = chain.map((pem, index) => certificateBag(pem, index === 0 ? names : undefined));
  const parts = [
    { privacyMode: PRIVACY.none, value: new SafeContents({ safeBags: [new SafeBag({ bagId: OID.shroudedKeyBag, bagValue: keyBag, bagAttributes: names })] }) },
    { privacyMode: PRIVACY.password, value: new SafeContents({ safeBags: certificates }) },
  ];
  const safe = new AuthenticatedSafe({ parsedValue: { safeContents: parts } });
  await safe.makeInternalValues({ safeContents: [{}, encryption] });
  const pfx = new PFX({ parsedValue: { integrityMode: INTEGRITY_BY_PASSWORD, authenticatedSafe: safe } });
  await pfx.makeInternalValues({ password: encryption.password, iterations: ITERATIONS, pbkdf2HashAlgorithm: "SHA-256", hmacHashAlgorithm: "SHA-256" });
  return Buffer.from(pfx.toSchema().toBER());
}

/** Whether the file opens with the password and holds the certificate. */
async function holds(file, password, certificate) {
  try {
    const bytes = exact(Buffer.from(password));
    const pfx = PFX.fromBER(exact(file));
    await pfx.parseInternalValues({ password: bytes, checkIntegrity: true });
    const safe = pfx.parsedValue?.authenticatedSafe;
    await safe?.parseInternalValues({ safeContents: [{}, { password: bytes }] });
    const bags = safe?.parsedValue.safeContents[1].value.safeBags ?? [];
    return bags.some(({ bagValue }) => Buffer.from(bagValue.parsedValue.toSchema().toBER()).equals(der(certificate)));
  } catch {
    return false;
  }
}

function certificateBag(pem, names) {
  const value = new CertBag({ parsedValue: Certificate.fromBER(exact(new X509Certificate(pem).raw)) });
  return new SafeBag({ bagId: OID.certBag, bagValue: value, ...(names ? { bagAttributes: names } : {}) });
}

/** What key and certificate are known by, and that they belong together. */
function attributes(friendlyName, certificate) {
  const id = Buffer.from(new X509Certificate(certificate).fingerprint.replaceAll(":", ""), "hex");
  return [
    new Attribute({ type: OID.friendlyName, values: [new BmpString({ value: friendlyName })] }),
    new Attribute({ type: OID.localKeyId, values: [new OctetString({ valueHex: exact(id) })] }),
  ];
}

function der(pem) {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, ""), "base64");
}

/** The bytes in a buffer of their own, which is what these libraries take. */
function exact(/** @type {Uint8Array} */ bytes) {
  return Uint8Array.from(bytes).buffer;
}
