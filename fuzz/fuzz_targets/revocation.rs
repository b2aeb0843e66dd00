//! Feeds arbitrary bytes to everything that reads revocation lists and OCSP responses.

#![no_main]

#[allow(dead_code, reason = "each target asks another part of it")]
#[path = "../src/government.rs"]
mod government;
#[path = "../src/revocation.rs"]
mod revocation;

libfuzzer_sys::fuzz_target!(|data: &[u8]| revocation::revocation(data));
