/** JSZip and node-forge: unpack, hash every file, check the manifest's signature and the signer's path, all in JavaScript. */

import JSZip from "jszip";
import forge from "node-forge";
import { CERTIFICATE, hold, listed, MANIFEST, pemsOf, SIGNATURE } from "./package.mjs";

/** Throws where the package does not hold. */
export async function jszipAndForge(bytes, anchors) {
  const archive = await JSZip.loadAsync(bytes);
  const read = (name, type = "string") => archive.file(name).async(type);
  const digest = (binary) => forge.md.sha256.create().update(binary);
  for (const { name, digest: wanted } of listed(await read(MANIFEST))) {
    hold(digest(await read(name, "binarystring")).digest().toHex() === wanted, name);
  }
  const signer = forge.pki.certificateFromPem(await read(CERTIFICATE));
  const signed = digest(await read(MANIFEST, "binarystring")).digest().bytes();
  hold(signer.publicKey.verify(signed, await read(SIGNATURE, "binarystring")), "the signature");
  const authorities = pemsOf(anchors).map((pem) => forge.pki.certificateFromPem(pem));
  const intermediates = authorities.filter((certificate) => !certificate.isIssuer(certificate));
  const store = forge.pki.createCaStore(authorities.filter((certificate) => certificate.isIssuer(certificate)));
  hold(forge.pki.verifyCertificateChain(store, [signer, ...intermediates]), "the path");
}
