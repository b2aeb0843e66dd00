/** A page that has never been here before, with the SDK: ends with the verdict. */

import { Verifier } from "@mydata-edge/sdk/verify";

// Made first, so that its Worker and module come while the package does.
const verifier = new Verifier({ workerUrl: "/sdk/verify-worker.js", wasmUrl: "/sdk/mydata-verify.wasm" });
const get = async (path) => fetch(path);
const [anchors, signer, file] = await Promise.all([
  get("/anchors.pem").then((answer) => answer.text()),
  get("/signer.txt").then((answer) => answer.text()),
  get("/cold.zip").then((answer) => answer.blob()),
]);
const { verdict } = await verifier.verify(file, { anchors, expectedSigner: signer, allowDemoRoots: true });
document.title = `${verdict} ${performance.now()}`;
