//! Feeds arbitrary bytes to everything that reads a certificate.

#![no_main]

#[path = "../src/certificate.rs"]
mod certificate;

libfuzzer_sys::fuzz_target!(|data: &[u8]| certificate::certificate(data));
