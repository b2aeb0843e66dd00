//! Makes a signed package.

use std::convert::Infallible;

use sha2::{Digest, Sha256};

use crate::archive_writer::ArchiveWriter;
use crate::{CERTIFICATE, MANIFEST, SIGNATURE};
use crate::{Limits, Opened, PackageError, manifest};

/// How the files of a new archive are kept.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Compression {
    /// As they are. No bit of such an archive can be changed without notice.
    #[default]
    Stored,
    /// Deflated. Some changed bits of deflated data still inflate to the very same content, which is then accepted.
    Deflated,
}

/// Collects the files of a package and has their manifest signed.
///
/// # Examples
/// ```
/// # use mydata_demo_pki::{Holder, Profile};
/// # let signer = Holder::self_signed(&Profile::signer("CN=戶政司", 0..=4_000_000_000), &mut getrandom::SysRng)?;
/// # let (certificate_pem, key_pem) = (signer.certificate_pem()?, signer.key_pem()?);
/// use mydata_package::{Limits, Opened, PackageWriter, SigningKey};
///
/// let key = SigningKey::from_pkcs8_pem(&key_pem)?;
/// let package = PackageWriter::new()
///     .add_file("戶籍.json", r#"{"戶長":"陳小華"}"#)
///     .sign(&certificate_pem, |manifest| key.sign(&mut getrandom::SysRng, manifest))?;
///
/// let package = Opened::read(package, &Limits::default())?.authenticate()?;
/// assert_eq!(package.files()[0].name, "戶籍.json");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Default)]
pub struct PackageWriter {
    files: Vec<(String, Vec<u8>)>,
    compression: Compression,
}

/// Why a package or delivery could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError<E = Infallible> {
    /// The archive could not be written.
    #[error("the archive cannot be written")]
    Archive(#[from] std::io::Error),
    /// What was made would be refused: a bad name, a key that does not fit the certificate, …
    #[error("what was made would be refused: {0}")]
    Refused(#[from] PackageError),
    /// The signer failed.
    #[error("the manifest could not be signed")]
    Signer(#[source] E),
}

impl PackageWriter {
    /// An empty package.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Chooses how the files are kept.
    #[must_use]
    pub fn with_compression(mut self, compression: Compression) -> Self {
        self.compression = compression;
        self
    }

    /// Adds a data file.
    #[must_use]
    pub fn add_file(mut self, name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        self.files.push((name.into(), content.into()));
        self
    }

    /// Lets `signer` sign the manifest (SHA-256 with RSA, PKCS#1 v1.5) and returns the finished archive.
    ///
    /// The result has been read back and authenticated, so a key that does not belong to the certificate, or a
    /// name no reader would take, is an error here and not at the receiver.
    ///
    /// # Errors
    /// [`WriteError`].
    pub fn sign<E>(
        self,
        certificate_pem: &str,
        signer: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, WriteError<E>> {
        let digests =
            self.files.iter().map(|(name, content)| (name.as_str(), Sha256::digest(content).into()));
        let manifest = manifest::write(digests);
        let signature = signer(manifest.as_bytes()).map_err(WriteError::Signer)?;
        let package = self.pack(&manifest, &signature, certificate_pem)?;
        Opened::read(&package, &Limits::default())?.authenticate()?;
        Ok(package)
    }

    fn pack(&self, manifest: &str, signature: &[u8], certificate: &str) -> Result<Vec<u8>, std::io::Error> {
        let mut archive = ArchiveWriter::new();
        for (name, content) in &self.files {
            archive.add(name, content, self.compression)?;
        }
        archive.add(MANIFEST, manifest.as_bytes(), self.compression)?;
        archive.add(SIGNATURE, signature, Compression::Stored)?;
        archive.add(CERTIFICATE, certificate.as_bytes(), self.compression)?;
        Ok(archive.finish()?.into_inner())
    }
}
