/** The agencies' data APIs, the registry that knows whose documents and companies are whose, and the telecom operator. */

import { Peer } from "./peer.mjs";

/** @typedef {import("./peer.mjs").Reply} Reply */
/** @typedef {import("./person.mjs").Person} Person */

/**
 * @typedef {object} Company
 * @property {string} business_number
 * @property {string} name
 * @property {string} responsible_uid
 */

export const REGISTRY = "/registry/dual-document";
export const PERSON = "/registry/person";
export const COMPANY = "/registry/company";
export const TELECOM = "/telecom/match";

export class FakeAgency extends Peer {
  /** @type {Map<string, Person>} by ID */
  #people = new Map();
  /** @type {Map<string, Company>} by number */
  #companies = new Map();
  /** @type {(asked: import("./peer.mjs").Asked) => Reply | Promise<Reply>} what the registry answers instead of the truth */
  registry = (asked) => this.#authorised(asked, this.registryKey, (question) => this.#documents(question));
  /** @type {(asked: import("./peer.mjs").Asked) => Reply | Promise<Reply>} what it answers about people, likewise */
  person = (asked) => this.#authorised(asked, this.registryKey, ({ uid }) => known(this.#people.get(uid), personOf));
  /** @type {(asked: import("./peer.mjs").Asked) => Reply | Promise<Reply>} what it answers about companies, likewise */
  company = (asked) => this.#authorised(asked, this.registryKey, ({ business_number }) => known(this.#companies.get(business_number)));
  /** @type {(asked: import("./peer.mjs").Asked) => Reply | Promise<Reply>} what the telecom operator answers, likewise */
  telecom = (asked) => this.#authorised(asked, this.telecomKey, (question) => this.#number(question));

  /** @param {(dataset: string) => Buffer} packageOf what is handed over where nothing is planned */
  constructor(packageOf) {
    super(keyOf, (asked) => {
      const authority = AUTHORITIES[asked.path];
      if (isHeartbeat(asked)) return { status: 200 };
      return authority ? this[authority](asked) : good(packageOf(datasetOf(asked)));
    });
    this.registryKey = "";
    this.telecomKey = "";
  }

  /** @param {Person} person */
  register(person) {
    this.#people.set(person.uid, person);
    return person;
  }

  /** @param {Company} company */
  registerCompany(company) {
    this.#companies.set(company.business_number, company);
    return company;
  }

  #authorised(asked, key, answer) {
    return asked.headers.authorization === `Bearer ${key}` ? answer(JSON.parse(asked.body)) : { status: 401 };
  }

  #documents({ birthdate, nhi_card_number, household_number }) {
    const person = this.#people.values().find((each) => each.nhi_card_number === nhi_card_number);
    if (!person || person.birthdate !== birthdate || person.household_number !== household_number) return json({ match: false });
    const { uid, name, gender, email, mobile } = person;
    return json({ match: true, person: { uid, name, gender, email, mobile } });
  }

  #number({ uid, birthdate, mobile }) {
    const person = this.#people.get(uid);
    return json({ match: person !== undefined && person.birthdate === birthdate && person.mobile === mobile });
  }
}

/** Which of the agency's answers belongs to which address. */
const AUTHORITIES = /** @type {const} */ ({ [REGISTRY]: "registry", [PERSON]: "person", [COMPANY]: "company", [TELECOM]: "telecom" });

function personOf({ uid, name, birthdate, gender, email, mobile }) {
  return { uid, name, birthdate, gender, email, mobile };
}

function known(found, shown = (each) => each) {
  return found ? json(shown(found)) : { status: 404 };
}

/** Names what one person's dataset is planned and noted under. */
export function about(dataset, /** @type {{ uid: string }} */ person) {
  return `${dataset} ${person.uid}`;
}

/** Names what a dataset's heartbeat is planned and noted under. */
export function heartbeatOf(dataset) {
  return `heartbeat ${dataset}`;
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
  if (isHeartbeat(asked)) return heartbeatOf(datasetOf(asked));
  return asked.path in AUTHORITIES ? asked.path : about(datasetOf(asked), { uid: uidOf(asked) });
}

function isHeartbeat({ path }) {
  return new URLSearchParams(path.split("?")[1]).has("heartbeat");
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
