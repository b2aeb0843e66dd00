/** Writes the platform's catalogue as SQL: whatever was there before is replaced. */

import { wrap } from "./wrapping.mjs";

/** Children before parents, for the foreign keys. */
const TABLES = ["service_address", "service_return_url", "service_dataset", "service", "dataset", "provider"];

/**
 * @param {ReturnType<typeof import("./sources.mjs").readSources>} sources
 * @param {string} platformKey
 */
export async function catalogueSql(sources, platformKey) {
  const statements = TABLES.map((table) => `DELETE FROM ${table};`);
  for (const agency of sources.agencies) statements.push(insert("provider", agency));
  for (const dataset of sources.datasets) statements.push(await datasetRow(dataset, platformKey));
  for (const service of sources.services) statements.push(...(await serviceRows(service, platformKey)));
  return `-- Made by demo/seed/seed.mjs from demo/*.toml.\n${statements.join("\n")}\n`;
}

async function datasetRow({ header, body, document, ready_after_seconds, ...columns }, platformKey) {
  return insert("dataset", {
    ...columns,
    fields_zh: JSON.stringify(columns.fields_zh),
    fields_en: JSON.stringify(columns.fields_en),
    header_template: JSON.stringify(header),
    body_template: body ? JSON.stringify(body) : "",
    resource_secret: await wrap(platformKey, columns.resource_id, "resource_secret", columns.resource_secret),
  });
}

async function serviceRows({ datasets, return_urls, addresses, ...columns }, platformKey) {
  const { client_id } = columns;
  const sealed = (column) => (columns[column] === undefined ? undefined : wrap(platformKey, client_id, column, columns[column]));
  const row = { ...columns, client_secret: await sealed("client_secret"), cbc_iv: await sealed("cbc_iv"), api_key: await sealed("api_key") };
  return [
    insert("service", row),
    ...datasets.map((resource_id, index) => insert("service_dataset", { client_id, resource_id, position: index + 1 })),
    ...return_urls.map((url) => insert("service_return_url", { client_id, url })),
    ...addresses.map((address) => insert("service_address", { client_id, address })),
  ];
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
