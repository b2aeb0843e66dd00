/** A browser without a window: it keeps cookies, reads pages and sends their forms. */

import { exchange } from "./exchange.mjs";
import { Page } from "./page.mjs";

export class Citizen {
  /** @type {Map<string, string>} */
  cookies = new Map();
  /** When a cookie is over; one without lasts as long as the browser is open. @type {Map<string, number>} */
  #over = new Map();

  /**
   * @param {string} platform origin
   * @param {{ address?: string, now?: () => number }} [options] the address she comes from, as the network edge tells the
   *   platform, and the clock by which her cookies are over
   */
  constructor(platform, { address, now = Date.now } = {}) {
    this.platform = platform;
    this.now = now;
    this.headers = address ? { "cf-connecting-ip": address } : {};
  }

  /** @param {string} path */
  get(path, headers = {}) {
    return this.#send("GET", path, headers);
  }

  /**
   * Sends a form as the page has it, with these fields filled in.
   *
   * @param {Page} page
   * @param {Record<string, string>} fields
   */
  submit(page, fields, headers = {}) {
    const { action, hidden } = page.form();
    return this.post(action, { ...hidden, ...fields }, headers);
  }

  /** @param {string} path @param {Record<string, string>} fields */
  post(path, fields, headers = {}) {
    const sent = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin", ...headers };
    return this.#send("POST", path, sent, new URLSearchParams(fields).toString());
  }

  /** From now on it keeps cookies that are over as well: what is over is so at the platform, whatever a browser does. */
  keepsAll() {
    this.now = () => 0;
    return this;
  }

  /** Another browser with the same cookies: a copy made at this moment. */
  clone() {
    const copy = new Citizen(this.platform, { now: this.now });
    copy.headers = this.headers;
    copy.cookies = new Map(this.cookies);
    copy.#over = new Map(this.#over);
    return copy;
  }

  async #send(method, path, headers, body) {
    for (const [name, over] of this.#over) if (over <= this.now()) this.#drop(name);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const all = { ...this.headers, ...(cookie ? { cookie } : {}), ...headers };
    const answer = await exchange(this.platform + path, { method, headers: all, body });
    for (const line of answer.headers["set-cookie"] ?? []) this.#keep(line);
    return new Page(answer);
  }

  #keep(line) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const [, seconds] = /; Max-Age=(\d+)/i.exec(line) ?? [];
    this.#drop(name);
    if (seconds === "0") return;
    this.cookies.set(name, value);
    if (seconds) this.#over.set(name, this.now() + Number(seconds) * 1_000);
  }

  #drop(name) {
    this.cookies.delete(name);
    this.#over.delete(name);
  }
}
