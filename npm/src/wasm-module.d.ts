/** What an import of one of the wasm files is where they are imported as modules, as on Workers. Bundlers may make an address of it. */
declare const module: WebAssembly.Module;
export default module;
