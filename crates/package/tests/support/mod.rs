//! Makes packages, good and bad, byte by byte.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    dead_code,
    unreachable_pub,
    reason = "each suite uses a part of this, and fails by panicking"
)]

pub mod ambiguous;
pub mod breakage;
pub mod corpus;
mod raw;
pub mod refusals;

use std::sync::LazyLock;

use getrandom::SysRng;
use mydata_demo_pki::{Holder, Profile};
use mydata_package::{
    Authentic, CERTIFICATE, Compression, Limits, MANIFEST, Opened, PackageError, PackageWriter, SIGNATURE,
    SigningKey,
};
use sha2::Digest;

pub use raw::{RawEntry, RawZip};

/// A signer made once per run: no key lies in the repository.
pub static SIGNER: LazyLock<Holder> = LazyLock::new(|| {
    Holder::self_signed(&Profile::signer("CN=戶政司,O=內政部,C=TW", 0..=4_000_000_000), &mut SysRng).unwrap()
});

pub fn certificate_pem() -> String {
    SIGNER.certificate_pem().unwrap()
}

pub fn sign(message: &[u8]) -> Vec<u8> {
    let key = SigningKey::from_pkcs8_pem(&SIGNER.key_pem().unwrap()).unwrap();
    key.sign(&mut SysRng, message).unwrap()
}

/// A package of our own writer.
pub fn package_of(files: &[(&str, &[u8])], compression: Compression) -> Vec<u8> {
    let writer = PackageWriter::new().with_compression(compression);
    let writer = files.iter().fold(writer, |writer, (name, content)| writer.add_file(*name, *content));
    writer.sign(&certificate_pem(), |manifest| Ok::<_, std::convert::Infallible>(sign(manifest))).unwrap()
}

/// Files as an agency would send them.
pub fn sample_files() -> [(&'static str, &'static [u8]); 2] {
    [
        ("戶籍.json", "{\"戶長\":\"陳小華\",\"戶號\":\"F1234567\"}".as_bytes()),
        ("household.csv", b"name,relation\nA,head\nB,child\nB,child\nB,child\n"),
    ]
}

/// The entries of a signed package, for archives that our writer would not write.
pub fn signed_entries(files: &[(&str, &[u8])]) -> Vec<RawEntry> {
    let listed: String = files.iter().map(|(name, content)| listing(name, &digest(content))).collect();
    let manifest = format!("<files>{listed}</files>");
    let mut entries: Vec<_> = files.iter().map(|(name, content)| RawEntry::stored(name, content)).collect();
    entries.extend(signature_of(manifest.as_bytes()));
    entries
}

/// The three files of `META-INFO`, for any manifest.
pub fn signature_of(manifest: &[u8]) -> [RawEntry; 3] {
    [
        RawEntry::stored(MANIFEST, manifest),
        RawEntry::stored(SIGNATURE, &sign(manifest)),
        RawEntry::stored(CERTIFICATE, certificate_pem().as_bytes()),
    ]
}

pub fn listing(name: &str, digest: &str) -> String {
    format!("<file><filename>{name}</filename><digest>{digest}</digest></file>")
}

pub fn digest(content: &[u8]) -> String {
    use std::fmt::Write;
    sha2::Sha256::digest(content).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

pub fn authenticate(bytes: &[u8]) -> Result<Authentic<'_>, PackageError> {
    Opened::read(bytes, &Limits::default())?.authenticate()
}

/// The code a package is refused with.
#[track_caller]
pub fn refusal(bytes: &[u8]) -> &'static str {
    match authenticate(bytes) {
        Ok(_) => panic!("the package was accepted"),
        Err(error) => error.code(),
    }
}

/// The codes of what is tolerated about a package.
#[track_caller]
pub fn findings(bytes: &[u8]) -> Vec<&'static str> {
    let package = authenticate(bytes).unwrap();
    let mut codes: Vec<_> = package.findings().iter().map(mydata_package::Finding::code).collect();
    codes.dedup();
    codes
}
