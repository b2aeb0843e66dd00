//! The end record: where an archive says what it holds (APPNOTE 4.3.14 to 4.3.16).

use std::cmp::Ordering;

use super::fields::Fields;
use super::{Reading, comment};
use crate::source::Bytes;
use crate::{Finding, PackageError};

const SIGNATURE: [u8; 4] = *b"PK\x05\x06";
const ZIP64_SIGNATURE: [u8; 4] = *b"PK\x06\x06";
const ZIP64_LOCATOR_SIGNATURE: [u8; 4] = *b"PK\x06\x07";

/// Bytes of an end record without its comment.
const END_BYTES: usize = 22;
/// Bytes of a ZIP64 end record without extensible data, and what it states as its own size.
const ZIP64_END_BYTES: usize = 56;
const ZIP64_END_STATED: u64 = 44;
/// Bytes of a ZIP64 locator.
const ZIP64_LOCATOR_BYTES: usize = 20;
/// How far from the end a record with the longest possible comment may begin.
const SEARCH_BYTES: usize = END_BYTES + u16::MAX as usize;

/// Where the directory lies and how many entries it has.
#[derive(Debug)]
pub(super) struct EndRecord {
    pub(super) entries: u64,
    pub(super) directory_start: u64,
    pub(super) directory_end: u64,
}

/// The numbers an end record states, classic or ZIP64.
#[derive(Clone, Copy, Debug)]
struct Stated {
    entries: u64,
    directory_size: u64,
    directory_offset: u64,
}

/// The end of an archive, and where it begins there.
struct Tail<'a> {
    bytes: &'a [u8],
    start: u64,
}

impl EndRecord {
    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(super) async fn find(bytes: &Bytes<'_>, reading: &mut Reading<'_>) -> Result<Self, PackageError> {
        let size = bytes.size();
        if size < END_BYTES as u64 {
            return Err(PackageError::Truncated);
        }
        let start = size.saturating_sub((SEARCH_BYTES + ZIP64_LOCATOR_BYTES + ZIP64_END_BYTES) as u64);
        let tail = bytes.get(start..size).await?;
        Self::read(&Tail { bytes: &tail, start }, reading)
    }

    fn read(tail: &Tail<'_>, reading: &mut Reading<'_>) -> Result<Self, PackageError> {
        let position = search(tail.bytes)?;
        let mut record = Fields::at(tail.bytes, position + SIGNATURE.len())?;
        let classic = read_classic(&mut record)?;
        let comment_len = record.u16()?;
        check_comment(record.rest(), comment_len, reading)?;
        let (stated, records_at) = resolve_zip64(tail, position, classic)?;

        let start = stated.directory_offset;
        let end = start.checked_add(stated.directory_size).ok_or(PackageError::DirectoryMisplaced)?;
        match end.cmp(&(tail.start + records_at as u64)) {
            Ordering::Greater => Err(PackageError::DirectoryMisplaced),
            Ordering::Less => Err(PackageError::DirectoryNotAtEnd),
            Ordering::Equal => {
                Ok(Self { entries: stated.entries, directory_start: start, directory_end: end })
            }
        }
    }
}

/// The last end record, provided that no other one before it fits as well.
fn search(bytes: &[u8]) -> Result<usize, PackageError> {
    // A record with the longest comment begins here.
    let from = bytes.len().saturating_sub(SEARCH_BYTES);
    let tail = bytes.get(from..).unwrap_or_default();
    let found = |window: &[u8]| window == SIGNATURE;
    let last = tail.windows(SIGNATURE.len()).rposition(found).ok_or(PackageError::NoEndRecord)?;
    let other_fits = tail
        .windows(SIGNATURE.len())
        .enumerate()
        .take(last)
        .filter(|(_, window)| found(window))
        .any(|(at, _)| reaches_the_end(tail, at));
    if other_fits {
        return Err(PackageError::SeveralEndRecords);
    }
    Ok(from + last)
}

fn reaches_the_end(tail: &[u8], at: usize) -> bool {
    let comment_len = |at: usize| {
        let mut field = Fields::at(tail, at + END_BYTES - 2).ok()?;
        field.u16().ok()
    };
    comment_len(at).is_some_and(|len| at + END_BYTES + usize::from(len) == tail.len())
}

