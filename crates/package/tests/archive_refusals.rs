//! Archives that could be read in two ways, or hold more than they show.
//!
//! Each test bears the number and the name of a line of the list of refusals.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_package::delivery::DeliveryWriter;
use mydata_package::{Limits, Opened, Texts};
use support::{RawEntry, RawZip, refusal, sample_files, signed_entries};

fn entries() -> Vec<RawEntry> {
    signed_entries(&sample_files())
}

fn archive() -> RawZip {
    RawZip::of(&entries())
}

/// The archive with its second entry, an ordinary file, changed.
fn with_entry(change: impl FnOnce(&mut RawEntry)) -> RawZip {
    let mut entries = entries();
    change(&mut entries[1]);
    RawZip::of(&entries)
}

#[track_caller]
fn assert_refused(archive: &RawZip, code: &str) {
    assert_eq!(refusal(&archive.bytes), code);
}

#[track_caller]
fn assert_name_refused(name: &str, code: &str) {
    assert_refused(&with_entry(|entry| entry.name = name.into()), code);
}

fn refusal_within(limits: &Limits, bytes: &[u8]) -> &'static str {
    Opened::read(bytes, limits).unwrap_err().code()
}

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
fn line_12_a_host_may_compose_names_itself() {
    let texts = Texts { big5: &|_| None, nfc: &|name| name.replace("e\u{301}", "é") };
    let refused = Opened::read_by(two_files("é", "e\u{301}"), &Limits::default(), &texts).unwrap_err();
    assert_eq!(refused.code(), "package.name-collides");
}

#[test]
fn line_13_local_name_differs() {
    let mut zip = archive();
    zip.bytes[zip.locals[1] + 30] = b'H';
    assert_refused(&zip, "package.local-name-differs");
}

#[test]
fn line_14_local_method_differs() {
    let mut zip = archive();
    zip.put_u16(zip.locals[1] + 8, 8);
    assert_refused(&zip, "package.local-method-differs");
}

#[test]
fn line_15_local_flags_differ() {
    let mut zip = archive();
    zip.put_u16(zip.locals[1] + 6, 1 << 11);
    assert_refused(&zip, "package.local-flags-differ");
}

#[test]
fn line_16_local_sizes_or_crc_differ() {
    for field in [14, 18, 22] {
        let mut zip = archive();
        zip.put_u32(zip.locals[1] + field, 1);
        assert_refused(&zip, "package.local-sizes-differ");
    }
}

#[test]
fn line_16_sizes_of_zero_in_a_local_header_without_descriptor() {
    let mut zip = archive();
    for field in [14, 18, 22] {
        zip.put_u32(zip.locals[1] + field, 0);
    }
    assert_refused(&zip, "package.local-sizes-differ");
}

fn with_descriptor(signed: bool) -> RawZip {
    with_entry(|entry| *entry = entry.clone().into_deflated().with_descriptor(signed))
}

#[test]
fn line_17_data_descriptor_bad() {
    for signed in [true, false] {
        let mut zip = with_descriptor(signed);
        let descriptor = zip.locals[2] - 12;
        zip.put_u32(descriptor, 1);
        assert_refused(&zip, "package.data-descriptor-wrong");
    }
}

#[test]
fn line_17_data_descriptor_missing() {
    let zip = with_entry(|entry| {
        *entry = entry.clone().into_deflated().with_descriptor(true);
        entry.descriptor.clear();
    });
    assert_refused(&zip, "package.data-descriptor-wrong");
}

#[test]
fn line_18_stored_entry_with_data_descriptor() {
    let zip = with_entry(|entry| *entry = entry.clone().with_descriptor(true));
    assert_refused(&zip, "package.stored-with-descriptor");
}

#[test]
fn line_19_overlapping_entries() {
    let mut zip = archive();
    let first = zip.u32(zip.centrals[0] + 42);
    // The second entry is said to be where the first one is.
    zip.put_u32(zip.centrals[1] + 42, first);
    assert_refused(&zip, "package.entries-overlap");
}

#[test]
fn line_19_an_entry_that_reaches_into_the_directory() {
    let mut zip = archive();
    let last = zip.centrals.len() - 1;
    for field in [20, 24] {
        let size = zip.u32(zip.centrals[last] + field) + 8;
        zip.put_u32(zip.centrals[last] + field, size);
        zip.put_u32(zip.locals[last] + field - 2, size);
    }
    assert_refused(&zip, "package.entries-overlap");
}

#[test]
fn line_20_gaps_between_entries() {
    let mut zip = archive();
    zip.insert(zip.locals[1], b"hidden");
    zip.repair_offsets();
    assert_refused(&zip, "package.gap-after-entry");
}

#[test]
fn line_20_hidden_local_headers() {
    let hidden = RawZip::of(&[RawEntry::stored("hidden.pdf", b"%PDF")]);
    let mut zip = archive();
    // Before the directory, where a reader of local headers finds it and a reader of the directory does not.
    zip.insert(zip.centrals[0], &hidden.bytes[..hidden.centrals[0]]);
    zip.repair_offsets();
    assert_refused(&zip, "package.gap-after-entry");
}

