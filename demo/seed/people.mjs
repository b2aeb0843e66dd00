/** Reads the people and companies of the seed files: documents of identity, cards, and what is recorded about them. */

import { isBusinessNumber } from "./business-number.mjs";
import { isNationalId } from "./national-id.mjs";

/** What a document may print of any persona without her record naming it; demo/dp fills these in. */
const PERSONA_KEYS = ["name", "uid", "birthdate_roc", "gender_zh", "household_number"];
const CARD_NUMBER = { pattern: /^[A-Z]{2}\d{14}$/, form: "two capital letters and 14 digits" };

/**
 * @param {import("./entry.mjs").Entry} entry
 * @param {any[]} datasets
 */
export function persona(entry, datasets) {
  const read = {
    uid: entry.text("uid"),
    name: entry.text("name"),
    birthdate: entry.text("birthdate", { pattern: /^\d{4}-\d{2}-\d{2}$/, form: "yyyy-mm-dd, in quotation marks" }),
    gender: entry.oneOf("gender", ["F", "M"]),
    nhi_card_number: entry.text("nhi_card_number", { pattern: /^\d{12}$/, form: "12 digits" }),
    household_number: entry.text("household_number", { pattern: /^[0-9A-Z]{8}$/, form: "8 capital letters or digits" }),
    email: entry.text("email", { pattern: /^[^@\s]+@([a-z0-9-]+\.)*example$/, form: "an address under .example: nobody real may get mail" }),
    mobile: entry.text("mobile", { pattern: /^09\d{8}$/, form: "09 and eight digits" }),
    member: entry.flag("member", true),
    ...cards(entry),
    ready_after_seconds: entry.freeTable("ready_after_seconds", {}),
    failing: entry.has("failing") ? entry.texts("failing") : [],
    records: entry.freeTable("records", {}),
  };
  if (!isNationalId(read.uid)) entry.refuse("uid", "is no national ID or resident number with the right check digit");
  if (!isDay(read.birthdate)) entry.refuse("birthdate", "is no day of the calendar");
  for (const [id, seconds] of Object.entries(read.ready_after_seconds)) {
    if (!datasets.some((known) => known.resource_id === id)) entry.refuse("ready_after_seconds", `${id} is not in datasets.toml`);
    if (!Number.isInteger(seconds) || seconds < 0 || seconds > 3600) entry.refuse(`ready_after_seconds.${id}`, "must be a whole number from 0 to 3600");
  }
  for (const id of read.failing) if (!datasets.some((known) => known.resource_id === id)) entry.refuse("failing", `${id} is not in datasets.toml`);
  for (const id of Object.keys(read.records)) record(entry, datasets, id, read.records[id]);
  entry.done();
  return read;
}

/**
 * @param {import("./entry.mjs").Entry} entry
 * @param {{ uid: string }[]} personas
 */
export function company(entry, personas) {
  const read = {
    business_number: entry.text("business_number"),
    name: entry.text("name"),
    ...certificateCard(entry),
    responsible_uid: entry.text("responsible_uid"),
  };
  if (!isBusinessNumber(read.business_number)) entry.refuse("business_number", "is no 統一編號 with the right check digit");
  if (!personas.some(({ uid }) => uid === read.responsible_uid)) entry.refuse("responsible_uid", "is not in personas.toml");
  entry.done();
  return read;
}

/** What her cards are opened with: demo/card makes them, and demo/dp shows them. */
function cards(entry) {
  const card = certificateCard(entry);
  if (entry.has("lost_card_number") && !card.card_pin) entry.refuse("lost_card_number", "is opened by card_pin, which is missing");
  return {
    ...card,
    ...optional(entry, "lost_card_number", CARD_NUMBER),
    ...optional(entry, "bank_card_pin", { pattern: /^\d{6,8}$/, form: "6 to 8 digits" }),
    ...optional(entry, "nhi_card_password", { pattern: /^[0-9A-Za-z]{6,12}$/, form: "6 to 12 letters or digits" }),
    ...optional(entry, "soft_certificate_password", { pattern: /^[\x21-\x7e]{6,32}$/, form: "6 to 32 visible ASCII characters" }),
  };
}

/** 自然人憑證 or 工商憑證, for those who have one. */
function certificateCard(entry) {
  if (!entry.has("card_number") && !entry.has("card_pin")) return {};
  return {
    card_number: entry.text("card_number", CARD_NUMBER),
    card_pin: entry.text("card_pin", { pattern: /^[0-9A-Za-z]{6,8}$/, form: "6 to 8 letters or digits" }),
  };
}

function optional(entry, field, form) {
  return entry.has(field) ? { [field]: entry.text(field, form) } : {};
}

function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Every key the document prints is there, and nothing else. */
function record(entry, datasets, id, values) {
  const known = datasets.find((each) => each.resource_id === id);
  const place = `records.${id}`;
  if (!known) entry.refuse(place, "is not in datasets.toml");
  const sections = known.document.section;
  const texts = sections.flatMap((each) => each.fields ?? []).map((field) => field.key);
  const tables = new Map(sections.filter((each) => each.rows).map((each) => [each.rows, each.columns.map((column) => column.key)]));
  for (const key of Object.keys(values)) if (!texts.includes(key) && !tables.has(key)) entry.refuse(`${place}.${key}`, "is not in the dataset's document");
  requireTexts(entry, place, values, texts.filter((key) => !PERSONA_KEYS.includes(key) || key in values));
  for (const [key, columns] of tables) {
    if (!Array.isArray(values[key])) entry.refuse(`${place}.${key}`, "must be a list of rows");
    for (const [index, row] of values[key].entries()) {
      const where = `${place}.${key}[${index + 1}]`;
      requireTexts(entry, where, row, columns);
      for (const extra of Object.keys(row)) if (!columns.includes(extra)) entry.refuse(`${where}.${extra}`, "is not in the dataset's document");
    }
  }
}

function requireTexts(entry, place, values, keys) {
  for (const key of keys) if (typeof values[key] !== "string") entry.refuse(`${place}.${key}`, "must be a text");
}
