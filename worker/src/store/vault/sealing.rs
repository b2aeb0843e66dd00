//! Packages are sealed piece by piece, each bound to its place: STREAM over AES-256-GCM (eprint 2015/189).
//!
//! Any piece can be opened by itself. None can be moved, left out, repeated or taken for the last one.

use aead_stream::{NewStream, Nonce, StreamBE32, StreamPrimitive};
use aes_gcm::Aes256Gcm;
use aes_gcm::aead::Payload;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::PlatformError;
use crate::names::{TransactionName, hex};
use crate::random;

/// Plain bytes per piece, which is an object of the bucket and the most that is held at once: small beside a worker's
/// memory of 128 MB, large enough for few requests.
pub const PIECE: usize = 1024 * 1024;
/// A fresh key is used for one upload only, so its nonce prefix may be fixed.
const PREFIX: [u8; 7] = [0; 7];

/// The key of one package, made for one upload of it. Prints as `***`.
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

    /// Names the upload: whatever another one left or is still leaving has other names.
    fn upload(&self) -> String {
        hex(Sha256::digest([b"upload", self.0.as_slice()].concat()).split_at(8).0)
    }

    fn stream(&self) -> StreamBE32<Aes256Gcm> {
        let nonce: Nonce<Aes256Gcm, StreamBE32<Aes256Gcm>> = PREFIX.into();
        StreamBE32::new(&self.0.into(), &nonce)
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The transaction.
    pub transaction: TransactionName,
    /// The dataset's place in it.
    pub dataset: usize,
}

impl Place {
    /// What the names of all its objects begin with. They name no person and no dataset.
    #[must_use]
    pub fn prefix(&self) -> String {
        format!("{}/{}/", self.transaction, self.dataset)
    }

    /// The name of a piece's object.
    #[must_use]
    pub fn object(&self, key: &PackageKey, piece: u32) -> String {
        format!("{}{}/{piece:05}", self.prefix(), key.upload())
    }
}

/// How many pieces a package of so many bytes has. An empty one has an empty piece.
///
/// # Errors
/// [`PlatformError::Vault`] for absurd sizes.
pub(super) fn pieces(bytes: u64) -> Result<u32, PlatformError> {
    u32::try_from(bytes.div_ceil(PIECE as u64).max(1)).map_err(|_| PlatformError::Vault)
}

/// Seals a piece.
///
/// # Errors
/// [`PlatformError::Vault`] when the cipher refuses, which it does only for absurd sizes.
pub(super) fn seal(
    plain: &[u8],
    key: &PackageKey,
    place: &Place,
    piece: u32,
    is_last: bool,
) -> Result<Vec<u8>, PlatformError> {
    let aad = place.prefix();
    let payload = Payload { msg: plain, aad: aad.as_bytes() };
    key.stream().encrypt(piece, is_last, payload).map_err(|_| PlatformError::Vault)
}

/// Opens a piece.
///
/// # Errors
/// [`PlatformError::Vault`] when a bit, the order, the end, the key or the place is not what it was.
pub(super) fn open(
    sealed: &[u8],
    key: &PackageKey,
    place: &Place,
    piece: u32,
    is_last: bool,
) -> Result<Vec<u8>, PlatformError> {
    let aad = place.prefix();
    let payload = Payload { msg: sealed, aad: aad.as_bytes() };
    key.stream().decrypt(piece, is_last, payload).map_err(|_| PlatformError::Vault)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(dataset: usize) -> Place {
        Place { transaction: TransactionName::from_bytes([7; 16]), dataset }
    }

    const KEY: PackageKey = PackageKey([1; 32]);

    #[test]
    fn a_piece_opens_where_it_was_sealed_and_nowhere_else() {
        let sealed = seal(b"plain", &KEY, &place(0), 3, false).unwrap();
        assert_eq!(open(&sealed, &KEY, &place(0), 3, false).unwrap(), b"plain");
        assert!(open(&sealed, &KEY, &place(1), 3, false).is_err(), "for another dataset");
        assert!(open(&sealed, &KEY, &place(0), 4, false).is_err(), "in another order");
        assert!(open(&sealed, &KEY, &place(0), 3, true).is_err(), "as the last one");
        assert!(open(&sealed, &PackageKey([2; 32]), &place(0), 3, false).is_err(), "under another key");
        for byte in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[byte] ^= 1;
            assert!(open(&changed, &KEY, &place(0), 3, false).is_err());
        }
    }

    #[test]
    fn a_package_has_as_many_pieces_as_it_needs() {
        let piece = PIECE as u64;
        for (bytes, count) in [(0, 1), (1, 1), (piece, 1), (piece + 1, 2), (3 * piece, 3)] {
            assert_eq!(pieces(bytes).unwrap(), count, "{bytes}");
        }
        assert!(pieces(u64::MAX).is_err());
    }

    #[test]
    fn two_uploads_share_no_name_and_a_name_tells_no_key() {
        let (one, other) = (place(0).object(&KEY, 0), place(0).object(&PackageKey([2; 32]), 0));
        assert_ne!(one, other);
        assert!(one.starts_with(&place(0).prefix()) && !one.contains("0101"));
        assert!(!place(1).object(&KEY, 0).starts_with(&place(10).prefix()));
    }

    #[test]
    fn a_key_prints_as_stars() {
        assert_eq!(format!("{KEY:?}"), "***");
    }
}
