/** What the seed tool writes. */

import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import { CARD_KINDS } from "./card-authorities.mjs";
import { hashPassword } from "./password-hash.mjs";
import { seed } from "./seed.mjs";
import { readSources } from "./sources.mjs";
import { unwrap, wrap } from "./wrapping.mjs";

const KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
const DEMO = fileURLToPath(new URL("..", import.meta.url));
const MIGRATIONS = fileURLToPath(new URL("../../worker/migrations", import.meta.url));

let folder;
let pki;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "mydata-seed-"));
  pki = join(folder, "pki");
  mkdirSync(join(pki, "signers"), { recursive: true });
  mkdirSync(join(pki, "anchors"));
  for (const { provider_id } of readSources(DEMO).agencies) {
    writeFileSync(join(pki, "signers", `${provider_id}.cert.pem`), `certificate of\n${provider_id}\n`);
    writeFileSync(join(pki, "signers", `${provider_id}.key.pem`), `key of\n${provider_id}\n`);
  }
  writeFileSync(join(pki, "anchors", "root.pem"), "root\n");
  writeFileSync(join(pki, "anchors", "ca.pem"), "ca\n");
  mkdirSync(join(pki, "crls"));
  writeFileSync(join(pki, "crls", "ca.crl.pem"), list("list of ca"));
  mkdirSync(join(pki, "cards", "crls"), { recursive: true });
  for (const kind of CARD_KINDS) writeFileSync(join(pki, "cards", `${kind.toLowerCase()}-root.pem`), `root of\n${kind}\n`);
  writeFileSync(join(pki, "cards", "crls", "cer-root.crl.pem"), list("list of cards"));
});
after(() => rmSync(folder, { recursive: true }));

/** A list in PEM. */
function list(content) {
  return `-----BEGIN X509 CRL-----\n${Buffer.from(content).toString("base64")}\n-----END X509 CRL-----\n`;
}

const into = (name, ...more) => seed(["--pki", pki, "--out-dir", join(folder, name), ...more]);
const vars = (file) => parseEnv(readFileSync(file, "utf8"));

describe("the catalogue", () => {
  it("replaces what was there, children before parents, in statements D1 takes", async () => {
    const { catalogue } = await into("sql");
    const verbs = readFileSync(catalogue, "utf8").trim().split("\n").slice(1).map((line) => line.split(/[ ;]/).slice(0, 3).join(" "));
    const tables = ["clerk", "agency_address", "counter_item", "counter_service", "agency", "service_address", "service_return_url", "service_dataset", "service", "dataset_health", "dataset_maintenance", "dataset", "provider", "news"];
    assert.deepEqual(verbs.slice(0, tables.length), tables.map((table) => `DELETE FROM ${table}`));
    assert.ok(verbs.slice(tables.length).every((verb) => verb.startsWith("INSERT INTO ")));
    assert.equal(verbs.filter((verb) => verb === "INSERT INTO dataset").length, 14);
  });

  it("holds no secret in the clear", async () => {
    const { catalogue } = await into("wrapped");
    const sql = readFileSync(catalogue, "utf8");
    assert.doesNotMatch(sql, /demo-only-/);
    assert.equal(sql.match(/'v1\.[\w-]+'/g)?.length, 14 + 3 * 3);
  });

  it("is loaded by SQLite with its foreign keys, twice over, and its secrets unwrap", async (t) => {
    const sqlite = await import("node:sqlite").catch(() => undefined);
    if (!sqlite) return t.skip("this node has no SQLite");
    const { catalogue } = await into("sqlite", "--key", KEY);
    const database = new sqlite.DatabaseSync(":memory:");
    database.exec("PRAGMA foreign_keys = ON");
    for (const name of readdirSync(MIGRATIONS).sort()) database.exec(readFileSync(join(MIGRATIONS, name), "utf8"));
    for (let round = 0; round < 2; round += 1) database.exec(readFileSync(catalogue, "utf8"));
    const { client_secret } = database.prepare("SELECT client_secret FROM service WHERE client_id = 'CLI.demoSchool'").get();
    assert.equal(await unwrap(KEY, "CLI.demoSchool", "client_secret", client_secret), "demo-only-school");
    const [first] = database.prepare("SELECT rule FROM counter_item WHERE client_id = 'CLI.demoRelief' ORDER BY position").all();
    assert.equal(first.rule, "transfer-only");
    const clerk = database.prepare("SELECT agency_id, password_hash FROM clerk WHERE account = 'welfare01'").get();
    assert.equal(clerk.agency_id, "demo-welfare");
    const [, salt] = clerk.password_hash.match(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$([\w+/]{22})\$[\w+/]{43}$/);
    assert.equal(hashPassword("demo-only-welfare-01", Buffer.from(salt, "base64")), clerk.password_hash);
    const { header_template } = database.prepare("SELECT header_template FROM dataset WHERE resource_id = 'API.AbAYGIjoYw'").get();
    assert.equal(JSON.parse(header_template).uid, "#{base64Uid}");
  });
});

