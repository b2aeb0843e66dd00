// The back end under Node, Deno and Bun.
import { readFile } from 'node:fs/promises';
import { backEnd } from './back-end.js';

const read = async (name) => new Uint8Array(await readFile(new URL(`public/vectors/${name}`, import.meta.url)));
const text = async (name) => new TextDecoder().decode(await read(name));

const found = await backEnd({
  package: await read('package.zip'),
  anchors: await text('anchors.pem'),
  ecdsaPackage: await read('ecdsa-package.zip'),
  ecdsaAnchors: await text('ecdsa-anchors.pem'),
});
console.log(JSON.stringify(found));
