//! Each limit allows just what it says, and not one more.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::{CERTIFICATE, Compression, Limits, MANIFEST, Opened};
use support::{RawEntry, RawZip, package_of, sample_files};

/// What is allowed by a limit that is set to `amount`.
type Limit = fn(amount: u64) -> Limits;

/// Each limit, the amount of it that the package takes, and the code it is refused with for one less.
fn limits_met_by(package: &[u8]) -> Vec<(Limit, u64, &'static str)> {
    let opened = Opened::read(package, &Limits::default()).unwrap();
    let entries: Vec<_> = opened.unchecked_entries().collect();
    let size_of = |wanted: &str| entries.iter().find(|(name, _)| *name == wanted).unwrap().1;
    let longest = entries.iter().map(|(name, _)| name.len() as u64).max().unwrap();
    vec![
        (
            |archive_bytes| Limits { archive_bytes, ..Limits::default() },
            package.len() as u64,
            "package.archive-too-large",
        ),
        (|entries| Limits { entries, ..Limits::default() }, entries.len() as u64, "package.too-many-entries"),
        (
            |expanded_bytes| Limits { expanded_bytes, ..Limits::default() },
            entries.iter().map(|(_, size)| size).sum(),
            "package.expands-too-much",
        ),
        (|name_bytes| Limits { name_bytes, ..Limits::default() }, longest, "package.name-too-long"),
        (
            |manifest_bytes| Limits { manifest_bytes, ..Limits::default() },
            size_of(MANIFEST),
            "package.manifest-too-large",
        ),
        (
            |certificate_bytes| Limits { certificate_bytes, ..Limits::default() },
            size_of(CERTIFICATE),
            "package.certificate-too-large",
        ),
    ]
}

#[test]
fn a_package_may_take_all_of_a_limit_and_no_more() {
    let package = package_of(&sample_files(), Compression::Stored);
    let outcome = |limits: &Limits| match Opened::read(&package, limits).and_then(Opened::authenticate) {
        Ok(_) => "accepted",
        Err(refusal) => refusal.code(),
    };
    for (limit, amount, code) in limits_met_by(&package) {
        assert_eq!(outcome(&limit(amount)), "accepted", "{code}");
        assert_eq!(outcome(&limit(amount - 1)), code);
    }
}

#[test]
fn what_is_as_large_as_its_ratio_allows_is_no_bomb() {
    let strict = Limits { entry_ratio: 1, total_ratio: 1, ..Limits::default() };
    let zeros = vec![0; usize::try_from(Limits::RATIO_FREE_BYTES).unwrap()];
    let small = RawZip::of(&[RawEntry::deflated("zeros.csv", &zeros)]).bytes;
    assert!(Opened::read(&small, &strict).is_ok());
    let packed_not_at_all = RawZip::of(&[RawEntry::stored("zeros.csv", &zeros.repeat(2))]).bytes;
    assert!(Opened::read(&packed_not_at_all, &strict).is_ok());
    let larger = RawZip::of(&[RawEntry::deflated("zeros.csv", &[zeros, vec![0]].concat())]).bytes;
    assert_eq!(Opened::read(&larger, &strict).unwrap_err().code(), "package.ratio-too-high");
}