describe("the catalogue made again", () => {
  const again = async (...more) => readFileSync((await into("fresh", ...more)).catalogue, "utf8");

  it("is the same to the letter if nothing has changed, so that nobody loads it twice", async () => {
    assert.equal(await again("--key", KEY), await again("--key", KEY));
  });

  it("is another one for another key or other addresses", async () => {
    const first = await again("--key", KEY);
    const moved = await again("--key", KEY, "--sp", "http://127.0.0.1:9002");
    const rekeyed = await again("--key", KEY.replace("0", "1"));
    assert.equal(new Set([first, moved, rekeyed].map((sql) => sql.split("\n", 1)[0])).size, 3);
  });
});

describe("a wrapped secret", () => {
  it("opens under the key and the place it was made for only", async () => {
    const wrapped = await wrap(KEY, "CLI.demoSchool", "cbc_iv", "sixteen letters!");
    assert.equal(await unwrap(KEY, "CLI.demoSchool", "cbc_iv", wrapped), "sixteen letters!");
    await assert.rejects(unwrap(KEY, "CLI.demoSchool", "client_secret", wrapped));
    await assert.rejects(unwrap(KEY, "CLI.demoGrants", "cbc_iv", wrapped));
    await assert.rejects(unwrap(KEY.replace("0", "1"), "CLI.demoSchool", "cbc_iv", wrapped));
  });

  it("never looks the same twice", async () => {
    assert.notEqual(await wrap(KEY, "a", "b", "c"), await wrap(KEY, "a", "b", "c"));
  });
});

