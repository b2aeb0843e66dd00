/** crates/soft-certificate-wasm, as wasm-bindgen binds it; tools/build-browser.mjs makes it. Errors thrown have `code` and `facts`. */
declare module 'soft-certificate-glue' {
  export default function init(options: { module_or_path: URL }): Promise<unknown>;

  /** A file that has been opened. An instance of the module is for one. */
  export class OpenedCertificate {
    constructor(file: Uint8Array, password: string);
    /** The certificate in DER. */
    certificate(): Uint8Array;
    /** The holder's name or number, as the certificate says it. */
    holder(): string | undefined;
    /** Who issued it, as the certificate says it. */
    issuer(): string | undefined;
    /** The last second at which it holds, in Unix time. */
    notAfter(): bigint;
    /** Throws at a time, in Unix seconds, at which it does not hold. */
    requireValid(at: bigint): void;
    /** CMS signed data over the text, which is not enclosed. */
    sign(text: string, at: bigint): Uint8Array;
  }
}
