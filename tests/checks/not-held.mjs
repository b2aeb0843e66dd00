/** The checks that no test is named after, and why. */

/** All numbers from one to another. */
const range = (/** @type {number} */ from, /** @type {number} */ to) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** @type {{ numbers: number[], why: string }[]} */
export const NOT_HELD = [
  { numbers: range(9, 26), why: "They are about pushed requests, PKCE, response types, scopes and the parameters of OpenID Connect. The classic wire has a redirect with a pid and no such thing." },
  { numbers: [27], why: "The classic return carries a code and the sealed tx_id and no issuer. Only the platform can seal a tx_id under the service's key, which is what keeps two servers apart." },
  { numbers: range(32, 48), why: "They are about authorisation codes, client assertions, DPoP and refresh tokens. The classic wire has a ticket, which check 63 is about, and one token for one question to one agency." },
  { numbers: [88, 89, 91, 92], why: "There is no back office yet: services and datasets are registered by the operator's own seeds, and nothing is exported to a spreadsheet." },
];
