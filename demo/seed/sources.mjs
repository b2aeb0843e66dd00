/** Reads the seed files and checks every field and every reference between them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { isAddressRange } from "./addresses.mjs";
import { clerk, office } from "./clerks.mjs";
import { counter, counterAgency } from "./counters.mjs";
import { Entry } from "./entry.mjs";
import { CATEGORIES, CLIENT_ID, bilingual, purpose } from "./service-fields.mjs";
import { news } from "./news.mjs";
import { parameters, selections } from "./parameters.mjs";
import { company, persona } from "./people.mjs";
import { contents, maintenance } from "./provider-side.mjs";
import { SeedError } from "./seed-error.mjs";

const PLACEHOLDERS = ["accessToken", "transactionUid", "uid", "base64Uid", "idtype", "birthdate", "birthdateYYYYMMDD", "qbirthday", "name", "email", "personId", "residentIdNo"];

const RESOURCE_ID = { pattern: /^API\.[0-9A-Za-z]{10}$/, form: '"API." and ten letters or digits' };
const FILE_NAME = { pattern: /^[^/\\:*?"<>|.]{1,60}$/, form: "a file name without extension" };
const CERTIFICATE_BINDING = { pattern: /^MTLS_[A-Z0-9_]+$/, form: '"MTLS_" and capitals, digits or underscores' };
const FINGERPRINT = { pattern: /^[0-9a-f]{64}$/, form: "the SHA-256 of a certificate, 64 lower-case hexadecimal digits" };
const SIXTEEN = { pattern: /^[\x21-\x7e]{16}$/, form: "16 visible ASCII characters" };

/**
 * @param {string} folder where agencies.toml, datasets.toml, services.toml, counters.toml, clerks.toml, personas.toml, companies.toml and news.toml lie
 */
export function readSources(folder) {
  const agencies = unique("agencies.toml", list(folder, "agencies.toml", "agency").map(agency), "provider_id", "signer_subject");
  const datasets = unique("datasets.toml", list(folder, "datasets.toml", "dataset").map((entry) => dataset(entry, agencies)), "resource_id", "endpoint");
  const services = unique("services.toml", list(folder, "services.toml", "service").map((entry) => service(entry, datasets)), "client_id");
  const [counterAgencies, counters] = readCounters(folder, datasets, services);
  const [offices, clerks] = readClerks(folder, counterAgencies);
  const personas = unique("personas.toml", list(folder, "personas.toml", "persona").map((entry) => persona(entry, datasets)), "uid", "nhi_card_number");
  const companies = unique("companies.toml", list(folder, "companies.toml", "company").map((entry) => company(entry, personas)), "business_number");
  const told = unique("news.toml", list(folder, "news.toml", "news").map(news), "news_id");
  return { agencies, datasets, services, counterAgencies, counters, offices, clerks, personas, companies, news: told };
}

function readCounters(folder, datasets, services) {
  const file = "counters.toml";
  const [agencyEntries, counterEntries] = lists(folder, file, "agency", "counter");
  const agencies = unique(file, agencyEntries.map(counterAgency), "agency_id");
  const counters = counterEntries.map((entry) => counter(entry, { agencies, datasets, services }));
  return [agencies, unique(file, counters, "client_id")];
}

function readClerks(folder, agencies) {
  const file = "clerks.toml";
  const [offices, clerks] = lists(folder, file, "office", "clerk");
  return [
    unique(file, offices.map((entry) => office(entry, agencies)), "agency_id"),
    unique(file, clerks.map((entry) => clerk(entry, agencies)), "account"),
  ];
}

function list(folder, file, name) {
  const [entries] = lists(folder, file, name);
  return entries;
}

/** The lists of these names, which are all that the file holds. */
function lists(folder, file, ...names) {
  let tables;
  try {
    tables = parse(readFileSync(join(folder, file), "utf8"));
  } catch (cause) {
    throw new SeedError(file, "file", cause instanceof Error ? cause.message : String(cause));
  }
  const top = new Entry(file, file, tables);
  const read = names.map((name) => top.entries(name));
  top.done();
  for (const [number, entries] of read.entries()) {
    for (const [index, entry] of entries.entries()) entry.place = `${names[number]}[${index + 1}]`;
  }
  return read;
}

function unique(file, entries, ...fields) {
  for (const field of fields) {
    const seen = new Set();
    for (const entry of entries) {
      if (seen.has(entry[field])) throw new SeedError(file, field, `${entry[field]} stands there twice`);
      seen.add(entry[field]);
    }
  }
  return entries;
}

function agency(entry) {
  const read = {
    provider_id: entry.text("provider_id", { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, form: "lower-case letters, digits and hyphens" }),
    name_zh: entry.text("name_zh"),
    name_en: entry.text("name_en"),
    contact: entry.text("contact"),
    url: entry.has("url") ? entry.url("url") : "",
    signer_subject: entry.text("signer_subject", { pattern: /^CN=[^,]+(,[A-Z]+=[^,]+)*,C=[A-Z]{2}$/, form: 'like "CN=…,OU=…,O=…,C=TW"' }),
  };
  entry.done();
  return read;
}

