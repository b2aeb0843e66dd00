/** A thousand guesses at one person, side by side and from as many addresses: five are looked at, and she is not kept out. */

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { REGISTRY } from "../support/fake-agency.mjs";
import { atTheDoor, cardOf, isIdentified, showCard } from "../support/identify-evidence.mjs";
import { documents, invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { sideBySide } from "../support/side-by-side.mjs";

const GUESSES = 1_000;
/** So many, that none of them is paused by itself: they take turns, and what was not looked at does not count. */
const BROWSERS = 100;
/** What is looked at before a pause. */
const ALLOWED = 5;

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

test("a thousand guesses at one person are five that are looked at, and she identifies by her card", { timeout: 300_000 }, async (context) => {
  const person = world.agency.register(invent());
  const doors = await sideBySide(BROWSERS, async () => {
    const journey = await atTheDoor(world, { person, newcomer: true });
    return { journey, page: await journey.page("identify") };
  });
  const looked = world.agency.asked(REGISTRY).length;
  const begun = performance.now();
  const answers = await sideBySide(GUESSES, (index) => {
    const { journey, page } = doors[index % BROWSERS];
    const guess = { ...documents(person), household_number: `X${String(index).padStart(7, "0")}`, decision: "agree" };
    return journey.citizen.submit(page, guess, { "cf-connecting-ip": `198.18.${index >> 8}.${index & 255}` });
  });
  context.diagnostic(`${GUESSES} guesses in ${Math.round(performance.now() - begun)} ms`);

  const statuses = answers.map(({ status }) => status);
  // On a busy machine the registry's answer may come too late: such a guess learns nothing, and is given back.
  const unanswered = statuses.filter((status) => status === 503).length;
  const asked = world.agency.asked(REGISTRY).length - looked;
  assert.ok(asked >= ALLOWED && asked <= ALLOWED + unanswered, `${asked} were looked at, ${unanswered} in vain`);
  assert.deepEqual([...new Set(statuses.filter((status) => status !== 503))].sort(), [422, 429]);
  // The fifth is looked at, and its answer already says until when there will be no other.
  assert.equal(statuses.filter((status) => status === 422).length, ALLOWED - 1);
  for (const answer of answers.filter(({ status }) => status === 429)) assert.match(answer.text, /請在 \d\d:\d\d 以後再試/);

  const holder = await atTheDoor(world, { person });
  const paused = await holder.tryToIdentify(documents(person));
  assert.equal(paused.status, 429, "by the method that was guessed at nobody comes in, not she either");
  assert.ok(isIdentified(holder, await showCard(holder, cardOf(person))), "by another one she does");
  for (const { journey } of doors.slice(0, 5)) assert.equal((await journey.status()).stage, "identify");
});
