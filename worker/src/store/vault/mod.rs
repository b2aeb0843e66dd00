//! The vault (個人雲): packages sealed in pieces, a fresh key for each.
//!
//! The key stays with the transaction. Destroying it is the erasing; deleting the ciphertext follows.

mod archive;
mod package;
mod sealing;
mod sweep;
mod upload;

use worker::{Bucket, Env};

use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::random;

pub use archive::Archive;
pub use package::Package;
pub use sealing::{PIECE, PackageKey, Place};
pub use sweep::sweep;
pub use upload::{Upload, Uploaded};

const BUCKET: &str = "VAULT";
/// As many objects as the bucket lists, or deletes, at once.
const AT_ONCE: u32 = 1_000;

/// The bucket of sealed packages.
#[derive(Clone)]
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

    /// Begins to take in a package. What an upload before it left there is deleted first.
    ///
    /// # Errors
    /// When the bucket fails, or the random generator.
    pub async fn begin(&self, place: Place) -> Result<Upload, PlatformError> {
        self.erase_package(&place).await?;
        Upload::new(self.clone(), place)
    }

    /// A package of so many bytes, to be read. Whether it is there, reading tells.
    #[must_use]
    pub fn package(&self, place: Place, key: PackageKey, bytes: u64) -> Package {
        Package::new(self.clone(), place, key, bytes)
    }

    /// Hangs up the lock of a transaction: what its record is sealed with, beside the platform's key.
    ///
    /// # Errors
    /// When the bucket fails, or the random generator.
    pub async fn hang_lock(&self, transaction: &TransactionName) -> Result<[u8; 32], PlatformError> {
        let lock: [u8; 32] = random::bytes()?;
        self.bucket.put(lock_of(transaction), lock.to_vec()).execute().await?;
        Ok(lock)
    }

    /// The lock of a transaction, unless it has been destroyed.
    ///
    /// # Errors
    /// When the bucket fails.
    pub async fn lock(&self, transaction: &TransactionName) -> Result<Option<[u8; 32]>, PlatformError> {
        let Some(bytes) = self.read(lock_of(transaction)).await? else { return Ok(None) };
        bytes.try_into().map(Some).map_err(|_| PlatformError::Vault)
    }

    /// Destroys the lock of a transaction; that there is none is no error.
    ///
    /// # Errors
    /// When the bucket fails; it may be called again.
    pub async fn destroy_lock(&self, transaction: &TransactionName) -> Result<(), PlatformError> {
        Ok(self.bucket.delete(lock_of(transaction)).await?)
    }

    /// Deletes all that there is of a transaction: its lock, then whatever an upload has put there, finished or not.
    ///
    /// # Errors
    /// When the bucket fails; it may be called again.
    pub async fn erase(&self, transaction: &TransactionName) -> Result<(), PlatformError> {
        self.destroy_lock(transaction).await?;
        self.erase_all(format!("{transaction}/")).await
    }

    /// Deletes all that there is of a package; nothing there is no error.
    ///
    /// # Errors
    /// When the bucket fails; it may be called again.
    pub async fn erase_package(&self, place: &Place) -> Result<(), PlatformError> {
        self.erase_all(place.prefix()).await
    }

    async fn erase_all(&self, prefix: String) -> Result<(), PlatformError> {
        loop {
            let listed = self.bucket.list().prefix(&prefix).limit(AT_ONCE).execute().await?;
            let names: Vec<String> = listed.objects().iter().map(worker::Object::key).collect();
            if names.is_empty() {
                return Ok(());
            }
            self.bucket.delete_multiple(names).await?;
        }
    }

    async fn read(&self, name: String) -> Result<Option<Vec<u8>>, PlatformError> {
        let Some(object) = self.bucket.get(name).execute().await? else { return Ok(None) };
        let body = object.body().ok_or(PlatformError::Vault)?;
        Ok(Some(body.bytes().await?))
    }
}

fn lock_of(transaction: &TransactionName) -> String {
    format!("{transaction}/lock")
}
