/** crates/identity-wasm, as wasm-bindgen binds it; tools/build-browser.mjs makes it. */
declare module 'identity-glue' {
  export default function init(options: { module_or_path: URL }): Promise<unknown>;
  export function problem(kind: string, text: string): string | undefined;
}
