//! A package whose signature holds, and whose files are still to be held against what was signed.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use crate::archive::{Archive, Entry};
use crate::manifest::{self, Listed};
use crate::nested::Ends;
use crate::{
    Authentic, Finding, Limits, Opened, PackageError, PackagedFile, PublicKey, SignatureHash, certificate,
};
use crate::{CERTIFICATE, MANIFEST, SIGNATURE};

/// The manifest is signed, and lists just the files that are there; what is in them is not known yet.
///
/// Most callers want [`Opened::authenticate`], which does all of it. The steps between are for hosts that hash faster
/// than this crate can, as browsers do: let each file [`pass`](Self::pass), hash what passes, [`compare`](Self::compare).
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
/// let names: Vec<String> = package.files().map(|(name, _size)| name.to_owned()).collect();
/// for name in names {
///     let mut content = Vec::new();
///     package.pass(&name, |piece| content.extend_from_slice(piece))?;
///     package.compare(&name, Sha256::digest(&content).into())?;
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

/// A listed file, and how far it has been checked.
#[derive(Debug)]
struct File {
    listed: Listed,
    entry: Entry,
    progress: Progress,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Progress {
    Untouched,
    /// It is what the archive says; somebody else hashes it.
    Passed {
        is_archive: bool,
    },
    /// It is what was signed.
    Compared,
}

impl<'a> Signed<'a> {
    /// Believes the signature first, then what is signed.
    pub(crate) fn check(opened: Opened<'a>) -> Result<Self, PackageError> {
        let Opened { archive, limits, host, mut findings } = opened;
        let manifest = read_manifest(&archive, &limits)?;
        let certificate_der = read_certificate(&archive, &limits, &mut findings)?;
        let key = PublicKey::from_certificate_der(&certificate_der)?;
        let signature = read_signature(&archive, &key)?;
        key.verify(host.raise, SignatureHash::Sha256, &manifest, &signature)?;

        let listed = manifest::read(&manifest, &mut findings)?;
        check_listing(&archive, &listed)?;
        let file = |listed: Listed| {
            let entry = archive.file(&listed.name).cloned();
            let entry = entry.ok_or_else(|| PackageError::ListedFileAbsent { name: listed.name.clone() })?;
            Ok(File { listed, entry, progress: Progress::Untouched })
        };
        let files = listed.into_iter().map(file).collect::<Result<_, _>>()?;
        let manifest_sha256 = Sha256::digest(&manifest).into();
        Ok(Self { archive, files, findings, certificate_der, manifest_sha256 })
    }

    /// Names and sizes of the data files, in the order of the manifest.
    pub fn files(&self) -> impl Iterator<Item = (&str, u64)> {
        self.files.iter().map(|file| (file.listed.name.as_str(), file.entry.size))
    }

    /// Hands the content of a file to `sink` piece by piece, and checks its size and checksum.
    ///
    /// You MUST NOT use the pieces for anything but hashing: nobody has signed them as far as is known.
    ///
    /// # Errors
    /// [`PackageError::FileUnknown`], any error of reading the file.
    pub fn pass(&mut self, name: &str, sink: impl FnMut(&[u8])) -> Result<(), PackageError> {
        let Self { archive, files, .. } = self;
        pass(archive, find(files, name)?, sink)
    }

    /// Compares the SHA-256 digest of what has passed with the one that was signed.
    ///
    /// You MUST hash what [`pass`](Self::pass) handed out, and nothing else.
    ///
    /// # Errors
    /// [`PackageError::FileUnknown`] also for a file that has not passed, [`PackageError::DigestMismatch`],
    /// [`PackageError::NestedArchive`].
    pub fn compare(&mut self, name: &str, digest: [u8; 32]) -> Result<(), PackageError> {
        compare(find(&mut self.files, name)?, digest)
    }

    /// Hashes the files that nobody has compared, and believes the package.
    ///
    /// # Errors
    /// Any [`PackageError`] about files.
    pub fn authenticate(mut self) -> Result<Authentic<'a>, PackageError> {
        let Self { archive, files, .. } = &mut self;
        for file in files.iter_mut().filter(|file| file.progress != Progress::Compared) {
            let mut hash = Sha256::new();
            pass(archive, file, |piece| hash.update(piece))?;
            compare(file, hash.finalize().into())?;
        }
        check_directories(archive)?;
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

fn find<'f>(files: &'f mut [File], name: &str) -> Result<&'f mut File, PackageError> {
    let file = files.iter_mut().find(|file| file.listed.name == name);
    file.ok_or_else(|| PackageError::FileUnknown { name: name.to_owned() })
}

fn pass(archive: &Archive<'_>, file: &mut File, mut sink: impl FnMut(&[u8])) -> Result<(), PackageError> {
    let mut ends = Ends::default();
    file.progress = Progress::Untouched;
    archive.stream(&file.entry, |piece| {
        ends.pass(piece);
        sink(piece);
    })?;
    file.progress = Progress::Passed { is_archive: ends.are_an_archives() };
    Ok(())
}

fn compare(file: &mut File, digest: [u8; 32]) -> Result<(), PackageError> {
    let name = || file.listed.name.clone();
    let Progress::Passed { is_archive } = file.progress else {
        return Err(PackageError::FileUnknown { name: name() });
    };
    if digest != file.listed.digest {
        return Err(PackageError::DigestMismatch { name: name() });
    }
    if is_archive {
        return Err(PackageError::NestedArchive { name: name() });
    }
    file.progress = Progress::Compared;
    Ok(())
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

/// Directories are empty by their stated size; deflated emptiness still has bytes that must be what they claim.
fn check_directories(archive: &Archive<'_>) -> Result<(), PackageError> {
    let mut directories = archive.entries().iter().filter(|entry| entry.is_directory);
    directories.try_for_each(|entry| archive.stream(entry, |_| {}))
}
