/** The redirect with which a service sends a citizen. */

import assert from "node:assert/strict";
import { before } from "node:test";
import { Journey } from "../support/journey.mjs";
import { invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { BADLY_REGISTERED, changedWorld } from "./changed-world.mjs";
import { check } from "./check.mjs";

/** @type {import("../support/world.mjs").World} */
let world;
/** @type {import("../support/service-wire.mjs").Service} */
let school;

before(async () => {
  world = await sharedWorld();
  school = world.services["CLI.testSchool"];
});

/** Asks to be sent back to each address, and is kept on a page of the platform that says none of it. */
async function refused(/** @type {(string | undefined)[]} */ ...returnUrls) {
  for (const url of returnUrls) {
    const query = [url === undefined ? [] : `returnUrl=${encodeURIComponent(url)}`, `pid=${encodeURIComponent(school.seal(invent().uid))}`].flat().join("&");
    const page = await world.citizen().get(school.redirect(invent(), { query }));
    assert.deepEqual([page.status, page.location], [404, undefined], url);
    if (url) assert.ok(!page.html.includes(url), url);
  }
}

/** The registered return URL with one part changed. */
const changed = (/** @type {string} */ part, /** @type {string} */ other) => school.returnUrl.replace(part, other);

check(1, "a return URL is compared byte for byte", async () => {
  const port = new URL(school.returnUrl).port;
  await refused(changed("/return", "/Return"), `${school.returnUrl}/`, `${school.returnUrl}/more`, school.returnUrl.slice(0, -1), changed(port, String(Number(port) - 1)), changed("//localhost", "//sub.localhost"));
});

check(2, "without a return URL there is a page and no redirect", () => refused(undefined));

check(3, "an unregistered return URL is never led to, and not even shown", () => refused("https://evil.example/return", `https://evil.example/?${school.returnUrl}`));

check(4, "script and data addresses are refused at use, and a service registered with one leads nowhere", async () => {
  await refused("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "\u0001javascript:alert(1)", "data:text/html,hello", "DATA:text/html,hello");
  const changedOne = await changedWorld();
  for (const client of Object.keys(BADLY_REGISTERED)) {
    const page = await changedOne.citizen().get(changedOne.services[client].redirect(invent()));
    assert.deepEqual([page.status, page.location], [500, undefined], client);
    assert.doesNotMatch(page.html, /javascript:|data:text/i, client);
  }
});

check(5, "a return URL that was struck off meanwhile is not led to at the end", async () => {
  const changedOne = await changedWorld();
  const service = changedOne.services["CLI.testSchool"];
  const [, url] = service.returnUrls;
  const query = (/** @type {string} */ pid) => `returnUrl=${encodeURIComponent(url)}&pid=${encodeURIComponent(service.seal(pid))}`;
  const person = changedOne.agency.register(invent());
  const journey = await new Journey(changedOne, { person, query: query(person.uid) }).arrive();
  await journey.citizen.submit(await journey.page("terms"), { decision: "refuse" });
  assert.equal((await journey.end()).url, url);
  changedOne.change(`DELETE FROM service_return_url WHERE client_id = '${service.id}' AND url = '${url}';`);
  const page = await journey.page("leaving");
  assert.equal(page.wayBack(), undefined);
  assert.ok(!page.html.includes(url));
  assert.match(page.text, /返回網址已不在登記之列/);
});

check(6, "a transaction stays that of the service that began it", async () => {
  const bank = world.services["CLI.testBank01"];
  const journey = await new Journey(world).arrive();
  const other = await new Journey(world, { citizen: journey.citizen, person: journey.person, service: bank }).arrive();
  const form = (await journey.page("terms")).form();
  const crossed = await journey.citizen.post(other.path("terms"), { ...form.hidden, acknowledged: "1", decision: "agree" });
  assert.equal(crossed.status, 403);
  const swapped = await journey.citizen.get(journey.address.replace(school.id, bank.id));
  assert.equal(bank.readReturn(swapped.location).code, 400, "another service's key opens no pid");
  assert.match((await journey.page("terms")).text, /學費減免/);
});

check(7, "no fragment, user, dot segment, hidden slash, look-alike or trailing dot passes for the registered address", () =>
  refused(`${school.returnUrl}#here`, changed("//", "//localhost@"), changed("/return", "/x/../return"), changed("/return", "%2freturn"), changed("/return", "/%72eturn"), changed("localhost", "lоcalhost"), changed("localhost", "localhost.")),
);

check(8, "a service whose return URL is on this machine is one of a demonstration only", async () => {
  const changedOne = await changedWorld();
  const service = changedOne.services["CLI.testSchool"];
  assert.match((await changedOne.citizen().get(service.redirect(invent()))).location ?? "", /^\/t\//);
  await changedOne.restart({ vars: { DEMO: "" } });
  const page = await changedOne.citizen().get(service.redirect(invent()));
  await changedOne.restart();
  assert.deepEqual([page.status, page.location], [500, undefined]);
});
