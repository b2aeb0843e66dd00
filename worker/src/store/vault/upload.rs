//! A package on its way into the vault, of which no more than a piece is held.

use mydata_package::Checksum;
use sha2::{Digest, Sha256};

use super::sealing::{self, PIECE};
use super::{PackageKey, Place, Vault};
use crate::error::PlatformError;
use crate::names::hex;

/// An upload. Until it is [finished](Self::finish) nobody but itself knows its key.
pub struct Upload {
    vault: Vault,
    place: Place,
    key: PackageKey,
    /// What has not been put yet: it may be the end.
    held: Vec<u8>,
    piece: u32,
    bytes: u64,
    sha256: Sha256,
    crc32: Checksum,
}

/// What an upload has brought into the vault.
pub struct Uploaded {
    /// What opens it.
    pub key: PackageKey,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, lower-case hex.
    pub sha256: String,
    /// CRC-32 of its bytes: what an archive that will hold it has to state before them.
    pub crc32: u32,
}

impl Upload {
    pub(super) fn new(vault: Vault, place: Place) -> Result<Self, PlatformError> {
        Ok(Self {
            vault,
            place,
            key: PackageKey::fresh()?,
            held: Vec::with_capacity(PIECE),
            piece: 0,
            bytes: 0,
            sha256: Sha256::new(),
            crc32: Checksum::new(),
        })
    }

    /// How many bytes have been pushed.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Takes the next bytes, and puts every piece that is full and not the last one. Tells whether there was one.
    ///
    /// # Errors
    /// When sealing or the bucket fails.
    pub async fn push(&mut self, mut data: &[u8]) -> Result<bool, PlatformError> {
        self.sha256.update(data);
        self.crc32.update(data);
        self.bytes += data.len() as u64;
        let before = self.piece;
        while self.held.len() + data.len() > PIECE {
            let (fitting, rest) = data.split_at(PIECE - self.held.len());
            self.held.extend_from_slice(fitting);
            data = rest;
            self.put(false).await?;
        }
        self.held.extend_from_slice(data);
        Ok(self.piece > before)
    }

    /// Puts the last piece.
    ///
    /// # Errors
    /// When sealing or the bucket fails.
    pub async fn finish(mut self) -> Result<Uploaded, PlatformError> {
        self.put(true).await?;
        let sha256 = hex(&self.sha256.finalize());
        Ok(Uploaded { key: self.key, bytes: self.bytes, sha256, crc32: self.crc32.sum() })
    }

    async fn put(&mut self, is_last: bool) -> Result<(), PlatformError> {
        let sealed = sealing::seal(&self.held, &self.key, &self.place, self.piece, is_last)?;
        self.held.clear();
        let name = self.place.object(&self.key, self.piece);
        self.vault.bucket.put(name, sealed).execute().await?;
        self.piece += 1;
        Ok(())
    }
}
