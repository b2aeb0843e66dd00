//! The extra fields of a header (APPNOTE 4.5): ZIP64 sizes, Unicode paths, and what may be ignored.

use super::comment::holds_record;
use super::fields::Fields;
use super::record::Record;
use crate::PackageError;

const ZIP64: u16 = 0x0001;
const STRONG_ENCRYPTION: u16 = 0x0017;
const UNICODE_PATH: u16 = 0x7075;
const AES: u16 = 0x9901;

/// What a directory says about size and place of an entry, with ZIP64 taken into account.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    pub(super) size: u64,
    pub(super) compressed: u64,
    pub(super) offset: u64,
    /// Whether a size came from ZIP64, so that a data descriptor has 64 bits as well.
    pub(super) use_zip64: bool,
}

/// The extra fields of one header.
#[derive(Debug)]
pub(super) struct Extra<'a> {
    zip64: Option<Fields<'a>>,
    unicode_path: Option<Fields<'a>>,
    has_harmless: bool,
}

impl<'a> Extra<'a> {
    /// Takes the fields apart; they must fill their place, each at most once.
    pub(super) fn read(raw: &'a [u8], name: &str) -> Result<Self, PackageError> {
        let malformed = || PackageError::ExtraFieldMalformed { name: name.to_owned() };
        let mut extra = Self { zip64: None, unicode_path: None, has_harmless: false };
        let mut seen = Vec::new();
        let mut fields = Fields::new(raw);
        while !fields.is_empty() {
            let id = fields.u16().map_err(|_| malformed())?;
            let len = fields.u16().map_err(|_| malformed())?;
            let content = Fields::new(fields.bytes(len.into()).map_err(|_| malformed())?);
            if seen.contains(&id) {
                return Err(malformed());
            }
            seen.push(id);
            match id {
                ZIP64 => extra.zip64 = Some(content),
                UNICODE_PATH => extra.unicode_path = Some(content),
                AES | STRONG_ENCRYPTION => return Err(PackageError::Encrypted { name: name.to_owned() }),
                _ if holds_record(content.rest()) => return Err(malformed()),
                _ => extra.has_harmless = true,
            }
        }
        Ok(extra)
    }

    /// Whether there are fields that say nothing about the content, such as finer timestamps.
    pub(super) fn has_harmless(&self) -> bool {
        self.has_harmless
    }

    /// A Unicode path must be the very name of the header.
    pub(super) fn check_unicode_path(&self, raw_name: &[u8], name: &str) -> Result<(), PackageError> {
        let Some(mut path) = self.unicode_path else { return Ok(()) };
        let agrees = |path: &mut Fields<'_>| -> Result<bool, PackageError> {
            let [version] = path.array()?;
            let crc32 = path.u32()?;
            let mut of_name = flate2::Crc::new();
            of_name.update(raw_name);
            // A tolerated back-slash has already become a slash in `name`.
            let stated = std::str::from_utf8(path.rest()).unwrap_or_default().replace('\\', "/");
            Ok(version == 1 && crc32 == of_name.sum() && stated == name)
        };
        match agrees(&mut path) {
            Ok(true) => Ok(()),
            Ok(false) | Err(_) => Err(PackageError::UnicodePathContradicts { name: name.to_owned() }),
        }
    }

    /// Sizes and offset of a record of the directory. ZIP64 gives, in this order, just the fields that need it.
    pub(super) fn resolve(&self, record: &Record<'_>) -> Result<Sizes, PackageError> {
        let mut zip64 = self.zip64;
        let mut used = false;
        let mut resolve = |classic: u32| -> Result<u64, PackageError> {
            if classic != u32::MAX {
                return Ok(u64::from(classic));
            }
            used = true;
            let field = zip64.as_mut().ok_or(PackageError::Zip64Disagrees)?;
            let value = field.u64().map_err(|_| PackageError::Zip64Disagrees)?;
            if value < u64::from(u32::MAX) {
                return Err(PackageError::Zip64Needless);
            }
            Ok(value)
        };
        let resolved = Sizes {
            size: resolve(record.size)?,
            compressed: resolve(record.compressed_size)?,
            offset: resolve(record.offset)?,
            use_zip64: record.size == u32::MAX || record.compressed_size == u32::MAX,
        };
        match zip64 {
            Some(_) if !used => Err(PackageError::Zip64Needless),
            Some(rest) if !rest.is_empty() => Err(PackageError::Zip64Disagrees),
            _ => Ok(resolved),
        }
    }

    /// Size and compressed size of a local header: ZIP64 gives always both (APPNOTE 4.5.3).
    pub(super) fn resolve_local(&self, size: u32, compressed_size: u32) -> Result<(u64, u64), PackageError> {
        match self.zip64 {
            None => Ok((u64::from(size), u64::from(compressed_size))),
            Some(mut field) => {
                let saturated = size == u32::MAX || compressed_size == u32::MAX;
                let sizes = (field.u64(), field.u64());
                match sizes {
                    (Ok(size), Ok(compressed)) if saturated && field.is_empty() => Ok((size, compressed)),
                    _ => Err(PackageError::Zip64Disagrees),
                }
            }
        }
    }
}
