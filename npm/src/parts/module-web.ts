/** The wasm module on a runtime that has neither files nor wasm imports. */

/** Fetches and compiles the module. */
export async function loadModule(): Promise<WebAssembly.Module> {
  const response = await fetch(new URL('../mydata-verify.wasm', import.meta.url));
  return WebAssembly.compile(await response.arrayBuffer());
}
