/** What a service does on its side of the wire, written from the protocol with node's own cryptography. */

import { createCipheriv, createDecipheriv, randomUUID } from "node:crypto";

/** One registered service. */
export class Service {
  /** @param {{ client_id: string, client_secret: string, cbc_iv: string, api_key?: string, return_urls: string[], datasets: string[] }} entry */
  constructor(entry) {
    this.id = entry.client_id;
    this.apiKey = entry.api_key;
    this.returnUrl = entry.return_urls[0];
    this.returnUrls = entry.return_urls;
    this.datasets = entry.datasets;
    this.key = Buffer.from(entry.client_secret.repeat(2));
    this.iv = Buffer.from(entry.cbc_iv);
  }

  /** Encrypts a pid or tx_id. */
  seal(text) {
    const cipher = createCipheriv("aes-256-cbc", this.key, this.iv);
    return Buffer.concat([cipher.update(text, "utf8"), cipher.final()]).toString("base64");
  }

  /** Decrypts a secret_key or tx_id. */
  unseal(base64) {
    const decipher = createDecipheriv("aes-256-cbc", this.key, this.iv);
    return Buffer.concat([decipher.update(Buffer.from(base64, "base64")), decipher.final()]).toString("utf8");
  }

  /**
   * The path and query to which this service sends a citizen. Every part can be put in place of the right one.
   *
   * @param {{ uid: string }} person
   * @param {{ datasets?: string[], txId?: string, client?: string, parameters?: string, query?: string }} [parts]
   */
  redirect(person, { datasets = this.datasets, txId = randomUUID(), client = this.id, ...parts } = {}) {
    const parameters = parts.parameters ?? Buffer.from(datasets.join(":")).toString("base64");
    const query = parts.query ?? `returnUrl=${encodeURIComponent(this.returnUrl)}&pid=${encodeURIComponent(this.seal(person.uid))}`;
    return `/service/${client}/${encodeURIComponent(parameters)}/${txId}?${query}`;
  }

  /**
   * The same for a citizen who has signed for this service.
   *
   * @param {{ datasets?: string[], txId: string, query?: string }} parts
   */
  signedRedirect({ datasets = this.datasets, txId, query = `returnUrl=${encodeURIComponent(this.returnUrl)}` }) {
    const parameters = Buffer.from(datasets.join(":")).toString("base64");
    return `/service/spsignature/${this.id}/${encodeURIComponent(parameters)}/${txId}?${query}`;
  }

  /**
   * Reads an address to which the platform sent the citizen back.
   *
   * @param {string} location
   */
  readReturn(location) {
    const url = new URL(location);
    const { code, tx_id, ...own } = Object.fromEntries(url.searchParams);
    return { url: `${url.origin}${url.pathname}`, code: Number(code), txId: tx_id && this.unseal(tx_id), own };
  }
}
