/** A service asks about one of its transactions. */

import assert from "node:assert/strict";
import { exchange } from "./exchange.mjs";

/**
 * @param {import("./world.mjs").World} world
 * @param {"txid_status" | "type_valid"} call
 * @param {string} [txId]
 * @param {Record<string, string>} [headers]
 */
export async function sideCall(world, call, txId, headers = {}) {
  const answer = await exchange(`${world.platform}/service/${call}`, { headers: { ...(txId === undefined ? {} : { tx_id: txId }), ...headers } });
  return { ...answer, json: JSON.parse(answer.body.toString()) };
}

/** What the service is told of a transaction of its own. @returns {Promise<{ code: string, text: string }>} */
export async function standing(world, txId, headers = {}) {
  const { status, json, headers: said } = await sideCall(world, "txid_status", txId, headers);
  assert.deepEqual([status, said["content-type"], said["cache-control"]], [200, "application/json; charset=utf-8", "no-store"], JSON.stringify(json));
  return json;
}
