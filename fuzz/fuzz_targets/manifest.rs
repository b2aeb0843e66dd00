//! Feeds arbitrary bytes to everything that reads a manifest.

#![no_main]

#[path = "../src/manifest.rs"]
mod manifest;

libfuzzer_sys::fuzz_target!(|data: &[u8]| manifest::manifest(data));
