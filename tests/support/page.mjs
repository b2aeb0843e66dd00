/** An answer of the platform, read as a citizen's browser reads it. */

import assert from "node:assert/strict";

export class Page {
  /** @param {import("./exchange.mjs").Answer} answer */
  constructor({ status, headers, body }) {
    this.status = status;
    this.headers = headers;
    this.bytes = body;
  }

  get html() {
    return this.bytes.toString();
  }

  get location() {
    return this.headers.location;
  }

  get title() {
    return decode(/<title>\s*(.*?)\s*<\/title>/s.exec(this.html)?.[1] ?? "");
  }

  /** The visible text, roughly. */
  get text() {
    return decode(this.html.replace(/<(script|style)\b.*?<\/\1>/gs, "").replace(/<[^>]+>/g, " ")).replace(/\s+/g, " ");
  }

  get json() {
    return JSON.parse(this.html);
  }

  /** The stable codes a page shows in small type. */
  get codes() {
    return [...this.html.matchAll(/<code[^>]*>([a-z]+\.[a-z0-9.-]+)<\/code>/g)].map(([, code]) => code);
  }

  /**
   * The one form of the page, or the first of those with this action.
   *
   * @param {string} [action]
   */
  form(action) {
    const forms = [...this.html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].filter(([, tag]) => action === undefined || attributes(tag).action === action);
    assert.ok(forms.length === 1 || (action !== undefined && forms.length > 0), `one form on the page, not ${forms.length}: ${this.status} ${this.title}`);
    const [[, tag, inside]] = forms;
    const hidden = tags(inside, "input").filter((input) => input.type === "hidden");
    return { action: attributes(tag).action, hidden: Object.fromEntries(hidden.map(({ name, value }) => [name, value])) };
  }

  /** The attributes of each element of this kind. */
  tags(/** @type {string} */ name) {
    return tags(this.html, name);
  }

  /** The way on of the leaving page, if it knows one already. */
  wayBack() {
    return this.tags("a").find(({ href }) => /^https?:.*[?&]code=\d{3}(&|$)/.test(href))?.href;
  }
}

function tags(html, name) {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, "g"))].map(([, inside]) => attributes(inside));
}

function attributes(inside) {
  return Object.fromEntries([...inside.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, decode(value ?? "")]));
}

function decode(text) {
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
