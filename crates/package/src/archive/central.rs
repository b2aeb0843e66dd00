//! The central directory: what an archive says about its entries, once it is understood.

use super::end::EndRecord;
use super::extra::Extra;
use super::record::Record;
use super::{Method, Reading, comment, name, record};
use crate::source::Bytes;
use crate::{Finding, PackageError};

/// Sizes and checksum follow the data.
const FLAG_DESCRIPTOR: u16 = 1 << 3;
/// The name is UTF-8.
const FLAG_UTF8: u16 = 1 << 11;
/// How hard the deflater tried.
const FLAGS_DEFLATE: u16 = 0b110;
/// Encryption of the file, strong encryption, encryption of the directory.
const FLAGS_ENCRYPTION: u16 = 1 | 1 << 6 | 1 << 13;

/// The newest version whose features are understood: ZIP64.
const VERSION_NEWEST: u16 = 45;

/// One entry as the directory describes it.
#[derive(Debug)]
pub(super) struct CentralHeader {
    pub(super) made_by: u16,
    pub(super) needed: u16,
    pub(super) flags: u16,
    pub(super) method: Method,
    pub(super) time: u16,
    pub(super) date: u16,
    pub(super) crc32: u32,
    pub(super) compressed_size: u64,
    pub(super) size: u64,
    pub(super) uses_zip64_sizes: bool,
    pub(super) has_harmless_extra: bool,
    pub(super) internal_attributes: u16,
    pub(super) external_attributes: u32,
    pub(super) offset: u64,
    pub(super) raw_name: Vec<u8>,
    pub(super) name: String,
    pub(super) is_directory: bool,
}

impl CentralHeader {
    pub(super) fn has_descriptor(&self) -> bool {
        self.flags & FLAG_DESCRIPTOR != 0
    }
}

/// Reads the whole directory, record by record; it must fill the place the end record gives it.
#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
pub(super) async fn read_directory(
    bytes: &Bytes<'_>,
    end: &EndRecord,
    reading: &mut Reading<'_>,
) -> Result<Vec<CentralHeader>, PackageError> {
    let limit = reading.limits.entries;
    let mut position = end.directory_start;
    let mut headers = Vec::new();
    while position < end.directory_end {
        let count = headers.len() as u64 + 1;
        if count > limit {
            return Err(PackageError::TooManyEntries { count: count.max(end.entries), limit });
        }
        let record = record::locate(bytes, position, end.directory_end).await?;
        position = record.end;
        let record = bytes.get(record).await?;
        headers.push(understand(&Record::read(&record)?, count, reading)?);
    }
    let found = headers.len() as u64;
    if found != end.entries {
        return Err(PackageError::EntryCountWrong { stated: end.entries, found });
    }
    Ok(headers)
}

fn understand(
    record: &Record<'_>,
    position: u64,
    reading: &mut Reading<'_>,
) -> Result<CentralHeader, PackageError> {
    let name = name::decode(record.name, record.flags & FLAG_UTF8 != 0, position, reading)?;
    let method = check_coding(&name, record)?;
    let extra = Extra::read(record.extra, &name)?;
    extra.check_unicode_path(record.name, &name)?;
    if record.disk != 0 {
        return Err(PackageError::MultiDisk);
    }
    comment::check(record.comment, reading.limits)?;
    let sizes = extra.resolve(record)?;
    let header = CentralHeader {
        made_by: record.made_by,
        needed: record.needed,
        flags: record.flags,
        method,
        time: record.time,
        date: record.date,
        crc32: record.crc32,
        compressed_size: sizes.compressed,
        size: sizes.size,
        uses_zip64_sizes: sizes.use_zip64,
        has_harmless_extra: extra.has_harmless(),
        internal_attributes: record.internal_attributes,
        external_attributes: record.external_attributes,
        offset: sizes.offset,
        raw_name: record.name.to_vec(),
        is_directory: name.ends_with('/'),
        name,
    };
    check_sizes(&header)?;
    note(&header, record, &mut reading.findings);
    Ok(header)
}

/// Refuses ciphers, unknown methods and flags, and features newer than this reader.
fn check_coding(name: &str, record: &Record<'_>) -> Result<Method, PackageError> {
    let Record { flags, method, needed, .. } = *record;
    let name = || name.to_owned();
    if flags & FLAGS_ENCRYPTION != 0 {
        return Err(PackageError::Encrypted { name: name() });
    }
    let (method, flags_known) = match method {
        0 => (Method::Stored, FLAG_DESCRIPTOR | FLAG_UTF8),
        8 => (Method::Deflated, FLAG_DESCRIPTOR | FLAG_UTF8 | FLAGS_DEFLATE),
        method => return Err(PackageError::MethodUnsupported { name: name(), method }),
    };
    if flags & !flags_known != 0 {
        return Err(PackageError::FlagsUnsupported { name: name(), flags });
    }
    if method == Method::Stored && flags & FLAG_DESCRIPTOR != 0 {
        return Err(PackageError::StoredWithDescriptor { name: name() });
    }
    if needed > VERSION_NEWEST {
        return Err(PackageError::VersionUnsupported { name: name(), version: needed });
    }
    Ok(method)
}

fn check_sizes(header: &CentralHeader) -> Result<(), PackageError> {
    let name = || header.name.clone();
    if header.method == Method::Stored && header.size != header.compressed_size {
        return Err(PackageError::StoredSizesDiffer { name: name() });
    }
    if header.is_directory && header.size != 0 {
        return Err(PackageError::DirectoryHasData { name: name() });
    }
    Ok(())
}

/// Notes what is unusual about an entry.
fn note(header: &CentralHeader, record: &Record<'_>, findings: &mut Vec<Finding>) {
    let name = || header.name.clone();
    findings.extend(header.is_directory.then(|| Finding::PlainDirectory { name: name() }));
    findings.extend(header.has_descriptor().then(|| Finding::DataDescriptor { name: name() }));
    findings.extend(header.has_harmless_extra.then(|| Finding::ExtraField { name: name() }));
    findings.extend((!record.comment.is_empty()).then(|| Finding::EntryComment { name: name() }));
}
