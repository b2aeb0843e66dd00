//! Feeds arbitrary bytes to everything that reads what a bound device answers.

#![no_main]

#[path = "../src/webauthn.rs"]
mod webauthn;

libfuzzer_sys::fuzz_target!(|data: &[u8]| webauthn::webauthn(data));
