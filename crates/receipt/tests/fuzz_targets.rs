//! The fuzz target's entry, run on a stable toolchain over papers that were broken at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../package/tests/support"]
mod shared {
    #![allow(unreachable_pub, clippy::unwrap_used, reason = "the package's suites use it as well")]
    pub mod breakage;
}

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(clippy::expect_used, unreachable_pub, reason = "a fuzz target fails by panicking")]
    pub mod receipt;
}

use std::fs;
use std::path::Path;

use mydata_receipt::{AuthenticPaper, PaperKind};
use shared::breakage::{Random, mutate};
use targets::receipt::{SIGNED, keys, receipt, sealed};

const ROUNDS: usize = 5_000;

fn opened(text: &str) -> AuthenticPaper {
    keys().open(text).unwrap()
}

/// Whole papers, what is signed in them, and keys.
fn seeds() -> Vec<Vec<u8>> {
    let contents = SIGNED.map(|text| opened(text).paper().to_json());
    let whole = SIGNED.map(|text| text.as_bytes().to_vec());
    [contents.to_vec(), whole.to_vec(), vec![keys().to_jwks().into_bytes()]].concat()
}

#[test]
fn no_broken_paper_breaks_what_reads_it_and_none_is_believed() {
    let seeds = seeds();
    for seed in &seeds {
        receipt(seed);
    }
    let mut random = Random(0x4D79_4461_7461);
    for _ in 0..ROUNDS {
        let mut bytes = seeds[random.below(seeds.len())].clone();
        let other = &seeds[random.below(seeds.len())];
        for _ in 0..=random.below(3) {
            mutate(&mut bytes, other, &mut random);
        }
        receipt(&bytes);
    }
}

#[test]
fn the_contents_of_the_seeds_are_read_as_what_they_are() {
    let [consent, deletion] = SIGNED.map(opened);
    assert_eq!(opened(&sealed(PaperKind::Consent, &consent.paper().to_json())), consent);
    assert_eq!(opened(&sealed(PaperKind::Deletion, &deletion.paper().to_json())), deletion);
}

#[test]
#[ignore = "writes into fuzz/corpus, where the fuzzer begins"]
fn write_seeds() {
    let folder = Path::new("../../fuzz/corpus/receipt");
    fs::create_dir_all(folder).unwrap();
    for (position, seed) in seeds().iter().enumerate() {
        fs::write(folder.join(format!("seed-{position}")), seed).unwrap();
    }
}
