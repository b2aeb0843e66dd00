//! One record of the central directory as it is written, before any of it is understood (APPNOTE 4.3.12).

use std::ops::Range;

use super::fields::Fields;
use crate::PackageError;
use crate::source::Bytes;

const SIGNATURE: [u8; 4] = *b"PK\x01\x02";

/// The fields of a record, in their order.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) made_by: u16,
    pub(super) needed: u16,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) time: u16,
    pub(super) date: u16,
    pub(super) crc32: u32,
    pub(super) compressed_size: u32,
    pub(super) size: u32,
    pub(super) disk: u16,
    pub(super) internal_attributes: u16,
    pub(super) external_attributes: u32,
    pub(super) offset: u32,
    pub(super) name: &'a [u8],
    pub(super) extra: &'a [u8],
    pub(super) comment: &'a [u8],
}

/// Bytes of a record before its name, and where its three lengths stand among them.
const FIXED_BYTES: u64 = 46;
const LENGTHS_AT: usize = 28;

/// Where the record at this position ends. Whatever does not fit the directory is the directory's fault.
#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
pub(super) async fn locate(
    bytes: &Bytes<'_>,
    start: u64,
    directory_end: u64,
) -> Result<Range<u64>, PackageError> {
    let misplaced = || PackageError::DirectoryMisplaced;
    let within = |end: u64| Some(end).filter(|end| *end <= directory_end).ok_or_else(misplaced);
    let fixed = bytes.get(start..within(start.saturating_add(FIXED_BYTES))?).await?;
    if !fixed.starts_with(&SIGNATURE) {
        return Err(misplaced());
    }
    let lengths: [u16; 3] = Fields::at(&fixed, LENGTHS_AT)?.u16s()?;
    let variable: u64 = lengths.into_iter().map(u64::from).sum();
    Ok(start..within(start + FIXED_BYTES + variable)?)
}

impl<'a> Record<'a> {
    /// Takes a record apart.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, PackageError> {
        Self::read_fields(&mut Fields::new(bytes)).map_err(|_| PackageError::DirectoryMisplaced)
    }

    fn read_fields(fields: &mut Fields<'a>) -> Result<Self, PackageError> {
        if fields.array()? != SIGNATURE {
            return Err(PackageError::DirectoryMisplaced);
        }
        let [made_by, needed, flags, method, time, date] = fields.u16s()?;
        let [crc32, compressed_size, size] = fields.u32s()?;
        let [name_len, extra_len, comment_len, disk, internal_attributes] = fields.u16s()?;
        let [external_attributes, offset] = fields.u32s()?;
        Ok(Self {
            made_by,
            needed,
            flags,
            method,
            time,
            date,
            crc32,
            compressed_size,
            size,
            disk,
            internal_attributes,
            external_attributes,
            offset,
            name: fields.bytes(name_len.into())?,
            extra: fields.bytes(extra_len.into())?,
            comment: fields.bytes(comment_len.into())?,
        })
    }
}
