/** Whose session it is, and what a citizen agrees to. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before } from "node:test";
import { ROOT } from "../../tools/family.mjs";
import { launch, Visitor } from "../support/browser.mjs";
import { about } from "../support/fake-agency.mjs";
import { Journey } from "../support/journey.mjs";
import { MemberArea } from "../support/member.mjs";
import { held } from "../support/peer.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { changedWorld, HARMFUL_NAME } from "./changed-world.mjs";
import { check } from "./check.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** A citizen in front of data that she may send. */
async function atConsent(plan = {}) {
  const journey = await new Journey(world, plan).reachConsent();
  await journey.collected();
  return journey;
}

/** The same transaction in Chromium: the browser is given her cookies. */
async function inChromium(context, journey, path, look) {
  const browser = await launch();
  try {
    const visitor = await Visitor.open(browser, "checks");
    const cookies = [...journey.citizen.cookies].map(([name, value]) => ({ name, value, url: world.platform.replace("http:", "https:"), secure: true, httpOnly: true }));
    await visitor.context.addCookies(cookies);
    await visitor.page.goto(world.platform + path);
    await look(visitor.page);
    await visitor.close(context);
  } finally {
    await browser.close();
  }
}

check(49, "identification begins a new session, and the old one is worth nothing", async () => {
  const journey = await new Journey(world).arrive();
  await journey.accept();
  const before = journey.citizen.clone();
  await journey.identify();
  await journey.page("consent");
  assert.notDeepEqual(journey.citizen.cookies, before.cookies);
  assert.equal((await before.get(journey.path("consent"))).status, 404);
});

