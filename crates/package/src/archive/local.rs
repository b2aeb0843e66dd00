//! The header before a file, and the data descriptor behind it (APPNOTE 4.3.7 and 4.3.9).

use std::ops::Range;

use super::Method;
use super::central::CentralHeader;
use super::extra::Extra;
use super::fields::Fields;
use crate::source::Bytes;
use crate::{Finding, PackageError};

const SIGNATURE: [u8; 4] = *b"PK\x03\x04";
const DESCRIPTOR_SIGNATURE: [u8; 4] = *b"PK\x07\x08";

/// Where an entry's data lies, and where the next entry must begin.
pub(super) struct Place {
    pub(super) data: Range<u64>,
    pub(super) end: u64,
}

/// Sizes and checksum, as a header or descriptor states them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Sizes {
    crc32: u32,
    compressed: u64,
    size: u64,
}

impl From<&CentralHeader> for Sizes {
    fn from(header: &CentralHeader) -> Self {
        Self { crc32: header.crc32, compressed: header.compressed_size, size: header.size }
    }
}

/// Bytes of a local header before its name.
const FIXED_BYTES: u64 = 30;
/// Bytes of the longest data descriptor: signed, with ZIP64 sizes.
const DESCRIPTOR_BYTES: u64 = 24;

/// Holds the local header against the directory's, field by field.
#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
pub(super) async fn check(
    bytes: &Bytes<'_>,
    header: &CentralHeader,
    directory_start: u64,
    findings: &mut Vec<Finding>,
) -> Result<Place, PackageError> {
    let name = || header.name.clone();
    let missing = || PackageError::LocalHeaderMissing { name: header.name.clone() };
    // As much as there is before the directory.
    let take = |start: u64, len: u64| bytes.get(start..start.saturating_add(len).min(directory_start));
    let fixed = take(header.offset, FIXED_BYTES).await.map_err(|error| match error {
        PackageError::Truncated => missing(),
        other => other,
    })?;
    let mut fields = Fields::new(&fixed);
    if fields.array() != Ok(SIGNATURE) {
        return Err(missing());
    }
    check_coding(&mut fields, header)?;
    let stated = (fields.u32()?, fields.u32()?, fields.u32()?);
    let name_len = fields.u16()?;
    let extra_len = fields.u16()?;
    let variable_len = u64::from(name_len) + u64::from(extra_len);
    let variable = take(header.offset + FIXED_BYTES, variable_len).await?;
    let mut fields = Fields::new(&variable);
    if fields.bytes(name_len.into())? != header.raw_name {
        return Err(PackageError::LocalNameDiffers { name: name() });
    }
    let extra = Extra::read(fields.bytes(extra_len.into())?, &header.name)?;
    extra.check_unicode_path(&header.raw_name, &header.name)?;
    if extra.has_harmless() && !header.has_harmless_extra {
        findings.push(Finding::ExtraField { name: name() });
    }
    check_sizes(stated, &extra, header)?;

    let start = header.offset + FIXED_BYTES + variable_len;
    let end = start.checked_add(header.compressed_size).filter(|end| *end <= directory_start);
    let end = end.ok_or_else(|| PackageError::EntriesOverlap { name: name() })?;
    let descriptor_len = if header.has_descriptor() {
        check_descriptor(&take(end, DESCRIPTOR_BYTES).await?, header)?
    } else {
        0
    };
    Ok(Place { data: start..end, end: end + descriptor_len })
}

fn check_coding(fields: &mut Fields<'_>, header: &CentralHeader) -> Result<(), PackageError> {
    let name = || header.name.clone();
    if fields.u16()? != header.needed {
        return Err(PackageError::LocalVersionDiffers { name: name() });
    }
    if fields.u16()? != header.flags {
        return Err(PackageError::LocalFlagsDiffer { name: name() });
    }
    let method = match header.method {
        Method::Stored => 0,
        Method::Deflated => 8,
    };
    if fields.u16()? != method {
        return Err(PackageError::LocalMethodDiffers { name: name() });
    }
    if (fields.u16()?, fields.u16()?) != (header.time, header.date) {
        return Err(PackageError::LocalTimeDiffers { name: name() });
    }
    Ok(())
}

/// With a data descriptor the header may leave sizes and checksum at zero, but not state others.
fn check_sizes(
    (crc32, compressed, size): (u32, u32, u32),
    extra: &Extra<'_>,
    header: &CentralHeader,
) -> Result<(), PackageError> {
    let (size, compressed) = extra.resolve_local(size, compressed)?;
    let stated = Sizes { crc32, compressed, size };
    let left_open = Sizes { crc32: 0, compressed: 0, size: 0 };
    if stated == Sizes::from(header) || (header.has_descriptor() && stated == left_open) {
        return Ok(());
    }
    Err(PackageError::LocalSizesDiffer { name: header.name.clone() })
}

/// A descriptor may leave out its signature; its sizes have 64 bits only where the directory needs them.
fn check_descriptor(bytes: &[u8], header: &CentralHeader) -> Result<u64, PackageError> {
    let read = |mut fields: Fields<'_>, signed: bool| -> Result<Option<usize>, PackageError> {
        let available = fields.len();
        if signed && fields.array()? != DESCRIPTOR_SIGNATURE {
            return Ok(None);
        }
        let crc32 = fields.u32()?;
        let (compressed, size) = if header.uses_zip64_sizes {
            (fields.u64()?, fields.u64()?)
        } else {
            (u64::from(fields.u32()?), u64::from(fields.u32()?))
        };
        let agrees = Sizes { crc32, compressed, size } == Sizes::from(header);
        Ok(agrees.then(|| available - fields.len()))
    };
    let len = [true, false].into_iter().find_map(|signed| read(Fields::new(bytes), signed).ok().flatten());
    let len = len.ok_or_else(|| PackageError::DataDescriptorWrong { name: header.name.clone() })?;
    Ok(len as u64)
}
