//! Feeds arbitrary bytes to everything that reads what a service posts with a citizen's signature.

#![no_main]

#[path = "../src/spsignature.rs"]
mod spsignature;

libfuzzer_sys::fuzz_target!(|data: &[u8]| spsignature::spsignature(data));