#[test]
fn line_21_encryption_flags() {
    for bit in [0, 6, 13] {
        assert_refused(&with_entry(|entry| entry.flags |= 1 << bit), "package.encrypted");
    }
}

#[test]
fn line_21_an_extra_field_of_encryption() {
    let aes = [0x01, 0x99, 7, 0, 2, 0, b'A', b'E', 3, 8, 0];
    assert_refused(&with_entry(|entry| entry.central_extra = aes.to_vec()), "package.encrypted");
}

#[test]
fn other_flags() {
    for bit in [1, 2, 4, 5, 7, 14] {
        assert_refused(&with_entry(|entry| entry.flags |= 1 << bit), "package.flags-unsupported");
    }
}

#[test]
fn line_22_method_other_than_stored_and_deflate() {
    for method in [1, 9, 12, 14, 93, 95, 99] {
        assert_refused(&with_entry(|entry| entry.method = method), "package.method-unsupported");
    }
}

#[test]
fn a_version_newer_than_what_is_understood() {
    assert_refused(&with_entry(|entry| entry.needed = 46), "package.version-unsupported");
}

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

#[test]
fn an_archive_larger_than_allowed() {
    let limits = Limits { archive_bytes: 100, ..Limits::default() };
    assert_eq!(refusal_within(&limits, &archive().bytes), "package.archive-too-large");
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

#[test]
fn line_39_malformed_extra_field() {
    let timestamp = [0x55, 0x54, 5, 0, 1, 0, 0, 0, 0];
    let twice = [timestamp, timestamp].concat();
    let record = vec![0x55, 0x54, 6, 0, 0, b'P', b'K', 1, 2, 0];
    for field in [vec![0x55], vec![0x55, 0x54, 9, 0, 1], twice, record] {
        assert_refused(
            &with_entry(|entry| entry.central_extra = field.clone()),
            "package.extra-field-malformed",
        );
        assert_refused(
            &with_entry(|entry| entry.local_extra = field.clone()),
            "package.extra-field-malformed",
        );
    }
}

/// An entry with a Unix mode, in an archive made on Unix.
fn with_mode(mode: u32) -> RawZip {
    let mut entries = entries();
    for entry in &mut entries {
        entry.made_by = 0x0314;
        entry.external = 0o100_644 << 16;
    }
    entries[1].external = mode << 16;
    RawZip::of(&entries)
}

#[test]
fn line_40_links_and_devices() {
    support::authenticate(&with_mode(0o100_600).bytes).unwrap();
    // A link, a device, a pipe, a socket, a directory that is named like a file.
    for mode in [0o120_777, 0o020_644, 0o060_644, 0o010_644, 0o140_644, 0o040_755] {
        assert_refused(&with_mode(mode), "package.not-a-file");
    }
    assert_refused(&with_mode(0o104_755), "package.not-a-file");
}

#[test]
fn line_40_directory_entry_with_data() {
    let mut entries = entries();
    entries.push(RawEntry::stored("folder/", b"data"));
    assert_refused(&RawZip::of(&entries), "package.directory-has-data");
}

#[test]
fn line_40_a_directory_whose_empty_content_is_a_lie() {
    let mut entries = entries();
    // Deflated emptiness, and bytes behind it.
    entries.push(RawEntry { data: vec![3, 0, 1], ..RawEntry::deflated("folder/", b"") });
    assert_refused(&RawZip::of(&entries), "package.deflate-bytes-after-end");
}

#[test]
fn line_41_truncated_or_empty_file() {
    assert_eq!(refusal(b""), "package.truncated");
    assert_eq!(refusal(b"PK\x05\x06"), "package.truncated");
    let zip = archive();
    assert_eq!(refusal(&zip.bytes[..zip.end]), "package.no-end-record");
}

#[test]
fn attributes_that_no_single_writer_would_write() {
    let mut other_system = archive();
    other_system.bytes[other_system.centrals[1] + 5] = 3;
    assert_refused(&other_system, "package.attributes-inconsistent");
    assert_refused(&with_entry(|entry| entry.made_by = 63), "package.attributes-inconsistent");
    assert_refused(&with_entry(|entry| entry.external = 0x20), "package.attributes-inconsistent");
    assert_refused(&with_entry(|entry| entry.internal = 1), "package.attributes-inconsistent");
}

#[test]
fn attributes_that_differ_although_no_file_has_a_time() {
    let modes = [0o100_644, 0o100_600];
    let timeless = |mode: u32| {
        let mut zip = with_mode(mode);
        for (local, central) in zip.locals.clone().into_iter().zip(zip.centrals.clone()) {
            zip.put_u32(local + 10, 0x0021_0000);
            zip.put_u32(central + 12, 0x0021_0000);
        }
        zip
    };
    support::authenticate(&timeless(modes[0]).bytes).unwrap();
    assert_refused(&timeless(modes[1]), "package.attributes-inconsistent");
}

#[test]
fn an_archive_without_entries_is_no_package() {
    assert_eq!(refusal(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "package.manifest-missing");
}
