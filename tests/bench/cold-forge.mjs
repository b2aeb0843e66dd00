/** A page that has never been here before, with JSZip and node-forge: ends with the verdict. */

import { jszipAndForge } from "./peers/forge.mjs";

const get = async (path) => fetch(path);
const [anchors, , file] = await Promise.all([
  get("/anchors.pem").then((answer) => answer.text()),
  get("/signer.txt").then((answer) => answer.text()),
  get("/cold.zip").then((answer) => answer.arrayBuffer()),
]);
await jszipAndForge(new Uint8Array(file), anchors);
document.title = `valid ${performance.now()}`;
