//! The fuzz target's entry, run on a stable toolchain over files that were broken at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../package/tests/support"]
mod shared {
    #![allow(unreachable_pub, reason = "the package's suites use it as well")]
    pub mod breakage;
}
mod support;

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(
        clippy::cast_possible_truncation,
        clippy::expect_used,
        unreachable_pub,
        reason = "a fuzz target fails by panicking"
    )]
    pub mod pkcs12;
}

use std::fs;
use std::path::Path;

use mydata_soft_certificate::SoftCertificate;
use shared::breakage::{Random, mutate};
use support::file;
use targets::pkcs12::{contents, opened, pkcs12, sealed};

const ROUNDS: usize = 10_000;

/// Files that open at once, and what is inside of two whose keys are not encrypted.
fn seeds() -> Vec<Vec<u8>> {
    let quick = ["quick", "quick-legacy", "quick-no-mac", "quick-p256"];
    let firefox = fs::read("tests/files/others/firefox.p12").unwrap();
    let inside = ["quick-p256", "open-key"].map(|name| contents(&file(name)));
    quick.map(file).into_iter().chain(inside).chain([contents_of_firefox(&firefox)]).collect()
}

/// Its lengths are open: a sequence, a number, and the parts in front of the string.
fn contents_of_firefox(file: &[u8]) -> Vec<u8> {
    const FRONT: usize = 26;
    file[FRONT..FRONT + 2599].to_vec()
}

fn broken(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let whole = &seeds[random.below(seeds.len())];
    let mut bytes = whole.clone();
    let other = &seeds[random.below(seeds.len())];
    for _ in 0..=random.below(3) {
        mutate(&mut bytes, other, random);
    }
    bytes
}

#[test]
fn no_broken_file_breaks_what_opens_it_and_what_signs_is_its_own() {
    let seeds = seeds();
    let mut random = Random(0x4D79_4461_7461);
    for _ in 0..ROUNDS {
        pkcs12(&broken(&seeds, &mut random));
    }
}

#[test]
fn a_broken_file_signs_for_nobody_but_whom_it_signed_for_before() {
    for name in ["quick", "quick-legacy", "quick-no-mac"] {
        let whole = file(name);
        let key = |certificate: &SoftCertificate| key_in(certificate.certificate());
        let own = key(&opened(&whole).unwrap());
        let mut random = Random(0x4B65_7973);
        for _ in 0..ROUNDS / 10 {
            let file = broken(std::slice::from_ref(&whole), &mut random);
            if let Ok(certificate) = opened(&file) {
                assert_eq!(key(&certificate), own, "{name}");
            }
        }
    }
}

#[test]
fn the_seeds_themselves_are_opened() {
    let found: Vec<_> =
        seeds().iter().map(|seed| opened(seed).is_ok() || opened(&sealed(seed).unwrap()).is_ok()).collect();
    // The last one's key lies under another password.
    assert_eq!(found, [true, true, true, true, true, true, false]);
}

fn key_in(certificate: &[u8]) -> Vec<u8> {
    use x509_cert::der::{Decode, Encode};
    let certificate = x509_cert::Certificate::from_der(certificate).unwrap();
    certificate.tbs_certificate().subject_public_key_info().to_der().unwrap()
}

#[test]
#[ignore = "writes into fuzz/corpus, where the fuzzer begins"]
fn write_seeds() {
    let folder = Path::new("../../fuzz/corpus/pkcs12");
    fs::create_dir_all(folder).unwrap();
    for (position, seed) in seeds().iter().enumerate() {
        fs::write(folder.join(format!("seed-{position}")), seed).unwrap();
    }
}
