/** A gateway of short messages: it checks every signature as it would have to, and answers as it is told. */

import { createHmac, timingSafeEqual } from "node:crypto";
import { Peer } from "./peer.mjs";

/** A request that is older or newer is somebody's copy. */
const FRESH_SECONDS = 300;

export class SmsGateway extends Peer {
  /** Every message that was taken on, by its idempotency key. @type {Map<string, { to: string, text: string }>} */
  sent = new Map();

  /** @param {string} key what requests are signed with */
  constructor(key) {
    super((asked) => (asked.path === "/messages" ? JSON.parse(asked.body).to : asked.path), (asked) => this.#take(asked));
    this.key = key;
  }

  /** What is wrong with a request, if anything is. */
  fault(/** @type {import("./peer.mjs").Asked} */ { method, headers, body }, now = Date.now() / 1000) {
    const timestamp = String(headers["x-timestamp"]);
    const expected = createHmac("sha256", this.key).update(`${timestamp}.${body}`).digest();
    const given = Buffer.from(String(headers["x-signature"]), "hex");
    if (method !== "POST") return "not a POST";
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "signature";
    if (!(Math.abs(now - Number(timestamp)) < FRESH_SECONDS)) return "timestamp";
    if (headers["idempotency-key"] !== JSON.parse(body).id) return "idempotency key";
    return undefined;
  }

  #take(asked) {
    if (this.fault(asked)) return { status: 401 };
    const { id, to, text } = JSON.parse(asked.body);
    if (!this.sent.has(id)) this.sent.set(id, { to, text });
    return { status: 202 };
  }
}
