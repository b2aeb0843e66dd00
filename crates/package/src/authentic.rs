//! A package whose files are exactly those the enclosed certificate's key has signed.

use std::collections::HashSet;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::archive::Archive;
use crate::manifest::{self, Listed};
use crate::nested::Ends;
use crate::{CERTIFICATE, MANIFEST, SIGNATURE};
use crate::{Finding, Limits, Opened, PackageError, PublicKey, SignatureHash, certificate};

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
    archive: Archive<'a>,
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
    pub fn stream(&self, name: &str, mut sink: impl FnMut(&[u8])) -> Result<(), PackageError> {
        let unknown = || PackageError::FileUnknown { name: name.to_owned() };
        let file = self.files.iter().find(|file| file.name == name).ok_or_else(unknown)?;
        let entry = self.archive.file(name).ok_or_else(unknown)?;
        if self.archive.is_in_memory() {
            return self.archive.stream(entry, sink);
        }
        let mut hash = Sha256::new();
        self.archive.stream(entry, |piece| {
            hash.update(piece);
            sink(piece);
        })?;
        if manifest::hex(&hash.finalize()) == file.digest {
            Ok(())
        } else {
            Err(PackageError::DigestMismatch { name: name.to_owned() })
        }
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

/// Believes the signature first, then what is signed, then the files it lists.
pub(crate) fn authenticate(opened: Opened<'_>) -> Result<Authentic<'_>, PackageError> {
    let Opened { archive, limits, mut findings } = opened;
    let manifest = read_manifest(&archive, &limits)?;
    let certificate_der = read_certificate(&archive, &limits, &mut findings)?;
    let key = PublicKey::from_certificate_der(&certificate_der)?;
    let signature = read_signature(&archive, &key)?;
    key.verify(SignatureHash::Sha256, &manifest, &signature)?;

    let listed = manifest::read(&manifest, &mut findings)?;
    check_listing(&archive, &listed)?;
    let files = listed.into_iter().map(|file| check_file(&archive, file)).collect::<Result<_, _>>()?;
    check_directories(&archive)?;
    let manifest_sha256 = Sha256::digest(&manifest).into();
    Ok(Authentic { archive, files, findings, certificate_der, manifest_sha256 })
}

fn read_manifest(archive: &Archive<'_>, limits: &Limits) -> Result<Vec<u8>, PackageError> {
    let entry = archive.file(MANIFEST).ok_or(PackageError::ManifestMissing)?;
    if entry.size > limits.manifest_bytes {
        return Err(PackageError::ManifestTooLarge { size: entry.size, limit: limits.manifest_bytes });
    }
    archive.content(entry)
}

fn read_certificate(
    archive: &Archive<'_>,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Vec<u8>, PackageError> {
    let entry = archive.file(CERTIFICATE).ok_or(PackageError::CertificateMissing)?;
    if entry.size > limits.certificate_bytes {
        let (size, limit) = (entry.size, limits.certificate_bytes);
        return Err(PackageError::CertificateTooLarge { size, limit });
    }
    certificate::read_file(&archive.content(entry)?, findings)
}

fn read_signature(archive: &Archive<'_>, key: &PublicKey) -> Result<Vec<u8>, PackageError> {
    let entry = archive.file(SIGNATURE).filter(|entry| entry.size > 0);
    let entry = entry.ok_or(PackageError::SignatureMissing)?;
    let wanted = key.signature_len() as u64;
    if entry.size != wanted {
        return Err(PackageError::SignatureLengthWrong { size: entry.size, wanted });
    }
    archive.content(entry)
}

/// What is listed is there, and what is there is listed.
fn check_listing(archive: &Archive<'_>, listed: &[Listed]) -> Result<(), PackageError> {
    let mut names = HashSet::from([MANIFEST, SIGNATURE, CERTIFICATE]);
    for Listed { name, .. } in listed {
        if archive.file(name).is_none() {
            return Err(PackageError::ListedFileAbsent { name: name.clone() });
        }
        names.insert(name);
    }
    let mut files = archive.entries().iter().filter(|entry| !entry.is_directory);
    match files.find(|entry| !names.contains(entry.name.as_str())) {
        Some(entry) => Err(PackageError::FileNotListed { name: entry.name.clone() }),
        None => Ok(()),
    }
}

/// Hashes a file once, as it is inflated.
fn check_file(archive: &Archive<'_>, listed: Listed) -> Result<PackagedFile, PackageError> {
    let Listed { name, digest } = listed;
    let Some(entry) = archive.file(&name) else { return Err(PackageError::ListedFileAbsent { name }) };
    let mut hash = Sha256::new();
    let mut ends = Ends::default();
    archive.stream(entry, |piece| {
        hash.update(piece);
        ends.pass(piece);
    })?;
    if hash.finalize().as_slice() != digest {
        return Err(PackageError::DigestMismatch { name });
    }
    if ends.are_an_archives() {
        return Err(PackageError::NestedArchive { name });
    }
    Ok(PackagedFile { name, size: entry.size, digest: manifest::hex(&digest) })
}

/// Directories are empty by their stated size; deflated emptiness still has bytes that must be what they claim.
fn check_directories(archive: &Archive<'_>) -> Result<(), PackageError> {
    let mut directories = archive.entries().iter().filter(|entry| entry.is_directory);
    directories.try_for_each(|entry| archive.stream(entry, |_| {}))
}
