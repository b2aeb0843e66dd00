/** Every public page in both languages: Lighthouse, axe, keyboard, zoom, small screens, weight, and the way to an order without script. */

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { PHONE, Visitor } from "../support/browser.mjs";
import { Lighthouse } from "../support/lighthouse.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;
/** Lighthouse takes a second or two a page, and several where others use the machine as well. */
const LIGHTHOUSE_LONGEST = 600_000;
/** design.md: pages under 60 kB before the wasm modules, as they come over the wire without compression. */
const LARGEST_PAGE_BYTES = 60_000;
const LANGUAGES = ["zh-Hant", "en"];
const DATASETS = ["API.UDauDOLyZg", "API.AbAYGIjoYw"];

/** Every page that anybody may open, and the one that shows what they are made of. */
const PAGES = {
  home: "/",
  personal: "/personal",
  found: "/personal?q=%E6%88%B6%E7%B1%8D",
  "found-none": "/personal?q=qqqq",
  category: "/personal/category/education",
  dataset: `/personal/detail/${DATASETS[0]}`,
  services: "/services",
  narrowed: "/services?category=education&q=school",
  service: "/services/CLI.demoSchool",
  counter: "/counter",
  "counter-service": "/service/counter/CLI.demoRelief",
  about: "/about",
  news: "/news",
  "news-item": "/news/beware-of-fakes",
  faq: "/faq",
  sitemap: "/sitemap",
  accessibility: "/accessibility",
  contact: "/contact",
  status: "/status",
  terms: "/terms",
  "terms-before": "/terms/1.0",
  privacy: "/privacy",
  verify: "/verify",
  ledger: "/ledger",
  developers: "/developers",
  "developers-guide": "/developers/services",
  components: "/sandbox/components",
};

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Visitor} */
let visitor;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});
afterEach(async (context) => {
  await visitor?.close(context);
  visitor = undefined;
});

const address = (path, more = "") => {
  const url = new URL(path, demo.origins.platform);
  for (const pair of more.split("&").filter(Boolean)) url.searchParams.set(...pair.split("="));
  return url.href;
};

