/** The benchmark's side in the browser: the SDK in its Worker against what npm has, on the page. */

import { Verifier } from "/sdk/verify.js";
import { digestAlone, fflateAndPkijs, filesOf } from "./peers/fflate.mjs";
import { jszipAndForge } from "./peers/forge.mjs";
import { inTurn } from "./rounds.mjs";

const verifier = new Verifier();

/** All begin with what a page has, be it picked or downloaded. */
function waysToCheck(blob, { anchors, signer }) {
  const read = async () => new Uint8Array(await blob.arrayBuffer());
  return {
    ours: async () => {
      const verdict = await verifier.verify(blob, { anchors, expectedSigner: signer, allowDemoRoots: true });
      if (verdict.verdict !== "valid") throw new Error(`not valid: ${JSON.stringify(verdict.reasons)}`);
      verdict.close();
    },
    "fflate + WebCrypto + pkijs": async () => fflateAndPkijs(await read(), anchors),
    "JSZip + node-forge": async () => jszipAndForge(await read(), anchors),
  };
}

const blobAt = async (path) => (await fetch(path)).blob();

globalThis.bench = async ({ path, rounds, withForge, ...check }) => {
  const blob = await blobAt(path);
  const { "JSZip + node-forge": withJszip, ...ways } = waysToCheck(blob, check);
  const files = filesOf(new Uint8Array(await blob.arrayBuffer()));
  ways["subtle.digest alone"] = () => digestAlone(files);
  if (withForge) ways["JSZip + node-forge"] = withJszip;
  return inTurn(ways, rounds);
};

/** Gets one way ready with a small package, and a large one at hand. */
globalThis.prepare = async ({ small, large, way, ...check }) => {
  await waysToCheck(await blobAt(small), check)[way]();
  const blob = await blobAt(large);
  globalThis.once = waysToCheck(blob, check)[way];
};
