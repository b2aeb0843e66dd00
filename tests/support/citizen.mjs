/** A browser without a window: it keeps cookies, reads pages and sends their forms. */

import { exchange } from "./exchange.mjs";
import { Page } from "./page.mjs";

export class Citizen {
  /** @type {Map<string, string>} */
  cookies = new Map();

  /**
   * @param {string} platform origin
   * @param {{ address?: string }} [options] the address she comes from, as the network edge tells the platform
   */
  constructor(platform, { address } = {}) {
    this.platform = platform;
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

  /** Another browser with the same cookies: a copy made at this moment. */
  clone() {
    const copy = new Citizen(this.platform);
    copy.headers = this.headers;
    copy.cookies = new Map(this.cookies);
    return copy;
  }

  async #send(method, path, headers, body) {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const all = { ...this.headers, ...(cookie ? { cookie } : {}), ...headers };
    const answer = await exchange(this.platform + path, { method, headers: all, body });
    for (const line of answer.headers["set-cookie"] ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    return new Page(answer);
  }
}
