//! A host that hashes by itself comes to the same answer, and cannot leave a step out.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::{Authentic, Compression, Limits, Opened, PackageError, Passage, Passed, Signed};
use sha2::{Digest, Sha256};
use support::breakage::{Random, mutate};
use support::corpus::corpus;
use support::{RawZip, ambiguous, authenticate, package_of, sample_files, signed_entries};

fn signed(bytes: &[u8]) -> Result<Signed<'_>, PackageError> {
    Opened::read(bytes, &Limits::default())?.check_signature()
}

/// What the steps answer about one file.
fn step(package: &mut Signed<'_>, bytes: &[u8], position: usize) -> Result<(), PackageError> {
    let place = package.places().nth(position).unwrap();
    let data = &bytes[usize::try_from(place.start).unwrap()..usize::try_from(place.end).unwrap()];
    let (mut passage, mut hash) = (Passage::of(&place), Sha256::new());
    data.chunks(999).try_for_each(|piece| passage.push(piece, |content| hash.update(content)))?;
    package.compare(position, passage.finish()?, hash.finalize().into())
}

/// As a browser would: inflate here, hash there, last file first, and let the end say what is wrong.
fn in_steps(bytes: &[u8]) -> Result<Authentic<'_>, PackageError> {
    let mut package = signed(bytes)?;
    let failed =
        (0..package.places().count()).rev().any(|position| step(&mut package, bytes, position).is_err());
    let authentic = package.authenticate();
    assert!(!failed || authentic.is_err(), "a file failed, and the package did not");
    authentic
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
    assert!(step(&mut passed, &bytes, 0).is_err());
    assert_eq!(passed.authenticate().unwrap_err().code(), "package.digest-mismatch");
}

#[test]
fn a_file_that_is_not_listed_is_unknown() {
    let bytes = package_of(&sample_files(), Compression::Deflated);
    let mut package = signed(&bytes).unwrap();
    let count = package.places().count();
    let refusal = package.compare(count, Passed::elsewhere(false), [0; 32]).unwrap_err();
    assert_eq!(refusal.code(), "package.file-unknown");
}

#[test]
fn a_wrong_digest_is_a_mismatch_and_what_somebody_else_passed_is_compared() {
    let bytes = package_of(&sample_files(), Compression::Stored);
    let mut package = signed(&bytes).unwrap();
    let position = package.places().position(|place| place.name == "household.csv").unwrap();
    let mismatch = PackageError::DigestMismatch { name: "household.csv".into() };
    assert_eq!(package.compare(position, Passed::elsewhere(false), [0; 32]), Err(mismatch));
    let digest = Sha256::digest(sample_files().last().unwrap().1).into();
    let nested = PackageError::NestedArchive { name: "household.csv".into() };
    assert_eq!(package.compare(position, Passed::elsewhere(true), digest), Err(nested));
    assert_eq!(package.compare(position, Passed::elsewhere(false), digest), Ok(()));
}
