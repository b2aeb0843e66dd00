//! The vault (個人雲): packages encrypted in chunks, a fresh key for each.
//!
//! The key stays with the transaction. Destroying it is the erasing; deleting the ciphertext follows.

use aead_stream::{DecryptorBE32, EncryptorBE32, Nonce, StreamBE32};
use aes_gcm::Aes256Gcm;
use aes_gcm::aead::Payload;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use worker::{Bucket, Env};

use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::random;

const BUCKET: &str = "VAULT";
/// Plain bytes per chunk: small beside a worker's memory, large beside the 16 bytes of a tag.
pub const CHUNK: usize = 256 * 1024;
const TAG: usize = 16;
/// A fresh key is used for one package only, so its nonce prefix may be fixed.
const PREFIX: [u8; 7] = [0; 7];

/// The key of one package. Prints as `***`.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PackageKey([u8; 32]);

impl PackageKey {
    /// A key nobody has used.
    ///
    /// # Errors
    /// When the random generator fails.
    pub fn fresh() -> Result<Self, PlatformError> {
        random::bytes().map(Self)
    }
}

impl std::fmt::Debug for PackageKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl TryFrom<String> for PackageKey {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bytes = STANDARD.decode(text).map_err(|_| "not Base64")?;
        bytes.try_into().map(Self).map_err(|_| "not 32 bytes")
    }
}

impl From<PackageKey> for String {
    fn from(key: PackageKey) -> Self {
        STANDARD.encode(key.0)
    }
}

/// Where a package of a transaction stands.
#[derive(Debug, Clone)]
pub struct Place {
    /// The transaction.
    pub transaction: TransactionName,
    /// The dataset's place in it.
    pub dataset: usize,
}

impl Place {
    /// The object's key in the bucket. It names no person and no dataset.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{}", self.transaction, self.dataset)
    }
}

/// Encrypts a package, bound to its place: moved elsewhere, it does not open.
///
/// # Errors
/// [`PlatformError::Vault`] when the cipher refuses, which it does only for absurd sizes.
pub fn seal(package: &[u8], key: &PackageKey, place: &Place) -> Result<Vec<u8>, PlatformError> {
    let mut stream = EncryptorBE32::<Aes256Gcm>::new(&key.0.into(), &nonce());
    let aad = place.key();
    let mut sealed = Vec::with_capacity(package.len() + (package.len() / CHUNK + 1) * TAG);
    let mut rest = package;
    while rest.len() > CHUNK {
        let (chunk, after) = rest.split_at(CHUNK);
        rest = after;
        let part = stream.encrypt_next(Payload { msg: chunk, aad: aad.as_bytes() });
        sealed.extend(part.map_err(|_| PlatformError::Vault)?);
    }
    let part = stream.encrypt_last(Payload { msg: rest, aad: aad.as_bytes() });
    sealed.extend(part.map_err(|_| PlatformError::Vault)?);
    Ok(sealed)
}

/// Decrypts a package.
///
/// # Errors
/// [`PlatformError::Vault`] when a bit, the order, the length, the key or the place is not what it was.
pub fn open(sealed: &[u8], key: &PackageKey, place: &Place) -> Result<Vec<u8>, PlatformError> {
    let mut stream = DecryptorBE32::<Aes256Gcm>::new(&key.0.into(), &nonce());
    let aad = place.key();
    let mut package = Vec::with_capacity(sealed.len());
    let mut rest = sealed;
    while rest.len() > CHUNK + TAG {
        let (chunk, after) = rest.split_at(CHUNK + TAG);
        rest = after;
        let part = stream.decrypt_next(Payload { msg: chunk, aad: aad.as_bytes() });
        package.extend(part.map_err(|_| PlatformError::Vault)?);
    }
    let part = stream.decrypt_last(Payload { msg: rest, aad: aad.as_bytes() });
    package.extend(part.map_err(|_| PlatformError::Vault)?);
    Ok(package)
}

fn nonce() -> Nonce<Aes256Gcm, StreamBE32<Aes256Gcm>> {
    PREFIX.into()
}

/// The bucket of encrypted packages.
pub struct Vault {
    bucket: Bucket,
}

impl Vault {
    /// The vault of this deployment.
    ///
    /// # Errors
    /// When the bucket is not bound.
    pub fn of(env: &Env) -> Result<Self, PlatformError> {
        Ok(Self { bucket: env.bucket(BUCKET)? })
    }

    /// Encrypts `package` and puts it at `place`.
    ///
    /// # Errors
    /// When encrypting or the bucket fails.
    pub async fn put(&self, place: &Place, package: &[u8], key: &PackageKey) -> Result<(), PlatformError> {
        let sealed = seal(package, key, place)?;
        self.bucket.put(place.key(), sealed).execute().await?;
        Ok(())
    }

    /// Reads and decrypts the package at `place`.
    ///
    /// # Errors
    /// When it is not there, does not decrypt, or the bucket fails.
    pub async fn get(&self, place: &Place, key: &PackageKey) -> Result<Vec<u8>, PlatformError> {
        let object = self.bucket.get(place.key()).execute().await?.ok_or(PlatformError::Vault)?;
        let sealed = object.body().ok_or(PlatformError::Vault)?.bytes().await?;
        open(&sealed, key, place)
    }

    /// Deletes what stands at these places; nothing there is no error.
    ///
    /// # Errors
    /// When the bucket fails.
    pub async fn delete(&self, places: impl Iterator<Item = Place>) -> Result<(), PlatformError> {
        for place in places {
            self.bucket.delete(place.key()).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(dataset: usize) -> Place {
        Place { transaction: TransactionName::from_bytes([7; 16]), dataset }
    }

    fn package(bytes: usize) -> Vec<u8> {
        (0..bytes).map(|i| u8::try_from(i % 251).unwrap()).collect()
    }

    #[test]
    fn a_package_comes_back_whole_at_every_chunk_border() {
        let key = PackageKey([1; 32]);
        for bytes in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 9] {
            let sealed = seal(&package(bytes), &key, &place(0)).unwrap();
            assert_eq!(open(&sealed, &key, &place(0)).unwrap(), package(bytes));
        }
    }

    #[test]
    fn a_package_does_not_open_elsewhere() {
        let key = PackageKey([1; 32]);
        let sealed = seal(&package(10), &key, &place(0)).unwrap();
        assert!(open(&sealed, &key, &place(1)).is_err());
        assert!(open(&sealed, &PackageKey([2; 32]), &place(0)).is_err());
    }

    #[test]
    fn a_shortened_package_does_not_open() {
        let key = PackageKey([1; 32]);
        let sealed = seal(&package(2 * CHUNK), &key, &place(0)).unwrap();
        assert!(open(&sealed[..CHUNK + TAG], &key, &place(0)).is_err());
        assert!(open(&sealed[..sealed.len() - 1], &key, &place(0)).is_err());
    }
}
