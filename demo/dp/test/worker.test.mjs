/** The data providers' worker over HTTP, in the same runtime as in `make dev`, with a platform played by the test. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, verify, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { parseEnv } from "node:util";
import { copyWorker } from "../../../tests/support/code.mjs";
import { freeOrigin } from "../../../tests/support/ports.mjs";
import { Family, ROOT } from "../../../tools/family.mjs";
import { seed } from "../../seed/seed.mjs";

const WITH_RECORDS = "F229910001";
const WITHOUT_RECORDS = "N129900018";
/** He has two vehicles, and a meter that has been read for years. */
const OWNER = "E129920013";
const SLOW_FOR = "F229935017";
/** Long enough for the worker to be killed and started again meanwhile. */
const SLOW_SECONDS = 12;

let folder;
let family;
let platform;
let registryKey;
let telecomKey;
let lines = [];

/** Whoever a token is about, and how she identified herself: the test writes it, the worker asks for it. */
const tokens = new Map();
const asked = [];

before(async () => {
  execFileSync(join(ROOT, "tools/toolchain"), ["build-worker", "demo/dp"], { stdio: ["ignore", "ignore", "pipe"] });
  folder = mkdtempSync(join(tmpdir(), "mydata-demo-dp-"));
  platform = await listen();
  const origins = { platform: originOf(platform), sp: await freeOrigin(), dp: await freeOrigin() };
  const files = await seed([
    ...["--from", slowerSeeds(), "--out-dir", folder],
    ...Object.entries(origins).flatMap(([name, origin]) => [`--${name}`, origin]),
  ]);
  ({ REGISTRY_KEY: registryKey, TELECOM_KEY: telecomKey } = parseEnv(readFileSync(files.dpVars, "utf8")));
  copyWorker("dp", folder);
  const log = (_name, line) => lines.push(line);
  family = new Family({ origins, state: join(folder, "state"), vars: folder, code: folder, built: true, log });
  await family.startOne("dp");
});

after(async () => {
  await family?.stop();
  platform?.close();
  if (folder) rmSync(folder, { recursive: true });
});

function slowerSeeds() {
  const seeds = join(folder, "seeds");
  mkdirSync(seeds);
  for (const name of ["agencies", "datasets", "services", "counters", "clerks", "personas", "companies", "news"]) cpSync(join(ROOT, `demo/${name}.toml`), join(seeds, `${name}.toml`));
  const personas = join(seeds, "personas.toml");
  writeFileSync(personas, readFileSync(personas, "utf8").replace('"API.UDauDOLyZg" = 20', `"API.UDauDOLyZg" = ${SLOW_SECONDS}`));
  return seeds;
}

async function listen() {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    asked.push({ path: request.url, authorization: request.headers.authorization, body });
    const { status, json } = answer(request, body);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json));
  }).listen(0);
  await once(server, "listening");
  return server;
}

function originOf(server) {
  return `http://localhost:${server.address().port}`;
}

function answer({ url, headers }, body) {
  if (url === "/connect/userinfo") {
    const known = tokens.get(headers.authorization.slice("Bearer ".length));
    return known ? { status: 200, json: { sub: "s", uid: known.uid, uid_verified: "True" } } : { status: 401, json: {} };
  }
  const known = tokens.get(new URLSearchParams(body).get("token"));
  return { status: 200, json: known ? { active: true, verification: known.verification, aud: known.aud } : { active: false } };
}

/** A token of the platform. */
function tokenFor(uid, aud, verification = "PII") {
  const token = `mydata::${String(tokens.size).padStart(64, "0")}`;
  tokens.set(token, { uid, aud, verification });
  return token;
}

const HOUSEHOLD = { path: "/dp/household-registration", id: "API.UDauDOLyZg", method: "POST" };
const PROPERTY = { path: "/dp/property", id: "API.Mo23SDWhsn", method: "POST" };
const VEHICLE = { path: "/dp/vehicle", id: "API.60GGfgGX1A", method: "GET" };
const ELECTRICITY = { path: "/dp/electricity", id: "API.demoPower1", method: "GET" };
const LOW_INCOME = { path: "/dp/low-income", id: "API.AbAYGIjoYw", method: "GET" };