function dataset(entry, agencies) {
  const method = entry.oneOf("method", ["GET", "POST"]);
  const asked = parameters(entry);
  const known = [...PLACEHOLDERS, ...asked.map(({ name }) => name)];
  if (method === "GET" && entry.has("body")) entry.refuse("body", "a GET has none");
  const read = {
    resource_id: entry.text("resource_id", RESOURCE_ID),
    provider_id: entry.oneOf("provider_id", agencies.map((known) => known.provider_id)),
    ...bilingual(entry, "name", "summary"),
    fields_zh: entry.texts("fields_zh"),
    fields_en: entry.texts("fields_en"),
    data_categories: codes(entry, "data_categories"),
    category: entry.oneOf("category", CATEGORIES),
    minimum_level: entry.number("minimum_level", { least: 1, most: 4 }),
    companies_may: entry.flag("companies_may", false),
    endpoint: entry.url("endpoint"),
    method,
    parameters: asked,
    header: template(entry, "header", known),
    body: method === "POST" ? template(entry, "body", known) : undefined,
    realtime: entry.flag("realtime"),
    waiting_minutes: entry.number("waiting_minutes", { most: 90 }),
    resource_secret: entry.text("resource_secret", { pattern: /^[\x21-\x7e]{16,128}$/, form: "16 to 128 visible ASCII characters" }),
    shown_certificate: entry.has("shown_certificate") ? entry.text("shown_certificate", CERTIFICATE_BINDING) : undefined,
    status: entry.oneOf("status", ["01", "00"], "01"),
    contents: contents(entry),
    heartbeat: entry.flag("heartbeat", false),
    maintenance: maintenance(entry),
    ready_after_seconds: entry.number("ready_after_seconds", { most: 3600, fallback: 0 }),
    readings: entry.has("readings") ? readings(entry.entry("readings")) : undefined,
    document: document(entry.entry("document")),
  };
  read.selection = selections(entry, read);
  if (read.fields_zh.length !== read.fields_en.length) entry.refuse("fields_en", "must name as many fields as fields_zh");
  entry.done();
  return read;
}

function template(entry, field, known) {
  const table = entry.freeTable(field);
  for (const [key, value] of Object.entries(table)) {
    if (typeof value !== "string") entry.refuse(`${field}.${key}`, "must be a text");
    for (const [, name] of value.matchAll(/#\{([^}]*)\}/g)) {
      if (!known.includes(name)) entry.refuse(`${field}.${key}`, `#{${name}} is not one of ${known.join(" ")}`);
    }
  }
  return table;
}

function readings(entry) {
  const read = { file_name: entry.text("file_name", FILE_NAME), years: entry.number("years", { least: 1, most: 10 }) };
  entry.done();
  return read;
}

function document(entry) {
  const read = {
    title: entry.text("title"),
    file_name: entry.text("file_name", FILE_NAME),
    notes: entry.texts("notes"),
    section: entry.entries("section").map(section),
  };
  entry.done();
  return read;
}

function section(entry) {
  const heading = entry.text("heading");
  if (entry.has("fields") === entry.has("rows")) entry.refuse("fields", "either fields, or rows and columns");
  const read = entry.has("fields")
    ? { heading, fields: entry.entries("fields").map((each) => labelled(each, { wide: each.flag("wide", false) })) }
    : { heading, rows: entry.text("rows"), columns: entry.entries("columns").map((each) => labelled(each, { width: each.number("width", { least: 1, most: 1000 }) })) };
  entry.done();
  return read;
}

function labelled(entry, more) {
  const read = { key: entry.text("key"), label: entry.text("label"), ...more };
  entry.done();
  return read;
}

function service(entry, datasets) {
  const read = {
    client_id: entry.text("client_id", CLIENT_ID),
    client_secret: entry.text("client_secret", SIXTEEN),
    cbc_iv: entry.text("cbc_iv", SIXTEEN),
    api_key: entry.has("api_key") ? entry.text("api_key") : undefined,
    shown_certificate: entry.has("shown_certificate") ? entry.text("shown_certificate", CERTIFICATE_BINDING) : undefined,
    client_certificate: entry.has("client_certificate") ? entry.text("client_certificate", FINGERPRINT) : undefined,
    ...bilingual(entry, "name", "agency"),
    ...purpose(entry),
    category: entry.oneOf("category", CATEGORIES),
    forwards_signatures: entry.flag("forwards_signatures", false),
    state: entry.oneOf("state", ["offline", "live", "pilot", "deactivated"]),
    front_url: entry.url("front_url"),
    sp_api_url: entry.url("sp_api_url"),
    return_urls: entry.texts("return_urls"),
    addresses: entry.texts("addresses"),
    datasets: entry.texts("datasets"),
  };
  for (const url of read.return_urls) if (!URL.canParse(url) || url.includes("?") || url.includes("#")) entry.refuse("return_urls", `${url} must be a URL without query or fragment`);
  for (const address of read.addresses) if (!isAddressRange(address)) entry.refuse("addresses", `${address} is neither an IP address nor a CIDR range`);
  for (const id of read.datasets) if (!datasets.some((known) => known.resource_id === id)) entry.refuse("datasets", `${id} is not in datasets.toml`);
  for (const field of ["return_urls", "addresses", "datasets"]) if (new Set(read[field]).size < read[field].length) entry.refuse(field, "names something twice");
  entry.done();
  return read;
}

function codes(entry, field) {
  const read = entry.texts(field);
  for (const code of read) if (!/^C\d{3}$/.test(code)) entry.refuse(field, `${code} must be "C" and three digits`);
  return read;
}
