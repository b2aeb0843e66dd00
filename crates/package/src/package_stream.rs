//! Makes a signed package while its files pass by, for files too large to hold.

use std::io::{self, Read, Seek, Write};

use sha2::{Digest, Sha256};

use crate::archive_writer::ArchiveWriter;
use crate::manifest::{self, check_listed_name};
use crate::source::PIECE_BYTES;
use crate::{CERTIFICATE, Compression, MANIFEST, SIGNATURE, WriteError};

/// A package that is being written to `W`, such as a file.
///
/// The same files make the same bytes as a [`PackageWriter`](crate::PackageWriter) makes. But nothing is read back:
/// you MUST read and authenticate what was written before you give it away, because a key that does not belong to the
/// certificate is noticed only then.
///
/// # Examples
/// ```
/// # use mydata_demo_pki::{Holder, Profile};
/// # let signer = Holder::self_signed(&Profile::signer("CN=戶政司", 0..=4_000_000_000), &mut getrandom::SysRng)?;
/// # let (certificate_pem, key_pem) = (signer.certificate_pem()?, signer.key_pem()?);
/// use std::io::Cursor;
/// use mydata_package::{Compression, Limits, Opened, PackageStream, SigningKey};
///
/// let key = SigningKey::from_pkcs8_pem(&key_pem)?;
/// let mut package = PackageStream::to(Cursor::new(Vec::new()), Compression::Deflated);
/// package.add_file("戶籍.json", r#"{"戶長":"陳小華"}"#.as_bytes())?;
/// let package = package.sign(&certificate_pem, |manifest| key.sign(&mut getrandom::SysRng, manifest))?;
///
/// let package = Opened::read(package.into_inner(), &Limits::default())?.authenticate()?;
/// assert_eq!(package.files()[0].name, "戶籍.json");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct PackageStream<W: Write + Seek> {
    archive: ArchiveWriter<W>,
    compression: Compression,
    files: Vec<(String, [u8; 32])>,
}

impl<W: Write + Seek> PackageStream<W> {
    /// An empty package.
    pub fn to(writer: W, compression: Compression) -> Self {
        Self { archive: ArchiveWriter::to(writer), compression, files: Vec::new() }
    }

    /// Writes a data file, hashing it on its way.
    ///
    /// # Errors
    /// [`WriteError::Refused`] for a name no reader would take, [`WriteError::Archive`] if reading or writing fails.
    pub fn add_file(&mut self, name: &str, mut content: impl Read) -> Result<(), WriteError> {
        check_listed_name(name)?;
        self.archive.begin(name, self.compression)?;
        let mut hash = Sha256::new();
        let mut buffer = vec![0; PIECE_BYTES];
        loop {
            let read = match content.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error.into()),
            };
            let piece = buffer.get(..read).unwrap_or_default();
            hash.update(piece);
            self.archive.write(piece)?;
        }
        self.files.push((name.to_owned(), hash.finalize().into()));
        Ok(())
    }

    /// Lets `signer` sign the manifest (SHA-256 with RSA, PKCS#1 v1.5), and gives back where the package was written.
    ///
    /// # Errors
    /// [`WriteError::Signer`], [`WriteError::Archive`].
    pub fn sign<E>(
        mut self,
        certificate_pem: &str,
        signer: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>,
    ) -> Result<W, WriteError<E>> {
        let files = self.files.iter().map(|(name, digest)| (name.as_str(), *digest));
        let manifest = manifest::write(files);
        let signature = signer(manifest.as_bytes()).map_err(WriteError::Signer)?;
        self.archive.add(MANIFEST, manifest.as_bytes(), self.compression)?;
        self.archive.add(SIGNATURE, &signature, Compression::Stored)?;
        self.archive.add(CERTIFICATE, certificate_pem.as_bytes(), self.compression)?;
        Ok(self.archive.finish()?)
    }
}
