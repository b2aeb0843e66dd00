//! Archives whose end record and directory could be found in two ways.
//!
//! Each test bears the number and the name of a line of the list of refusals.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::{Limits, Opened};
use support::refusals::{archive, assert_refused, refusal_within, with_entry};
use support::{RawZip, refusal};

#[test]
fn the_untouched_archive_is_accepted() {
    support::authenticate(&archive().bytes).unwrap();
}

#[test]
fn line_01_no_end_record() {
    let mut zip = archive();
    zip.put_u32(zip.end, 0);
    assert_refused(&zip, "package.no-end-record");
}

#[test]
fn line_02_several_end_records() {
    let mut zip = archive();
    let end = zip.bytes[zip.end..].to_vec();
    // The first record takes the second for its comment: both reach exactly to the end of the file.
    zip.put_u16(zip.end + 20, u16::try_from(end.len()).unwrap());
    zip.bytes.extend(end);
    assert_refused(&zip, "package.several-end-records");
}

#[test]
fn line_03_bytes_after_the_end() {
    let mut zip = archive();
    zip.bytes.push(0);
    assert_refused(&zip, "package.bytes-after-end");
}

#[test]
fn line_03_an_archive_comment_that_holds_a_record_signature() {
    for record in [*b"PK\x01\x02", *b"PK\x03\x04", *b"PK\x06\x06", *b"PK\x06\x07"] {
        let mut zip = archive();
        zip.put_u16(zip.end + 20, 4);
        zip.bytes.extend(record);
        assert_refused(&zip, "package.comment-holds-record");
    }
}

#[test]
fn line_03_an_archive_comment_over_1_kb() {
    let mut zip = archive();
    zip.put_u16(zip.end + 20, 1025);
    zip.bytes.extend([b'a'; 1025]);
    assert_refused(&zip, "package.comment-too-long");
}

#[test]
fn line_03_the_same_for_comments_of_entries() {
    let record = b"behind this hides PK\x03\x04".to_vec();
    assert_refused(&with_entry(|entry| entry.comment = record), "package.comment-holds-record");
    assert_refused(&with_entry(|entry| entry.comment = vec![b'a'; 1025]), "package.comment-too-long");
}

#[test]
fn line_04_bytes_before_the_first_entry() {
    let mut zip = archive();
    zip.insert(0, b"MZ");
    zip.repair_offsets();
    assert_refused(&zip, "package.bytes-before-first");
}

#[test]
fn line_05_multi_disk() {
    let (mut end, mut entry) = (archive(), archive());
    end.put_u16(end.end + 4, 1);
    assert_refused(&end, "package.multi-disk");
    entry.put_u16(entry.centrals[1] + 34, 1);
    assert_refused(&entry, "package.multi-disk");
}

#[test]
fn line_06_entry_count_wrong() {
    for count in [0, 4, 6] {
        let mut zip = archive();
        zip.put_u16(zip.end + 8, count);
        zip.put_u16(zip.end + 10, count);
        assert_refused(&zip, "package.entry-count-wrong");
    }
}

#[test]
fn line_07_central_directory_size_or_offset_wrong() {
    let mut zip = archive();
    let offset = zip.u32(zip.end + 16);
    zip.put_u32(zip.end + 16, offset + 1);
    assert_refused(&zip, "package.directory-misplaced");
    let size = zip.u32(zip.end + 12);
    zip.put_u32(zip.end + 12, size - 1);
    assert_refused(&zip, "package.directory-misplaced");
}

#[test]
fn line_08_directory_not_ending_at_the_end_record() {
    let mut zip = archive();
    let (directory, end) = (zip.centrals[0], zip.end);
    zip.insert(end, b"hidden");
    zip.put_u32(zip.end + 12, u32::try_from(end - directory).unwrap());
    assert_refused(&zip, "package.directory-not-at-end");
}

/// A ZIP64 end record and its locator, saying what the classic record says, or otherwise.
fn with_zip64_end(entries: u64, saturate: bool) -> RawZip {
    let mut zip = archive();
    let (size, start) = (zip.u32(zip.end + 12), zip.u32(zip.end + 16));
    let mut records = b"PK\x06\x06".to_vec();
    records.extend(44_u64.to_le_bytes());
    records.extend([45, 0, 45, 0]);
    records.extend([0; 8]);
    for value in [entries, entries, u64::from(size), u64::from(start)] {
        records.extend(value.to_le_bytes());
    }
    records.extend(b"PK\x06\x07\0\0\0\0");
    records.extend((zip.end as u64).to_le_bytes());
    records.extend(1_u32.to_le_bytes());
    zip.insert(zip.end, &records);
    if saturate {
        zip.put_u16(zip.end + 8, u16::MAX);
        zip.put_u16(zip.end + 10, u16::MAX);
    }
    zip
}

#[test]
fn line_09_zip64_records_disagreeing_with_the_32_bit_ones() {
    assert_refused(&with_zip64_end(6, false), "package.zip64-disagrees");
    assert_refused(&with_zip64_end(5, true), "package.zip64-disagrees");
    // The classic record points to ZIP64 records that are not there.
    let mut zip = archive();
    zip.put_u32(zip.end + 16, u32::MAX);
    assert_refused(&zip, "package.zip64-disagrees");
}

#[test]
fn line_10_zip64_where_nothing_needs_it() {
    assert_refused(&with_zip64_end(5, false), "package.zip64-needless");
    let sizes = [1, 0, 16, 0, 45, 0, 0, 0, 0, 0, 0, 0, 45, 0, 0, 0, 0, 0, 0, 0];
    let unasked = with_entry(|entry| entry.central_extra = sizes.to_vec());
    assert_refused(&unasked, "package.zip64-needless");
    let mut small = with_entry(|entry| entry.central_extra = sizes.to_vec());
    small.put_u32(small.centrals[1] + 20, u32::MAX);
    small.put_u32(small.centrals[1] + 24, u32::MAX);
    assert_refused(&small, "package.zip64-needless");
}

#[test]
fn an_archive_larger_than_allowed() {
    let limits = Limits { archive_bytes: 100, ..Limits::default() };
    assert_eq!(refusal_within(&limits, &archive().bytes), "package.archive-too-large");
    let just_enough = Limits { archive_bytes: archive().bytes.len() as u64, ..Limits::default() };
    assert!(Opened::read(archive().bytes, &just_enough).is_ok());
}

#[test]
fn line_41_truncated_or_empty_file() {
    assert_eq!(refusal(b""), "package.truncated");
    assert_eq!(refusal(b"PK\x05\x06"), "package.truncated");
    let zip = archive();
    assert_eq!(refusal(&zip.bytes[..zip.end]), "package.no-end-record");
}

#[test]
fn an_archive_without_entries_is_no_package() {
    assert_eq!(refusal(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "package.manifest-missing");
}
