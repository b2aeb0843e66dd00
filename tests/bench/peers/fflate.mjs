/** fflate, WebCrypto and pkijs: unpack, hash every file, check the manifest's signature and the signer's path. */

import { fromBER } from "asn1js";
import { unzipSync } from "fflate";
import { Certificate, CertificateChainValidationEngine } from "pkijs";
import { CERTIFICATE, hold, listed, MANIFEST, pemsOf, SIGNATURE } from "./package.mjs";

const ALGORITHM = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

function derOf(pem) {
  const base64 = pem.replace(/-----[^-]+-----/g, "").replace(/\s/g, "");
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)).buffer;
}

const parsed = (pem) => new Certificate({ schema: fromBER(derOf(pem)).result });

/** Throws where the package does not hold. */
export async function fflateAndPkijs(bytes, anchors) {
  const entries = unzipSync(bytes);
  const text = (name) => new TextDecoder().decode(entries[name]);
  for (const { name, digest } of listed(text(MANIFEST))) {
    hold(hex(await crypto.subtle.digest("SHA-256", entries[name])) === digest, name);
  }
  const signer = parsed(text(CERTIFICATE));
  const spki = signer.subjectPublicKeyInfo.toSchema().toBER(false);
  const key = await crypto.subtle.importKey("spki", spki, ALGORITHM, false, ["verify"]);
  hold(await crypto.subtle.verify(ALGORITHM, key, entries[SIGNATURE], entries[MANIFEST]), "the signature");
  const authorities = pemsOf(anchors).map(parsed);
  const isRoot = (certificate) => certificate.issuer.isEqual(certificate.subject);
  const engine = new CertificateChainValidationEngine({
    trustedCerts: authorities.filter(isRoot),
    certs: [...authorities.filter((certificate) => !isRoot(certificate)), signer],
  });
  hold((await engine.verify()).result, "the path");
}

/** The files of a package, for the digests alone. */
export function filesOf(bytes) {
  return Object.values(unzipSync(bytes));
}

/** The least that has to be done: SHA-256 of files that are unpacked already. */
export async function digestAlone(files) {
  for (const file of files) await crypto.subtle.digest("SHA-256", file);
}
