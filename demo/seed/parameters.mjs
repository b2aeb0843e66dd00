/** Reads what citizens fill in for a dataset, into the JSON that the platform reads (crates/protocol, `parameters`). */

/**
 * @param {import("./entry.mjs").Entry} dataset
 */
export function parameters(dataset) {
  return dataset.has("parameter") ? dataset.entries("parameter").map(parameter) : [];
}

function parameter(entry) {
  const kind = entry.oneOf("kind", Object.keys(KINDS));
  const read = {
    name: entry.text("name", { pattern: /^[0-9A-Za-z_-]{1,40}$/, form: "letters, digits, _ and -" }),
    label: words(entry, "label"),
    ...(entry.has("hint_zh") || entry.has("hint_en") ? { hint: words(entry, "hint") } : {}),
    required: entry.flag("required", true),
    kind,
    ...KINDS[kind](entry),
  };
  entry.done();
  return read;
}

const KINDS = {
  choice: (entry) => ({ options: entry.entries("options").map(option) }),
  date: (entry) => (entry.has("not_before") ? { not_before: entry.text("not_before") } : {}),
  "plate-number": () => ({}),
  "roc-year": (entry) => ({ earliest: entry.number("earliest", { least: 1, most: 999 }), years_behind: entry.number("years_behind", { most: 100, fallback: 0 }) }),
  text: (entry) => ({ most_characters: entry.number("most_characters", { least: 1, most: 100, fallback: 100 }) }),
};

function option(entry) {
  const read = { value: entry.text("value"), label: words(entry, "label") };
  entry.done();
  return read;
}

function words(entry, field) {
  return { zh: entry.text(`${field}_zh`), en: entry.text(`${field}_en`) };
}
