//! Feeds arbitrary bytes to everything that opens an archive.

#![no_main]

#[path = "../src/open_package.rs"]
mod open_package;

libfuzzer_sys::fuzz_target!(|data: &[u8]| open_package::open_package(data));
