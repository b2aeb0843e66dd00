/** The wasm module on Node, Deno and Bun: a file beside this package. */
import { readFile } from 'node:fs/promises';

/** Reads the module. */
export function loadModule(): Promise<BufferSource> {
  return readFile(new URL('../mydata-verify.wasm', import.meta.url));
}
