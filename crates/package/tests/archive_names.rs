//! Archives with names that two readers would understand in two ways, or that lead elsewhere.
//!
//! Each test bears the number and the name of a line of the list of refusals.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::{Host, Limits, Opened};
use support::refusals::{assert_name_refused, assert_refused, entries, with_entry};
use support::{RawEntry, RawZip, refusal, signed_entries};

#[test]
fn line_11_duplicate_names() {
    let mut entries = entries();
    entries.push(entries[1].clone());
    assert_refused(&RawZip::of(&entries), "package.duplicate-name");
}

#[test]
fn line_11_a_forgiven_backslash_does_not_hide_a_duplicate() {
    let mut entries = entries();
    entries.push(RawEntry::stored(r"META-INFO\manifest.xml", b"<files/>"));
    assert_refused(&RawZip::of(&entries), "package.duplicate-name");
}

#[test]
fn line_12_names_equal_after_case_folding() {
    let mut entries = entries();
    entries.push(RawEntry::stored("HOUSEHOLD.csv", b""));
    assert_refused(&RawZip::of(&entries), "package.name-collides");
}

#[test]
fn line_12_names_equal_after_case_folding_beyond_ascii() {
    for (name, like) in [("Ärzte.csv", "ÄRZTE.csv"), ("οδος", "οδοσ"), ("straße", "STRASSE"), ("ſ", "S")]
    {
        assert_eq!(refusal(&two_files(name, like)), "package.name-collides", "{name}");
    }
}

#[test]
fn line_12_names_equal_after_nfc() {
    // Letters with accents, Hangul, a voiced kana, and the compatibility ideograph of 豈.
    let pairs =
        [("é.csv", "e\u{301}.csv"), ("가", "\u{1100}\u{1161}"), ("が", "か\u{3099}"), ("豈", "\u{F900}")];
    for (composed, other) in pairs {
        assert_eq!(refusal(&two_files(composed, other)), "package.name-collides", "{composed}");
        support::authenticate(&two_files(other, "another")).unwrap();
    }
}

#[test]
fn line_12_a_file_that_is_also_a_folder() {
    for (file, other) in [("a", "a/b.csv"), ("a", "A/b.csv"), ("a/b", "a/b/c/d.csv"), ("é", "e\u{301}/b")] {
        assert_eq!(refusal(&two_files(file, other)), "package.name-is-folder", "{file} {other}");
        assert_eq!(refusal(&two_files(other, file)), "package.name-is-folder", "{file} {other}");
    }
}

/// A signed package of two files with these names.
fn two_files(one: &str, other: &str) -> Vec<u8> {
    RawZip::of(&signed_entries(&[(one, b"1"), (other, b"2")])).bytes
}

#[test]
fn line_12_a_host_may_fold_names_itself() {
    let host = Host { fold: |name| name.replace("e\u{301}", "é"), ..Host::default() };
    let refused = Opened::read_by(two_files("é", "e\u{301}"), &Limits::default(), &host).unwrap_err();
    assert_eq!(refused.code(), "package.name-collides");
}

#[test]
fn line_33_absolute_path() {
    for name in ["/etc/passwd", "/", "//server/share"] {
        assert_name_refused(name, "package.absolute-name");
    }
}

#[test]
fn line_34_dot_dot() {
    assert_name_refused("../household.csv", "package.name-climbs");
    assert_name_refused("a/../../household.csv", "package.name-climbs");
}

#[test]
fn line_35_drive_letter() {
    for name in ["C:household.csv", "c:/household.csv", r"C:\household.csv"] {
        assert_name_refused(name, "package.absolute-name");
    }
}

#[test]
fn line_35_backslash_outside_the_tolerated_case() {
    assert_name_refused(r"a\household.csv", "package.backslash-in-name");
    assert_name_refused(r"..\household.csv", "package.backslash-in-name");
}

#[test]
fn line_36_control_characters_and_bidi_overrides() {
    let bidi = ['\u{61C}', '\u{200E}', '\u{200F}']
        .into_iter()
        .chain('\u{202A}'..='\u{202E}')
        .chain('\u{2066}'..='\u{2069}');
    let controls = ['\0', '\n', '\r', '\t', '\u{1B}', '\u{7F}', '\u{85}', '\u{9F}'];
    for character in controls.into_iter().chain(bidi) {
        let name = format!("a{character}fdp.exe");
        let zip = with_entry(|entry| {
            entry.name = name.into();
            entry.flags = 1 << 11;
        });
        assert_refused(&zip, "package.name-has-control");
    }
}

#[test]
fn line_37_name_neither_utf8_nor_decodable_as_declared() {
    assert_refused(&with_entry(|entry| entry.name = vec![0xFF, 0xFE]), "package.name-undecodable");
    let big5 = with_entry(|entry| {
        entry.name = b"\xa4\xe1.csv".to_vec();
        entry.flags = 1 << 11;
    });
    assert_refused(&big5, "package.name-undecodable");
}

#[test]
fn a_name_longer_than_allowed() {
    assert_name_refused(&"a".repeat(513), "package.name-too-long");
}

fn unicode_path(of_name: &[u8], path: &str) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(of_name);
    let mut content = vec![1];
    content.extend(crc.sum().to_le_bytes());
    content.extend(path.as_bytes());
    let mut field = vec![0x75, 0x70];
    field.extend(u16::try_from(content.len()).unwrap().to_le_bytes());
    field.extend(content);
    field
}

#[test]
fn line_38_unicode_path_extra_field_contradicting() {
    let name = b"household.csv";
    for field in [unicode_path(name, "other.csv"), unicode_path(b"another name", "household.csv")] {
        assert_refused(
            &with_entry(|entry| entry.central_extra = field.clone()),
            "package.unicode-path-contradicts",
        );
        assert_refused(
            &with_entry(|entry| entry.local_extra = field.clone()),
            "package.unicode-path-contradicts",
        );
    }
    let agreeing = with_entry(|entry| entry.central_extra = unicode_path(name, "household.csv"));
    support::authenticate(&agreeing.bytes).unwrap();
}