describe("the workers' secrets", () => {
  it("share one registry key, and every worker gets its own part", async () => {
    const files = await into("vars");
    const [platform, sp, dp] = [files.platformVars, files.spVars, files.dpVars].map(vars);
    assert.match(platform.PLATFORM_KEY, /^[0-9a-f]{64}$/);
    assert.equal(platform.REGISTRY_KEY, dp.REGISTRY_KEY);
    assert.equal(platform.TRUST_ANCHORS, "ca\nroot");
    assert.deepEqual(Object.keys(JSON.parse(dp.SIGNERS)), ["demo-household", "demo-welfare", "demo-education", "demo-commerce", "demo-tax", "demo-transport", "demo-health", "demo-labour", "demo-land", "demo-power"]);
    assert.equal(JSON.parse(dp.SIGNERS)["demo-welfare"].key, "key of\ndemo-welfare");
    assert.equal(JSON.parse(dp.RESOURCE_SECRETS)["API.demoGrades"], "demo-only-resource-secret-grades");
    assert.deepEqual(JSON.parse(sp.SP_CLIENTS).map((client) => client.client_id), ["CLI.demoSchool", "CLI.demoGrants", "CLI.demoVendor"]);
    assert.equal(sp.PLATFORM_KEY, undefined);
    assert.equal(dp.PLATFORM_KEY, undefined);
  });

  it("name the lists of the authorities, which lie beside the data providers' records in DER", async () => {
    const files = await into("lists", "--dp", "http://127.0.0.1:9003");
    assert.equal(vars(files.platformVars).REVOCATION_LISTS, "http://127.0.0.1:9003/crls/ca.crl");
    assert.equal(vars(files.platformVars).IDENTITY_REVOCATION_LISTS, "http://127.0.0.1:9003/crls/cer-root.crl");
    assert.equal(readFileSync(join(files.assets, "crls/ca.crl"), "utf8"), "list of ca");
    assert.equal(readFileSync(join(files.assets, "crls/cer-root.crl"), "utf8"), "list of cards");
  });

  it("hold the root of each kind of card, and where the components for cards are", async () => {
    const platform = vars((await into("cards", "--nhi-card", "http://localhost:9005")).platformVars);
    for (const kind of CARD_KINDS) assert.equal(platform[`IDENTITY_ANCHORS_${kind}`], `root of\n${kind}`);
    assert.equal(platform.TRUST_ANCHORS.includes("root of"), false);
    assert.deepEqual([platform.CARD_COMPONENT_ORIGIN, platform.NHI_COMPONENT_ORIGIN], ["http://localhost:61161", "http://localhost:9005"]);
  });

  it("share a key with the telecom operator, which is not the registry's", async () => {
    const files = await into("telecom", "--dp", "http://127.0.0.1:9003");
    const [platform, dp] = [files.platformVars, files.dpVars].map(vars);
    assert.deepEqual([platform.TELECOM_ORIGIN, platform.TELECOM_KEY], ["http://127.0.0.1:9003", dp.TELECOM_KEY]);
    assert.match(dp.TELECOM_KEY, /^[0-9a-f]{64}$/);
    assert.notEqual(dp.TELECOM_KEY, dp.REGISTRY_KEY);
  });

  it("are readable by their owner only", async () => {
    const files = await into("mode");
    for (const file of [files.platformVars, files.spVars, files.dpVars]) assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it("stay the same when made again, and names of others are kept", async () => {
    const { platformVars } = await into("again");
    const first = vars(platformVars);
    writeFileSync(platformVars, `${readFileSync(platformVars, "utf8")}MINE=kept # note\n`);
    await into("again");
    assert.deepEqual({ ...vars(platformVars) }, { ...first, MINE: "kept" });
  });

  it("take a given key", async () => {
    const { platformVars } = await into("key", "--key", KEY);
    assert.equal(vars(platformVars).PLATFORM_KEY, KEY);
  });
});

describe("other origins", () => {
  it("move every address of the three, and only those", async () => {
    const files = await into("moved", "--platform", "http://127.0.0.1:9001", "--sp", "http://127.0.0.1:9002", "--dp", "http://127.0.0.1:9003");
    const sql = readFileSync(files.catalogue, "utf8");
    assert.doesNotMatch(sql, /localhost/);
    assert.match(sql, /'http:\/\/127\.0\.0\.1:9003\/dp\/grades'/);
    assert.match(sql, /'http:\/\/127\.0\.0\.1:9002\/mydata\/notify'/);
    assert.equal(vars(files.dpVars).PLATFORM_ORIGIN, "http://127.0.0.1:9001");
  });

  it("are refused if they are more than an origin", async () => {
    await assert.rejects(into("bad", "--dp", "http://127.0.0.1:9003/dp"), /--dp must be an origin/);
  });
});

describe("the data providers' data", () => {
  it("is records, layouts and fonts, without any secret", async () => {
    const { assets } = await into("assets");
    for (const name of ["NotoSansTC-Regular.ttf", "NotoSansTC-Bold.ttf"]) assert.ok(existsSync(join(assets, name)), name);
    const catalogue = readFileSync(join(assets, "catalogue.json"), "utf8");
    assert.doesNotMatch(catalogue, /demo-only-/);
    assert.equal(JSON.parse(catalogue).dataset.length, 14);
    assert.equal(JSON.parse(readFileSync(join(assets, "personas.json"), "utf8")).persona.length, 12);
    assert.equal(JSON.parse(readFileSync(join(assets, "companies.json"), "utf8")).company.length, 1);
  });

  it("waits for the signing keys", async () => {
    await assert.rejects(seed(["--pki", join(folder, "none"), "--out-dir", join(folder, "none")]), /demo-household: .* is missing: run/);
  });
});
