//! Archives on which readers are known to disagree: ours refuses each, or reads it in the only way there is.
//!
//! One test per class of "My ZIP isn't your ZIP" (USENIX Security 2025), then bombs and names that climb.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::{Limits, Opened};
use support::{RawEntry, RawZip, ambiguous, authenticate, refusal, sample_files, signed_entries};

/// The cases of one class are refused with one of these codes; how many of them are read, and all in the one way.
#[track_caller]
fn check_class(class: &str, codes: &[&str], harmless: usize) {
    let cases = ambiguous::ALL.iter().filter(|case| case.name.starts_with(class));
    let (mut count, mut accepted) = (0, 0);
    for case in cases {
        count += 1;
        match authenticate(&case.bytes) {
            Ok(package) => {
                accepted += 1;
                for file in package.files() {
                    assert_eq!(
                        support::digest(&package.read(&file.name).unwrap()),
                        file.digest,
                        "{}",
                        case.name
                    );
                }
            }
            Err(refusal) => assert!(codes.contains(&refusal.code()), "{}: {}", case.name, refusal.code()),
        }
    }
    assert!(count > 0, "no case of class {class}");
    assert_eq!(accepted, harmless, "of {count} cases of class {class}");
}

#[test]
fn a1_compression_methods() {
    check_class("a1", &["package.local-method-differs"], 0);
}

#[test]
fn a2_sizes_and_data_descriptors() {
    let codes = [
        "package.data-descriptor-wrong",
        "package.gap-after-entry",
        "package.inflates-to-more",
        "package.local-sizes-differ",
        "package.stored-sizes-differ",
        "package.stored-with-descriptor",
    ];
    // Nothing left out, stored and deflated; and a right descriptor behind open sizes, left open four times.
    check_class("a2", &codes, 6);
}

#[test]
fn a3_names() {
    let codes =
        ["package.extra-field-malformed", "package.local-name-differs", "package.unicode-path-contradicts"];
    check_class("a3", &codes, 0);
}

#[test]
fn a4_files_and_folders() {
    check_class("a4", &["package.backslash-in-name", "package.directory-has-data", "package.not-a-file"], 0);
}

#[test]
fn a5_encryption() {
    check_class("a5", &["package.encrypted", "package.local-flags-differ"], 0);
}

#[test]
fn b1_duplicate_names() {
    check_class("b1", &["package.duplicate-name"], 0);
}

#[test]
fn b2_characters() {
    let codes = [
        "package.absolute-name",
        "package.backslash-in-name",
        "package.listed-file-absent",
        "package.name-has-control",
        "package.name-undecodable",
    ];
    // The 95 printable characters of ASCII but back-slash, colon after a letter, "<" and "&", which XML writes longer.
    check_class("b2", &codes, 91);
}

#[test]
fn b3_paths() {
    let codes = [
        "package.absolute-name",
        "package.backslash-in-name",
        "package.directory-has-data",
        "package.name-climbs",
        "package.name-empty",
        "package.name-is-folder",
    ];
    check_class("b3", &codes, 0);
}

#[test]
fn b4_case_and_composition() {
    check_class("b4", &["package.name-collides"], 0);
}

#[test]
fn c1_files_outside_of_the_directory() {
    let codes = [
        "package.bytes-before-first",
        "package.comment-holds-record",
        "package.entries-overlap",
        "package.extra-field-malformed",
        "package.gap-after-entry",
    ];
    check_class("c1", &codes, 0);
}

#[test]
fn c2_choice_of_end_record() {
    check_class("c2", &["package.directory-not-at-end", "package.several-end-records"], 0);
}

#[test]
fn c3_counts_of_entries() {
    let codes = ["package.directory-not-at-end", "package.entry-count-wrong", "package.too-many-entries"];
    check_class("c3", &codes, 0);
}

#[test]
fn c4_place_of_the_directory() {
    check_class("c4", &["package.directory-not-at-end"], 0);
}

#[test]
fn c5_zip64_records() {
    let codes = ["package.comment-holds-record", "package.multi-disk", "package.zip64-disagrees"];
    check_class("c5", &codes, 0);
}

#[test]
fn a_bomb_of_overlapping_files() {
    assert_eq!(refusal(&ambiguous::overlapping()), "package.entries-overlap");
}

#[test]
fn a_bomb_of_files_that_quote_the_next_header() {
    // Each file's data begins with a stored block that holds the local header of the next one.
    let mut zip = RawZip::of(&signed_entries(&sample_files()));
    let quoted = u32::try_from(zip.locals[2] - zip.locals[1]).unwrap();
    for (at, step) in [(zip.centrals[0], 20), (zip.centrals[0], 24), (zip.locals[0], 18), (zip.locals[0], 22)]
    {
        let size = zip.u32(at + step) + quoted;
        zip.put_u32(at + step, size);
    }
    assert_eq!(refusal(&zip.bytes), "package.entries-overlap");
}

#[test]
fn a_bomb_of_zeros() {
    let zeros = RawEntry::deflated("zeros.csv", &vec![0; 16 << 20]);
    assert_eq!(refusal(&RawZip::of(&[zeros]).bytes), "package.ratio-too-high");
}

#[test]
fn a_bomb_that_understates_itself() {
    let mut zeros = RawEntry::deflated("zeros.csv", &vec![0; 8 << 20]);
    zeros.size = 1000;
    let mut entries = signed_entries(&[("zeros.csv", &[0; 1000])]);
    entries[0] = zeros;
    assert_eq!(refusal(&RawZip::of(&entries).bytes), "package.inflates-to-more");
}

#[test]
fn a_bomb_within_bombs() {
    let mut bomb = RawZip::of(&[RawEntry::deflated("zeros.csv", &vec![0; 1 << 20])]).bytes;
    for _ in 0..3 {
        bomb = RawZip::of(&[RawEntry::stored("inner.zip", &bomb)]).bytes;
    }
    assert_eq!(
        refusal(&RawZip::of(&signed_entries(&[("inner.zip", &bomb)])).bytes),
        "package.nested-archive"
    );
}

#[test]
fn a_directory_of_a_million_entries_is_not_read() {
    let entries: Vec<_> = (0..60_000).map(|n| RawEntry::stored(&format!("{n}"), b"")).collect();
    let refusal = Opened::read(RawZip::of(&entries).bytes, &Limits::default()).unwrap_err();
    assert_eq!(refusal.code(), "package.too-many-entries");
}

#[test]
fn names_that_climb() {
    let names = [
        ("../x", "package.name-climbs"),
        ("a/../../x", "package.name-climbs"),
        ("..", "package.name-climbs"),
        ("a/..", "package.name-climbs"),
        ("./x", "package.name-climbs"),
        ("/x", "package.absolute-name"),
        ("C:/x", "package.absolute-name"),
        ("C:x", "package.absolute-name"),
        ("//host/share/x", "package.absolute-name"),
        ("..\\x", "package.backslash-in-name"),
        ("\\\\?\\C:\\x", "package.backslash-in-name"),
        ("META-INFO\\..\\x", "package.backslash-in-name"),
        ("META-INFO\\..", "package.name-climbs"),
        ("META-INFO/../x", "package.name-climbs"),
        ("x\0.pdf", "package.name-has-control"),
        (" ", "package.name-empty"),
        ("a//x", "package.name-empty"),
    ];
    for (name, code) in names {
        let mut entries = signed_entries(&sample_files());
        entries[1].name = name.into();
        assert_eq!(refusal(&RawZip::of(&entries).bytes), code, "{name:?}");
    }
}
