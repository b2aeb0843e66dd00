/** Reads the agencies with counters, and what is done there, of counters.toml. */

import { CATEGORIES, CLIENT_ID, bilingual, purpose } from "./service-fields.mjs";

export const AGENCY_ID = { pattern: /^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/, form: "at most 40 lower-case letters, digits and hyphens" };

/** @param {import("./entry.mjs").Entry} entry */
export function counterAgency(entry) {
  const read = {
    agency_id: entry.text("agency_id", AGENCY_ID),
    ...bilingual(entry, "name"),
    category: entry.oneOf("category", CATEGORIES),
  };
  entry.done();
  return read;
}

/**
 * @param {import("./entry.mjs").Entry} entry
 * @param {{ agencies: { agency_id: string }[], datasets: { resource_id: string }[], services: { client_id: string }[] }} known
 */
export function counter(entry, { agencies, datasets, services }) {
  if (!entry.has("notice")) entry.refuse("notice", "is missing");
  const read = {
    client_id: entry.text("client_id", CLIENT_ID),
    agency_id: entry.oneOf("agency_id", agencies.map(({ agency_id }) => agency_id)),
    ...bilingual(entry, "name"),
    ...purpose(entry),
    category: entry.oneOf("category", CATEGORIES),
    state: entry.oneOf("state", ["offline", "live", "deactivated"]),
    items: entry.entries("item").map((each) => item(each, datasets)),
  };
  if (services.some(({ client_id }) => client_id === read.client_id)) entry.refuse("client_id", `${read.client_id} is in services.toml`);
  if (new Set(read.items.map(({ resource_id }) => resource_id)).size < read.items.length) entry.refuse("item", "names a dataset twice");
  entry.done();
  return read;
}

function item(entry, datasets) {
  const read = {
    resource_id: entry.text("resource_id"),
    rule: entry.oneOf("rule", ["preview-only", "transfer-only", "both"]),
  };
  if (!datasets.some(({ resource_id }) => resource_id === read.resource_id)) entry.refuse("resource_id", `${read.resource_id} is not in datasets.toml`);
  entry.done();
  return read;
}
