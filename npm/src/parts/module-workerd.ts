/** The wasm module on Workers: an import that the runtime has compiled before the first request. */
import module from '../mydata-verify.wasm';

/** Hands out the compiled module. */
export async function loadModule(): Promise<WebAssembly.Module> {
  return Promise.resolve(module);
}
