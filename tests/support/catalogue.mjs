/** The simulated catalogue, changed in its file while the platform reads it. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * @param {string} state the folder of the platform's state
 * @param {string} sql
 */
export function changeCatalogue(state, sql) {
  const folder = join(state, "v3/d1/miniflare-D1DatabaseObject");
  const [file] = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  const database = new DatabaseSync(join(folder, file), { timeout: 5_000 });
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}
