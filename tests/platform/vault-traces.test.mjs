/** After the end nothing is left: the files of the platform's storage are opened and searched, whatever the end was and whenever it was killed. */

import assert from "node:assert/strict";
import { randomBytes, randomInt } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { about, good } from "../support/fake-agency.mjs";
import { Download } from "../support/download.mjs";
import { openDelivery, take } from "../support/data-api.mjs";
import { makePackage } from "../support/foreign-package.mjs";
import { Journey } from "../support/journey.mjs";
import { unmistakable } from "../support/person.mjs";
import { allGone, found, tracesOf } from "../support/traces.mjs";
import { World } from "../support/world.mjs";

const EIGHT_HOURS_AND_MORE = 8 * 3600 + 60;

/** A transfer that broke off may be begun again after so long. */
const LEASE = 61;

/** @type {World} */
let world;
/** Seconds by which the platform's clock is ahead by now: it never goes back. */
let ahead = 0;

before(async () => {
  world = await World.open();
});
after(() => world.close());

/** Her package stands in the vault, and all that could be found of it is known. */
async function collected(kind) {
  const marker = randomBytes(24).toString("hex");
  const passage = new kind(world, { person: world.agency.register(unmistakable()) });
  world.agency.plan(about("income", passage.person), good(makePackage({ signer: world.signerOf("income"), files: { "所得.json": JSON.stringify({ marker }) } })));
  await (kind === Journey ? passage.reachConsent() : passage.reachData());
  await passage.collected();
  const traces = tracesOf(world, passage, marker);
  // Only the lock itself stands anywhere, apart from all that it opens.
  const [line, ...more] = found(world, traces);
  assert.match(line, /^the lock: .*\/r2\//);
  assert.deepEqual(more, []);
  return { passage, traces };
}

const nothingIsLeft = ({ passage, traces }) => allGone(world, passage.transaction, traces);

/** Every end there is, and what brings it about. */
const ENDS = {
  "taken by the service": {
    kind: Journey,
    async reach(journey) {
      await journey.agree();
      await journey.end();
      return journey.notice();
    },
    async end(journey, notice) {
      const answer = await take(world.platform, notice);
      if (answer.status === 200) await openDelivery(answer.body, journey.service.unseal(notice.secret_key));
    },
    /** Killed while it went out, it may be fetched once more. */
    async again(journey, notice) {
      const { status } = await take(world.platform, notice);
      assert.ok(status === 200 || status === 201, String(status));
    },
  },
  "refused by her": { kind: Journey, end: (journey) => journey.decide("refuse") },
  "saved by her": { kind: Download, end: (download) => download.save() },
  "deleted by her": { kind: Download, end: (download) => download.press({ decision: "delete" }) },
};

for (const [how, { kind, reach = async () => undefined, end, again = end }] of Object.entries(ENDS)) {
  describe(`data that was ${how}`, () => {
    test("leaves no object, no key and no readable byte", async () => {
      const data = await collected(kind);
      await end(data.passage, await reach(data.passage));
      await nothingIsLeft(data);
    });

    for (let times = 1; times <= 3; times += 1) {
      test(`leaves nothing either when the platform is killed meanwhile (${times})`, async (context) => {
        const data = await collected(kind);
        const reached = await reach(data.passage);
        const moment = randomInt(60);
        context.diagnostic(`killed after ${moment} ms`);
        const ending = Promise.resolve(end(data.passage, reached)).catch(() => undefined);
        await pause(moment);
        await world.restart({ ahead: (ahead += LEASE) });
        await ending;
        // Where it was lost, it is done once more; where it was not, this changes nothing.
        await Promise.resolve(again(data.passage, reached)).catch((error) => context.diagnostic(error.message.split("\n", 1)[0]));
        await nothingIsLeft(data);
      });
    }
  });
}

describe("data that nobody came for", () => {
  test("leaves nothing after eight hours", async () => {
    const [looked, service] = [await collected(Download), await collected(Journey)];
    await world.restart({ ahead: ahead + EIGHT_HOURS_AND_MORE });
    await looked.passage.citizen.get(looked.passage.path("data"));
    await service.passage.citizen.get(service.passage.path("consent"));
    await nothingIsLeft(looked);
    await nothingIsLeft(service);
  });
});
