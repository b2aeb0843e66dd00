/** The SDK in Node against what npm has. */

import { readFileSync } from "node:fs";
import { digestAlone, fflateAndPkijs, filesOf } from "./peers/fflate.mjs";
import { jszipAndForge } from "./peers/forge.mjs";
import { inTurn } from "./rounds.mjs";

/** Times one package; the slowest peer only where that does not take all day. */
export function inNode(sdk, workshop, file, rounds, { withForge }) {
  const bytes = new Uint8Array(readFileSync(file));
  const files = filesOf(bytes);
  const ways = {
    ours: () => check(sdk, workshop, bytes),
    "fflate + WebCrypto + pkijs": () => fflateAndPkijs(bytes, workshop.anchors),
    "subtle.digest alone": () => digestAlone(files),
  };
  if (withForge) ways["JSZip + node-forge"] = () => jszipAndForge(bytes, workshop.anchors);
  return inTurn(ways, rounds);
}

async function check({ checkPackage }, { anchors, signer }, bytes) {
  const verdict = await checkPackage(bytes, { anchors, signers: { record: signer }, resourceId: "record", allowDemoRoots: true });
  if (verdict.verdict !== "valid") throw new Error(`not valid: ${JSON.stringify(verdict.reasons)}`);
  verdict.close();
}
