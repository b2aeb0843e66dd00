//! The public keys that vouch for a ledger, written as Go's `note` package writes them.

use std::fmt;
use std::str::FromStr;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::{LedgerRefusal, TreeHash};

/// The byte for Ed25519 (C2SP signed-note, "Signature types").
const ED25519: u8 = 0x01;

/// The name of a ledger and of the keys that sign for it: an address without `https://`, such as
/// `mydata.example/ledger`, that nothing need be reachable at.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(String);

impl Origin {
    /// How many bytes at most.
    pub const LONGEST: usize = 255;

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Origin {
    type Error = LedgerRefusal;

    fn try_from(text: String) -> Result<Self, LedgerRefusal> {
        if is_key_name(&text) && text.len() <= Self::LONGEST {
            Ok(Self(text))
        } else {
            Err(LedgerRefusal::KeyMalformed { what: "name" })
        }
    }
}

impl FromStr for Origin {
    type Err = LedgerRefusal;

    /// Reads a name.
    ///
    /// # Errors
    /// [`LedgerRefusal::KeyMalformed`] if it is empty or too long, or has a space, a plus or a control character.
    fn from_str(text: &str) -> Result<Self, LedgerRefusal> {
        text.to_owned().try_into()
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.0
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether this may name a key (C2SP signed-note, "Format").
pub(crate) fn is_key_name(text: &str) -> bool {
    let refused = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '+';
    !text.is_empty() && !text.contains(refused)
}

/// Which key made a signature: the first four bytes of a digest of name, kind and key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KeyId(pub [u8; 4]);

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:08x}", u32::from_be_bytes(self.0))
    }
}

/// A public Ed25519 key with its name. As text: name, `+`, key ID in hexadecimal, `+`, Base64 of 0x01 and the key.
///
/// ```
/// use mydata_ledger::VerifierKey;
/// // The example of Go's note package.
/// let key: VerifierKey = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse()?;
/// assert_eq!(key.origin().as_str(), "PeterNeumann");
/// assert_eq!(key.id().to_string(), "c74f20a3");
/// # Ok::<(), mydata_ledger::LedgerRefusal>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VerifierKey {
    origin: Origin,
    id: KeyId,
    key: VerifyingKey,
}

impl VerifierKey {
    /// Names a public key.
    ///
    /// # Errors
    /// [`LedgerRefusal::KeyMalformed`] if the bytes are no point of the curve, or one of its few weak ones.
    pub fn new(origin: Origin, public_key: &[u8; 32]) -> Result<Self, LedgerRefusal> {
        let key = VerifyingKey::from_bytes(public_key)
            .ok()
            .filter(|key| !key.is_weak())
            .ok_or(LedgerRefusal::KeyMalformed { what: "key" })?;
        let id = key_id(&origin, public_key);
        Ok(Self { origin, id, key })
    }

    /// The ledger it signs for.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Its ID.
    #[must_use]
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// Checks a signature of a text, accepting no second form of it (RFC 8032 section 5.1.7, and no weak points).
    ///
    /// # Errors
    /// [`LedgerRefusal::SignatureInvalid`].
    pub fn verify(&self, text: &str, signature: &[u8]) -> Result<(), LedgerRefusal> {
        Signature::from_slice(signature)
            .and_then(|signature| self.key.verify_strict(text.as_bytes(), &signature))
            .map_err(|_| LedgerRefusal::SignatureInvalid { key: self.origin.to_string() })
    }
}

fn key_id(origin: &Origin, public_key: &[u8; 32]) -> KeyId {
    let digest = TreeHash::of(&[origin.as_str().as_bytes(), b"\n", &[ED25519], public_key]);
    let [a, b, c, d, ..] = *digest.as_bytes();
    KeyId([a, b, c, d])
}

impl FromStr for VerifierKey {
    type Err = LedgerRefusal;

    /// Reads a key from its text.
    ///
    /// # Errors
    /// [`LedgerRefusal::KeyMalformed`].
    fn from_str(text: &str) -> Result<Self, LedgerRefusal> {
        let malformed = |what| LedgerRefusal::KeyMalformed { what };
        let (name, rest) = text.split_once('+').ok_or(malformed("form"))?;
        let (id, encoded) = rest.split_once('+').ok_or(malformed("form"))?;
        let bytes = STANDARD.decode(encoded).map_err(|_| malformed("Base64"))?;
        let Some((&ED25519, public_key)) = bytes.split_first() else {
            return Err(malformed("kind"));
        };
        let key = Self::new(name.parse()?, public_key.try_into().map_err(|_| malformed("key"))?)?;
        if key.id.to_string() == id { Ok(key) } else { Err(malformed("ID")) }
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut encoded = vec![ED25519];
        encoded.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.origin, self.id, STANDARD.encode(encoded))
    }
}
