//! Feeds arbitrary bytes to everything that judges a signer or reads anchors.

#![no_main]

#[allow(dead_code, reason = "each target asks another part of it")]
#[path = "../src/government.rs"]
mod government;
#[path = "../src/signer.rs"]
mod signer;

libfuzzer_sys::fuzz_target!(|data: &[u8]| signer::signer(data));
