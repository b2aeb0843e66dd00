//! A package whose files are exactly those the enclosed certificate's key has signed.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::archive::{Archive, Entry};
use crate::source::at_once;
#[cfg(feature = "standalone")]
use crate::source::{Bytes, RemoteSource};
use crate::{Finding, PackageError, Passed, Place, manifest};
#[cfg(feature = "standalone")]
use crate::{Host, Limits, Opened, Signed};

/// Files, manifest and signature agree under the enclosed certificate; whose that is, is not judged here.
///
/// # Examples
/// ```
/// # use mydata_demo_pki::{Holder, Profile};
/// # use mydata_package::*;
/// # let signer = Holder::self_signed(&Profile::signer("CN=戶政司", 0..=4_000_000_000), &mut getrandom::SysRng)?;
/// # let key = SigningKey::from_pkcs8_pem(&signer.key_pem()?)?;
/// # let bytes = PackageWriter::new()
/// #     .add_file("a.csv", "1,2")
/// #     .sign(&signer.certificate_pem()?, |manifest| key.sign(&mut getrandom::SysRng, manifest))?;
/// let package = Opened::read(&bytes, &Limits::default())?.authenticate()?;
/// for file in package.files() {
///     println!("{} has {} bytes", file.name, package.read(&file.name)?.len());
/// }
/// # assert_eq!(package.read("a.csv")?, b"1,2");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Authentic<'a> {
    pub(crate) archive: Archive<'a>,
    pub(crate) files: Vec<PackagedFile>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) certificate_der: Vec<u8>,
    pub(crate) manifest_sha256: [u8; 32],
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

#[cfg(feature = "standalone")]
impl<'a> Authentic<'a> {
    /// Reads and authenticates a package whose bytes have to be fetched: of any size, in constant memory, and in one go.
    ///
    /// Its files cannot be [`read`](Self::read) afterwards unless the source has their bytes at hand; they can be
    /// [fetched](Self::fetch_file).
    ///
    /// # Errors
    /// Any [`PackageError`], as [`Opened::read_source`] and [`Opened::authenticate`].
    pub async fn fetch(
        source: impl RemoteSource + 'a,
        limits: &Limits,
        host: &Host,
    ) -> Result<Self, PackageError> {
        let opened = Opened::of(Bytes::Remote(Box::new(source)), limits, host).await?;
        Signed::check(opened).await?.compare_rest().await
    }
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
    /// [`PackageError::FileUnknown`] if the manifest lists no such file. If the package is not in memory also any
    /// error of reading it, and [`PackageError::DigestMismatch`] if it was changed since it was authenticated.
    pub fn read(&self, name: &str) -> Result<Vec<u8>, PackageError> {
        let mut content = Vec::new();
        self.stream(name, |piece| content.extend_from_slice(piece))?;
        Ok(content)
    }

    /// Hands the content of one data file to `sink` piece by piece, for files too large to hold at once.
    ///
    /// You MUST NOT use the pieces before this has returned without error, unless the package is in memory.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn stream(&self, name: &str, sink: impl FnMut(&[u8])) -> Result<(), PackageError> {
        at_once(self.pass(name, sink))
    }

    /// The content of one data file of a package whose bytes have to be fetched. It is held in memory whole: see to it that
    /// its [`size`](PackagedFile::size) allows that.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    #[cfg(feature = "standalone")]
    pub async fn fetch_file(&self, name: &str) -> Result<Vec<u8>, PackageError> {
        let mut content = Vec::new();
        self.pass(name, |piece| content.extend_from_slice(piece)).await?;
        Ok(content)
    }

    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    async fn pass(&self, name: &str, mut sink: impl FnMut(&[u8])) -> Result<(), PackageError> {
        let unknown = || PackageError::FileUnknown { name: name.to_owned() };
        let file = self.files.iter().find(|file| file.name == name).ok_or_else(unknown)?;
        let entry = self.archive.file(name).ok_or_else(unknown)?;
        if self.archive.is_in_memory() {
            return self.archive.stream(entry, sink).await;
        }
        let mut hash = Sha256::new();
        self.archive
            .stream(entry, |piece| {
                hash.update(piece);
                sink(piece);
            })
            .await?;
        if manifest::hex(&hash.finalize()) == file.digest {
            Ok(())
        } else {
            Err(PackageError::DigestMismatch { name: name.to_owned() })
        }
    }

    /// Where a data file lies, for hosts that read by themselves; they ask [`holds`](Self::holds) in the end.
    ///
    /// # Errors
    /// [`PackageError::FileUnknown`] if the manifest lists no such file.
    pub fn place(&self, name: &str) -> Result<Place, PackageError> {
        let is_listed = self.files.iter().any(|file| file.name == name);
        let entry = self.archive.file(name).filter(|_| is_listed);
        entry.map(Entry::place).ok_or_else(|| PackageError::FileUnknown { name: name.to_owned() })
    }

    /// Whether what has passed is the file that was signed.
    #[must_use]
    pub fn holds(&self, name: &str, _passed: Passed, digest: [u8; 32]) -> bool {
        let digest = manifest::hex(&digest);
        self.files.iter().any(|file| file.name == name && file.digest == digest)
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
