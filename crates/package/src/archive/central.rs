//! The central directory (APPNOTE 4.3.12).

use super::Method;
use super::end::EndRecord;
use super::extra::{self, Extra};
use super::fields::Fields;
use super::name::{self, LegacyNames};
use crate::{Finding, Limits, PackageError};

pub(super) const SIGNATURE: [u8; 4] = *b"PK\x01\x02";
/// Bytes of a header without its name, extra field and comment.
const HEADER_BYTES: u64 = 46;

/// Sizes and checksum follow the data.
pub(super) const FLAG_DESCRIPTOR: u16 = 1 << 3;
/// The name is UTF-8.
pub(super) const FLAG_UTF8: u16 = 1 << 11;
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

/// Reads the whole directory; it must fill the place the end record gives it.
pub(super) fn read_directory(
    bytes: &[u8],
    end: &EndRecord,
    limits: &Limits,
    legacy_names: LegacyNames<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Vec<CentralHeader>, PackageError> {
    let directory = bytes.get(end.directory_start..end.directory_end).ok_or(PackageError::Truncated)?;
    let mut fields = Fields::new(directory);
    let mut headers = Vec::new();
    while !fields.is_empty() {
        let count = headers.len() as u64 + 1;
        if count > limits.entries {
            return Err(PackageError::TooManyEntries {
                count: count.max(end.entries),
                limit: limits.entries,
            });
        }
        headers.push(read_header(&mut fields, count, limits, legacy_names, findings)?);
    }
    let found = headers.len() as u64;
    if found != end.entries {
        return Err(PackageError::EntryCountWrong { stated: end.entries, found });
    }
    Ok(headers)
}

fn read_header(
    fields: &mut Fields<'_>,
    position: u64,
    limits: &Limits,
    legacy_names: LegacyNames<'_>,
    findings: &mut Vec<Finding>,
) -> Result<CentralHeader, PackageError> {
    if (fields.len() as u64) < HEADER_BYTES || fields.array()? != SIGNATURE {
        return Err(PackageError::DirectoryMisplaced);
    }
    let made_by = fields.u16()?;
    let needed = fields.u16()?;
    let flags = fields.u16()?;
    let method = fields.u16()?;
    let time = fields.u16()?;
    let date = fields.u16()?;
    let crc32 = fields.u32()?;
    let compressed_size = fields.u32()?;
    let size = fields.u32()?;
    let name_len = fields.u16()?;
    let extra_len = fields.u16()?;
    let comment_len = fields.u16()?;
    let disk = fields.u16()?;
    let internal_attributes = fields.u16()?;
    let external_attributes = fields.u32()?;
    let offset = fields.u32()?;
    let variable = |fields: &mut Fields<'_>, len: u16| {
        // A length that leads out of the directory is the directory's fault, not a cut-off file.
        let taken = fields.bytes(usize::from(len)).map_err(|_| PackageError::DirectoryMisplaced)?;
        Ok::<_, PackageError>(taken.to_vec())
    };
    let raw_name = variable(fields, name_len)?;
    let raw_extra = variable(fields, extra_len)?;
    let comment = variable(fields, comment_len)?;

    let name = name::decode(&raw_name, flags & FLAG_UTF8 != 0, position, limits, legacy_names, findings)?;
    let method = check_coding(&name, flags, method, needed)?;
    let extra = Extra::read(&raw_extra, &name)?;
    extra.check_unicode_path(&raw_name, &name)?;
    if disk != 0 {
        return Err(PackageError::MultiDisk);
    }
    let sizes = extra::CentralSizes { size, compressed_size, offset };
    let (size, compressed_size, offset, uses_zip64_sizes) = extra.resolve(sizes)?;
    let has_harmless_extra = extra.has_harmless();
    if has_harmless_extra {
        findings.push(Finding::ExtraField { name: name.clone() });
    }
    if !comment.is_empty() {
        findings.push(Finding::EntryComment { name: name.clone() });
    }
    let is_directory = name.ends_with('/');
    let header = CentralHeader {
        made_by,
        needed,
        flags,
        method,
        time,
        date,
        crc32,
        compressed_size,
        size,
        uses_zip64_sizes,
        has_harmless_extra,
        internal_attributes,
        external_attributes,
        offset,
        raw_name,
        name,
        is_directory,
    };
    check_sizes(&header, findings)?;
    Ok(header)
}

/// Refuses ciphers, unknown methods and flags, and features newer than this reader.
fn check_coding(name: &str, flags: u16, method: u16, needed: u16) -> Result<Method, PackageError> {
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

fn check_sizes(header: &CentralHeader, findings: &mut Vec<Finding>) -> Result<(), PackageError> {
    let name = || header.name.clone();
    if header.method == Method::Stored && header.size != header.compressed_size {
        return Err(PackageError::StoredSizesDiffer { name: name() });
    }
    if header.is_directory {
        if header.size != 0 {
            return Err(PackageError::DirectoryHasData { name: name() });
        }
        findings.push(Finding::PlainDirectory { name: name() });
    }
    if header.has_descriptor() {
        findings.push(Finding::DataDescriptor { name: name() });
    }
    Ok(())
}
