//! The platform's hand under a paper.

use std::fmt;

use ed25519_dalek::{Signer as _, SigningKey};

use crate::signed_paper::{Header, signing_input, write};
use crate::{KeySet, MAX_PAPER_BYTES, Paper, PublicKey, ReceiptError, base64url};

/// A private key for papers. Prints as `***` and is erased when it is dropped.
pub struct Signer {
    key: SigningKey,
    public: PublicKey,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({}, ***)", self.public.id())
    }
}

impl Signer {
    /// The key of a secret seed (RFC 8032 section 5.1.5): 32 bytes that only the platform has.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let key = SigningKey::from_bytes(seed);
        let public = PublicKey::of(key.verifying_key());
        Self { key, public }
    }

    /// The public key to it.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// The public key as a JWK Set, to be published.
    #[must_use]
    pub fn jwks(&self) -> String {
        KeySet::new(vec![self.public.clone()]).map(|keys| keys.to_jwks()).unwrap_or_default()
    }

    /// Signs a paper. The same paper always gives the same text.
    ///
    /// # Errors
    /// [`ReceiptError::TooLarge`] if it would have more than [`MAX_PAPER_BYTES`].
    pub fn sign(&self, paper: &Paper) -> Result<String, ReceiptError> {
        let protected = base64url::encode(&Header::of(paper.kind(), self.public.id()).to_json());
        let payload = base64url::encode(&paper.to_json());
        let signature = self.key.sign(signing_input(&protected, &payload).as_bytes());
        let text = write(&payload, &protected, &base64url::encode(&signature.to_bytes()));
        if text.len() > MAX_PAPER_BYTES {
            return Err(ReceiptError::TooLarge { bytes: text.len(), limit: MAX_PAPER_BYTES });
        }
        Ok(text)
    }
}