check(50, "a session is a cookie of this host alone, out of scripts' reach, with 256 random bits", async () => {
  const citizen = world.citizen();
  const [cookie, ...more] = (await citizen.get(new Journey(world).address)).headers["set-cookie"] ?? [];
  assert.deepEqual(more, []);
  assert.match(cookie, /^__Host-[\w-]+=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
});

check(51, "a decision counts only with the form's token of this session, this step and these facts", async () => {
  const [journey, other] = [await atConsent(), await atConsent()];
  const page = await journey.page("consent");
  const foreign = (await other.page("consent")).form().hidden.csrf;
  for (const csrf of [foreign, "", "x".repeat(43)]) assert.equal((await journey.citizen.submit(page, { decision: "agree", csrf })).status, 403);
  assert.equal((await journey.citizen.submit(page, { decision: "agree" }, { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await journey.status()).stage, "consent");
});

check(52, "what is approved is what was shown: changed facts are shown again", async () => {
  const journey = new Journey(world, { datasets: ["API.testIncome", "API.testHouse1"] });
  const answer = held();
  world.agency.plan(about("house", journey.person), answer.promise);
  await journey.reachConsent();
  await journey.until(({ datasets }) => datasets[0].state === "ready");
  const stale = await journey.page("consent");
  answer.resolve({ status: 500 });
  await journey.collected();
  assert.equal((await journey.citizen.submit(stale, { decision: "agree" })).status, 409);
  assert.deepEqual(world.service.notices(journey.txId), []);
});

check(53, "no page can be framed", async () => {
  const { headers } = await (await atConsent()).page("consent");
  assert.match(String(headers["content-security-policy"]), /frame-ancestors 'none'/);
  assert.equal(headers["x-frame-options"], "DENY");
});

check(54, "the button that gives the data does nothing until the page has been in sight for a moment", async (context) => {
  const journey = await atConsent();
  await inChromium(context, journey, journey.path("consent"), async (page) => {
    const agree = page.locator('button[name=decision][value=agree]');
    // A click that was meant for a page that lay over this one, and arrives as it comes into sight.
    const early = await page.evaluate(() => {
      const button = /** @type {HTMLButtonElement} */ (document.querySelector("button[name=decision][value=agree]"));
      document.dispatchEvent(new Event("visibilitychange"));
      button.click();
      return { disabled: button.disabled, address: location.pathname };
    });
    assert.deepEqual(early, { disabled: true, address: journey.path("consent") });
    assert.equal((await journey.status()).stage, "consent");
    await agree.click();
    await page.waitForURL((url) => url.pathname !== journey.path("consent"));
  });
  assert.equal((await journey.end()).code, 200);
});

check(55, "every answer keeps other origins out, and allows no inline script or style", async () => {
  const page = await (await atConsent()).page("consent");
  const expected = { "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin", "x-content-type-options": "nosniff" };
  for (const [name, value] of Object.entries(expected)) assert.equal(page.headers[name], value);
  assert.match(String(page.headers["strict-transport-security"]), /^max-age=\d{8}/);
  const policy = String(page.headers["content-security-policy"]);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
});

check(56, "after signing out, the back button shows nothing of hers", async (context) => {
  const area = await (await new MemberArea(world).enrolled()).signIn();
  assert.equal((await area.home()).headers["cache-control"], "no-store");
  await inChromium(context, area, "/member", async (page) => {
    await page.getByText(area.person.name).first().waitFor();
    await page.locator('form[action="/member/sign-out"] button').first().click();
    await page.waitForURL("**/member/signed-out");
    await page.goBack();
    await page.waitForURL("**/member/sign-in");
    assert.equal(await page.getByText(area.person.name).count(), 0);
  });
});

check(57, "a service's name is text, whatever stands in it, and no image comes from elsewhere", async () => {
  const changed = await changedWorld();
  const journey = await new Journey(changed, { service: changed.services["CLI.testBank01"] }).reachConsent();
  await journey.collected();
  for (const page of [await journey.page("consent"), await changed.citizen().get("/services/CLI.testBank01")]) {
    assert.ok(page.text.includes(HARMFUL_NAME));
    assert.doesNotMatch(page.html, /<img[^>]*evil/);
    for (const { src } of page.tags("img")) assert.match(src, /^\/assets\//);
    assert.match(String(page.headers["content-security-policy"]), /img-src (?!.*(\*|https?:))/);
  }
});

check(58, "two services in two tabs of one browser do not cross", async () => {
  const one = await new Journey(world).arrive();
  const two = await new Journey(world, { citizen: one.citizen, person: one.person, service: world.services["CLI.testBank01"] }).arrive();
  await two.accept();
  await one.accept();
  await one.identify();
  await two.identify();
  await Promise.all([one.collected(), two.collected()]);
  const form = (await one.page("consent")).form();
  assert.equal((await one.citizen.post(two.path("consent"), { ...form.hidden, decision: "agree" })).status, 403);
  await one.agree();
  await two.decide("refuse");
  assert.deepEqual([(await one.end()).code, (await two.end()).code], [200, 205]);
});

check(59, "what one browser began, another can neither see nor finish", async () => {
  const journey = await atConsent();
  const page = await journey.page("consent");
  const other = world.citizen();
  assert.equal((await other.get(journey.path("consent"))).status, 404);
  assert.equal((await other.submit(page, { decision: "agree" })).status, 404);
  assert.equal(journey.service.readReturn((await other.get(journey.address)).location).code, 400);
  assert.equal((await journey.status()).stage, "consent");
});

check(60, "no address makes the platform lead elsewhere", async () => {
  const area = await (await new MemberArea(world).enrolled()).signIn();
  const evil = "https://evil.example/";
  const parameters = ["lang", "size", "return_to", "returnUrl", "next", "url", "redirect_uri", "post_logout_redirect_uri"].map((name) => `${name}=${encodeURIComponent(evil)}`).join("&");
  const stranger = world.citizen();
  for (const path of ["/", "/member", "/member/sign-in", "/member/signed-out", "//evil.example/", "/\\evil.example", "/member/sign-in/%2F%2Fevil.example", "/personal/order"]) {
    const page = await stranger.get(`${path}?${parameters}`);
    assert.match(page.location ?? "/", /^\/(?![/\\])/, path);
    for (const { href } of page.tags("a")) assert.doesNotMatch(href ?? "", /^(https?:)?\/\/evil/, path);
  }
  const out = await area.press("/member/sign-out", { return_to: evil, post_logout_redirect_uri: evil });
  assert.equal(out.location, "/member/signed-out");
});

/** What the consent page says in both languages, side by side: whoever changes one looks at the other. */
const WORDS = JSON.parse(readFileSync(join(ROOT, "tests/checks/consent-words.json"), "utf8"));

check(61, "the consent page says the same in both languages", async () => {
  const journey = await atConsent();
  const [chinese, english] = [await journey.page("consent"), await journey.citizen.get(`${journey.path("consent")}?lang=en`)];
  for (const [zh, en] of WORDS) {
    assert.ok(chinese.text.includes(zh), zh);
    assert.ok(english.text.includes(en), en);
  }
  const shape = (page) => [...page.html.matchAll(/<(h1|h2|h3|dt|dd|button|article|form)\b/g)].map(([, tag]) => tag).join(" ");
  assert.equal(shape(english), shape(chinese));
});
