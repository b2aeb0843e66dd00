// How large the SDK may be on the wire, in bytes. Lower a budget with every cut, never raise it in passing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * What a page fetches before its first verdict, and before its first picture, by brotli: module and Worker. What is published is built
 * by the profile `release`, which takes minutes; every check holds what `edge` has made of the same code.
 */
export const FETCHED = {
  verifier: { files: ['mydata-verify.wasm', 'verify-worker.js'], brotli: { edge: 234_000, release: 134_000 } },
  preview: { files: ['mydata-preview.wasm', 'preview-worker.js'], brotli: { edge: 1_200_000, release: 1_000_000 } },
};

/** What comes with an import, minified and by gzip: everything of an entry, or only the names given. What is loaded later does not count. */
export const IMPORTS = [
  { entry: '.', gzip: 8_000 },
  { entry: '.', names: ['requestUrl'], gzip: 900 },
  { entry: './verify', gzip: 2_500 },
  { entry: './elements', gzip: 20_000 },
  { entry: './viewer', gzip: 45_000 },
  { entry: './preview', gzip: 4_500 },
  { entry: './server', gzip: 16_000 },
  { entry: './server', names: ['redirectUrl'], gzip: 2_500 },
  { entry: './dp', gzip: 7_000 },
];

/** By brotli, as servers keep files. */
export function onTheWire(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

/** One of {@link FETCHED} as it was built into a folder: a sentence with its sizes, and whether they are within the budget. */
export function fetched(what, folder, profile) {
  const { files, brotli } = FETCHED[what];
  const [module, script] = files.map((file) => onTheWire(readFileSync(join(folder, file))));
  const sentence = `the ${what} (${profile}) is ${module + script} bytes by brotli of ${brotli[profile]} (module ${module}, Worker ${script})`;
  return { sentence, isWithin: module + script <= brotli[profile] };
}

/** Ends a build that has become too large. */
export function holdFetched(what, folder, profile) {
  const { sentence, isWithin } = fetched(what, folder, profile);
  if (!isWithin) throw new Error(`${sentence}: too large`);
  console.log(sentence);
}
