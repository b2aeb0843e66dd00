//! A host that hashes by itself comes to the same answer, and cannot leave a step out.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::{Authentic, Compression, Limits, Opened, PackageError, Signed};
use sha2::{Digest, Sha256};
use support::mutation::{Random, corpus, mutate};
use support::{RawZip, ambiguous, authenticate, package_of, sample_files, signed_entries};

fn signed(bytes: &[u8]) -> Result<Signed<'_>, PackageError> {
    Opened::read(bytes, &Limits::default())?.check_signature()
}

/// As a browser would: inflate here, hash there.
fn in_steps(bytes: &[u8]) -> Result<Authentic<'_>, PackageError> {
    let mut package = signed(bytes)?;
    let names: Vec<_> = package.files().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        let mut hash = Sha256::new();
        package.pass(&name, |piece| hash.update(piece))?;
        package.compare(&name, hash.finalize().into())?;
    }
    package.authenticate()
}

#[track_caller]
fn assert_judged_alike(bytes: &[u8], what: &str) {
    match (authenticate(bytes), in_steps(bytes)) {
        (Ok(once), Ok(steps)) => assert_eq!(once.files(), steps.files(), "{what}"),
        (once, steps) => assert_eq!(once.err(), steps.err(), "{what}"),
    }
}

#[test]
fn steps_judge_as_one_call_does() {
    for case in ambiguous::ALL.iter() {
        assert_judged_alike(&case.bytes, &case.name);
    }
    let corpus = corpus();
    let mut random = Random(0x0053_5445_5053);
    for round in 0..5_000 {
        let mut bytes = corpus.get(round % corpus.len()).unwrap().clone();
        let other = corpus.get(random.below(corpus.len())).unwrap();
        mutate(&mut bytes, other, &mut random);
        assert_judged_alike(&bytes, &format!("round {round}"));
    }
}

#[test]
fn files_nobody_compared_are_hashed_in_the_end() {
    let files = sample_files();
    let mut entries = signed_entries(&files);
    entries.swap(0, 1);
    let (first, second) = (entries.first().unwrap().name.clone(), entries.get(1).unwrap().name.clone());
    // Each file under the other's name.
    entries.first_mut().unwrap().name = second;
    entries.get_mut(1).unwrap().name = first;
    for (entry, flags) in entries.iter_mut().zip([1 << 11, 0]) {
        entry.flags = flags;
    }
    let bytes = RawZip::of(&entries).bytes;
    assert_eq!(signed(&bytes).unwrap().authenticate().unwrap_err().code(), "package.digest-mismatch");
    let mut passed = signed(&bytes).unwrap();
    passed.pass("household.csv", |_| {}).unwrap();
    assert_eq!(passed.authenticate().unwrap_err().code(), "package.digest-mismatch");
}

#[test]
fn nothing_is_compared_before_it_has_passed() {
    let bytes = package_of(&sample_files(), Compression::Deflated);
    let mut package = signed(&bytes).unwrap();
    let digest = Sha256::digest(sample_files().last().unwrap().1).into();
    let unknown = |name: &str| Err(PackageError::FileUnknown { name: name.into() });
    assert_eq!(package.compare("household.csv", digest), unknown("household.csv"));
    package.pass("household.csv", |_| {}).unwrap();
    assert_eq!(package.compare("household.csv", digest), Ok(()));
    assert_eq!(package.pass("META-INFO/manifest.xml", |_| {}), unknown("META-INFO/manifest.xml"));
}

#[test]
fn a_wrong_digest_is_a_mismatch() {
    let bytes = package_of(&sample_files(), Compression::Stored);
    let mut package = signed(&bytes).unwrap();
    package.pass("household.csv", |_| {}).unwrap();
    let mismatch = PackageError::DigestMismatch { name: "household.csv".into() };
    assert_eq!(package.compare("household.csv", [0; 32]), Err(mismatch));
}
