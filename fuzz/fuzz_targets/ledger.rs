//! Feeds arbitrary bytes to everything that reads the audit trail.

#![no_main]

#[path = "../src/ledger.rs"]
mod ledger;

libfuzzer_sys::fuzz_target!(|data: &[u8]| ledger::ledger(data));
