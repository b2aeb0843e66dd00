//! A package whose archive is sound, but of which nothing is believed yet.

use std::borrow::Cow;

use crate::archive::Archive;
use crate::source::{Bytes, at_once};
use crate::{Authentic, Finding, Host, Limits, PackageError, Signed, Source};

/// An archive every byte of which belongs to exactly one entry or record.
#[derive(Debug)]
pub struct Opened<'a> {
    pub(crate) archive: Archive<'a>,
    pub(crate) limits: Limits,
    pub(crate) host: Host,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Opened<'a> {
    /// Reads the archive's directory and every header strictly; no file is inflated yet.
    ///
    /// Borrowed bytes stay borrowed; given a `Vec<u8>`, the package owns them (`Opened<'static>`).
    ///
    /// # Errors
    /// Any [`PackageError`] about the archive itself.
    ///
    /// # Examples
    /// ```
    /// use mydata_package::{Limits, Opened};
    ///
    /// let refusal = Opened::read(b"%PDF-1.7, which is no archive".as_slice(), &Limits::default()).unwrap_err();
    /// assert_eq!(refusal.code(), "package.no-end-record");
    /// ```
    #[cfg(feature = "standalone")]
    pub fn read(bytes: impl Into<Cow<'a, [u8]>>, limits: &Limits) -> Result<Self, PackageError> {
        Self::read_by(bytes, limits, &Host::default())
    }

    /// Like [`read`](Self::read), with what a host lends in place of ours.
    ///
    /// # Errors
    /// Any [`PackageError`] about the archive itself.
    pub fn read_by(
        bytes: impl Into<Cow<'a, [u8]>>,
        limits: &Limits,
        host: &Host,
    ) -> Result<Self, PackageError> {
        at_once(Self::of(Bytes::Memory(bytes.into()), limits, host))
    }

    /// Like [`read_by`](Self::read_by), for packages that need not be in memory: of any size, in constant memory.
    ///
    /// # Errors
    /// Any [`PackageError`] about the archive itself; [`PackageError::Unreadable`].
    pub fn read_source(source: impl Source + 'a, limits: &Limits, host: &Host) -> Result<Self, PackageError> {
        at_once(Self::of(Bytes::Source(Box::new(source)), limits, host))
    }

    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(crate) async fn of(bytes: Bytes<'a>, limits: &Limits, host: &Host) -> Result<Self, PackageError> {
        let (archive, findings) = Archive::read(bytes, limits, host).await?;
        Ok(Self { archive, limits: limits.clone(), host: *host, findings })
    }

    /// Names and sizes of all entries as the archive states them, none of it checked: for showing what was refused.
    pub fn unchecked_entries(&self) -> impl Iterator<Item = (&str, u64)> {
        self.archive.entries().iter().map(|entry| (entry.name.as_str(), entry.size))
    }

    /// Checks the digest of every file, the manifest and its signature under the enclosed certificate.
    ///
    /// # Errors
    /// Any [`PackageError`] about files, manifest, signature or certificate.
    pub fn authenticate(self) -> Result<Authentic<'a>, PackageError> {
        self.check_signature()?.authenticate()
    }

    /// Checks the manifest and its signature under the enclosed certificate, and leaves the files for later.
    ///
    /// # Errors
    /// Any [`PackageError`] about manifest, signature or certificate.
    pub fn check_signature(self) -> Result<Signed<'a>, PackageError> {
        at_once(Signed::check(self))
    }
}
