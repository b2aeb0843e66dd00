/** The benchmark's side in the browser: the SDK in its Worker against what npm has, on the page. */

import { Verifier } from "/sdk/verify.js";
import { digestAlone, fflateAndPkijs, filesOf } from "./peers/fflate.mjs";
import { jszipAndForge } from "./peers/forge.mjs";
import { inTurn } from "./rounds.mjs";

const verifier = new Verifier();

globalThis.bench = async ({ path, anchors, signer, rounds, withForge }) => {
  const blob = await (await fetch(path)).blob();
  // All begin with what a page has, be it picked or downloaded.
  const read = async () => new Uint8Array(await blob.arrayBuffer());
  const files = filesOf(await read());
  const ways = {
    ours: async () => {
      const verdict = await verifier.verify(blob, { anchors, expectedSigner: signer, allowDemoRoots: true });
      if (verdict.verdict !== "valid") throw new Error(`not valid: ${JSON.stringify(verdict.reasons)}`);
      verdict.close();
    },
    "fflate + WebCrypto + pkijs": async () => fflateAndPkijs(await read(), anchors),
    "subtle.digest alone": () => digestAlone(files),
  };
  if (withForge) ways["JSZip + node-forge"] = async () => jszipAndForge(await read(), anchors);
  return inTurn(ways, rounds);
};
