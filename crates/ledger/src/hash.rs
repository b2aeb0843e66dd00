//! SHA-256 as a Merkle tree uses it: leaves and nodes can never be taken for one another.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use crate::LedgerRefusal;

/// A SHA-256 digest of something public. Written as standard Base64 (RFC 4648 section 4), 44 characters.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct TreeHash([u8; 32]);

impl TreeHash {
    /// 32 zero bytes: what stands before the first entry. No SHA-256 input with this digest is known.
    pub const ZERO: Self = Self([0; 32]);

    /// Takes 32 bytes for a digest.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The root of a tree without leaves: the digest of nothing (RFC 6962 section 2.1).
    #[must_use]
    pub fn of_empty_tree() -> Self {
        Self::of(&[])
    }

    /// The hash of a leaf: `SHA-256(0x00 || data)` (RFC 6962 section 2.1, RFC 9162 section 2.1.1).
    ///
    /// ```
    /// use mydata_ledger::TreeHash;
    /// assert_eq!(TreeHash::of_leaf(b"").to_string(), "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=");
    /// ```
    #[must_use]
    pub fn of_leaf(data: &[u8]) -> Self {
        Self::of(&[&[0x00], data])
    }

    /// The hash above two others: `SHA-256(0x01 || left || right)` (RFC 6962 section 2.1).
    #[must_use]
    pub fn of_node(left: &Self, right: &Self) -> Self {
        Self::of(&[&[0x01], &left.0, &right.0])
    }

    /// The digest of these pieces, one after the other.
    pub(crate) fn of(pieces: &[&[u8]]) -> Self {
        let mut digest = Sha256::new();
        for piece in pieces {
            digest.update(piece);
        }
        Self(digest.finalize().into())
    }
}

impl fmt::Debug for TreeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for TreeHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&STANDARD.encode(self.0))
    }
}

impl FromStr for TreeHash {
    type Err = LedgerRefusal;

    /// Reads the one Base64 text that stands for a digest.
    ///
    /// # Errors
    /// [`LedgerRefusal::HashMalformed`].
    fn from_str(text: &str) -> Result<Self, LedgerRefusal> {
        read_32(text).map(Self).ok_or(LedgerRefusal::HashMalformed)
    }
}

impl Serialize for TreeHash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TreeHash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Reads 32 bytes from Base64 with padding, refusing stray bits at the end.
pub(crate) fn read_32(text: &str) -> Option<[u8; 32]> {
    // 44 characters hold 32 bytes; a longer text need not be decoded to be refused.
    if text.len() != 44 {
        return None;
    }
    STANDARD.decode(text).ok()?.try_into().ok()
}
