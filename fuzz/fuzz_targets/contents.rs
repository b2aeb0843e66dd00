//! Feeds arbitrary bytes to everything that finds out whose a package is.

#![no_main]

#[path = "../src/contents.rs"]
mod contents;

libfuzzer_sys::fuzz_target!(|data: &[u8]| contents::contents(data));
