/** What an import of a wasm file is on Workers. */
declare module '*.wasm' {
  const module: WebAssembly.Module;
  export default module;
}
