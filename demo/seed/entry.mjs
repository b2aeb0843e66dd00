/** One entry of a seed file, read field by field; whatever nobody has read is a fault. */

import { SeedError } from "./seed-error.mjs";

export class Entry {
  #seen = new Set();

  /**
   * @param {string} file
   * @param {string} place where the entry stands, e.g. `dataset[2].document`
   * @param {Record<string, unknown>} table
   */
  constructor(file, place, table) {
    this.file = file;
    this.place = place;
    this.table = table;
  }

  /** @returns {never} */
  refuse(field, fault) {
    throw new SeedError(this.file, `${this.place}.${field}`, fault);
  }

  has(field) {
    return this.table[field] !== undefined;
  }

  /** A text, optionally of a certain form. `form` says the pattern in words. */
  text(field, { pattern, form, fallback } = {}) {
    const value = this.#take(field, fallback);
    if (typeof value !== "string") this.refuse(field, "must be a text");
    if (value.trim() === "") this.refuse(field, "must not be empty");
    if (pattern && !pattern.test(value)) this.refuse(field, `must be ${form}`);
    return value;
  }

  oneOf(field, choices, fallback) {
    const value = this.#take(field, fallback);
    if (!choices.includes(value)) this.refuse(field, `must be one of ${choices.join(", ")}`);
    return value;
  }

  number(field, { least = 0, most = Number.MAX_SAFE_INTEGER, fallback } = {}) {
    const value = this.#take(field, fallback);
    if (!Number.isInteger(value) || value < least || value > most) this.refuse(field, `must be a whole number from ${least} to ${most}`);
    return value;
  }

  flag(field, fallback) {
    const value = this.#take(field, fallback);
    if (typeof value !== "boolean") this.refuse(field, "must be true or false");
    return value;
  }

  /** A list of texts, not empty. */
  texts(field) {
    const value = this.#take(field);
    if (!Array.isArray(value) || value.length === 0 || value.some((item) => typeof item !== "string" || item === "")) this.refuse(field, "must be a list of texts");
    return value;
  }

  url(field) {
    const value = this.text(field);
    if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) this.refuse(field, "must be an http(s) URL");
    if (new URL(value).hash || new URL(value).username) this.refuse(field, "must be a URL without fragment or user name");
    return value;
  }

  /** A table whose keys are free. */
  freeTable(field, fallback) {
    const value = this.#take(field, fallback);
    if (typeof value !== "object" || value === null || Array.isArray(value)) this.refuse(field, "must be a table");
    return value;
  }

  /** A table, read as an entry of its own. */
  entry(field) {
    return new Entry(this.file, `${this.place}.${field}`, this.freeTable(field));
  }

  /** A list of tables, each read as an entry of its own. */
  entries(field) {
    const value = this.#take(field);
    if (!Array.isArray(value) || value.length === 0) this.refuse(field, "must be a list of tables");
    return value.map((table, index) => {
      if (typeof table !== "object" || table === null || Array.isArray(table)) this.refuse(`${field}[${index + 1}]`, "must be a table");
      return new Entry(this.file, `${this.place}.${field}[${index + 1}]`, table);
    });
  }

  /** Call when every known field has been read: a mistyped one is then found. */
  done() {
    for (const field of Object.keys(this.table)) if (!this.#seen.has(field)) this.refuse(field, "is not known here");
  }

  #take(field, fallback) {
    this.#seen.add(field);
    const value = this.table[field] ?? fallback;
    if (value === undefined) this.refuse(field, "is missing");
    return value;
  }
}
