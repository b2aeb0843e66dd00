//! A byte changed anywhere in a package is noticed.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::{Compression, Limits, Opened};
use support::{RawZip, authenticate, package_of, sample_files, signed_entries};

/// One bit, another bit, all bits, and the value zero.
const CHANGES: [fn(u8) -> u8; 4] = [|b| b ^ 1, |b| b ^ 0x80, |b| !b, |b| if b == 0 { 0x20 } else { 0 }];

fn changed(package: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..package.len()).flat_map(move |position| {
        CHANGES.iter().map(move |change| {
            let mut bytes = package.to_vec();
            bytes[position] = change(bytes[position]);
            (position, bytes)
        })
    })
}

#[test]
fn any_changed_byte_of_a_stored_package_is_refused() {
    let package = package_of(&sample_files(), Compression::Stored);
    for (position, bytes) in changed(&package) {
        assert!(authenticate(&bytes).is_err(), "the change at {position} of {} was accepted", package.len());
    }
}

#[test]
fn a_changed_byte_of_a_deflated_package_is_refused_or_changes_nothing_one_can_read() {
    let package = package_of(&sample_files(), Compression::Deflated);
    let signed = authenticate(&package).unwrap();
    for (position, bytes) in changed(&package) {
        let Ok(accepted) = authenticate(&bytes) else { continue };
        assert_eq!(accepted.files(), signed.files(), "at {position}");
        for (name, content) in sample_files() {
            assert_eq!(accepted.read(name).unwrap(), content, "at {position}");
        }
    }
}

#[test]
fn any_changed_byte_of_a_foreign_package_is_refused_or_harmless() {
    let entries = signed_entries(&sample_files());
    let entries: Vec<_> =
        entries.into_iter().map(|entry| entry.into_deflated().with_descriptor(true)).collect();
    let package = RawZip::of(&entries).bytes;
    let signed = authenticate(&package).unwrap();
    for (position, bytes) in changed(&package) {
        let Ok(accepted) = authenticate(&bytes) else { continue };
        assert_eq!(accepted.files(), signed.files(), "at {position}");
        assert_eq!(accepted.manifest_sha256(), signed.manifest_sha256(), "at {position}");
    }
}

#[test]
fn any_shortened_package_is_refused() {
    let package = package_of(&sample_files(), Compression::Stored);
    for len in 0..package.len() {
        assert!(Opened::read(&package[..len], &Limits::default()).is_err(), "cut to {len} bytes");
    }
}

/// Where a byte is changed, and what it must be refused with.
#[test]
fn a_changed_byte_is_refused_with_the_code_of_what_it_breaks() {
    let package = package_of(&sample_files(), Compression::Stored);
    let zip = positions(&package);
    let cases = [
        ("a file's content", first(&package, "戶長".as_bytes()), "package.crc-mismatch"),
        ("the manifest", first(&package, b"<filename>household"), "package.crc-mismatch"),
        ("the certificate", first(&package, b"-----BEGIN") + 40, "package.crc-mismatch"),
        ("a local header's signature", zip.locals[1], "package.local-header-missing"),
        ("a local header's version", zip.locals[1] + 4, "package.local-version-differs"),
        ("a local header's method", zip.locals[1] + 8, "package.local-method-differs"),
        ("a local header's time", zip.locals[1] + 10, "package.local-time-differs"),
        ("a local header's checksum", zip.locals[1] + 14, "package.local-sizes-differ"),
        ("a local header's size", zip.locals[1] + 22, "package.local-sizes-differ"),
        ("a local header's name", zip.locals[1] + 30, "package.local-name-differs"),
        ("the directory's signature", zip.centrals[1], "package.directory-misplaced"),
        ("the directory's maker", zip.centrals[1] + 4, "package.attributes-inconsistent"),
        ("the directory's time", zip.centrals[1] + 12, "package.local-time-differs"),
        ("the directory's checksum", zip.centrals[1] + 16, "package.local-sizes-differ"),
        ("the directory's disk", zip.centrals[1] + 34, "package.multi-disk"),
        ("the directory's internal attributes", zip.centrals[1] + 36, "package.attributes-inconsistent"),
        ("the directory's external attributes", zip.centrals[1] + 38, "package.attributes-inconsistent"),
        ("the directory's offset", zip.centrals[1] + 44, "package.gap-after-entry"),
        ("the end record's signature", zip.end, "package.no-end-record"),
        ("the end record's count", zip.end + 8, "package.entry-count-wrong"),
        ("the directory's size", zip.end + 14, "package.directory-misplaced"),
        ("the comment's length", zip.end + 20, "package.truncated"),
    ];
    for (place, position, code) in cases {
        let mut bytes = package.clone();
        bytes[position] ^= 1;
        let found = authenticate(&bytes).map_or_else(|error| error.code(), |_| "accepted");
        assert_eq!(found, code, "{place}");
    }
}

struct Positions {
    locals: Vec<usize>,
    centrals: Vec<usize>,
    end: usize,
}

fn first(package: &[u8], text: &[u8]) -> usize {
    find(package, text).next().unwrap()
}

fn find(package: &[u8], text: &[u8]) -> impl Iterator<Item = usize> {
    let len = text.len();
    (0..=package.len() - len).filter(move |&at| &package[at..at + len] == text)
}

fn positions(package: &[u8]) -> Positions {
    Positions {
        locals: find(package, b"PK\x03\x04").collect(),
        centrals: find(package, b"PK\x01\x02").collect(),
        end: first(package, b"PK\x05\x06"),
    }
}