describe("every public page", { timeout: LONGEST }, () => {
  test("is clean for axe in both languages, and has a title of its own", async () => {
    visitor = await Visitor.open(browser, "public");
    for (const language of LANGUAGES) {
      const titles = new Map();
      for (const [name, path] of Object.entries(PAGES)) {
        const response = await visitor.page.goto(address(path, `lang=${language}`));
        assert.equal(response.status(), 200, path);
        await visitor.look(`${name}-${language}`);
        const title = await visitor.page.title();
        const twin = titles.get(title);
        // What a search has found, and what it has not, is the same page.
        assert.ok(!twin || [name, twin].every((each) => /^(found|narrowed|services)/.test(each)), `${name} and ${twin} are both called ${title}`);
        titles.set(title, name);
      }
    }
  });

  test("has one first heading, and none below that skips a level", async () => {
    visitor = await Visitor.open(browser, "public-headings");
    for (const path of Object.values(PAGES)) {
      await visitor.page.goto(address(path));
      const levels = await visitor.page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
      assert.equal(levels.filter((level) => level === 1).length, 1, path);
      for (const [index, level] of levels.entries()) assert.ok(level <= (levels[index - 1] ?? 0) + 1, `${path}: ${levels.join(" ")}`);
    }
  });

  test("weighs less than 60 kB before any module, and asks nobody else for anything", async () => {
    visitor = await Visitor.open(browser, "public-weight");
    const { page } = visitor;
    for (const path of Object.values(PAGES)) {
      const answers = [];
      const keep = (response) => answers.push(response);
      page.on("response", keep);
      await page.goto(address(path), { waitUntil: "networkidle" });
      page.off("response", keep);
      for (const answer of answers) assert.equal(new URL(answer.url()).origin, demo.origins.platform, path);
      const counted = answers.filter((answer) => ["document", "stylesheet", "script", "image", "other"].includes(answer.request().resourceType()));
      // The verifier's own scripts come with its module.
      const light = counted.filter((answer) => !(path === "/verify" && answer.request().resourceType() === "script") && !answer.url().endsWith(".wasm"));
      const weight = (await Promise.all(light.map(async (answer) => (await answer.body().catch(() => Buffer.alloc(0))).length))).reduce((sum, each) => sum + each, 0);
      assert.ok(weight > 2_000 && weight < LARGEST_PAGE_BYTES, `${path} weighs ${weight}`);
    }
  });

  const narrow = { width: 320, height: 640 };
  for (const [screen, { viewport, larger }] of Object.entries({
    "at 200 % zoom": { viewport: { width: 640, height: 450 }, larger: 1 },
    "320 pixels wide": { viewport: narrow, larger: 1 },
    "320 pixels wide, with text twice as large": { viewport: narrow, larger: 2 },
  })) {
    test(`needs no scrolling sideways and cuts nothing off ${screen}`, async () => {
      visitor = await Visitor.open(browser, `public-${viewport.width}-${larger}`, viewport);
      const wide = {};
      for (const [index, path] of Object.values(PAGES).entries()) {
        await visitor.page.goto(address(path, `lang=${LANGUAGES[index % 2]}`));
        const cut = await visitor.page.evaluate((larger) => {
          const root = document.documentElement;
          root.style.fontSize = `${larger * Number.parseFloat(getComputedStyle(root).fontSize)}px`;
          const isSeen = (element) => element.getClientRects().length > 0 && !element.closest(".unseen, .skip, svg");
          const words = [...document.querySelectorAll("main *, header *, footer *")].filter((element) => isSeen(element) && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim()));
          const overflows = (element) => element.getBoundingClientRect().right > innerWidth + 1;
          // WCAG 1.4.10 lets code and wide tables scroll by themselves: where the keyboard reaches them, and they fit the screen.
          const scrollsByItself = (element) => {
            const region = element.closest("[role=region][tabindex='0']");
            return region !== null && getComputedStyle(region).overflowX === "auto" && !overflows(region);
          };
          const isCut = (element) => (overflows(element) && !scrollsByItself(element)) || (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === "hidden");
          return [document.documentElement.scrollWidth > document.documentElement.clientWidth ? "the page" : "", ...words.filter(isCut).map((element) => element.outerHTML.slice(0, 120))].filter(Boolean);
        }, larger);
        if (cut.length > 0) wide[path] = cut;
      }
      assert.deepEqual(wide, {});
    });
  }

  test("is usable in the dark and on paper", async () => {
    visitor = await Visitor.open(browser, "public-dark", PHONE);
    await visitor.page.emulateMedia({ colorScheme: "dark" });
    for (const name of ["personal", "dataset", "services", "faq", "news"]) {
      await visitor.page.goto(address(PAGES[name]));
      await visitor.look(name);
    }
    await visitor.page.emulateMedia({ media: "print" });
    await visitor.page.goto(address(PAGES.faq));
    assert.equal(await visitor.page.locator(".menu").isVisible(), false);
  });

  test("is reached from the sitemap, whose links all lead somewhere", async () => {
    visitor = await Visitor.open(browser, "public-sitemap");
    const { page } = visitor;
    await page.goto(address("/sitemap"));
    const links = await page.locator("main a[href^='/'], footer a[href^='/']").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    assert.ok(links.length > 25);
    for (const link of new Set(links)) assert.equal((await page.request.get(address(link))).status(), 200, link);
    const listed = ["/personal", "/services", "/counter", "/about", "/news", "/faq", "/accessibility", "/contact", "/status", "/terms", "/privacy", "/verify", "/ledger", "/developers"];
    for (const path of listed) assert.ok(links.includes(path), path);
  });
});

describe("Lighthouse", { timeout: LIGHTHOUSE_LONGEST }, () => {
  /** @type {Lighthouse} */
  let light;
  before(async () => {
    light = await Lighthouse.open();
  });
  after(() => light?.close());

  // Chinese on a phone and English on a desktop: each page and each language is looked at, and each page on both screens.
  for (const [formFactor, language] of /** @type {const} */ ([["mobile", "zh-Hant"], ["desktop", "en"]])) {
    test(`gives every public page 100 for accessibility and for best practices (${formFactor}, ${language})`, async () => {
      const short = {};
      for (const [name, path] of Object.entries(PAGES)) {
        const faults = await light.faults(address(path, `lang=${language}`), formFactor);
        if (faults.length > 0) short[name] = faults;
      }
      assert.deepEqual(short, {});
    });
  }
});

