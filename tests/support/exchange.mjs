/** One HTTP exchange, as raw as a browser's or a back end's: nothing is followed, decoded or kept alive. */

import { request } from "node:http";

/**
 * @typedef {object} Answer
 * @property {number} status
 * @property {import("node:http").IncomingHttpHeaders} headers
 * @property {Buffer} body
 */

/** The platform answers everything at once, or says that it will take time. */
const ANSWERED_WITHIN = 60_000;

/**
 * @param {string} url its path and query go out as they stand
 * @param {{ method?: string, headers?: Record<string, string>, body?: string | Buffer }} [options]
 * @returns {Promise<Answer>}
 */
export async function exchange(url, options = {}) {
  const response = await open(url, options);
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) };
}

/**
 * Sends a request and gives the answer's head; its body is still to be read.
 *
 * @param {string} url
 * @param {{ method?: string, headers?: Record<string, string>, body?: string | Buffer }} [options]
 * @returns {Promise<import("node:http").IncomingMessage>}
 */
export function open(url, { method = "GET", headers = {}, body } = {}) {
  const [, host, path = "/"] = /^http:\/\/([^/?]+)(.*)$/.exec(url) ?? [];
  const [hostname, port] = host.split(":");
  const length = body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers: { ...headers, ...length }, agent: false, signal: AbortSignal.timeout(ANSWERED_WITHIN) }, resolve);
    outgoing.once("error", reject);
    outgoing.end(body);
  });
}
