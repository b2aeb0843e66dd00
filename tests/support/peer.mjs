/** A system the platform talks to, played by the test: it notes every request and answers as it is told. */

import { createServer } from "node:http";
import { once } from "node:events";

/**
 * @typedef {object} Asked a request as it arrived
 * @property {string} path
 * @property {string} method
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {string} body
 *
 * @typedef {object} Reply
 * @property {number} [status] none: the connection breaks without an answer
 * @property {Record<string, string>} [headers]
 * @property {string | Buffer} [body]
 * @property {boolean} [stalls] the body begins and never ends
 * @property {boolean} [breaks] the body begins, and the connection breaks
 */

/** A minute is when the platform looks after what a killed process left; nothing takes longer. */
const ASKED_WITHIN = 90_000;

export class Peer {
  #server = createServer((request, response) => void this.#serve(request, response));
  /** @type {Map<string, Asked[]>} */
  #asked = new Map();
  /** @type {Map<string, (Reply | Promise<Reply>)[]>} */
  #plans = new Map();
  /** @type {{ key: string, count: number, resolve: (asked: Asked[]) => void }[]} */
  #waiting = [];

  /**
   * @param {(asked: Asked) => string} keyOf what a request is about: plans and notes are kept under it
   * @param {(asked: Asked) => Reply | Promise<Reply>} usual the answer where nothing is planned
   */
  constructor(keyOf, usual) {
    this.keyOf = keyOf;
    this.usual = usual;
    this.origin = "";
  }

  async listen() {
    this.#server.listen(0);
    await once(this.#server, "listening");
    this.origin = `http://localhost:${/** @type {import("node:net").AddressInfo} */ (this.#server.address()).port}`;
  }

  /**
   * Plans the answers about `key`, one a request; the last one stands for all that follow. A promise holds its request until
   * the test resolves it.
   *
   * @param {string} key
   * @param {(Reply | Promise<Reply>)[]} replies
   */
  plan(key, ...replies) {
    this.#plans.set(key, replies);
  }

  /** The requests about `key` so far. */
  asked(key) {
    return this.#asked.get(key) ?? [];
  }

  /**
   * Resolves when `count` requests about `key` have arrived.
   *
   * @param {string} key
   * @returns {Promise<Asked[]>}
   */
  async whenAsked(key, count = 1) {
    const { promise, resolve, reject } = Promise.withResolvers();
    this.#waiting.push({ key, count, resolve });
    this.#wake();
    const end = setTimeout(() => reject(new Error(`asked ${this.asked(key).length} times, not ${count}`)), ASKED_WITHIN);
    return promise.finally(() => clearTimeout(end));
  }

  async close() {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #serve(request, response) {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const asked = { path: request.url, method: request.method, headers: request.headers, body: Buffer.concat(chunks).toString() };
    const key = this.keyOf(asked);
    this.#asked.set(key, [...this.asked(key), asked]);
    this.#wake();
    const plan = this.#plans.get(key) ?? [this.usual(asked)];
    const reply = await (plan.length > 1 ? plan.shift() : plan[0]);
    // Whoever asked may be gone: that is what some tests are about.
    if (!response.destroyed) answer(response, reply);
  }

  #wake() {
    this.#waiting = this.#waiting.filter(({ key, count, resolve }) => {
      const asked = this.asked(key);
      if (asked.length < count) return true;
      resolve(asked);
      return false;
    });
  }
}

function answer(response, { status, headers, body, stalls, breaks }) {
  if (status === undefined) return response.destroy();
  response.writeHead(status, headers);
  if (breaks) return response.write(body, () => response.destroy());
  return stalls ? response.write(body) : response.end(body);
}

/** An answer that comes when the test says so. */
export function held() {
  return /** @type {PromiseWithResolvers<Reply>} */ (Promise.withResolvers());
}