function ask({ path, method }, token, { transaction = crypto.randomUUID(), body = method === "POST" ? "{}" : undefined, headers = {} } = {}) {
  return fetch(family.origins.dp + path, { method, body, headers: { authorization: `Bearer ${token}`, transaction_uid: transaction, ...headers } });
}

async function codeOf(response) {
  assert.equal(response.headers.get("content-type"), "application/problem+json");
  const { status, code } = await response.json();
  assert.equal(status, response.status);
  return code;
}

describe("a dataset", () => {
  it("is handed over as a package that another program unpacks and whose signature holds", async () => {
    const body = JSON.stringify({ idtype: "idNo", uid: WITH_RECORDS, birthdate: "2009/04/18" });
    const response = await ask(HOUSEHOLD, tokenFor(WITH_RECORDS, HOUSEHOLD.id), { body });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get("content-type"), "application/zip");
    assert.equal(response.headers.get("cache-control"), "no-store");
    const zip = join(folder, "package.zip");
    writeFileSync(zip, Buffer.from(await response.arrayBuffer()));
    const read = (name) => execFileSync("unzip", ["-p", zip, `META-INFO/${name}`]);
    const manifest = read("manifest.xml");
    const certificate = new X509Certificate(read("certificate.cer"));
    assert.match(certificate.subject, /CN=示範市政府戶政事務所/);
    assert.ok(verify("sha256", manifest, certificate.publicKey, read("manifest.sha256withrsa")));
    assert.match(manifest.toString(), /現戶全戶戶籍資料\.pdf.*現戶全戶戶籍資料\.json/s);
  });

  it("is preceded by asking the platform back, with the dataset's own credentials", async () => {
    asked.length = 0;
    const token = tokenFor(WITH_RECORDS, LOW_INCOME.id);
    assert.equal((await ask(LOW_INCOME, token)).status, 200);
    const credentials = Buffer.from("API.AbAYGIjoYw:demo-only-resource-secret-welfare").toString("base64");
    assert.deepEqual(asked, [
      { path: "/connect/introspect/API.AbAYGIjoYw", authorization: `Basic ${credentials}`, body: `token=${token.replaceAll(":", "%3A")}` },
      { path: "/connect/userinfo", authorization: `Bearer ${token}`, body: "" },
    ]);
  });

  it("is 204 for somebody without a record, and for somebody nobody knows", async () => {
    for (const uid of [WITHOUT_RECORDS, "A123456789"]) {
      const response = await ask(LOW_INCOME, tokenFor(uid, LOW_INCOME.id));
      assert.equal(response.status, 204);
      assert.equal(await response.text(), "");
    }
  });

  it("is what the citizen filled in selects: her own vehicle, no other, and nothing without a plate number", async () => {
    const of = (uid, headers) => ask(VEHICLE, tokenFor(uid, VEHICLE.id), { headers });
    assert.equal((await of(OWNER, { carNo: "ABC-0007" })).status, 200);
    assert.equal((await of(OWNER, { carNo: "ABC-1234" })).status, 204);
    assert.equal((await of(WITH_RECORDS, { carNo: "ABC-0007" })).status, 204);
    const none = await of(OWNER, {});
    assert.deepEqual([none.status, await codeOf(none)], [400, "dp.parameter-missing"]);
  });

  it("fails for somebody whose record cannot be read, and for nobody else", async () => {
    const broken = await ask(PROPERTY, tokenFor(WITH_RECORDS, PROPERTY.id));
    assert.deepEqual([broken.status, await codeOf(broken)], [500, "dp.record-unreadable"]);
    assert.equal((await ask(PROPERTY, tokenFor(OWNER, PROPERTY.id))).status, 200);
  });

  it("may be megabytes, all of them signed for", async () => {
    const response = await ask(ELECTRICITY, tokenFor(OWNER, ELECTRICITY.id));
    const zip = join(folder, "large.zip");
    writeFileSync(zip, Buffer.from(await response.arrayBuffer()));
    assert.ok(statSync(zip).size > 1_000_000);
    const csv = execFileSync("unzip", ["-p", zip, "近五年每15分鐘用電紀錄.csv"], { maxBuffer: 1 << 26, env: { ...process.env, LC_ALL: "C.UTF-8" } });
    assert.ok(csv.toString().split("\r\n").length > 5 * 365 * 96);
    const manifest = execFileSync("unzip", ["-p", zip, "META-INFO/manifest.xml"]).toString();
    assert.ok(manifest.includes(createHash("sha256").update(csv).digest("hex")));
  });

  it("is refused to a token that is dead or of another dataset, and to a weak identification", async () => {
    const dead = await ask(LOW_INCOME, `mydata::${"z".repeat(64)}`);
    assert.deepEqual([dead.status, await codeOf(dead)], [401, "dp.token-inactive"]);
    const other = await ask(LOW_INCOME, tokenFor(WITH_RECORDS, HOUSEHOLD.id));
    assert.deepEqual([other.status, await codeOf(other)], [401, "dp.token-inactive"]);
    const weak = await ask(LOW_INCOME, tokenFor(WITH_RECORDS, LOW_INCOME.id, "OTP"));
    assert.deepEqual([weak.status, await codeOf(weak)], [403, "dp.level-too-low"]);
  });

  it("is refused when the request names somebody else than the token", async () => {
    const headers = { uid: Buffer.from(WITHOUT_RECORDS).toString("base64") };
    const response = await ask(LOW_INCOME, tokenFor(WITH_RECORDS, LOW_INCOME.id), { headers });
    assert.deepEqual([response.status, await codeOf(response)], [403, "dp.person-mismatch"]);
  });

  it("is refused without asking the platform when the request is malformed", async () => {
    asked.length = 0;
    const token = tokenFor(WITH_RECORDS, HOUSEHOLD.id);
    assert.equal((await ask(HOUSEHOLD, "else")).status, 401);
    assert.equal((await ask(HOUSEHOLD, token, { transaction: "1" })).status, 400);
    assert.equal((await ask(HOUSEHOLD, token, { body: "[]" })).status, 400);
    assert.equal((await ask(HOUSEHOLD, token, { body: "x".repeat(20_000) })).status, 413);
    assert.equal((await ask({ ...HOUSEHOLD, method: "GET" }, token)).status, 405);
    assert.deepEqual(asked, []);
  });

  it("has a heartbeat without a token", async () => {
    assert.equal((await fetch(`${family.origins.dp}/dp/grades?heartbeat=true`)).status, 200);
  });
});

