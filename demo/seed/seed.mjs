#!/usr/bin/env node
/**
 * Fills the demonstration from demo/*.toml: catalogue (SQL), records and fonts for the data providers, secrets of all
 * three workers. Run it again after a change; keys that exist are kept.
 */

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readCardAnchors, readCardLists } from "./card-authorities.mjs";
import { catalogueSql } from "./catalogue.mjs";
import { writeDemoData } from "./demo-data.mjs";
import { json, readDevVars, writeDevVars } from "./dev-vars.mjs";
import { DEFAULT_ORIGINS, withOrigins } from "./origins.mjs";
import { SeedError } from "./seed-error.mjs";
import { readAnchors, readLists, readSigners } from "./signers.mjs";
import { writeSoftCertificates } from "./soft-certificates.mjs";
import { readSources } from "./sources.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const USAGE = `usage: seed.mjs [options]
  --from DIR      where agencies.toml, datasets.toml, services.toml, counters.toml, clerks.toml,
                  personas.toml, companies.toml and news.toml lie (default demo)
  --pki DIR       keys and certificates made by \`mydata demo-pki\` (default demo/pki)
  --out-dir DIR   where everything goes (default the repository): build/demo/catalogue.sql, build/demo-dp/assets/,
                  .dev.vars, demo/sp/.dev.vars, demo/dp/.dev.vars
  --out FILE      the catalogue's SQL, if elsewhere
  --key HEX       the platform's key, 64 hexadecimal digits (default: the present one, or a new one)
  --platform ORIGIN, --sp ORIGIN, --dp ORIGIN   where the three workers run
  --card ORIGIN, --nhi-card ORIGIN              where the components for cards run
                  (default ${Object.values(DEFAULT_ORIGINS).join(", ")})`;

/** Does what the command line says and returns the files it wrote. */
export async function seed(args) {
  const options = readOptions(args);
  const sources = withOrigins(readSources(options.from), options.origins);
  const files = places(options);
  const present = readDevVars(files.platformVars);
  const keys = {
    platform: options.key ?? present.PLATFORM_KEY ?? randomBytes(32).toString("hex"),
    registry: present.REGISTRY_KEY ?? randomBytes(32).toString("hex"),
    telecom: present.TELECOM_KEY ?? randomBytes(32).toString("hex"),
  };
  const pki = readPki(options.pki, sources);
  await writeSoftCertificates(options.pki, sources.personas);

  mkdirSync(dirname(files.catalogue), { recursive: true });
  writeFileSync(files.catalogue, await catalogueSql(sources, keys.platform, readIfThere(files.catalogue)));
  writeDemoData(sources, { ...pki.lists, ...pki.cardLists }, files.assets);
  writeDevVars(files.platformVars, platformVars(options.origins, keys, pki, sources));
  writeDevVars(files.spVars, spVars(options.origins, sources));
  writeDevVars(files.dpVars, dpVars(options.origins, keys, pki, sources));
  return files;
}

function readOptions(args) {
  const text = { type: "string" };
  const { values } = parseArgs({
    args,
    options: { from: text, pki: text, "out-dir": text, out: text, key: text, platform: text, sp: text, dp: text, card: text, "nhi-card": text },
  });
  const origins = { ...DEFAULT_ORIGINS };
  for (const name of /** @type {const} */ (["platform", "sp", "dp", "card", "nhi-card"])) {
    const given = values[name];
    if (given === undefined) continue;
    if (!URL.canParse(given) || new URL(given).origin !== given) throw new UsageError(`--${name} must be an origin such as ${origins[name]}`);
    origins[name] = given;
  }
  if (values.key !== undefined && !/^[0-9a-f]{64}$/.test(values.key)) throw new UsageError("--key must be 64 lower-case hexadecimal digits");
  return {
    from: resolve(values.from ?? join(ROOT, "demo")),
    pki: resolve(values.pki ?? join(ROOT, "demo/pki")),
    outDir: resolve(values["out-dir"] ?? ROOT),
    out: values.out,
    key: values.key,
    origins,
  };
}

