/** Writes the platform's catalogue as SQL: whatever was there before is replaced. */

import { createHmac } from "node:crypto";
import { hashPassword } from "./password-hash.mjs";
import { wrap } from "./wrapping.mjs";

/** Children before parents, for the foreign keys. */
const TABLES = ["clerk", "agency_address", "counter_item", "counter_service", "agency", "service_address", "service_return_url", "service_dataset", "service", "dataset_health", "dataset_maintenance", "dataset", "provider", "news"];

/**
 * The SQL; `present`, which was written before, if it says the same. A secret never looks the same twice when it is wrapped,
 * nor a password when it is hashed, and whoever has loaded the catalogue need not load it again for that.
 *
 * @param {ReturnType<typeof import("./sources.mjs").readSources>} sources
 * @param {string} platformKey
 * @param {string} [present]
 */
export async function catalogueSql(sources, platformKey, present = "") {
  const unwrapped = await statements(sources, (owner, column, secret) => `${owner}:${column}:${secret}`, (password) => password);
  const fingerprint = createHmac("sha256", Buffer.from(platformKey, "hex")).update(unwrapped).digest("hex");
  const head = `-- Made by demo/seed/seed.mjs from demo/*.toml. Fingerprint: ${fingerprint}\n`;
  if (present.startsWith(head)) return present;
  return head + (await statements(sources, (owner, column, secret) => wrap(platformKey, owner, column, secret), hashPassword));
}

async function statements({ agencies, datasets, services, counterAgencies, counters, offices, clerks, news }, seal, hash) {
  const lines = TABLES.map((table) => `DELETE FROM ${table};`);
  for (const agency of agencies) lines.push(insert("provider", agency));
  for (const dataset of datasets) lines.push(...(await datasetRows(dataset, seal)));
  for (const service of services) lines.push(...(await serviceRows(service, seal)));
  for (const agency of counterAgencies) lines.push(insert("agency", agency));
  for (const counter of counters) lines.push(...counterRows(counter));
  for (const { agency_id, addresses } of offices) lines.push(...addresses.map((address) => insert("agency_address", { agency_id, address })));
  for (const { password, ...columns } of clerks) lines.push(insert("clerk", { ...columns, password_hash: hash(password) }));
  for (const entry of news) lines.push(insert("news", { ...entry, body_zh: JSON.stringify(entry.body_zh), body_en: JSON.stringify(entry.body_en) }));
  return `${lines.join("\n")}\n`;
}

async function datasetRows({ header, body, document, readings, ready_after_seconds, selection, maintenance, ...columns }, seal) {
  const { resource_id } = columns;
  const row = {
    ...columns,
    fields_zh: JSON.stringify(columns.fields_zh),
    fields_en: JSON.stringify(columns.fields_en),
    data_categories: JSON.stringify(columns.data_categories),
    parameters: JSON.stringify(columns.parameters),
    contents: JSON.stringify(columns.contents),
    header_template: JSON.stringify(header),
    body_template: body ? JSON.stringify(body) : "",
    resource_secret: await seal(resource_id, "resource_secret", columns.resource_secret),
  };
  return [insert("dataset", row), ...maintenance.map((window) => insert("dataset_maintenance", { resource_id, ...window }))];
}

async function serviceRows({ datasets, return_urls, addresses, ...columns }, seal) {
  const { client_id } = columns;
  const sealed = (column) => (columns[column] === undefined ? undefined : seal(client_id, column, columns[column]));
  const row = { ...columns, client_secret: await sealed("client_secret"), cbc_iv: await sealed("cbc_iv"), api_key: await sealed("api_key") };
  return [
    insert("service", row),
    ...datasets.map((resource_id, index) => insert("service_dataset", { client_id, resource_id, position: index + 1 })),
    ...return_urls.map((url) => insert("service_return_url", { client_id, url })),
    ...addresses.map((address) => insert("service_address", { client_id, address })),
  ];
}

function counterRows({ items, ...columns }) {
  const { client_id } = columns;
  return [insert("counter_service", columns), ...items.map((item, index) => insert("counter_item", { client_id, ...item, position: index + 1 }))];
}

function insert(table, row) {
  const columns = Object.keys(row);
  return `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map((column) => literal(row[column])).join(", ")});`;
}

function literal(value) {
  if (value === undefined) return "NULL";
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "1" : "0";
  return `'${value.replaceAll("'", "''")}'`;
}