fn read_classic(record: &mut Fields<'_>) -> Result<Stated, PackageError> {
    let disk = record.u16()?;
    let directory_disk = record.u16()?;
    let entries_here = record.u16()?;
    let entries = record.u16()?;
    if disk != 0 || directory_disk != 0 {
        return Err(PackageError::MultiDisk);
    }
    if entries_here != entries {
        return Err(PackageError::EntryCountWrong { stated: entries.into(), found: entries_here.into() });
    }
    let directory_size = u64::from(record.u32()?);
    let directory_offset = u64::from(record.u32()?);
    Ok(Stated { entries: u64::from(entries), directory_size, directory_offset })
}

fn check_comment(rest: &[u8], stated_len: u16, reading: &mut Reading<'_>) -> Result<(), PackageError> {
    let Some((comment, after)) = rest.split_at_checked(usize::from(stated_len)) else {
        return Err(PackageError::Truncated);
    };
    if !after.is_empty() {
        return Err(PackageError::BytesAfterEnd { extra: after.len() as u64 });
    }
    comment::check(comment, reading.limits)?;
    if !comment.is_empty() {
        reading.findings.push(Finding::ArchiveComment);
    }
    Ok(())
}

/// Reads the ZIP64 records if there are any, and says where in the tail the first record after the directory begins.
fn resolve_zip64(tail: &Tail<'_>, end: usize, classic: Stated) -> Result<(Stated, usize), PackageError> {
    let bytes = tail.bytes;
    let locator_at = end.checked_sub(ZIP64_LOCATOR_BYTES);
    let Some(locator_at) = locator_at
        .filter(|&at| bytes.get(at..).is_some_and(|from| from.starts_with(&ZIP64_LOCATOR_SIGNATURE)))
    else {
        let needs_zip64 = classic.entries == u64::from(u16::MAX)
            || classic.directory_size == u64::from(u32::MAX)
            || classic.directory_offset == u64::from(u32::MAX);
        return if needs_zip64 { Err(PackageError::Zip64Disagrees) } else { Ok((classic, end)) };
    };
    let record_at = locator_at.checked_sub(ZIP64_END_BYTES).ok_or(PackageError::Zip64Disagrees)?;
    check_zip64_locator(bytes, locator_at, tail.start + record_at as u64)?;
    let stated = read_zip64(bytes, record_at)?;

    let agrees = |classic: u64, saturated: u64, stated: u64| classic == stated.min(saturated);
    let agree = agrees(classic.entries, u16::MAX.into(), stated.entries)
        && agrees(classic.directory_size, u32::MAX.into(), stated.directory_size)
        && agrees(classic.directory_offset, u32::MAX.into(), stated.directory_offset);
    if !agree {
        return Err(PackageError::Zip64Disagrees);
    }
    let needed = stated.entries >= u16::MAX.into()
        || stated.directory_size >= u32::MAX.into()
        || stated.directory_offset >= u32::MAX.into();
    if !needed {
        return Err(PackageError::Zip64Needless);
    }
    Ok((stated, record_at))
}

fn check_zip64_locator(bytes: &[u8], locator_at: usize, record_at: u64) -> Result<(), PackageError> {
    let mut locator = Fields::at(bytes, locator_at + ZIP64_LOCATOR_SIGNATURE.len())?;
    let disk = locator.u32()?;
    let stated_at = locator.u64()?;
    let disks = locator.u32()?;
    if disk != 0 || disks != 1 {
        return Err(PackageError::MultiDisk);
    }
    if stated_at != record_at {
        return Err(PackageError::Zip64Disagrees);
    }
    Ok(())
}

fn read_zip64(bytes: &[u8], record_at: usize) -> Result<Stated, PackageError> {
    let mut record = Fields::at(bytes, record_at)?;
    if record.array()? != ZIP64_SIGNATURE || record.u64()? != ZIP64_END_STATED {
        return Err(PackageError::Zip64Disagrees);
    }
    let _made_by = record.u16()?;
    let _needed = record.u16()?;
    let disk = record.u32()?;
    let directory_disk = record.u32()?;
    let entries_here = record.u64()?;
    let entries = record.u64()?;
    if disk != 0 || directory_disk != 0 {
        return Err(PackageError::MultiDisk);
    }
    if entries_here != entries {
        return Err(PackageError::EntryCountWrong { stated: entries, found: entries_here });
    }
    Ok(Stated { entries, directory_size: record.u64()?, directory_offset: record.u64()? })
}
