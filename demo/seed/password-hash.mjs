/** What the catalogue keeps of a password: Argon2id as a PHC string, at the cost that `worker/src/password.rs` asks for. */

import crypto from "node:crypto";

const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** @param {string} password in NFC */
export function hashPassword(password, salt = crypto.randomBytes(SALT_BYTES)) {
  const hash = crypto.argon2Sync("argon2id", { ...COST, message: password, nonce: salt, tagLength: HASH_BYTES });
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
}

function unpadded(bytes) {
  return bytes.toString("base64").replace(/=+$/, "");
}
