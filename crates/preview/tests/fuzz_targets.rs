//! The fuzz target's entry, run on a stable toolchain over documents that were broken at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../package/tests/support"]
mod shared {
    #![allow(unreachable_pub, reason = "the package's suites use it as well")]
    pub mod breakage;
}
mod support;

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(
        clippy::expect_used,
        clippy::panic,
        unreachable_pub,
        reason = "a fuzz target fails by panicking"
    )]
    pub mod preview;
}

use std::fs;

use shared::breakage::{Random, mutate};
use targets::preview::preview;

/// Larger files are broken as well as smaller ones, only more slowly.
const SEED_BYTES: usize = 65_536;
const ROUNDS: usize = 1_000;

fn seeds() -> Vec<(String, Vec<u8>)> {
    support::fixtures().into_iter().filter(|(_, bytes)| bytes.len() <= SEED_BYTES).collect()
}

#[test]
fn no_broken_document_breaks_the_preview() {
    let seeds = seeds();
    let mut random = Random(0x4D79_4461_7461);
    for round in 0..ROUNDS {
        let mut bytes = seeds[round % seeds.len()].1.clone();
        let other = &seeds[random.below(seeds.len())].1;
        for _ in 0..=random.below(4) {
            mutate(&mut bytes, other, &mut random);
        }
        preview(&bytes);
    }
}

#[test]
fn every_fixture_satisfies_the_target() {
    for (_, bytes) in support::fixtures() {
        preview(&bytes);
    }
}

#[test]
#[ignore = "writes into fuzz/corpus, where the fuzzer begins"]
fn write_seeds() {
    let folder = support::root().join("fuzz/corpus/preview");
    fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in seeds() {
        fs::write(folder.join(name), bytes).unwrap();
    }
}
