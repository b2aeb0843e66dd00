/** What the simulated bucket holds, read from its files rather than through the platform. */

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * The objects of a transaction whose name or bytes are still there.
 *
 * @param {string} state the folder of the platform's state
 * @param {string} transaction
 * @returns {{ key: string, file: string }[]}
 */
export function vaultObjects(state, transaction) {
  const known = remembered.get(transaction) ?? new Map();
  remembered.set(transaction, known);
  const [index] = files(state, "miniflare-R2BucketObject", /^[0-9a-f]{64}\.sqlite$/);
  const database = new DatabaseSync(index, { readOnly: true, timeout: 5_000 });
  const rows = database.prepare("SELECT key, blob_id FROM _mf_objects WHERE key LIKE ?").all(`${transaction}/%`);
  database.close();
  for (const { key, blob_id } of rows) known.set(key, files(state, "blobs", new RegExp(`^${blob_id}$`))[0]);
  return [...known].map(([key, file]) => ({ key, file })).filter(({ key, file }) => rows.some((row) => row.key === key) || existsSync(file));
}

/** Where an object's bytes were when its row was last seen: they could outlive the row. */
const remembered = new Map();

function files(state, folder, name) {
  return readdirSync(join(state, "v3/r2"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.endsWith(folder) && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
