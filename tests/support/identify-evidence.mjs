/** Evidence over HTTP: the page of a method, what it asks to be signed, and the form sent back with the signature. */

import { issueCard, signAsCard } from "./cards.mjs";
import { exchange } from "./exchange.mjs";
import { Journey } from "./journey.mjs";
import { HIERARCHY } from "./world.mjs";

/** @typedef {import("./cards.mjs").CardKind} CardKind */

/** A card issued by the authority of its kind, or by another's. */
export function cardOf(person, /** @type {CardKind} */ kind = "CER", /** @type {{ issuer?: CardKind }} */ as = {}) {
  return issueCard(HIERARCHY, kind, person, as);
}

/** A citizen who has accepted the terms. */
export async function atTheDoor(world, plan) {
  const journey = new Journey(world, plan);
  await journey.arrive();
  return journey.accept();
}

/** The page of a method, and what its evidence has to answer. */
export async function choose(journey, method, citizen = journey.citizen) {
  const page = await citizen.submit(await journey.page("identify"), { choose: method });
  const [form] = page.tags("form");
  return { page, method, nonce: form["data-nonce"], options: form["data-options"] && JSON.parse(form["data-options"]) };
}

/** Sends the form of a method's page with these fields. */
export function send(journey, { page, method }, fields, { citizen = journey.citizen, headers = {} } = {}) {
  return citizen.submit(page, { birthday: journey.person.birthday, method, ...fields, decision: "agree" }, headers);
}

/** Chooses a method, has the card sign, and sends it. */
export async function showCard(journey, card, method = "CER", fields = {}) {
  const chosen = await choose(journey, method);
  return send(journey, chosen, { ...(await signAsCard(card, chosen.nonce)), ...fields });
}

/** Whether the answer leads to the data. */
export function isIdentified(journey, answer) {
  return answer.status === 303 && answer.location === journey.path("consent");
}

/** The codes that went to a contact, newest first. @returns {Promise<string[]>} */
export async function codesTo(world, contact) {
  const { body } = await exchange(`${world.platform}/sandbox/outbox?to=${encodeURIComponent(contact)}`, { headers: { accept: "application/json" } });
  return JSON.parse(body.toString()).flatMap(({ code }) => code ?? []);
}

/** A code that is surely none of these. */
export function wrongCode(/** @type {string[]} */ codes) {
  return Array.from({ length: codes.length + 1 }, (_, index) => String(index).repeat(8)).find((code) => !codes.includes(code)) ?? "";
}