describe("the registry", () => {
  const question = { birthdate: "2009-04-18", nhi_card_number: "000010000011", household_number: "F9900001" };
  const post = (path, json, key = registryKey) =>
    fetch(`${family.origins.dp}/registry/${path}`, { method: "POST", body: JSON.stringify(json), headers: { authorization: `Bearer ${key}` } });

  it("says whose documents these are", async () => {
    const { match, name, person } = await (await post("dual-document", question)).json();
    assert.deepEqual([match, name, person.uid], [true, "林語彤", WITH_RECORDS]);
    assert.deepEqual(await (await post("dual-document", { ...question, household_number: "F9900002" })).json(), { match: false });
  });

  it("says whose a company is", async () => {
    const company = await (await post("company", { business_number: "99990010" })).json();
    assert.deepEqual(company, { business_number: "99990010", name: "示範文具有限公司", responsible_uid: "E129920013" });
    assert.equal(await codeOf(await post("company", { business_number: "04595257" })), "registry.company-unknown");
  });

  it("says who somebody is", async () => {
    assert.equal((await (await post("person", { uid: "H229930014" })).json()).name, "江雨𤧟");
    assert.equal((await post("person", { uid: "A123456789" })).status, 404);
  });

  it("says nothing without its key", async () => {
    for (const key of ["", "else", `${registryKey}0`]) assert.equal((await post("dual-document", question, key)).status, 401);
  });
});

