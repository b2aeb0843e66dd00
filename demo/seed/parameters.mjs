/** Reads what citizens fill in for a dataset, into the JSON that the platform reads (crates/protocol, `parameters`). */

/**
 * @param {import("./entry.mjs").Entry} dataset
 */
export function parameters(dataset) {
  return dataset.has("parameter") ? dataset.entries("parameter").map(parameter) : [];
}

/**
 * How the demo's provider uses the answers: which rows of a list of the record are handed over.
 *
 * @param {import("./entry.mjs").Entry} dataset
 * @param {{ parameters: { name: string }[], document: { section: any[] } }} read what has been read of it
 */
export function selections(dataset, { parameters: asked, document }) {
  const columns = new Map(document.section.filter(({ rows }) => rows).map((each) => [each.rows, each.columns.map(({ key }) => key)]));
  return dataset.has("selection") ? dataset.entries("selection").map((entry) => selection(entry, asked, columns)) : [];
}

function selection(entry, asked, columns) {
  const rows = entry.oneOf("rows", [...columns.keys()]);
  const read = {
    parameter: entry.oneOf("parameter", asked.map(({ name }) => name)),
    rows,
    column: entry.oneOf("column", columns.get(rows)),
    compare: entry.oneOf("compare", ["equal", "from", "until"], "equal"),
  };
  entry.done();
  return read;
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