function places({ outDir, out }) {
  return {
    catalogue: out ? resolve(out) : join(outDir, "build/demo/catalogue.sql"),
    assets: join(outDir, "build/demo-dp/assets"),
    platformVars: join(outDir, ".dev.vars"),
    spVars: join(outDir, "demo/sp/.dev.vars"),
    dpVars: join(outDir, "demo/dp/.dev.vars"),
  };
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

function readPki(folder, { agencies }) {
  return {
    signers: readSigners(folder, agencies),
    anchors: readAnchors(folder),
    lists: readLists(folder),
    cardAnchors: readCardAnchors(folder),
    cardLists: readCardLists(folder),
  };
}

function platformVars(origins, keys, { anchors, lists, cardAnchors, cardLists }, { personas, clerks, counterAgencies }) {
  // The authorities publish their lists where the agencies are.
  const addresses = (published) => Object.keys(published).map((authority) => `${origins.dp}/crls/${authority}.crl`).join(" ");
  return {
    CARD_COMPONENT_ORIGIN: origins.card,
    DEMO: "1",
    // By method, the root that its cards must lead to.
    ...Object.fromEntries(Object.entries(cardAnchors).map(([method, root]) => [`IDENTITY_ANCHORS_${method}`, root])),
    IDENTITY_REVOCATION_LISTS: addresses(cardLists),
    NHI_COMPONENT_ORIGIN: origins["nhi-card"],
    OPERATOR_CONTACT: "operator@mydata.example",
    PLATFORM_KEY: keys.platform,
    PLATFORM_ORIGIN: origins.platform,
    REGISTRY_KEY: keys.registry,
    REGISTRY_ORIGIN: origins.dp,
    REVOCATION_LISTS: addresses(lists),
    SANDBOX_CLERKS: json(clerks.filter(({ state }) => state === "active").map((clerk) => clerkOf(clerk, counterAgencies))),
    SANDBOX_PEOPLE: json(personas.map(personOf)),
    TELECOM_KEY: keys.telecom,
    TELECOM_ORIGIN: origins.dp,
    // The PEM bundle of roots and intermediates that packages must lead to.
    TRUST_ANCHORS: anchors,
  };
}

/** Whom a developer can play, with what is typed to identify by two documents. */
function personOf({ uid, name, birthdate, nhi_card_number, household_number }) {
  const [year, month, day] = birthdate.split("-");
  return { uid, name, birthday: `${String(Number(year) - 1911).padStart(3, "0")}${month}${day}`, nhi_card_number, household_number };
}

/** As which clerk a developer can sign in at `/organ`. */
function clerkOf({ account, password, agency_id, counter }, agencies) {
  const { name_zh, name_en } = agencies.find((agency) => agency.agency_id === agency_id);
  return { account, password, agency_zh: name_zh, agency_en: name_en, counter };
}

function spVars(origins, { services }) {
  const clients = services.map(({ client_id, client_secret, cbc_iv, api_key, name_zh, datasets }) => ({ client_id, client_secret, cbc_iv, api_key, name_zh, resources: datasets }));
  return { PLATFORM_ORIGIN: origins.platform, SP_CLIENTS: json(clients), SP_ORIGIN: origins.sp };
}

function dpVars(origins, keys, { signers }, { datasets }) {
  return {
    PLATFORM_ORIGIN: origins.platform,
    REGISTRY_KEY: keys.registry,
    RESOURCE_SECRETS: json(Object.fromEntries(datasets.map((dataset) => [dataset.resource_id, dataset.resource_secret]))),
    SIGNERS: json(signers),
    TELECOM_KEY: keys.telecom,
  };
}

class UsageError extends Error {}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const files = await seed(process.argv.slice(2));
    for (const file of Object.values(files)) console.log(file);
  } catch (error) {
    const usage = error instanceof UsageError || /** @type {{code?: string}} */ (error).code?.startsWith("ERR_PARSE_ARGS");
    if (!usage && !(error instanceof SeedError)) throw error;
    console.error(`seed: ${/** @type {Error} */ (error).message}${usage ? `\n${USAGE}` : ""}`);
    process.exitCode = usage ? 2 : 1;
  }
}
