//! Lays out an archive whose contents are not there yet, so that it can go out piece by piece (APPNOTE 4.3).

use crate::manifest::check_distinct;
use crate::{Checksum, Limits, PackageError, WriteError, archive};

/// Writing without ZIP64 ends here; a reader refuses ZIP64 where nothing needs it.
const LARGEST_ARCHIVE: u64 = u32::MAX as u64 - 1;
/// Likewise.
const MOST_ENTRIES: usize = u16::MAX as usize - 1;

const LOCAL_SIGNATURE: [u8; 4] = *b"PK\x03\x04";
const CENTRAL_SIGNATURE: [u8; 4] = *b"PK\x01\x02";
const END_SIGNATURE: [u8; 4] = *b"PK\x05\x06";
/// 1.0: nothing but stored files.
const NEEDED: u16 = 10;
/// Unix, because Info-ZIP's unzip takes DOS names for another code page.
const MADE_BY: u16 = 3 << 8 | NEEDED;
const FLAG_UTF8: u16 = 1 << 11;
/// The first day that can be stated: archives of ours tell no times.
const DATE: u16 = 1 << 5 | 1;
/// A plain file that its owner may change and everybody may read.
const ATTRIBUTES: u32 = 0o100_644 << 16;

/// An archive of stored files in the making. Of each file, size and checksum must be known, and not its content.
///
/// # Examples
/// ```
/// use mydata_package::{ArchiveLayout, Checksum, Span};
///
/// let content = b"a signed package";
/// let mut checksum = Checksum::new();
/// checksum.update(content);
///
/// let mut layout = ArchiveLayout::new();
/// layout.add("現戶全戶戶籍20260801093000.zip", content.len() as u64, checksum.sum())?;
/// let mut archive = Vec::new();
/// for span in layout.finish()? {
///     match span {
///         Span::Bytes(bytes) => archive.extend(bytes),
///         Span::Content(_) => archive.extend(content),
///     }
/// }
/// assert!(archive.starts_with(b"PK"));
/// # Ok::<_, mydata_package::WriteError>(())
/// ```
#[derive(Debug, Default)]
pub struct ArchiveLayout {
    files: Vec<File>,
    contents: usize,
}

/// What comes next of an archive that was laid out.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Span {
    /// These bytes.
    Bytes(Vec<u8>),
    /// All of the content that was added as the so-maniest, counted from 0.
    Content(usize),
}

#[derive(Debug)]
struct File {
    name: String,
    size: u64,
    crc32: u32,
    content: Span,
}

impl ArchiveLayout {
    /// An empty archive.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file whose content comes later: by its size, and the [`Checksum`] of its content.
    ///
    /// # Errors
    /// [`WriteError::Refused`] for a name no reader would take for a file's.
    pub fn add(&mut self, name: &str, size: u64, crc32: u32) -> Result<(), WriteError> {
        self.push(name, size, crc32, Span::Content(self.contents))?;
        self.contents += 1;
        Ok(())
    }

    /// Adds a file that is there already.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn add_bytes(&mut self, name: &str, bytes: &[u8]) -> Result<(), WriteError> {
        let mut checksum = Checksum::new();
        checksum.update(bytes);
        self.push(name, bytes.len() as u64, checksum.sum(), Span::Bytes(bytes.to_vec()))
    }

    fn push(&mut self, name: &str, size: u64, crc32: u32, content: Span) -> Result<(), WriteError> {
        archive::check_name(name)?;
        if name.ends_with('/') {
            return Err(PackageError::NameEmpty { name: name.to_owned() }.into());
        }
        let (len, limit) = (name.len() as u64, Limits::default().name_bytes);
        if len > limit {
            return Err(PackageError::NameTooLong { size: len, limit }.into());
        }
        self.files.push(File { name: name.to_owned(), size, crc32, content });
        Ok(())
    }

    /// The whole archive, in its order.
    ///
    /// # Errors
    /// [`WriteError::Refused`] when two files have one name, or all together are too large or too many for an archive
    /// without ZIP64.
    pub fn finish(self) -> Result<Vec<Span>, WriteError> {
        check_distinct(&self.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>())?;
        let too_many =
            || PackageError::TooManyEntries { count: self.files.len() as u64, limit: MOST_ENTRIES as u64 };
        let count = u16::try_from(self.files.len()).ok().filter(|count| usize::from(*count) <= MOST_ENTRIES);
        let count = count.ok_or_else(too_many)?;
        let (mut spans, mut directory, mut position) = (Vec::new(), Vec::new(), 0_u64);
        for file in self.files {
            let offset = narrow(position)?;
            let header = file.header(narrow(file.size)?);
            position += (LOCAL_SIGNATURE.len() + header.len() + file.name.len()) as u64 + file.size;
            spans.push(Span::Bytes([&LOCAL_SIGNATURE, header.as_slice(), file.name.as_bytes()].concat()));
            directory.extend(file.record(&header, offset));
            spans.push(file.content);
        }
        let start = narrow(position)?;
        narrow(position + directory.len() as u64)?;
        directory.extend(end(count, narrow(directory.len() as u64)?, start));
        spans.push(Span::Bytes(directory));
        Ok(spans)
    }
}

impl File {
    /// What the local header and the directory say alike.
    fn header(&self, size: u32) -> Vec<u8> {
        let flags = if self.name.is_ascii() { 0 } else { FLAG_UTF8 };
        let mut header = Vec::new();
        // Version needed, flags, method, time, date.
        for field in [NEEDED, flags, 0, 0, DATE] {
            header.extend(field.to_le_bytes());
        }
        for field in [self.crc32, size, size] {
            header.extend(field.to_le_bytes());
        }
        // No name is that long.
        header.extend(u16::try_from(self.name.len()).unwrap_or(u16::MAX).to_le_bytes());
        header.extend([0; 2]);
        header
    }

    fn record(&self, header: &[u8], offset: u32) -> Vec<u8> {
        let mut record = [&CENTRAL_SIGNATURE, MADE_BY.to_le_bytes().as_slice(), header].concat();
        // No comment, the only disk, nothing about the content.
        record.extend([0; 6]);
        record.extend(ATTRIBUTES.to_le_bytes());
        record.extend(offset.to_le_bytes());
        record.extend(self.name.as_bytes());
        record
    }
}

fn end(count: u16, directory_size: u32, directory_start: u32) -> Vec<u8> {
    let mut end = END_SIGNATURE.to_vec();
    // The only disk.
    end.extend([0; 4]);
    end.extend(count.to_le_bytes());
    end.extend(count.to_le_bytes());
    end.extend(directory_size.to_le_bytes());
    end.extend(directory_start.to_le_bytes());
    end.extend([0; 2]);
    end
}

fn narrow(size: u64) -> Result<u32, PackageError> {
    let fits = u32::try_from(size).ok().filter(|_| size <= LARGEST_ARCHIVE);
    fits.ok_or(PackageError::ArchiveTooLarge { size, limit: LARGEST_ARCHIVE })
}
