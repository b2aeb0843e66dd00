//! NIST's Public Key Interoperability Test Suite through our door: path, policies and revocation in one judgement.
//!
//! The data lies in the source of the crate pkix-path, which need not be there in full (a vendored copy may leave it
//! out). So the test is ignored unless asked for:
//! `cargo test -p mydata-trust --test pkits -- --ignored --nocapture`. `PKITS` may name the folder instead.
#![cfg(feature = "revocation")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use mydata_trust::{Anchors, ExpectedSigner, Policies, Revocation, UnixSeconds};
use serde_json::Value;

/// 2020-01-01, within the validity that the suite's certificates share.
const AT: UnixSeconds = UnixSeconds(1_577_836_800);

const DSA: &str = "DSA is not accepted";
const BEFORE_1970: &str = "the certificate reader knows no time before 1970";
const ONE_KEY: &str = "a list counts only if the key that issued the certificate signed it: generations of one authority share a name, and keep lists of their own";
const AUTHORITY: &str = "a package is not signed by an authority, whatever its path allows";
const NAMELESS: &str = "a signer without a subject is nobody one could expect";
const ANY_POLICY: &str =
    "RFC 5280, 6.1.5 (g), leaves no policy, and nobody demanded one: explicit_policy is above zero";
const SOME_REASONS: &str =
    "lists for some reasons are not added up to all reasons; each can accuse, none clears";
const INDIRECT: &str = "indirect lists are not used";
const DELTA: &str =
    "a delta can accuse; it is not applied to its base, so that what it takes back stays revoked";

/// Tests whose outcome differs from the suite's, once for each of its parts, and why.
const DEVIATIONS: &[(&str, &str)] = &[
    ("4.1.4", DSA),
    ("4.1.5", DSA),
    ("4.2.3", BEFORE_1970),
    ("4.4.19", ONE_KEY),
    ("4.5.1", ONE_KEY),
    ("4.5.4", ONE_KEY),
    ("4.5.6", ONE_KEY),
    ("4.6.15", ONE_KEY),
    ("4.6.17", ONE_KEY),
    ("4.9.6", ONE_KEY),
    ("4.11.7", ONE_KEY),
    ("4.12.7", ONE_KEY),
    ("4.12.9", ONE_KEY),
    ("4.13.19", ONE_KEY),
    ("4.6.8", AUTHORITY),
    ("4.6.14", AUTHORITY),
    ("4.8.6", AUTHORITY),
    ("4.8.6", AUTHORITY),
    ("4.14.13", AUTHORITY),
    ("4.8.14", ANY_POLICY),
    ("4.13.14", NAMELESS),
    ("4.14.18", SOME_REASONS),
    ("4.14.19", SOME_REASONS),
    ("4.14.22", INDIRECT),
    ("4.14.24", INDIRECT),
    ("4.14.25", INDIRECT),
    ("4.14.28", INDIRECT),
    ("4.14.29", INDIRECT),
    ("4.14.30", INDIRECT),
    ("4.14.33", INDIRECT),
    ("4.15.5", DELTA),
];

fn folder() -> PathBuf {
    if let Some(folder) = env::var_os("PKITS") {
        return folder.into();
    }
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let metadata = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--manifest-path"])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"))
        .output()
        .expect("cargo tells where pkix-path lies");
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "pkix-path").unwrap();
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    manifest.parent().unwrap().join("tests/pkits")
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

fn policies(test: &Value) -> Policies {
    let names = texts(&test["InitialPolicySet"]);
    let oids: Vec<_> = names.iter().filter_map(|name| name.strip_prefix("NIST-test-policy-")).collect();
    let oids: Vec<_> = oids.iter().map(|number| format!("2.16.840.1.101.3.2.1.48.{number}")).collect();
    let mut policies = Policies::among(&oids.iter().map(String::as_str).collect::<Vec<_>>()).unwrap();
    if test["InitialExplicitPolicy"] == true {
        policies = policies.required();
    }
    if test["InitialPolicyMappingInhibit"] == true {
        policies = policies.without_mapping();
    }
    if test["InitialAnyPolicyInhibit"] == true {
        policies = policies.without_any();
    }
    policies
}

/// `valid`, or why not.
fn outcome(folder: &Path, test: &Value) -> String {
    let read = |kind: &str, name: &str| fs::read(folder.join(kind).join(name)).unwrap();
    let mut certificates: Vec<_> =
        texts(&test["CertPath"]).into_iter().map(|name| read("certs", name)).collect();
    let signer = certificates.pop().unwrap();
    let anchors = match Anchors::from_certificates(certificates) {
        Ok(anchors) => anchors,
        Err(error) => return error.code().to_owned(),
    };
    let mut revocation = Revocation::required();
    for name in texts(&test["CRLPath"]) {
        revocation = match revocation.with_lists(&read("crls", name)) {
            Ok(revocation) => revocation,
            Err(error) => return format!("{}: {name}", error.code()),
        };
    }
    let anchors = anchors.with_policies(policies(test)).with_revocation(revocation);
    let standing = anchors.judge_certificate(&signer, &ExpectedSigner::Any, AT);
    match standing.name() {
        "valid" => "valid".into(),
        _ => standing.reasons().iter().map(|reason| reason.code()).collect::<Vec<_>>().join(" "),
    }
}

#[test]
#[ignore = "needs the test data in the source of the crate pkix-path"]
fn paths_are_judged_as_nist_judges_them() {
    let folder = folder();
    let vectors = fs::read(folder.join("vectors.json"))
        .unwrap_or_else(|error| panic!("{}: {error}; PKITS may name another folder", folder.display()));
    let vectors: Value = serde_json::from_slice(&vectors).unwrap();
    let mut deviations = DEVIATIONS.to_vec();
    let (mut ran, mut deviating, mut wrong) = (0, 0, Vec::new());
    for test in vectors.as_array().unwrap() {
        let name = test["Name"].as_str().unwrap();
        let outcome = outcome(&folder, test);
        ran += 1;
        let number = name.split(' ').next().unwrap();
        if (outcome == "valid") == (test["ShouldValidate"] == true) {
            continue;
        }
        match deviations.iter().position(|(deviation, _)| *deviation == number) {
            Some(place) => {
                deviating += 1;
                eprintln!("PKITS {name}: {outcome}: {}", deviations.remove(place).1);
            }
            None => wrong.push(format!("{name}: {outcome}")),
        }
    }
    eprintln!("PKITS: {ran} tests ran, {deviating} of them with another outcome for the reasons named");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(deviations.is_empty(), "these no longer deviate: {deviations:?}");
}
