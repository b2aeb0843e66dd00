//! Feeds arbitrary bytes to everything that opens a PKCS#12 file.

#![no_main]

#[allow(dead_code, reason = "the tests ask another part of it")]
#[path = "../src/pkcs12.rs"]
mod pkcs12;

libfuzzer_sys::fuzz_target!(|data: &[u8]| pkcs12::pkcs12(data));
