/** What developers do in the sandbox: plan what is to go wrong, and read what happened. */

import assert from "node:assert/strict";
import { exchange } from "./exchange.mjs";

/**
 * @typedef {object} Wanted
 * @property {string} client_id
 * @property {string} fault
 * @property {string} [resource_id]
 * @property {number} [seconds]
 *
 * @typedef {{ at: number, what: string, [fact: string]: any }} Happened
 * @typedef {{ transaction: string, client_id?: string, tx_id?: string, happenings: Happened[] }} Timeline
 */

/** Asks for a fault; the answer. */
export function askForFault(/** @type {string} */ platform, /** @type {Partial<Wanted>} */ wanted, headers = {}) {
  return exchange(`${platform}/sandbox/faults`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(wanted) });
}

/** Plans a fault for the next transaction of a service. */
export async function planFault(/** @type {string} */ platform, /** @type {Wanted} */ wanted) {
  const { status, body } = await askForFault(platform, wanted);
  assert.equal(status, 201, body.toString());
}

/** The faults that are planned. */
export async function plannedFaults(/** @type {string} */ platform) {
  return ask(`${platform}/sandbox/faults`);
}

/** The timelines of a service's transaction. @returns {Promise<Timeline[]>} */
export async function timelinesOf(/** @type {string} */ platform, /** @type {string} */ txId) {
  return ask(`${platform}/sandbox/transactions?tx_id=${txId}`);
}

/** The timeline of a transaction. @returns {Promise<Timeline>} */
export async function timelineOf(/** @type {string} */ platform, /** @type {string} */ transaction) {
  return ask(`${platform}/sandbox/transactions/${transaction}`);
}

async function ask(/** @type {string} */ address) {
  const { status, body } = await exchange(address, { headers: { accept: "application/json" } });
  assert.equal(status, 200, body.toString());
  return JSON.parse(body.toString());
}
