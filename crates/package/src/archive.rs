//! A ZIP archive in which every byte belongs to exactly one entry or record.
//!
//! ZIP says most things twice: in the header before a file and in the directory at the end. Readers that believe
//! one of the two can be shown different contents. This one compares everything that is said twice, constrains
//! what is said once, and refuses bytes that belong to nothing.

mod attributes;
mod central;
mod checksum;
mod comment;
mod content;
mod end;
mod extra;
mod fields;
mod index;
mod local;
mod name;
mod record;

use std::ops::Range;

use crate::names::Names;
use crate::source::Bytes;
use crate::{Finding, Host, Limits, PackageError, Place};
use central::CentralHeader;
pub use checksum::Checksum;
pub(crate) use content::Content;
use end::EndRecord;
pub(crate) use name::check as check_name;

/// An archive whose structure holds; no file of it has been inflated.
#[derive(Debug)]
pub(crate) struct Archive<'a> {
    bytes: Bytes<'a>,
    entries: Vec<Entry>,
    by_name: Names,
}

/// One file or directory of an archive.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) is_directory: bool,
    pub(crate) size: u64,
    method: Method,
    crc32: u32,
    data: Range<u64>,
}

impl Entry {
    /// Where its content is, and what that has to be.
    pub(crate) fn place(&self) -> Place {
        Place {
            name: self.name.clone(),
            start: self.data.start,
            end: self.data.end,
            deflated: self.method == Method::Deflated,
            size: self.size,
            crc32: self.crc32,
        }
    }
}

/// What accompanies one reading: its bounds, its knowledge of text, and what it notes.
struct Reading<'r> {
    limits: &'r Limits,
    host: &'r Host,
    findings: Vec<Finding>,
}

impl<'r> Reading<'r> {
    fn new(limits: &'r Limits, host: &'r Host) -> Self {
        Self { limits, host, findings: Vec::new() }
    }
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Method {
    Stored,
    Deflated,
}

impl<'a> Archive<'a> {
    /// Reads and checks the structure; also says what is unusual about it.
    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(crate) async fn read(
        bytes: Bytes<'a>,
        limits: &Limits,
        host: &Host,
    ) -> Result<(Self, Vec<Finding>), PackageError> {
        let (size, limit) = (bytes.size(), limits.archive_bytes);
        if size > limit {
            return Err(PackageError::ArchiveTooLarge { size, limit });
        }
        let mut reading = Reading::new(limits, host);
        let end = EndRecord::find(&bytes, &mut reading).await?;
        let headers = central::read_directory(&bytes, &end, &mut reading).await?;
        check_expansion(&headers, size, limits)?;
        let ranges = locate(&bytes, &headers, &end, &mut reading.findings).await?;
        attributes::check(&headers, &mut reading.findings)?;
        let entries: Vec<_> = headers.into_iter().zip(ranges).map(Entry::from).collect();
        let by_name = index::index(&entries, host)?;
        Ok((Self { bytes, entries, by_name }, reading.findings))
    }

    /// Files and directories, in the order of the directory.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The file of that name; directories are not files.
    pub(crate) fn file(&self, name: &str) -> Option<&Entry> {
        let entry = self.entries.get(self.by_name.place(name)?)?;
        (!entry.is_directory).then_some(entry)
    }

    /// Whether two readings of an entry give the same.
    pub(crate) fn is_in_memory(&self) -> bool {
        self.bytes.are_in_memory()
    }

    /// Hands the content of an entry to `sink`, piece by piece, and checks its size and checksum.
    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(crate) async fn stream(
        &self,
        entry: &Entry,
        mut sink: impl FnMut(&[u8]),
    ) -> Result<(), PackageError> {
        content::stream(&self.bytes, &entry.place(), &mut sink).await
    }

    /// The content of an entry at once.
    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(crate) async fn content(&self, entry: &Entry) -> Result<Vec<u8>, PackageError> {
        // The declared size is not believed before the bytes are there: a vector grows as they come.
        let mut content = Vec::new();
        self.stream(entry, |piece| content.extend_from_slice(piece)).await?;
        Ok(content)
    }
}

/// Refuses bombs by what the directory declares; inflating holds every file to its declaration.
fn check_expansion(
    headers: &[CentralHeader],
    archive_size: u64,
    limits: &Limits,
) -> Result<(), PackageError> {
    let mut total: u64 = 0;
    for header in headers {
        total = total.saturating_add(header.size);
        let limit = limits.entry_ratio;
        let is_bomb = header.size > Limits::RATIO_FREE_BYTES
            && header.size > header.compressed_size.saturating_mul(limit);
        if is_bomb {
            return Err(PackageError::RatioTooHigh { name: header.name.clone(), limit });
        }
    }
    let by_ratio = archive_size.saturating_mul(limits.total_ratio).max(Limits::RATIO_FREE_BYTES);
    let limit = limits.expanded_bytes.min(by_ratio);
    if total > limit {
        return Err(PackageError::ExpandsTooMuch { size: total, limit });
    }
    Ok(())
}

impl From<(CentralHeader, Range<u64>)> for Entry {
    fn from((header, data): (CentralHeader, Range<u64>)) -> Self {
        Self {
            name: header.name,
            is_directory: header.is_directory,
            size: header.size,
            method: header.method,
            crc32: header.crc32,
            data,
        }
    }
}

/// Checks every local header and that the entries lie side by side, from the first byte to the directory.
///
/// Returns where the data of each entry lies.
#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
async fn locate(
    bytes: &Bytes<'_>,
    headers: &[CentralHeader],
    end: &EndRecord,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Range<u64>>, PackageError> {
    let mut order: Vec<usize> = (0..headers.len()).collect();
    order.sort_unstable_by_key(|&i| headers.get(i).map(|header| header.offset));

    let mut ranges = vec![0..0; headers.len()];
    let mut position = 0;
    let mut before: Option<&str> = None;
    for index in order {
        let (Some(header), Some(range)) = (headers.get(index), ranges.get_mut(index)) else { continue };
        check_adjacent(header.offset, position, before, &header.name)?;
        let place = local::check(bytes, header, end.directory_start, findings).await?;
        *range = place.data;
        position = place.end;
        before = Some(&header.name);
    }
    check_adjacent(end.directory_start, position, before, before.unwrap_or_default())?;
    Ok(ranges)
}

fn check_adjacent(offset: u64, position: u64, before: Option<&str>, name: &str) -> Result<(), PackageError> {
    if offset < position {
        return Err(PackageError::EntriesOverlap { name: name.to_owned() });
    }
    let extra = offset - position;
    match before {
        _ if extra == 0 => Ok(()),
        None => Err(PackageError::BytesBeforeFirst { extra }),
        Some(before) => Err(PackageError::GapAfterEntry { name: before.to_owned(), extra }),
    }
}
