/** Reads the clerks of clerks.toml, and where they work. */

import { isAddressRange } from "./addresses.mjs";

const ACCOUNT = { pattern: /^[a-z0-9][a-z0-9._-]{2,39}$/, form: "3 to 40 lower-case letters, digits, dots, hyphens or underscores" };
/** As `worker/src/password.rs` takes them. */
const PASSWORD = { pattern: /^\S(.{10,126})\S$/u, form: "12 to 128 characters, without blanks at its ends" };

/**
 * @param {import("./entry.mjs").Entry} entry
 * @param {{ agency_id: string }[]} agencies
 */
export function office(entry, agencies) {
  const read = {
    agency_id: entry.oneOf("agency_id", agencies.map(({ agency_id }) => agency_id)),
    addresses: entry.texts("addresses"),
  };
  for (const address of read.addresses) if (!isAddressRange(address)) entry.refuse("addresses", `${address} is neither an IP address nor a CIDR range`);
  if (new Set(read.addresses).size < read.addresses.length) entry.refuse("addresses", "names something twice");
  entry.done();
  return read;
}

/**
 * @param {import("./entry.mjs").Entry} entry
 * @param {{ agency_id: string }[]} agencies
 */
export function clerk(entry, agencies) {
  const read = {
    account: entry.text("account", ACCOUNT),
    agency_id: entry.oneOf("agency_id", agencies.map(({ agency_id }) => agency_id)),
    name: entry.text("name"),
    counter: entry.text("counter"),
    password: entry.text("password", PASSWORD).normalize("NFC"),
    state: entry.oneOf("state", ["active", "suspended"]),
  };
  entry.done();
  return read;
}
