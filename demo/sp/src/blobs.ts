/** Bytes in a Durable Object's database, in rows small enough for it. */
import type { SqlStorage } from '@cloudflare/workers-types';

/** A row of such a database holds 2 MB at most. */
const ROW_BYTES = 1_000_000;

/** Named bytes. */
export class Blobs {
  readonly #sql: SqlStorage;

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Keeps bytes under a name, in place of what was there. */
  write(name: string, bytes: Uint8Array): void {
    this.remove(name);
    for (let part = 0; part * ROW_BYTES < bytes.length; part += 1) {
      const row = bytes.slice(part * ROW_BYTES, (part + 1) * ROW_BYTES).buffer;
      this.#sql.exec('INSERT INTO blob (name, part, bytes) VALUES (?, ?, ?)', name, part, row);
    }
  }

  /** The bytes kept under a name. */
  read(name: string): Uint8Array<ArrayBuffer> | undefined {
    this.#prepare();
    const rows = this.#sql.exec<{ bytes: ArrayBuffer }>('SELECT bytes FROM blob WHERE name = ? ORDER BY part', name).toArray();
    if (rows.length === 0) return undefined;
    const whole = new Uint8Array(rows.reduce((length, { bytes }) => length + bytes.byteLength, 0));
    let at = 0;
    for (const { bytes } of rows) {
      whole.set(new Uint8Array(bytes), at);
      at += bytes.byteLength;
    }
    return whole;
  }

  /** Forgets what is kept under a name. */
  remove(name: string): void {
    this.#prepare();
    this.#sql.exec('DELETE FROM blob WHERE name = ?', name);
  }

  // Not in the constructor: forgetting an application drops the table while the object lives on.
  #prepare(): void {
    this.#sql.exec('CREATE TABLE IF NOT EXISTS blob (name TEXT, part INTEGER, bytes BLOB, PRIMARY KEY (name, part))');
  }
}
