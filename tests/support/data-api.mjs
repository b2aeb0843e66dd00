/** The service fetches, and opens what it gets with a JOSE library that is not ours. */

import assert from "node:assert/strict";
import { compactDecrypt } from "jose";
import { exchange } from "./exchange.mjs";
import { readManifest, unzip } from "./foreign-package.mjs";

/**
 * Asks for the data once.
 *
 * @param {string} platform
 * @param {{ permission_ticket?: string, tx_id?: string }} notice
 * @param {Record<string, string>} [headers]
 */
export function take(platform, { permission_ticket, tx_id }, headers = {}) {
  const given = Object.entries({ permission_ticket, tx_id }).filter(([, value]) => value !== undefined);
  return exchange(`${platform}/service/data`, { headers: { ...Object.fromEntries(given), ...headers } });
}

/**
 * Opens a delivery.
 *
 * @param {Buffer} body
 * @param {string} secret the 32 characters
 */
export async function openDelivery(body, secret) {
  const { plaintext, protectedHeader } = await compactDecrypt(body.toString("ascii"), Buffer.from(secret, "ascii"));
  const { filename, data, ...rest } = JSON.parse(Buffer.from(plaintext).toString());
  assert.deepEqual(rest, {});
  const [, base64] = /^application\/zip;data:([\w-]+=*)$/.exec(data) ?? [];
  assert.ok(base64, "the data begins with its literal prefix and is padded Base64url");
  assert.equal(base64.length % 4, 0);
  const files = unzip(Buffer.from(base64, "base64url"));
  const { "META-INFO/manifest.xml": manifest, ...packages } = files;
  return { header: protectedHeader, filename, packages, outcomes: readManifest(manifest) };
}
