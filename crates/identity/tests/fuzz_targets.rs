//! The fuzz targets' entries, run on a stable toolchain over what was broken at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![cfg(feature = "evidence")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod evidence_support;

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(
        clippy::expect_used,
        clippy::indexing_slicing,
        unreachable_pub,
        reason = "a fuzz target fails by panicking"
    )]
    pub mod cms;
    pub mod webauthn;
}

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use evidence_support::Breakage;
use evidence_support::device::{Device, Key, attestation_object, packed};
use mydata_identity::evidence::SignedData;

struct Target {
    name: &'static str,
    entry: fn(&[u8]),
    seeds: Vec<Vec<u8>>,
}

fn targets() -> [Target; 2] {
    [
        Target { name: "cms", entry: targets::cms::cms, seeds: signatures() },
        Target { name: "webauthn", entry: targets::webauthn::webauthn, seeds: answers() },
    ]
}

/// Everything that `cms/make.sh` has made.
fn signatures() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cms");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_made = |path: &PathBuf| matches!(path.extension().and_then(OsStr::to_str), Some("cer" | "p7"));
    let mut paths: Vec<_> = paths.filter(is_made).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// Each kind of answer under the byte that says which it is: objects of several keys and formats, data, and what browsers say.
fn answers() -> Vec<Vec<u8>> {
    let keys = [Key::p256(&[7; 32]), Key::p384(&[7; 48]), Key::ed25519(&[7; 32])];
    let packed_by = |key| {
        let device =
            Device { key, credential_id: vec![9; 32], aaguid: vec![5; 16], relying_party: "mydata.example" };
        let data = device.authenticator_data(0b0100_0101, 0);
        let signature = Device::sign(&device.key, &data, &targets::webauthn::said("create"));
        attestation_object("packed", packed(device.key.algorithm(), signature, None), &data)
    };
    let of_a_device = |flags: u8, rest: &[u8]| {
        let device = Device {
            key: Key::p256(&[7; 32]),
            credential_id: vec![9; 32],
            aaguid: vec![5; 16],
            relying_party: "mydata.example",
        };
        [device.authenticator_data(flags, 7), rest.to_vec()].concat()
    };
    let objects =
        [targets::webauthn::object()].into_iter().chain(keys.map(packed_by)).map(|bytes| (0, bytes));
    let data = [
        of_a_device(0b0101, &[]),
        of_a_device(0b1000_0101, &[0xA1, 0x61, b'a', 0xF5]),
        of_a_device(0b0001_1101, &[]),
    ];
    let texts = ["create", "get"].map(targets::webauthn::said);
    let data = data.into_iter().map(|bytes| (1, bytes));
    let texts = texts.into_iter().map(|bytes| (2, bytes));
    objects.chain(data).chain(texts).map(|(kind, bytes)| [vec![kind], bytes].concat()).collect()
}

#[test]
fn each_text_that_the_target_looks_for_is_signed_by_a_seed() {
    let seeds = signatures();
    for text in targets::cms::SIGNED {
        let is_signed = |seed: &Vec<u8>| {
            SignedData::read(seed).is_ok_and(|signed| signed.verify(text.as_bytes(), None).is_ok())
        };
        assert!(seeds.iter().any(is_signed), "{text}");
    }
}

fn run(name: &str, rounds: usize) {
    let Target { entry, seeds, .. } = targets().into_iter().find(|target| target.name == name).unwrap();
    for seed in &seeds {
        entry(seed);
    }
    let mut breakage = Breakage::new(0x4D79_4461_7461);
    for _ in 0..rounds {
        entry(&breakage.broken(&seeds));
    }
}

#[test]
fn no_broken_signature_is_over_what_nobody_has_signed() {
    run("cms", 10_000);
}

#[test]
fn no_broken_answer_of_a_device_identifies_anybody() {
    run("webauthn", 10_000);
}

/// The fuzzer's poor relation, where there is no nightly toolchain.
#[test]
#[ignore = "takes minutes"]
fn a_million_broken_pieces() {
    run("cms", 500_000);
    run("webauthn", 500_000);
}

#[test]
#[ignore = "writes into fuzz/corpus, where the fuzzer begins"]
fn seeds() {
    for target in targets() {
        let folder = Path::new("../../fuzz/corpus").join(target.name);
        fs::create_dir_all(&folder).unwrap();
        for (position, seed) in target.seeds.iter().enumerate() {
            fs::write(folder.join(format!("seed-{position}")), seed).unwrap();
        }
    }
}
