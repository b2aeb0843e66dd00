/** A service's back end: it takes the platform's notices, by `tx_id`. */

import { Peer } from "./peer.mjs";

export class FakeService extends Peer {
  constructor() {
    super((asked) => (asked.path === "/notify" ? JSON.parse(asked.body).tx_id : asked.path), () => ({ status: 200 }));
  }

  /** The notices about a transaction, in the order they came. */
  notices(txId) {
    return this.asked(txId).map(({ body }) => JSON.parse(body));
  }

  /** Resolves with the notice that a transaction's data is coming. */
  async notice(txId) {
    const [asked] = await this.whenAsked(txId);
    return JSON.parse(asked.body);
  }
}
