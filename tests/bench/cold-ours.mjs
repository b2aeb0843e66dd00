/** A page that has never been here before, with the SDK: ends with the verdict. */

import { verifyPackage } from "/sdk/verify.js";

const get = async (path) => fetch(path);
const [anchors, signer, file] = await Promise.all([
  get("/anchors.pem").then((answer) => answer.text()),
  get("/signer.txt").then((answer) => answer.text()),
  get("/cold.zip").then((answer) => answer.blob()),
]);
const { verdict } = await verifyPackage(file, { anchors, expectedSigner: signer, allowDemoRoots: true });
document.title = `${verdict} ${performance.now()}`;
