//! Feeds arbitrary bytes to everything that opens a package or a delivery.

#![no_main]

#[path = "../src/package.rs"]
mod package;

libfuzzer_sys::fuzz_target!(|data: &[u8]| package::package(data));
