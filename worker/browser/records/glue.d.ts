/** crates/records-wasm, as wasm-bindgen binds it; tools/build-browser.mjs makes it. Both functions answer JSON: see `records.ts`. */
declare module 'records-glue' {
  export default function init(options: { module_or_path: URL }): Promise<unknown>;
  export function readPaper(text: string, jwks: string): string;
  export function checkEntry(receipt: string, keys: string): string;
}
