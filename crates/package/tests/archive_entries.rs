//! Archives whose entries are described in two ways, or are no plain files.
//!
//! Each test bears the number and the name of a line of the list of refusals.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use support::refusals::{archive, assert_refused, entries, with_entry};
use support::{RawEntry, RawZip};

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
