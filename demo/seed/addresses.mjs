/** Addresses that may call: as `mydata_protocol::address` reads them. */

import { isIP } from "node:net";

export function isAddressRange(/** @type {string} */ text) {
  const [address, length, ...rest] = text.split("/");
  const most = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
  return rest.length === 0 && most > 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= most));
}
