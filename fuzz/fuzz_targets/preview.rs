//! Feeds arbitrary bytes to everything that opens, reads and draws a document.

#![no_main]

#[path = "../src/preview.rs"]
mod preview;

libfuzzer_sys::fuzz_target!(|data: &[u8]| preview::preview(data));
