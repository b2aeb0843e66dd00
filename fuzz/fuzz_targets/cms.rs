//! Feeds arbitrary bytes to everything that reads the signature of a card.

#![no_main]

#[path = "../src/cms.rs"]
mod cms;

libfuzzer_sys::fuzz_target!(|data: &[u8]| cms::cms(data));
