//! Bounds the memory that a hostile document can make the module ask for.

fn main() {
    // 768 MiB: the largest file, streams and picture that the limits allow fit; a phone's tab survives it.
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-cdylib=--max-memory=805306368");
    }
}
