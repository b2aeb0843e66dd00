/** All that somebody who gets at the platform's disk could look for, to find out about one transaction. */

import assert from "node:assert/strict";
import { createDecipheriv, hkdfSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { eventually } from "./eventually.mjs";

/** @typedef {Record<string, (Buffer | Digits)[]>} Traces what to look for, by what it is, in every form it may have */

/** Few digits also stand in times and in hexadecimal names, by chance. They are a trace where nothing of that kind is around them. */
export class Digits {
  constructor(/** @type {string} */ text) {
    this.bytes = Buffer.from(text, "latin1");
  }

  isIn(/** @type {Buffer} */ content) {
    const isNumeral = (/** @type {number | undefined} */ byte) => byte !== undefined && /[0-9a-f]/.test(String.fromCharCode(byte));
    for (let at = content.indexOf(this.bytes); at >= 0; at = content.indexOf(this.bytes, at + 1)) {
      if (!isNumeral(content[at - 1]) && !isNumeral(content[at + this.bytes.length])) return true;
    }
    return false;
  }
}

/**
 * What can be known of a transaction while it is alive: who has its lock and the platform's key can read its row.
 *
 * @param {import("./world.mjs").World} world
 * @param {import("./passage.mjs").Passage} passage
 * @param {string} marker text in the package
 * @returns {Traces}
 */
export function tracesOf(world, passage, marker) {
  const { uid, name, birthdate, nhi_card_number, household_number, mobile, email } = passage.person;
  const lock = lockOf(world, passage);
  const personal = JSON.parse(open(world, passage, lock));
  const [tokens, keys] = ["token", "key"].map((name) => personal.requests.map((request) => request[name]));
  const cookies = [...passage.citizen.cookies.values()];
  return {
    "her ID": inWords(uid),
    "her name": inWords(name),
    "her birthday": [...inWords(birthdate, birthdate.replaceAll("-", "/")), new Digits(passage.person.birthday), Buffer.from(passage.person.birthday, "utf16le")],
    "her documents": inWords(nhi_card_number, household_number),
    "her contacts": inWords(mobile, email),
    "what is in the package": inWords(marker),
    "the packages' keys": keys.flatMap((key) => [...inWords(key), Buffer.from(key, "base64")]),
    "the lock": [lock, ...inWords(lock.toString("hex"))],
    "the agencies' tokens": inWords(...tokens),
    "the service's secret": inWords(personal.secret),
    ...(personal.ticket ? { "the ticket": inWords(personal.ticket) } : {}),
    "her browser's secret": inWords(...cookies),
  };
}

/** Files in which a trace stands, by what it is. */
export function found(world, /** @type {Traces} */ traces) {
  // A demonstration shows its letters to developers.
  const files = [...world.stateFiles()].filter(([file]) => !file.includes("OutboxObject"));
  const holds = (content, forms) => forms.some((form) => (form instanceof Digits ? form.isIn(content) : content.includes(form)));
  return Object.entries(traces).flatMap(([what, forms]) => files.filter(([, content]) => holds(content, forms)).map(([file]) => `${what}: ${file}`));
}

/** The simulated storage forgets an object at once and deletes its file a moment later: what stays is what counts. */
export async function allGone(world, /** @type {string} */ transaction, /** @type {Traces} */ traces) {
  let left = [];
  const look = () => [...world.locks(transaction), ...world.vault(transaction)].length === 0 && (left = found(world, traces)).length === 0;
  await eventually("nothing left", look).catch((error) => {
    assert.deepEqual(left, [], "readable after the end");
    throw error;
  });
}

function lockOf(world, passage) {
  const [{ file }] = world.locks(passage.transaction);
  return readFileSync(file);
}

/** The personal part of the row, as it was stored last. */
function open(world, passage, lock) {
  const owner = `${passage.transaction}/${lock.toString("hex")}`;
  const files = world.stateFilesWith('"sealed":"v2.').filter((file) => file.includes("TransactionObject"));
  const rows = files.flatMap((file) => [...readFileSync(file, "latin1").matchAll(/"sealed":"v2\.([\w-]+)"/g)]);
  const texts = rows.flatMap(([, sealed]) => unwrapped(world.platformKey, owner, Buffer.from(sealed, "base64url")) ?? []);
  const withKeys = texts.filter((text) => JSON.parse(text).requests.every(({ key }) => key));
  if (withKeys.length === 0) throw new Error("no row can be read: nothing would be found whatever is left");
  return withKeys.at(-1);
}

/** What the platform's `PlatformKeys::wrap` has wrapped (worker/src/keys.rs), if it was wrapped for this owner. */
function unwrapped(platformKey, owner, bytes) {
  const info = `mydata-edge/wrap/${owner}/v1`;
  const key = Buffer.from(hkdfSync("sha256", Buffer.from(platformKey, "hex"), Buffer.alloc(0), info, 32));
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(`${owner}:transaction`)).setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString();
  } catch {
    return undefined;
  }
}

/** JavaScript engines write text in two ways. */
function inWords(...texts) {
  return texts.filter(Boolean).flatMap((text) => [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")]);
}
