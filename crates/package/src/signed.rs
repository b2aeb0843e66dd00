//! A package whose signature holds, and whose files are still to be held against what was signed.

use sha2::{Digest, Sha256};

use crate::archive::{Archive, Entry};
use crate::manifest::{self, Listed};
use crate::nested::Ends;
use crate::source::at_once;
use crate::{
    Authentic, Finding, Limits, Opened, PackageError, PackagedFile, Passed, Place, PublicKey, SignatureHash,
    certificate,
};
use crate::{CERTIFICATE, MANIFEST, SIGNATURE};

/// The manifest is signed, and lists just the files that are there; what is in them is not known yet.
///
/// Most callers want [`Opened::authenticate`], which does all of it. The steps between are for hosts that hash faster
/// than this crate can, as browsers do: let each file pass (a [`Passage`](crate::Passage)), hash what passes,
/// [`compare`](Self::compare).
///
/// # Examples
/// ```
/// # use mydata_demo_pki::{Holder, Profile};
/// # use mydata_package::*;
/// # use sha2::{Digest, Sha256};
/// # let signer = Holder::self_signed(&Profile::signer("CN=戶政司", 0..=4_000_000_000), &mut getrandom::SysRng)?;
/// # let key = SigningKey::from_pkcs8_pem(&signer.key_pem()?)?;
/// # let bytes = PackageWriter::new()
/// #     .add_file("a.csv", "1,2")
/// #     .sign(&signer.certificate_pem()?, |manifest| key.sign(&mut getrandom::SysRng, manifest))?;
/// let mut package = Opened::read(&bytes, &Limits::default())?.check_signature()?;
/// let places: Vec<Place> = package.places().collect();
/// for (position, place) in places.iter().enumerate() {
///     let data = &bytes[place.start as usize..place.end as usize];
///     let (mut passage, mut hash) = (Passage::of(place), Sha256::new());
///     passage.push(data, |piece| hash.update(piece))?;
///     package.compare(position, passage.finish()?, hash.finalize().into())?;
/// }
/// let package = package.authenticate()?;
/// # assert_eq!(package.read("a.csv")?, b"1,2");
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Signed<'a> {
    archive: Archive<'a>,
    files: Vec<File>,
    findings: Vec<Finding>,
    certificate_der: Vec<u8>,
    manifest_sha256: [u8; 32],
}

/// A listed file, and whether it is known to be what was signed.
#[derive(Debug)]
struct File {
    listed: Listed,
    entry: Entry,
    is_compared: bool,
}

impl<'a> Signed<'a> {
    /// Believes the signature first, then what is signed.
    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(crate) async fn check(opened: Opened<'a>) -> Result<Self, PackageError> {
        let Opened { archive, limits, host, mut findings } = opened;
        let manifest = read_manifest(&archive, &limits).await?;
        let certificate_der = read_certificate(&archive, &limits, &mut findings).await?;
        let key = PublicKey::from_certificate_der(&certificate_der)?;
        let signature = read_signature(&archive, &key).await?;
        key.verify(host.raise, SignatureHash::Sha256, &manifest, &signature)?;

        let listed = manifest::read(&manifest, &mut findings)?;
        check_listing(&archive, &listed)?;
        let file = |listed: Listed| {
            let entry = archive.file(&listed.name).cloned();
            let entry = entry.ok_or_else(|| PackageError::ListedFileAbsent { name: listed.name.clone() })?;
            Ok(File { listed, entry, is_compared: false })
        };
        let files = listed.into_iter().map(file).collect::<Result<_, _>>()?;
        let manifest_sha256 = Sha256::digest(&manifest).into();
        Ok(Self { archive, files, findings, certificate_der, manifest_sha256 })
    }

    /// Where the data files lie, in the order of the manifest.
    pub fn places(&self) -> impl Iterator<Item = Place> {
        self.files.iter().map(|file| file.entry.place())
    }

    /// Compares the SHA-256 digest of what has passed with the one that was signed.
    ///
    /// The file is given by its position in the manifest. You MUST hash what its passage handed out, and nothing else.
    ///
    /// # Errors
    /// [`PackageError::FileUnknown`], [`PackageError::DigestMismatch`], [`PackageError::NestedArchive`].
    pub fn compare(&mut self, position: usize, passed: Passed, digest: [u8; 32]) -> Result<(), PackageError> {
        let unknown = || PackageError::FileUnknown { name: position.to_string() };
        compare(self.files.get_mut(position).ok_or_else(unknown)?, passed, digest)
    }

