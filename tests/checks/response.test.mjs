/** What comes back: to the citizen's browser, and to the service. */

import assert from "node:assert/strict";
import { before } from "node:test";
import { Citizen } from "../support/citizen.mjs";
import { take } from "../support/data-api.mjs";
import { eventually } from "../support/eventually.mjs";
import { Journey } from "../support/journey.mjs";
import { invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { BADLY_REGISTERED, changedWorld } from "./changed-world.mjs";
import { check } from "./check.mjs";

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** A browser that remembers every answer. */
class Witness extends Citizen {
  /** @type {import("../support/page.mjs").Page[]} */
  seen = [];

  async get(...asked) {
    return this.#remember(await super.get(...asked));
  }

  async post(...asked) {
    return this.#remember(await super.post(...asked));
  }

  #remember(page) {
    this.seen.push(page);
    return page;
  }
}

/** A whole transaction, with every answer that the browser had. */
async function witnessed() {
  const citizen = new Witness(world.platform, { address: "192.0.2.28" });
  const journey = await new Journey(world, { citizen }).reachConsent();
  await journey.collected();
  await journey.page("consent");
  await journey.agree();
  const end = await journey.end();
  return { journey, end, seen: citizen.seen };
}

check(28, "every redirect is a 303, which no form is sent along with", async () => {
  const { seen } = await witnessed();
  const moved = seen.filter(({ location }) => location !== undefined);
  assert.ok(moved.length >= 4);
  assert.deepEqual([...new Set(moved.map(({ status }) => status))], [303]);
  assert.ok(seen.every(({ status }) => status === 200 || status === 303));
});

check(29, "a refusal goes back with 205 and the tx_id, and nothing was told", async () => {
  const journey = await new Journey(world).reachConsent();
  await journey.collected();
  await journey.decide("refuse");
  const { code, txId } = await journey.end();
  assert.deepEqual([code, txId], [205, journey.txId]);
  assert.deepEqual(world.service.notices(journey.txId), []);
});

check(30, "neither a secret nor a person is in an address, a title, a referrer or the log", async () => {
  const { journey, end, seen } = await witnessed();
  const notice = await journey.notice();
  await take(world.platform, notice);
  assert.deepEqual(end.own, {}, "the return carries a code and a sealed tx_id");
  const { uid, name, birthday, birthdate, nhi_card_number, household_number } = journey.person;
  const secrets = [uid, name, birthday, birthdate, nhi_card_number, household_number, notice.permission_ticket, notice.secret_key, ...journey.citizen.cookies.values()];
  for (const page of seen) {
    assert.equal(page.headers["referrer-policy"], "no-referrer");
    assert.doesNotMatch(page.location ?? "", /#/);
    const shown = [page.title, page.location ?? "", ...page.tags("a").map(({ href }) => href)].join("\n");
    for (const secret of secrets) assert.ok(!shown.includes(secret), page.title);
  }
  const log = world.log.join("\n");
  assert.ok(log.includes(journey.transaction));
  for (const secret of secrets) assert.ok(!log.includes(secret));
});

check(31, "a fault of the platform's own is one page with one correlation id, and says nothing of its inside", async () => {
  const changed = await changedWorld();
  const page = await changed.citizen().get(changed.services[Object.keys(BADLY_REGISTERED)[0]].redirect(invent()));
  assert.equal(page.status, 500);
  const id = page.headers["x-correlation-id"];
  assert.match(String(id), /^[0-9a-f]{16}$/);
  assert.ok(page.text.includes(String(id)));
  assert.doesNotMatch(page.text, /SELECT|D1_|panicked|\.rs:|stack/i);
  const logged = () => changed.log.filter((line) => line.includes(`${id} `));
  await eventually("the fault in the log", () => logged().length > 0);
  assert.equal(logged().length, 1);
});
