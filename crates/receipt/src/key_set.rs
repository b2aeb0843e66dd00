//! The platform's public keys, and what they open.

use serde::{Deserialize, Serialize};

use crate::public_key::{ReadJwk, WrittenJwk};
use crate::signed_paper::SignedPaper;
use crate::{MAX_KEY_SET_BYTES, MAX_KEYS, Paper, PublicKey, ReceiptError};

/// Public keys: today's, and those of papers that were signed before. See the [crate's documentation](crate).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KeySet {
    keys: Vec<PublicKey>,
}

/// A paper that is signed by a key of the platform. Only [`KeySet::open`] makes one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuthenticPaper {
    paper: Paper,
    key_id: String,
}

impl AuthenticPaper {
    /// The paper.
    #[must_use]
    pub const fn paper(&self) -> &Paper {
        &self.paper
    }

    /// The paper alone.
    #[must_use]
    pub fn into_paper(self) -> Paper {
        self.paper
    }

    /// The id of the key that signed it.
    #[must_use]
    pub fn key_id(&self) -> &str {
        &self.key_id
    }
}

#[derive(Deserialize)]
struct ReadKeys {
    keys: Vec<ReadJwk>,
}

#[derive(Serialize)]
struct WrittenKeys<'a> {
    keys: Vec<WrittenJwk<'a>>,
}

impl KeySet {
    /// Takes keys for the platform's.
    ///
    /// # Errors
    /// [`ReceiptError::KeysMalformed`] if there are none, more than [`MAX_KEYS`], or one comes twice.
    pub fn new(keys: Vec<PublicKey>) -> Result<Self, ReceiptError> {
        let malformed = |what| Err(ReceiptError::KeysMalformed { what });
        if keys.is_empty() {
            return malformed("no key");
        }
        if keys.len() > MAX_KEYS {
            return malformed("too many");
        }
        let twice =
            keys.iter().enumerate().any(|(index, key)| keys.iter().take(index).any(|other| other == key));
        if twice { malformed("a key twice") } else { Ok(Self { keys }) }
    }

    /// Reads a JWK Set (RFC 7517 section 5). Keys of kinds that papers are not signed with are left out.
    ///
    /// # Errors
    /// [`ReceiptError::KeysMalformed`], also if a key's `kid` is not its thumbprint or a private key stands there;
    /// [`ReceiptError::TooLarge`] beyond [`MAX_KEY_SET_BYTES`].
    pub fn from_jwks(text: &str) -> Result<Self, ReceiptError> {
        if text.len() > MAX_KEY_SET_BYTES {
            return Err(ReceiptError::TooLarge { bytes: text.len(), limit: MAX_KEY_SET_BYTES });
        }
        let read: ReadKeys =
            serde_json::from_str(text).map_err(|_| ReceiptError::KeysMalformed { what: "JSON" })?;
        let keys = read.keys.into_iter().filter_map(|key| key.into_key().transpose());
        Self::new(keys.collect::<Result<_, _>>()?)
    }

    /// Writes a JWK Set.
    #[must_use]
    pub fn to_jwks(&self) -> String {
        let keys = self.keys.iter().map(WrittenJwk::from).collect();
        // All of it is text: it cannot fail to be JSON.
        serde_json::to_string(&WrittenKeys { keys }).unwrap_or_default()
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &PublicKey> {
        self.keys.iter()
    }

    /// Opens a signed paper: nothing of its content is looked at before the signature holds.
    ///
    /// # Errors
    /// [`ReceiptError`]: the paper is too large, not of the form, signed otherwise, by somebody else, changed, or not a
    /// paper that this program can read.
    pub fn open(&self, text: &str) -> Result<AuthenticPaper, ReceiptError> {
        let signed = SignedPaper::parse(text)?;
        let key = self.keys.iter().find(|key| key.id() == signed.key_id).ok_or(ReceiptError::KeyUnknown)?;
        key.verify(signed.signing_input.as_bytes(), &signed.signature)?;
        Ok(AuthenticPaper { paper: Paper::read(signed.kind, &signed.payload)?, key_id: signed.key_id })
    }
}
