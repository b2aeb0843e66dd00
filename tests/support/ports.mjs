/** Ports nobody listens on. */

import { once } from "node:events";
import { createServer } from "node:net";

/** @returns {Promise<string>} an origin on a port that was free a moment ago */
export async function freeOrigin() {
  const server = createServer().listen(0);
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return `http://localhost:${port}`;
}
