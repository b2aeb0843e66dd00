//! Archives whose files are not what is said of them, or are more than anybody can hold.
//!
//! Each test bears the number and the name of a line of the list of refusals.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::Limits;
use mydata_package::delivery::DeliveryWriter;
use support::refusals::{archive, assert_refused, entries, refusal_within, with_entry};
use support::{RawEntry, RawZip, refusal, signed_entries};

#[test]
fn line_23_stored_with_unequal_sizes() {
    assert_refused(&with_entry(|entry| entry.size += 1), "package.stored-sizes-differ");
}

fn deflated(change: impl FnOnce(&mut RawEntry)) -> RawZip {
    with_entry(|entry| {
        *entry = entry.clone().into_deflated();
        change(entry);
    })
}

#[test]
fn line_24_inflates_to_more_than_declared() {
    assert_refused(&deflated(|entry| entry.size -= 1), "package.inflates-to-more");
}

#[test]
fn line_25_inflates_to_less_than_declared() {
    assert_refused(&deflated(|entry| entry.size += 1), "package.inflates-to-less");
}

#[test]
fn line_26_bytes_after_the_deflate_end() {
    assert_refused(&deflated(|entry| entry.data.push(0)), "package.deflate-bytes-after-end");
}

#[test]
fn line_27_corrupt_deflate() {
    // A block of the reserved third type.
    assert_refused(&deflated(|entry| entry.data[0] = 0b111), "package.deflate-corrupt");
}

#[test]
fn line_27_deflate_that_does_not_end() {
    let unfinished = deflated(|entry| {
        entry.data.pop();
    });
    assert_refused(&unfinished, "package.deflate-corrupt");
}

#[test]
fn line_28_crc_mismatch() {
    assert_refused(&with_entry(|entry| entry.crc32 ^= 1), "package.crc-mismatch");
    assert_refused(&deflated(|entry| entry.crc32 ^= 1), "package.crc-mismatch");
}

#[test]
fn line_29_ratio_bomb() {
    let zeros = vec![0; 4 << 20];
    let mut entry = RawEntry::deflated("zeros.csv", &zeros);
    let limits = Limits { entry_ratio: 100, ..Limits::default() };
    assert_eq!(refusal_within(&limits, &RawZip::of(&[entry.clone()]).bytes), "package.ratio-too-high");
    // A declaration beyond what deflate can do is refused without inflating anything.
    entry.size = u32::MAX - 1;
    assert_eq!(refusal_within(&Limits::default(), &RawZip::of(&[entry]).bytes), "package.ratio-too-high");
}

#[test]
fn line_30_total_expanded_cap() {
    let half = vec![7; 700 << 10];
    let entries = ["a.csv", "b.csv"].map(|name| RawEntry::stored(name, &half));
    let limits = Limits { expanded_bytes: 1 << 20, ..Limits::default() };
    assert_eq!(refusal_within(&limits, &RawZip::of(&entries).bytes), "package.expands-too-much");
    // Many small bombs are one large one.
    let zeros = vec![0; 1 << 20];
    let bombs: Vec<_> = (0..8).map(|n| RawEntry::deflated(&format!("{n}.csv"), &zeros)).collect();
    assert_eq!(refusal_within(&Limits::default(), &RawZip::of(&bombs).bytes), "package.expands-too-much");
}

#[test]
fn line_31_too_many_entries() {
    let entries: Vec<_> = (0..4097).map(|n| RawEntry::stored(&format!("{n}"), b"")).collect();
    assert_refused(&RawZip::of(&entries), "package.too-many-entries");
}

fn with_file(content: &[u8]) -> Vec<u8> {
    RawZip::of(&signed_entries(&[("inner", content)])).bytes
}

#[test]
fn line_32_archive_in_archive() {
    let inner = RawZip::of(&[RawEntry::stored("a.pdf", b"%PDF")]).bytes;
    let empty =
        RawZip { bytes: b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec(), ..archive() }.bytes;
    let split = [b"PK\x07\x08".to_vec(), inner.clone()].concat();
    let others = [&b"7z\xBC\xAF\x27\x1C\0\x04"[..], b"Rar!\x1A\x07\x01\0", b"\x1F\x8B\x08\0"];
    for content in [&inner[..], &empty, &split].into_iter().chain(others) {
        assert_eq!(refusal(&with_file(content)), "package.nested-archive");
    }
    assert!(support::authenticate(&with_file(b"PK\x03 is how some letters begin")).is_ok());
}

#[test]
fn line_32_a_document_that_is_an_archive_from_its_end() {
    let inner = RawZip::of(&[RawEntry::stored("a.pdf", b"%PDF")]).bytes;
    let polyglot = [b"%PDF-1.7\n".to_vec(), inner].concat();
    assert_eq!(refusal(&with_file(&polyglot)), "package.nested-archive");
}

#[test]
fn line_32_a_delivery_where_a_package_belongs() {
    let package = RawZip::of(&entries()).bytes;
    let delivery =
        DeliveryWriter::new().add_package("API.UDauDOLyZg", "現戶全戶戶籍", package).finish().unwrap();
    assert_eq!(refusal(&delivery), "package.certificate-missing");
    assert_eq!(refusal(&with_file(&delivery)), "package.nested-archive");
}
