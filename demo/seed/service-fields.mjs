/** What every service has, whoever the data goes to: on line or at a counter. */

export const CATEGORIES = ["戶役政", "勞保", "地政", "健保", "財稅金融", "社福", "商工", "交通", "能源", "教育"];
export const CLIENT_ID = { pattern: /^CLI\.[0-9A-Za-z]{10}$/, form: '"CLI." and ten letters or digits' };

/** What the data is wanted for, in its own words and in those of the Personal Data Protection Act. */
export function purpose(/** @type {import("./entry.mjs").Entry} */ entry) {
  return {
    ...bilingual(entry, "purpose"),
    purpose_code: entry.text("purpose_code", { pattern: /^\d{3}$/, form: "three digits" }),
    ...(entry.has("notice") ? notice(entry.entry("notice")) : {}),
  };
}

/** What the Act has the service say of its use. */
function notice(entry) {
  const read = { ...bilingual(entry, "period", "area", "recipients", "refusal"), contact: entry.text("contact") };
  entry.done();
  return read;
}

export function bilingual(entry, ...names) {
  return Object.fromEntries(names.flatMap((name) => [`${name}_zh`, `${name}_en`]).map((field) => [field, entry.text(field)]));
}