    /// Hashes the files that nobody has compared, or whose comparison failed, and believes the package.
    ///
    /// The first thing wrong is that of the file which the manifest lists first, whoever compared what before.
    ///
    /// # Errors
    /// Any [`PackageError`] about files.
    pub fn authenticate(self) -> Result<Authentic<'a>, PackageError> {
        at_once(self.compare_rest())
    }

    #[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
    pub(crate) async fn compare_rest(mut self) -> Result<Authentic<'a>, PackageError> {
        let Self { archive, files, .. } = &mut self;
        for file in files.iter_mut().filter(|file| !file.is_compared) {
            let mut hash = Sha256::new();
            let passed = pass(archive, &file.entry, |piece| hash.update(piece)).await?;
            compare(file, passed, hash.finalize().into())?;
        }
        check_directories(archive).await?;
        let Self { archive, files, findings, certificate_der, manifest_sha256 } = self;
        let files = files.into_iter().map(PackagedFile::from).collect();
        Ok(Authentic { archive, files, findings, certificate_der, manifest_sha256 })
    }
}

impl From<File> for PackagedFile {
    fn from(File { listed: Listed { name, digest }, entry, .. }: File) -> Self {
        Self { name, size: entry.size, digest: manifest::hex(&digest) }
    }
}

#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
async fn pass(
    archive: &Archive<'_>,
    entry: &Entry,
    mut sink: impl FnMut(&[u8]),
) -> Result<Passed, PackageError> {
    let mut ends = Ends::default();
    let passing = archive.stream(entry, |piece| {
        ends.pass(piece);
        sink(piece);
    });
    passing.await?;
    Ok(Passed { is_archive: ends.are_an_archives() })
}

fn compare(file: &mut File, passed: Passed, digest: [u8; 32]) -> Result<(), PackageError> {
    let name = || file.listed.name.clone();
    if digest != file.listed.digest {
        return Err(PackageError::DigestMismatch { name: name() });
    }
    if passed.is_archive {
        return Err(PackageError::NestedArchive { name: name() });
    }
    file.is_compared = true;
    Ok(())
}

#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
async fn read_manifest(archive: &Archive<'_>, limits: &Limits) -> Result<Vec<u8>, PackageError> {
    let entry = archive.file(MANIFEST).ok_or(PackageError::ManifestMissing)?;
    if entry.size > limits.manifest_bytes {
        return Err(PackageError::ManifestTooLarge { size: entry.size, limit: limits.manifest_bytes });
    }
    archive.content(entry).await
}

#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
async fn read_certificate(
    archive: &Archive<'_>,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Vec<u8>, PackageError> {
    let entry = archive.file(CERTIFICATE).ok_or(PackageError::CertificateMissing)?;
    if entry.size > limits.certificate_bytes {
        let (size, limit) = (entry.size, limits.certificate_bytes);
        return Err(PackageError::CertificateTooLarge { size, limit });
    }
    certificate::read_file(&archive.content(entry).await?, findings)
}

#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
async fn read_signature(archive: &Archive<'_>, key: &PublicKey) -> Result<Vec<u8>, PackageError> {
    let entry = archive.file(SIGNATURE).filter(|entry| entry.size > 0);
    let entry = entry.ok_or(PackageError::SignatureMissing)?;
    let wanted = key.signature_len() as u64;
    if entry.size != wanted {
        return Err(PackageError::SignatureLengthWrong { size: entry.size, wanted });
    }
    archive.content(entry).await
}

/// What is listed is there, and what is there is listed.
fn check_listing(archive: &Archive<'_>, listed: &[Listed]) -> Result<(), PackageError> {
    for Listed { name, .. } in listed {
        if archive.file(name).is_none() {
            return Err(PackageError::ListedFileAbsent { name: name.clone() });
        }
    }
    let names = manifest::check_distinct(&manifest::names(listed))?;
    let is_known =
        |name: &str| [MANIFEST, SIGNATURE, CERTIFICATE].contains(&name) || names.place(name).is_some();
    let mut files = archive.entries().iter().filter(|entry| !entry.is_directory);
    match files.find(|entry| !is_known(&entry.name)) {
        Some(entry) => Err(PackageError::FileNotListed { name: entry.name.clone() }),
        None => Ok(()),
    }
}

/// Directories are empty by their stated size; deflated emptiness still has bytes that must be what they claim.
#[cfg_attr(not(feature = "standalone"), maybe_async::must_be_sync)]
async fn check_directories(archive: &Archive<'_>) -> Result<(), PackageError> {
    for directory in archive.entries().iter().filter(|entry| entry.is_directory) {
        archive.stream(directory, |_| {}).await?;
    }
    Ok(())
}
