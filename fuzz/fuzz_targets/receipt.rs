//! Feeds arbitrary bytes to everything that reads the platform's papers.

#![no_main]

#[path = "../src/receipt.rs"]
mod receipt;

libfuzzer_sys::fuzz_target!(|data: &[u8]| receipt::receipt(data));
