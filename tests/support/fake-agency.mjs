/** The agencies' data APIs, and the registry that knows whose documents are whose. */

import { Peer } from "./peer.mjs";

/** @typedef {import("./peer.mjs").Reply} Reply */
/** @typedef {import("./person.mjs").Person} Person */

export const REGISTRY = "/registry/dual-document";

export class FakeAgency extends Peer {
  /** @type {Map<string, Person>} by NHI card number */
  #people = new Map();
  /** @type {(asked: import("./peer.mjs").Asked) => Reply | Promise<Reply>} what the registry answers instead of the truth */
  registry = (asked) => this.#look(asked);

  /** @param {(dataset: string) => Buffer} packageOf what is handed over where nothing is planned */
  constructor(packageOf) {
    super(keyOf, (asked) => (asked.path === REGISTRY ? this.registry(asked) : good(packageOf(datasetOf(asked)))));
    this.registryKey = "";
  }

  /** @param {Person} person */
  register(person) {
    this.#people.set(person.nhi_card_number, person);
    return person;
  }

  #look(asked) {
    if (asked.headers.authorization !== `Bearer ${this.registryKey}`) return { status: 401 };
    const { birthdate, nhi_card_number, household_number } = JSON.parse(asked.body);
    const person = this.#people.get(nhi_card_number);
    if (!person || person.birthdate !== birthdate || person.household_number !== household_number) return json({ match: false });
    const { uid, name, gender, email, mobile } = person;
    return json({ match: true, person: { uid, name, gender, email, mobile } });
  }
}

/** Names what one person's dataset is planned and noted under. */
export function about(dataset, /** @type {{ uid: string }} */ person) {
  return `${dataset} ${person.uid}`;
}

/** A package. */
export function good(/** @type {Buffer} */ zip) {
  return { status: 200, headers: { "content-type": "application/zip" }, body: zip };
}

/** Not ready. */
export function preparing(seconds = 2) {
  return { status: 429, headers: { "retry-after": String(seconds) } };
}

/** @param {import("./peer.mjs").Asked} asked */
function keyOf(asked) {
  return asked.path === REGISTRY ? REGISTRY : about(datasetOf(asked), { uid: uidOf(asked) });
}

function datasetOf(asked) {
  return asked.path.replace(/^\/dp\//, "").replace(/\?.*$/, "");
}

/** Each dataset's template carries the ID in a place of its own (tests/support/seeds/datasets.toml). */
function uidOf({ method, headers, body }) {
  return method === "GET" ? Buffer.from(String(headers.uid), "base64").toString() : JSON.parse(body).uid;
}

function json(value) {
  return { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(value) };
}
