/** Reads what a dataset registers of its packages (crates/protocol, `contents`), and when its agency works on its system. */

/** The day, the time and how far it is from Greenwich: a window must mean the same everywhere. */
const MOMENT = { pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/, form: "a moment like 2026-12-05T22:00+08:00" };

/** @param {import("./entry.mjs").Entry} dataset */
export function contents(dataset) {
  if (!dataset.has("contents")) return {};
  const entry = dataset.entry("contents");
  const names = (field) => (entry.has(field) ? { [field]: entry.texts(field) } : {});
  const read = { ...names("files"), ...names("others"), ...(entry.has("subject") ? { subject: subject(entry.entry("subject")) } : {}) };
  if ("others" in read && !("files" in read)) entry.refuse("others", "says nothing without files");
  entry.done();
  return read;
}

function subject(entry) {
  if (entry.has("json") === entry.has("csv")) entry.refuse("json", "either json or csv");
  const place = entry.has("json") ? { json: entry.text("json", { pattern: /^\/([^~]|~[01])*$/, form: "a JSON pointer like /申請人/統一編號" }) } : { csv: entry.text("csv") };
  const read = { file: entry.text("file"), ...place };
  entry.done();
  return read;
}

/** @param {import("./entry.mjs").Entry} dataset */
export function maintenance(dataset) {
  return dataset.has("maintenance") ? dataset.entries("maintenance").map(window) : [];
}

function window(entry) {
  const read = {
    begins_at: moment(entry, "begins_at"),
    ends_at: moment(entry, "ends_at"),
    reason_zh: entry.text("reason_zh"),
    reason_en: entry.text("reason_en"),
  };
  if (read.ends_at <= read.begins_at) entry.refuse("ends_at", "must be after begins_at");
  entry.done();
  return read;
}

function moment(entry, field) {
  const millis = Date.parse(entry.text(field, MOMENT));
  if (Number.isNaN(millis)) entry.refuse(field, "is no day of the calendar");
  return millis;
}
