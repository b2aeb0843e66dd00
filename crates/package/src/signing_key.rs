//! The private key a data provider signs its packages with.

use std::fmt;

use rsa::pkcs1v15::SigningKey as Pkcs1v15;
use rsa::pkcs8::DecodePrivateKey;
use rsa::rand_core::TryCryptoRng;
use rsa::signature::{RandomizedSigner, SignatureEncoding};
use sha2::Sha256;

/// An RSA key that makes package signatures. It prints as `***`.
#[derive(Clone)]
pub struct SigningKey(Pkcs1v15<Sha256>);

/// Why a key cannot be used.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SigningKeyError {
    /// Not an unencrypted RSA key in PKCS#8 PEM.
    #[error("this is not an unencrypted RSA private key in PKCS#8 PEM")]
    Malformed,
    /// The key could not sign: it is damaged, or too small for the digest.
    #[error("the key cannot sign")]
    Unusable,
}

impl SigningKey {
    /// Reads a key from PKCS#8 PEM (`-----BEGIN PRIVATE KEY-----`).
    ///
    /// # Errors
    /// [`SigningKeyError::Malformed`].
    pub fn from_pkcs8_pem(pem: &str) -> Result<Self, SigningKeyError> {
        Pkcs1v15::from_pkcs8_pem(pem).map(Self).map_err(|_| SigningKeyError::Malformed)
    }

    /// Signs a manifest: RSASSA-PKCS1-v1_5 with SHA-256.
    ///
    /// The signature depends on key and message alone; `rng` blinds the computation, so that its timing tells
    /// nothing about the key.
    ///
    /// # Errors
    /// [`SigningKeyError::Unusable`].
    pub fn sign(
        &self,
        rng: &mut (impl TryCryptoRng + ?Sized),
        message: &[u8],
    ) -> Result<Vec<u8>, SigningKeyError> {
        let signature = self.0.try_sign_with_rng(rng, message).map_err(|_| SigningKeyError::Unusable)?;
        Ok(signature.to_vec())
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(***)")
    }
}
