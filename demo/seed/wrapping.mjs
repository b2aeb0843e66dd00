/** Wraps a secret for the platform's catalogue, so that a copy of the database alone gives none away. */

const { subtle } = globalThis.crypto;

/**
 * `v1.` and base64url of IV, ciphertext and tag: AES-256-GCM under a key derived from the platform's.
 *
 * @param {string} platformKey 64 hexadecimal digits
 * @param {string} owner the client_id or resource_id the secret belongs to
 * @param {string} column where it is kept; both are authenticated, so that no secret can stand in for another
 * @param {string} secret
 */
export async function wrap(platformKey, owner, column, secret) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await subtle.encrypt(algorithm(iv, owner, column), await wrappingKey(platformKey, "encrypt"), Buffer.from(secret));
  return `v1.${Buffer.concat([iv, Buffer.from(sealed)]).toString("base64url")}`;
}

/** The secret again. Only tests need it: the platform unwraps its own. */
export async function unwrap(platformKey, owner, column, wrapped) {
  const bytes = Buffer.from(wrapped.slice("v1.".length), "base64url");
  const opened = await subtle.decrypt(algorithm(bytes.subarray(0, 12), owner, column), await wrappingKey(platformKey, "decrypt"), bytes.subarray(12));
  return Buffer.from(opened).toString();
}

function algorithm(iv, owner, column) {
  return { name: "AES-GCM", iv, additionalData: Buffer.from(`${owner}:${column}`) };
}

async function wrappingKey(platformKey, use) {
  const key = await subtle.importKey("raw", Buffer.from(platformKey, "hex"), "HKDF", false, ["deriveKey"]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: Buffer.from("mydata-edge/wrap/v1") };
  return subtle.deriveKey(derivation, key, { name: "AES-GCM", length: 256 }, false, [use]);
}