describe("the catalogue", { timeout: LONGEST }, () => {
  test("is walked through by keyboard alone, from the skip link to the order of two datasets", async () => {
    visitor = await Visitor.open(browser, "public-keyboard");
    const { page } = visitor;
    await page.goto(address("/"));
    await page.keyboard.press("Tab");
    assert.equal(await page.locator(":focus").getAttribute("href"), "#main");
    await visitor.tabTo(page.getByRole("navigation", { name: "主要選單" }).getByRole("link", { name: "資料下載" }));
    await page.keyboard.press("Enter");
    await page.waitForURL(address("/personal"));
    await visitor.tabTo(page.getByRole("searchbox"));
    await page.keyboard.type("示範市政府");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/personal\?q=/);
    for (const dataset of DATASETS) {
      await visitor.tabTo(page.locator(`#pick-${dataset.replace(".", "\\.")}`));
      await page.keyboard.press("Space");
    }
    await page.getByText("已勾選 2 項").waitFor();
    await visitor.look("chosen");
    await visitor.tabTo(page.getByRole("button", { name: "下載勾選的資料" }));
    const asked = page.waitForRequest(/\/personal\/order\?/);
    await page.keyboard.press("Enter");
    assert.deepEqual(new URL((await asked).url()).searchParams.getAll("dataset").sort(), [...DATASETS].sort());
  });

  test("leads to an order without script, of one dataset and of several", async () => {
    visitor = await Visitor.open(browser, "public-no-script", PHONE, { javaScriptEnabled: false });
    const { page } = visitor;
    await page.goto(address("/personal/category/welfare"));
    await page.getByRole("link", { name: "低收入戶資料", exact: true }).click();
    const one = page.waitForRequest(/\/personal\/order\?/);
    await page.getByRole("link", { name: "我要下載" }).click();
    assert.deepEqual(new URL((await one).url()).searchParams.getAll("dataset"), [DATASETS[1]]);
    await page.goto(address("/personal"));
    for (const dataset of DATASETS) await page.locator(`input[value="${dataset}"]`).check();
    const several = page.waitForRequest(/\/personal\/order\?/);
    await page.getByRole("button", { name: "下載勾選的資料" }).click();
    assert.deepEqual(new URL((await several).url()).searchParams.getAll("dataset").sort(), [...DATASETS].sort());
  });

  test("finds datasets however their names are written, in either language", async () => {
    visitor = await Visitor.open(browser, "public-search");
    const { page } = visitor;
    for (const typed of ["household", "ＨＯＵＳＥＨＯＬＤ", "戶籍", "戶政事務所", "戶長姓名"]) {
      await page.goto(address(`/personal?q=${encodeURIComponent(typed)}`));
      assert.ok(await page.locator(`a[href="/personal/detail/${DATASETS[0]}"]`).isVisible(), typed);
    }
    await page.goto(address("/personal?q=nothing-is-called-so"));
    await page.getByText("沒有符合的資料").waitFor();
    const tooLong = await page.goto(address(`/personal?q=${"x".repeat(61)}`));
    assert.equal(tooLong.status(), 400);
    await page.getByText("catalogue.search-too-long").waitFor();
  });

  test("leads from a service's page to the service's own site", async () => {
    visitor = await Visitor.open(browser, "public-service");
    const { page } = visitor;
    await page.goto(address("/services"));
    await page.getByLabel("領域").selectOption("education");
    await page.getByLabel("找服務").fill("學雜費");
    await page.getByRole("button", { name: "搜尋" }).click();
    await page.getByRole("link", { name: "學雜費減免申請" }).click();
    await page.waitForURL(address("/services/CLI.demoSchool"));
    await page.getByRole("link", { name: "前往辦理" }).click();
    await page.waitForURL(`${demo.origins.sp}/`);
  });

  test("says of what is not there that it is not there", async () => {
    visitor = await Visitor.open(browser, "public-nowhere");
    for (const path of ["/personal/category/cats", "/personal/detail/API.nowhere000", "/personal/detail/x", "/services/CLI.nobody0001", "/news/nothing", "/terms/7.0"]) {
      const response = await visitor.page.goto(address(path));
      assert.equal(response.status(), 404, path);
      await visitor.look(path.split("/")[1]);
    }
  });
});
