/** The documentation for developers as the platform serves it: every page in both languages, nothing twice, nothing that is not there. */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { addressOf, LOCALES, pagesIn } from "../../tools/docs/pages.mjs";
import { sharedWorld } from "../support/shared-world.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

const get = (path, headers) => world.citizen().get(path, headers);

for (const locale of LOCALES) {
  test(`every page is there, under its title and the policy of all pages (${locale})`, async () => {
    for (const { name, title } of pagesIn(locale).flatMap(({ pages }) => pages)) {
      const page = await get(`${addressOf(name)}?lang=${locale}`);
      assert.equal(page.status, 200, name);
      assert.ok(page.title.startsWith(title), `${name} is called ${page.title}`);
      assert.match(page.html, new RegExp(`<html lang="${locale}"`));
      assert.match(page.headers["content-security-policy"], /default-src 'none'; script-src 'self'/);
      assert.doesNotMatch(page.html, /<style|\sstyle="|<script/, name);
      assert.match(page.html, /<nav class="manual-pages"[^]*aria-current="page"/, name);
    }
  });
}

test("a page is not sent again to whoever has it, and is another in another language", async () => {
  const { headers } = await get("/developers/wire?lang=en");
  assert.equal(headers["cache-control"], "private, no-cache");
  assert.equal(headers.vary, "cookie");
  const again = await get("/developers/wire?lang=en", { "if-none-match": headers.etag });
  assert.deepEqual([again.status, again.text, again.headers.etag], [304, "", headers.etag]);
  const other = await get("/developers/wire?lang=zh-Hant", { "if-none-match": headers.etag });
  assert.equal(other.status, 200);
  assert.notEqual(other.headers.etag, headers.etag);
});

test("what is not there is not found, however it is asked for", async () => {
  for (const path of ["index", "nowhere", "api/nowhere", "Wire", "wire/", "..%2Fsite.css", "%2E%2E/en/wire", ".json", "wire.json", "%E9%A0%81", "api//sdk"]) {
    const page = await get(`/developers/${path}`);
    assert.equal(page.status, 404, path);
    assert.match(page.html, /<h1>/, path);
  }
});

test("programs find what there is to read, and can read it", async () => {
  const list = await get("/llms.txt");
  assert.equal(list.status, 200);
  assert.equal(list.headers["content-type"], "text/plain; charset=utf-8");
  assert.match(list.html, /^# MyData Edge\n\n> /);
  const links = [...list.html.matchAll(/^- \[[^\]]+\]\((\S+)\): \S/gm)].map(([, link]) => link);
  assert.equal(links.length, pagesIn("en").flatMap(({ pages }) => pages).length);
  for (const link of links) {
    const page = await get(link);
    assert.deepEqual([page.status, page.headers["content-type"]], [200, "text/markdown; charset=utf-8"], link);
    assert.match(page.html, /^# \S/, link);
  }
  const full = await get("/llms-full.txt");
  assert.equal(full.status, 200);
  assert.ok(full.html.includes("# Guide for services") && full.html.includes("## `redirectUrl`"));
});

test("every page of the site leads to them", async () => {
  assert.match((await get("/?lang=zh-Hant")).html, /<a href="\/developers">開發者<\/a>/);
  assert.match((await get("/sitemap?lang=en")).html, /<a href="\/developers">Developers<\/a>/);
});
