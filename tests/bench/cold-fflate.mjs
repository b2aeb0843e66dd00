/** A page that has never been here before, with fflate, WebCrypto and pkijs: ends with the verdict. */

import { fflateAndPkijs } from "./peers/fflate.mjs";

const get = async (path) => fetch(path);
const [anchors, , file] = await Promise.all([
  get("/anchors.pem").then((answer) => answer.text()),
  get("/signer.txt").then((answer) => answer.text()),
  get("/cold.zip").then((answer) => answer.arrayBuffer()),
]);
await fflateAndPkijs(new Uint8Array(file), anchors);
document.title = `valid ${performance.now()}`;