describe("the telecom operator", () => {
  const question = { uid: WITH_RECORDS, birthdate: "2009-04-18", mobile: "0900000001" };
  const ask = async (json, key = telecomKey) => fetch(`${family.origins.dp}/telecom/match`, { method: "POST", body: JSON.stringify(json), headers: { authorization: `Bearer ${key}` } });

  it("says whether the number is hers, and of nobody else anything but no", async () => {
    assert.deepEqual(await (await ask(question)).json(), { match: true });
    for (const wrong of [{ mobile: "0900000002" }, { uid: "A123456789" }, { birthdate: "2009-04-19" }]) {
      const answer = await ask({ ...question, ...wrong });
      assert.deepEqual([answer.status, await answer.json()], [200, { match: false }]);
    }
  });

  it("is asked with its own key, in a form it reads", async () => {
    assert.equal(await codeOf(await ask(question, registryKey)), "telecom.key");
    assert.equal(await codeOf(await ask({ ...question, uid: "A123456788" })), "dp.body-malformed");
    assert.equal(await codeOf(await fetch(`${family.origins.dp}/telecom/match`)), "dp.method-not-allowed");
  });
});

describe("the worker", () => {
  it("gives away none of its files", async () => {
    for (const name of ["personas.json", "companies.json", "catalogue.json", "NotoSansTC-Regular.ttf", "index.html"]) {
      assert.equal((await fetch(`${family.origins.dp}/${name}`)).status, 404, name);
    }
  });

  it("publishes the lists of the authorities, and nothing else beside them", async () => {
    for (const list of ["crls/agency-ca.crl", "cards/crls/cer-root.crl"]) {
      const response = await fetch(`${family.origins.dp}/crls/${list.split("/").at(-1)}`);
      assert.equal(response.headers.get("content-type"), "application/pkix-crl");
      const der = execFileSync("openssl", ["crl", "-in", join(ROOT, "demo/pki", `${list}.pem`), "-outform", "DER"]);
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), der);
    }
    for (const name of ["else.crl", "agency-ca", "../personas.json", "..%2Fpersonas.json.crl", ""]) {
      assert.equal((await fetch(`${family.origins.dp}/crls/${name}`)).status, 404, name);
    }
  });

  it("shows developers whom they can be", async () => {
    const response = await fetch(family.origins.dp);
    assert.match(response.headers.get("content-security-policy"), /default-src 'none'/);
    assert.match(await response.text(), /林語彤.*F229910001.*0980418.*0900000001.*自然人憑證 418090.*否（首次使用）.*示範文具有限公司.*99990010/s);
  });

  it("remembers through a kill when a slow dataset was first asked for", async () => {
    const token = tokenFor(SLOW_FOR, HOUSEHOLD.id);
    const transaction = crypto.randomUUID();
    const begun = Date.now();
    const first = await ask(HOUSEHOLD, token, { transaction });
    assert.deepEqual([first.status, Number(first.headers.get("retry-after")) > 0], [429, true]);
    await family.killOne("dp");
    await family.startOne("dp");
    for (;;) {
      const elapsed = Math.floor((Date.now() - begun) / 1000);
      const response = await ask(HOUSEHOLD, token, { transaction });
      if (response.status === 200) break;
      assert.equal(response.status, 429);
      const seconds = Number(response.headers.get("retry-after"));
      assert.ok(seconds <= SLOW_SECONDS - elapsed, `after ${elapsed} s it asks for ${seconds} more`);
      await wait(seconds * 1000);
    }
    assert.equal((await ask(HOUSEHOLD, token)).status, 429, "another transaction waits anew");
  });

  it("logs no token, no national ID and no name", () => {
    const log = lines.join("\n");
    assert.ok(log.includes("/dp/low-income"));
    assert.doesNotMatch(log, /mydata::|[A-Z][12]\d{8}|林語彤|000010000011/);
  });
});
