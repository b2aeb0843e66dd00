//! The fuzz targets' entries, run on a stable toolchain over what was broken at random.
//!
//! The randomness is a fixed sequence: a failure repeats.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

#[path = "../../../fuzz/src"]
mod targets {
    #![allow(clippy::expect_used, unreachable_pub, reason = "a fuzz target fails by panicking")]
    pub mod archive;
    pub mod certificate;
    pub mod manifest;
    pub mod package;
}

use std::fs;
use std::path::Path;

use support::breakage::{Random, mutate};
use support::corpus::corpus;
use support::{ambiguous, certificate_pem, digest, listing};

/// A target, what it begins with, and how often that is broken here.
struct Target {
    name: &'static str,
    entry: fn(&[u8]),
    seeds: Vec<Vec<u8>>,
    rounds: usize,
}

fn targets() -> [Target; 4] {
    [
        Target { name: "archive", entry: targets::archive::archive, seeds: corpus(), rounds: 20_000 },
        Target { name: "manifest", entry: targets::manifest::manifest, seeds: manifests(), rounds: 20_000 },
        Target {
            name: "certificate",
            entry: targets::certificate::certificate,
            seeds: certificates(),
            rounds: 5_000,
        },
        Target { name: "package", entry: targets::package::package, seeds: corpus(), rounds: 20_000 },
    ]
}

fn manifests() -> Vec<Vec<u8>> {
    let files = format!("{}{}", listing("戶籍.json", &digest(b"1")), listing("a&amp;b.csv", &digest(b"2")));
    let item = "<file><filename>API.x.zip</filename><resource_id>API.x</resource_id>\
                <resource_name>低收</resource_name><code>204</code></file>";
    [
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<files>{files}</files>"),
        format!("\u{FEFF}<files>\r\n  {files}\r\n</files>"),
        format!("<files>{item}</files>"),
    ]
    .map(String::into_bytes)
    .into()
}

fn certificates() -> Vec<Vec<u8>> {
    vec![certificate_pem().into_bytes(), support::SIGNER.certificate_der().unwrap()]
}

fn run(name: &str) {
    let Target { entry, seeds, rounds, .. } =
        targets().into_iter().find(|target| target.name == name).unwrap();
    for seed in &seeds {
        entry(seed);
    }
    let mut random = Random(0x4D79_4461_7461);
    for round in 0..rounds {
        let mut bytes = seeds[round % seeds.len()].clone();
        let other = &seeds[random.below(seeds.len())];
        for _ in 0..=random.below(4) {
            mutate(&mut bytes, other, &mut random);
        }
        entry(&bytes);
    }
}

#[test]
fn no_broken_archive_breaks_the_reader() {
    run("archive");
}

#[test]
fn no_broken_manifest_breaks_the_reader() {
    run("manifest");
}

#[test]
fn no_broken_certificate_breaks_the_reader() {
    run("certificate");
}

#[test]
fn no_broken_package_breaks_the_reader() {
    run("package");
}

#[test]
fn ambiguous_archives_satisfy_the_targets() {
    for case in ambiguous::ALL.iter() {
        targets::archive::archive(&case.bytes);
        targets::package::package(&case.bytes);
    }
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
