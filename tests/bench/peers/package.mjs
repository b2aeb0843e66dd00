/** What every peer needs beside its libraries. */

export const MANIFEST = "META-INFO/manifest.xml";
export const SIGNATURE = "META-INFO/manifest.sha256withrsa";
export const CERTIFICATE = "META-INFO/certificate.cer";

/** The names and digests that a manifest lists, read without any strictness. */
export function listed(manifest) {
  return [...manifest.matchAll(/<filename>(.*?)<\/filename><digest>(.*?)<\/digest>/g)].map(([, name, digest]) => ({ name, digest }));
}

export function hold(condition, what) {
  if (!condition) throw new Error(`${what} does not hold`);
}

export const pemsOf = (bundle) => bundle.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
