//! The fuzz target's entry, run on a stable toolchain over packages that were mutated at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../fuzz/src/open_package.rs"]
#[allow(clippy::expect_used, unreachable_pub, reason = "a fuzz target fails by panicking")]
mod open_package;
mod support;

use open_package::open_package;
use support::mutation::{Random, corpus, mutate};

#[test]
fn no_mutated_package_breaks_the_reader() {
    let corpus = corpus();
    let mut random = Random(0x4D79_4461_7461);
    for round in 0..20_000 {
        let mut bytes = corpus[round % corpus.len()].clone();
        let other = &corpus[random.below(corpus.len())];
        for _ in 0..=random.below(4) {
            mutate(&mut bytes, other, &mut random);
        }
        open_package(&bytes);
    }
}

#[test]
fn the_unmutated_corpus_satisfies_the_target() {
    for bytes in corpus() {
        open_package(&bytes);
    }
}
