//! Names of objects. None of them opens anything, and none of them tells who a person is.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Names the object of one transaction: 32 lower-case hex digits. Stands in page addresses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TransactionName(String);

impl TransactionName {
    /// The name made of these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(hex(&bytes))
    }

    /// Reads a name.
    ///
    /// ```
    /// # use mydata_worker::names::TransactionName;
    /// assert!(TransactionName::parse("00112233445566778899aabbccddeeff").is_some());
    /// assert!(TransactionName::parse("../0112233445566778899aabbccddee").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let formed = text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        formed.then(|| Self(text.to_owned()))
    }

    /// The 32 hex digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The 16 bytes.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 16] {
        u128::from_str_radix(&self.0, 16).unwrap_or_default().to_be_bytes()
    }
}

impl fmt::Display for TransactionName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Names the object of one citizen: a keyed digest of the national ID. Prints as `***`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CitizenName(String);

impl CitizenName {
    /// The name made of this digest.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(hex(&bytes))
    }

    /// The 64 hex digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digest.
    ///
    /// ```
    /// # use mydata_worker::names::CitizenName;
    /// assert_eq!(CitizenName::from_bytes([0xa1; 32]).to_bytes(), [0xa1; 32]);
    /// ```
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        bytes_of(&self.0)
    }
}

impl fmt::Debug for CitizenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Names the object of one clerk's account: a keyed digest of it. Prints as `***`.
#[derive(Clone, PartialEq, Eq)]
pub struct ClerkName(String);

impl ClerkName {
    /// The name made of this digest.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(hex(&bytes))
    }

    /// The 64 hex digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digest.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        bytes_of(&self.0)
    }
}

impl fmt::Debug for ClerkName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Names what leads from a counter code to its transaction: a keyed digest of the code and the agency it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CodeName(String);

impl CodeName {
    /// Reads a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let formed = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        formed.then(|| Self(text.to_owned()))
    }

    /// The name made of this digest.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(hex(&bytes))
    }

    /// The 64 hex digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The bytes of a digest in hex.
fn bytes_of(digest: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digest.as_bytes().chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).unwrap_or_default();
        *byte = u8::from_str_radix(pair, 16).unwrap_or_default();
    }
    bytes
}

/// Lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|nibble| char::from_digit(nibble.into(), 16))
        .collect()
}
