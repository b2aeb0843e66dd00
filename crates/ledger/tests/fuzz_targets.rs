//! The fuzz target's entry, run on a stable toolchain over pieces of the audit trail that were broken at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../package/tests/support"]
mod shared {
    #![allow(unreachable_pub, clippy::unwrap_used, reason = "the package's suites use it as well")]
    pub mod breakage;
}
mod support;

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(clippy::expect_used, unreachable_pub, reason = "a fuzz target fails by panicking")]
    pub mod ledger;
}

use std::fs;
use std::path::Path;

use mydata_ledger::{EntryReceipt, Keeper, audit};
use shared::breakage::{Random, mutate};
use targets::ledger::{EXPORT, KEYS, ledger};

const ROUNDS: usize = 5_000;

/// The export, each of its kinds of line, notes, keys and a receipt.
fn seeds() -> Vec<Vec<u8>> {
    let files = support::vectors().map(|(_, text)| text.into_bytes());
    let lines = EXPORT.lines().take(3).map(|line| line.as_bytes().to_vec());
    let key = KEYS.trim_end().as_bytes().to_vec();
    files.into_iter().chain(lines).chain([key]).collect()
}

#[test]
fn no_broken_piece_breaks_what_reads_it_and_nothing_unsigned_is_believed() {
    let seeds = seeds();
    for seed in &seeds {
        ledger(seed);
    }
    let mut random = Random(0x4D79_4461_7461);
    for _ in 0..ROUNDS {
        let mut bytes = seeds[random.below(seeds.len())].clone();
        let other = &seeds[random.below(seeds.len())];
        for _ in 0..=random.below(3) {
            mutate(&mut bytes, other, &mut random);
        }
        ledger(&bytes);
    }
}

#[test]
fn the_seeds_themselves_are_believed() {
    let keeper: Keeper = KEYS.parse().unwrap();
    assert!(audit(&keeper, [EXPORT]).is_ok());
    let receipts = seeds().into_iter().filter_map(|seed| {
        EntryReceipt::from_json(std::str::from_utf8(&seed).unwrap()).ok()?.verify(&keeper).ok()
    });
    assert_eq!(receipts.count(), 1);
}

#[test]
#[ignore = "writes into fuzz/corpus, where the fuzzer begins"]
fn write_seeds() {
    let folder = Path::new("../../fuzz/corpus/ledger");
    fs::create_dir_all(folder).unwrap();
    for (position, seed) in seeds().iter().enumerate() {
        fs::write(folder.join(format!("seed-{position}")), seed).unwrap();
    }
}
