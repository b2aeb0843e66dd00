/** The simulated pointers from codes to transactions, read and changed in their files while the platform runs. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export class Pointers {
  /** @param {import("./world.mjs").World} world */
  constructor(world) {
    this.folder = join(world.family.state, "v3/kv");
  }

  /** What stands there: the key, what it points to, and until when (ms). @returns {{ key: string, value: string, expiration: number }[]} */
  all() {
    return this.#with((database) => database.prepare("SELECT key, blob_id, expiration FROM _mf_entries").all()).map(({ key, blob_id, expiration }) => ({
      key,
      value: readFileSync(this.#blob(blob_id), "utf8"),
      expiration,
    }));
  }

  /** Empties it, as if it had never heard of any code. */
  empty() {
    this.#with((database) => database.exec("DELETE FROM _mf_entries"));
  }

  /** Has every key point to this. @param {(value: string) => string} value */
  pointTo(value) {
    for (const { blob_id } of this.#with((database) => database.prepare("SELECT blob_id FROM _mf_entries").all())) {
      const file = this.#blob(blob_id);
      writeFileSync(file, value(readFileSync(file, "utf8")));
    }
  }

  /** Puts back what stood there before, as a copy that lags behind does. @param {ReturnType<Pointers["rows"]>} rows */
  restore({ entries, blobs }) {
    for (const [file, content] of blobs) if (!existsSync(file)) writeFileSync(file, content);
    this.#with((database) => {
      const put = database.prepare("INSERT OR REPLACE INTO _mf_entries (key, blob_id, expiration, metadata) VALUES (?, ?, ?, ?)");
      for (const { key, blob_id, expiration, metadata } of entries) put.run(key, blob_id, expiration, metadata);
    });
  }

  /** All of it as it is at this moment, to be put back later. */
  rows() {
    const entries = this.#with((database) => database.prepare("SELECT * FROM _mf_entries").all());
    return { entries, blobs: entries.map(({ blob_id }) => [this.#blob(blob_id), readFileSync(this.#blob(blob_id))]) };
  }

  #with(deed) {
    const [file] = this.#files().filter((name) => /[0-9a-f]{64}\.sqlite$/.test(name));
    const database = new DatabaseSync(file, { timeout: 5_000 });
    try {
      return deed(database);
    } finally {
      database.close();
    }
  }

  #blob(id) {
    return this.#files().find((name) => name.endsWith(id)) ?? join(this.folder, id);
  }

  #files() {
    return readdirSync(this.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }
}
