//! A public key of the platform, and the one name it goes by.

use ed25519_dalek::{Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{ReceiptError, base64url};

pub(crate) const KEY_TYPE: &str = "OKP";
pub(crate) const CURVE: &str = "Ed25519";
pub(crate) const ALGORITHM: &str = "EdDSA";
const USE: &str = "sig";

/// A public Ed25519 key (RFC 8037). Its id is its thumbprint (RFC 7638), so that no two keys have one name.
///
/// ```
/// use mydata_receipt::{PublicKey, Signer};
/// let key = Signer::from_seed(&[9; 32]).public_key().clone();
/// assert_eq!(PublicKey::from_bytes(key.as_bytes())?, key);
/// assert_eq!(key.id().len(), 43);
/// # Ok::<(), mydata_receipt::ReceiptError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PublicKey {
    id: String,
    key: VerifyingKey,
}

impl PublicKey {
    /// Takes 32 bytes for a key.
    ///
    /// # Errors
    /// [`ReceiptError::KeysMalformed`] if they are no point of the curve, or one of its few weak ones.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, ReceiptError> {
        let key = VerifyingKey::from_bytes(bytes)
            .ok()
            .filter(|key| !key.is_weak())
            .ok_or(ReceiptError::KeysMalformed { what: "key" })?;
        Ok(Self::of(key))
    }

    pub(crate) fn of(key: VerifyingKey) -> Self {
        let x = base64url::encode(key.as_bytes());
        // RFC 7638 section 3.2: required members alone, in the order of their names, without spaces.
        let members = format!(r#"{{"crv":"{CURVE}","kty":"{KEY_TYPE}","x":"{x}"}}"#);
        Self { id: base64url::encode(&Sha256::digest(members)), key }
    }

    /// Its id, the `kid` of what it signs.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.key.as_bytes()
    }

    /// Checks a signature, accepting no second form of it (RFC 8032 section 5.1.7, and no weak points).
    pub(crate) fn verify(&self, signed: &[u8], signature: &[u8]) -> Result<(), ReceiptError> {
        Signature::from_slice(signature)
            .and_then(|signature| self.key.verify_strict(signed, &signature))
            .map_err(|_| ReceiptError::SignatureInvalid)
    }
}

/// A key as JWK (RFC 7517, RFC 8037). Other members than these say nothing that matters here (RFC 7517 section 4), but a
/// private key is no public key.
#[derive(Deserialize)]
pub(crate) struct ReadJwk {
    kty: String,
    crv: Option<String>,
    x: Option<String>,
    kid: Option<String>,
    alg: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    d: Option<serde::de::IgnoredAny>,
}

impl ReadJwk {
    /// The key; none if it is of a kind that papers are not signed with (RFC 7517 section 5).
    pub(crate) fn into_key(self) -> Result<Option<PublicKey>, ReceiptError> {
        let malformed = |what| ReceiptError::KeysMalformed { what };
        if self.d.is_some() {
            return Err(malformed("a private key"));
        }
        if self.kty != KEY_TYPE || self.crv.as_deref() != Some(CURVE) {
            return Ok(None);
        }
        if self.alg.is_some_and(|alg| alg != ALGORITHM) || self.usage.is_some_and(|usage| usage != USE) {
            return Err(malformed("use"));
        }
        let bytes = self.x.as_deref().and_then(base64url::decode).ok_or(malformed("Base64url"))?;
        let key = PublicKey::from_bytes(&bytes.try_into().map_err(|_| malformed("key"))?)?;
        if self.kid.is_some_and(|kid| kid != key.id) {
            return Err(malformed("id"));
        }
        Ok(Some(key))
    }
}

/// A key as it is published.
#[derive(Serialize)]
pub(crate) struct WrittenJwk<'a> {
    kty: &'static str,
    crv: &'static str,
    x: String,
    kid: &'a str,
    alg: &'static str,
    #[serde(rename = "use")]
    usage: &'static str,
}

impl<'a> From<&'a PublicKey> for WrittenJwk<'a> {
    fn from(key: &'a PublicKey) -> Self {
        let x = base64url::encode(key.as_bytes());
        Self { kty: KEY_TYPE, crv: CURVE, x, kid: &key.id, alg: ALGORITHM, usage: USE }
    }
}
