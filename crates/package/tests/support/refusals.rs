//! A good archive, ways to spoil it, and what it is then refused with.

use mydata_package::{Limits, Opened};

use super::{RawEntry, RawZip, refusal, sample_files, signed_entries};

pub fn entries() -> Vec<RawEntry> {
    signed_entries(&sample_files())
}

pub fn archive() -> RawZip {
    RawZip::of(&entries())
}

/// The archive with its second entry, an ordinary file, changed.
pub fn with_entry(change: impl FnOnce(&mut RawEntry)) -> RawZip {
    let mut entries = entries();
    change(&mut entries[1]);
    RawZip::of(&entries)
}

#[track_caller]
pub fn assert_refused(archive: &RawZip, code: &str) {
    assert_eq!(refusal(&archive.bytes), code);
}

#[track_caller]
pub fn assert_name_refused(name: &str, code: &str) {
    assert_refused(&with_entry(|entry| entry.name = name.into()), code);
}

pub fn refusal_within(limits: &Limits, bytes: &[u8]) -> &'static str {
    Opened::read(bytes, limits).unwrap_err().code()
}
