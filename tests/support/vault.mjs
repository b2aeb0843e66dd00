/** What the simulated bucket holds, read from its files rather than through the platform. */

import { existsSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
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

/**
 * Deletes the files that no object has any more. The simulated store deletes an object's file a moment after its row, and never
 * when it is killed in between; the real one has no such moment.
 *
 * @param {string} state the folder of a platform's state, which nobody runs on
 */
export function deleteOrphans(state) {
  if (!existsSync(join(state, "v3/r2"))) return;
  const owned = new Set(files(state, "miniflare-R2BucketObject", /^[0-9a-f]{64}\.sqlite$/).flatMap(blobsOf));
  for (const file of files(state, "blobs", /^/)) if (!owned.has(basename(file))) rmSync(file);
}

/** What the objects and unfinished uploads of one bucket consist of. */
function blobsOf(index) {
  const database = new DatabaseSync(index, { timeout: 5_000 });
  const rows = database.prepare("SELECT blob_id FROM _mf_objects UNION SELECT blob_id FROM _mf_multipart_parts").all();
  database.close();
  return rows.map(({ blob_id }) => blob_id);
}

/** Where an object's bytes were when its row was last seen: they could outlive the row. */
const remembered = new Map();

function files(state, folder, name) {
  return readdirSync(join(state, "v3/r2"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath.endsWith(folder) && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
