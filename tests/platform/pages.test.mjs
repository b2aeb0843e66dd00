/** What every answer carries, and what none may: headers, policy, addresses, titles and the log (protocol checks 30, 53, 55–57). */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { ROOT } from "../../tools/family.mjs";
import { about, good } from "../support/fake-agency.mjs";
import { openDelivery, take } from "../support/data-api.mjs";
import { exchange } from "../support/exchange.mjs";
import { documents } from "../support/person.mjs";
import { Journey } from "../support/journey.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const HEADERS = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": /^max-age=\d{8}/,
  "permissions-policy": /camera=\(\)/,
};
const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "worker-src": "'self'",
  "frame-ancestors": "'none'",
  "base-uri": "'none'",
  "form-action": "'self'",
};

function assertHeaders({ headers }, where) {
  for (const [name, value] of Object.entries(HEADERS)) assert.match(headers[name] ?? "missing", new RegExp(value), `${where}: ${name}`);
  assert.match(headers["x-correlation-id"], /^[0-9a-f]{16}$/, where);
}

/** A page: never cached, under the policy, with nothing inline, in its language, with a title of its own. */
function assertPage(page, where) {
  assertHeaders(page, where);
  assert.equal(page.headers["cache-control"], "no-store", where);
  const policy = Object.fromEntries(page.headers["content-security-policy"].split(";").map((part) => part.trim().split(/ (.*)/)));
  for (const [name, value] of Object.entries(POLICY)) assert.equal(policy[name], value, `${where}: ${name}`);
  assert.doesNotMatch(page.html, /<style|\sstyle="|\son\w+="|javascript:/i, where);
  for (const script of page.tags("script")) assert.match(script.src ?? "", /^\/assets\//, where);
  assert.match(page.html, /<html lang="(zh-Hant|en)"/, where);
  assert.match(page.title, /\S+ – MyData Edge$/, where);
}

describe("every page", () => {
  test("that anybody may open carries the headers and the policy", async () => {
    const citizen = world.citizen();
    for (const path of ["/", "/verify", "/terms", "/privacy", "/nowhere", "/t/1/terms", "/service/CLI.nobody0001/x/y", "/?lang=en", "/verify?size=large&lang=en"]) assertPage(await citizen.get(path), path);
  });

  test("of a transaction does, whatever happens in it", async () => {
    const journey = await new Journey(world).arrive();
    assertPage(await journey.page("terms"), "terms");
    assertPage(await journey.citizen.submit(await journey.page("terms"), {}), "terms not acknowledged");
    await journey.accept();
    const identify = await journey.page("identify");
    assertPage(identify, "identify");
    assertPage(await journey.tryToIdentify({}), "identify with problems");
    assertPage(await journey.tryToIdentify({ ...documents(journey.person), household_number: "X0000000" }), "identify not matched");
    assertPage(await journey.citizen.post(journey.path("identify"), { csrf: "x" }), "stale form");
    await journey.identify();
    await journey.collected();
    assertPage(await journey.page("consent"), "consent");
    await journey.agree();
    await journey.end();
    assertPage(await journey.page("leaving"), "leaving");
    assertPage(await world.citizen().get(journey.path("consent")), "another browser");
  });

  test("has neither a person nor a secret in its title or address", async () => {
    const journey = new Journey(world);
    const { uid, name, birthday } = journey.person;
    await journey.arrive();
    const seen = [];
    for (const step of ["terms", "identify", "consent", "leaving"]) {
      if (step === "identify") await journey.accept();
      if (step === "consent") await journey.identify();
      if (step === "leaving") await journey.decide("refuse");
      const page = await journey.page(step);
      seen.push(page.title, journey.path(step), ...page.tags("a").map(({ href }) => href), ...page.tags("form").map(({ action }) => action));
    }
    for (const secret of [uid, name, birthday]) assert.ok(!seen.join("\n").includes(secret));
  });

  test("names a method other than its own in a page, not in a failure", async () => {
    for (const [method, path] of [["PUT", "/"], ["DELETE", "/t/1/terms"], ["POST", "/verify"], ["PATCH", "/service/data"]]) {
      const { status } = await exchange(world.platform + path, { method });
      assert.ok(status >= 400 && status < 500, `${method} ${path} ${status}`);
    }
  });
});

describe("static files", () => {
  test("carry the headers, a policy and a type browsers take", async () => {
    const types = { js: /^(text|application)\/javascript/, wasm: /^application\/wasm/, css: /^text\/css/, svg: /^image\/svg/ };
    const names = readdirSync(join(ROOT, "build/assets")).filter((name) => types[name.split(".").pop()]);
    assert.ok(names.length > 5);
    for (const name of names) {
      const file = await world.citizen().get(`/assets/${name}`);
      assert.equal(file.status, 200, name);
      assertHeaders(file, name);
      assert.match(file.headers["content-type"], types[name.split(".").pop()], name);
      assert.match(file.headers["content-security-policy"], /default-src 'none'/, name);
      assert.ok(file.bytes.length > 0);
    }
  });

  test("are there for every page that names one", async () => {
    const templates = readdirSync(join(ROOT, "worker/templates"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const pages = templates.map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    // The name of a method's script is filled in.
    const named = new Set(pages.flatMap((page) => [...page.matchAll(/"(\/assets\/[\w./-]+)[#"]/g)].map(([, address]) => address)));
    assert.ok(named.size > 10);
    for (const address of named) assert.equal((await world.citizen().get(address)).status, 200, address);
  });

  test("that a browser has already are not sent again", async () => {
    const address = "/assets/mydata-preview.wasm";
    const first = await world.citizen().get(address);
    const again = await world.citizen().get(address, { "if-none-match": first.headers.etag });
    assert.deepEqual([first.status, again.status, again.bytes.length], [200, 304, 0]);
    assertHeaders(again, address);
    const other = await world.citizen().get(address, { "if-none-match": '"of another build"' });
    assert.deepEqual([other.status, other.bytes.length], [200, first.bytes.length]);
  });

  test("are only those: nothing above their folder", async () => {
    for (const path of ["/assets/../wrangler.toml", "/assets/%2e%2e/wrangler.toml", "/assets/..%2f.dev.vars", "/.dev.vars", "/assets/nowhere.js"]) assert.equal((await world.citizen().get(path)).status, 404, path);
  });
});

describe("the public lists", () => {
  test("of datasets is the one of the protocol", async () => {
    const list = (await world.citizen().get("/find_all_resources")).json;
    assert.deepEqual(list.find(({ resource_id }) => resource_id === "API.testIncome"), {
      resource_id: "API.testIncome",
      dep: "測試社會局",
      name: "測試低收",
      link: "/personal/detail/API.testIncome",
      cate: "戶役政",
      status: "01",
    });
  });

  test("of anchors and signers are what packages are judged by", async () => {
    const anchors = await world.citizen().get("/trust/anchors.pem");
    assert.equal(anchors.html.match(/BEGIN CERTIFICATE/g)?.length, 2);
    const signers = (await world.citizen().get("/trust/signers.json")).json;
    assert.equal(signers["API.testIncome"].signer_subject, "CN=測試社會局,OU=社福組,O=測試機關,C=TW");
    assert.equal(signers["API.testIncome"].provider["zh-Hant"], "測試社會局");
  });
});

describe("the log", () => {
  test("holds no ID, token, ticket, secret, document or session of a whole transaction", async () => {
    const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
    world.agency.plan(about("income", journey.person), { status: 429, headers: { "retry-after": "2" } }, good(world.packageOf("income")));
    await journey.arrive();
    await journey.accept();
    await journey.tryToIdentify({ ...documents(journey.person), household_number: "X0000000" });
    const early = [...journey.citizen.cookies.values()];
    await journey.identify();
    await journey.collected();
    await journey.agree();
    await journey.end();
    const notice = await journey.notice();
    const secret = journey.service.unseal(notice.secret_key);
    await openDelivery((await take(world.platform, notice)).body, secret);
    await world.citizen().get(journey.service.redirect(journey.person, { query: `returnUrl=${encodeURIComponent(journey.service.returnUrl)}&pid=AAAA` }));

    const { uid, name, birthday, birthdate, nhi_card_number, household_number, email, mobile } = journey.person;
    const tokens = ["income", "house"].flatMap((dataset) => world.agency.asked(about(dataset, journey.person)).map(({ headers }) => headers.authorization.replace("Bearer mydata::", "")));
    const secrets = { uid, name, birthday, birthdate, nhi_card_number, household_number, email, mobile, secret, ticket: notice.permission_ticket, sealed: notice.secret_key };
    const log = world.log.join("\n");
    assert.ok(log.includes(journey.transaction), "this transaction's requests are in it");
    for (const [what, value] of [...Object.entries(secrets), ...tokens.map((token) => ["token", token.slice(32)]), ...[...early, ...journey.citizen.cookies.values()].map((value) => ["session", value])]) {
      assert.ok(!log.includes(value), `${what} is in the log`);
    }
    assert.ok(!log.includes(encodeURIComponent(journey.service.seal(uid))), "pid is in the log");
  });
});
