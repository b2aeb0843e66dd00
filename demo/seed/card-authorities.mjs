/** Reads the roots by which cards are judged, and their revocation lists, which `mydata demo-pki` made. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SeedError } from "./seed-error.mjs";
import { readLists } from "./signers.mjs";

/** The kinds of cards that certificates are on, by the codes of their methods. */
export const CARD_KINDS = /** @type {const} */ (["CER", "MOE", "FIC", "FCH", "FCS", "NHI"]);

/** The root of each kind in PEM, by its method's code: no kind's authority can vouch for another kind. */
export function readCardAnchors(pki) {
  return Object.fromEntries(
    CARD_KINDS.map((kind) => {
      const file = join(pki, "cards", `${kind.toLowerCase()}-root.pem`);
      if (!existsSync(file)) throw new SeedError("personas.toml", kind, `${file} is missing: run \`tools/toolchain demo\`, which makes it`);
      return [kind, readFileSync(file, "utf8").trim()];
    }),
  );
}

/** The authorities' revocation lists in DER, by authority; there may be none. */
export function readCardLists(pki) {
  return readLists(join(pki, "cards"));
}
