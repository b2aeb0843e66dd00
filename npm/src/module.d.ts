/** The wasm module, loaded in this runtime's own way. */
export function loadModule(): Promise<BufferSource | WebAssembly.Module>;
