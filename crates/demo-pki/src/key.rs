//! A private key: RSA, as agencies have, or one of an elliptic curve, as some authorities do.

use der::Encode;
use der::pem::LineEnding;
use p256::elliptic_curve::Generate;
use rsa::PrivateKey;
use rsa::pkcs1v15::{self, SigningKey};
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use rsa::rand_core::TryCryptoRng;
use rsa::signature::{Keypair, SignatureEncoding, Signer, Verifier};
use sha1::Sha1;
use sha2::Sha256;
use x509_cert::Certificate;
use x509_cert::builder::Builder;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::IssueError;

/// What kind of key a certificate is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyKind {
    /// RSA, with a modulus of so many bits.
    Rsa(usize),
    /// ECDSA on P-256, signing with SHA-256.
    P256,
    /// ECDSA on P-384, signing with SHA-384.
    P384,
}

/// The hash an RSA key signs a certificate with.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum IssuerHash {
    /// As everywhere.
    #[default]
    Sha256,
    /// For certificates that should be refused.
    Sha1,
}

#[derive(Clone)]
pub(crate) enum Key {
    Rsa(Box<PrivateKey>),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
}

impl Key {
    pub(crate) fn new(kind: KeyKind, rng: &mut impl TryCryptoRng) -> Result<Self, IssueError> {
        Ok(match kind {
            KeyKind::Rsa(bits) => {
                Self::Rsa(Box::new(PrivateKey::new(rng, bits).map_err(|_| IssueError::Key)?))
            }
            KeyKind::P256 => Self::P256(
                p256::ecdsa::SigningKey::try_generate_from_rng(rng).map_err(|_| IssueError::Randomness)?,
            ),
            KeyKind::P384 => Self::P384(
                p384::ecdsa::SigningKey::try_generate_from_rng(rng).map_err(|_| IssueError::Randomness)?,
            ),
        })
    }

    pub(crate) fn from_pkcs8_pem(pem: &str) -> Result<Self, IssueError> {
        if let Ok(key) = PrivateKey::from_pkcs8_pem(pem) {
            return Ok(Self::Rsa(Box::new(key)));
        }
        if let Ok(key) = p256::ecdsa::SigningKey::from_pkcs8_pem(pem) {
            return Ok(Self::P256(key));
        }
        p384::ecdsa::SigningKey::from_pkcs8_pem(pem).map(Self::P384).map_err(|_| IssueError::Key)
    }

    pub(crate) fn to_pkcs8_pem(&self) -> Result<String, IssueError> {
        let pem = match self {
            Self::Rsa(key) => key.to_pkcs8_pem(LineEnding::LF),
            Self::P256(key) => key.to_pkcs8_pem(LineEnding::LF),
            Self::P384(key) => key.to_pkcs8_pem(LineEnding::LF),
        };
        pem.map(|pem| pem.to_string()).map_err(|_| IssueError::Key)
    }

    pub(crate) fn public_key(&self) -> Result<SubjectPublicKeyInfoOwned, IssueError> {
        let public_key = match self {
            Self::Rsa(key) => SubjectPublicKeyInfoOwned::from_key(&key.to_public_key()),
            Self::P256(key) => SubjectPublicKeyInfoOwned::from_key(key.verifying_key()),
            Self::P384(key) => SubjectPublicKeyInfoOwned::from_key(key.verifying_key()),
        };
        public_key.map_err(|_| IssueError::Key)
    }

    /// Signs what the builder has put together.
    pub(crate) fn sign<B: Builder>(&self, builder: B, hash: IssuerHash) -> Result<B::Output, IssueError> {
        let signed = match (self, hash) {
            (Self::Rsa(key), IssuerHash::Sha256) => {
                builder.build(&SigningKey::<Sha256>::new((**key).clone()))
            }
            (Self::Rsa(key), IssuerHash::Sha1) => builder.build(&SigningKey::<Sha1>::new((**key).clone())),
            (Self::P256(key), _) => builder.build::<_, p256::ecdsa::DerSignature>(key),
            (Self::P384(key), _) => builder.build::<_, p384::ecdsa::DerSignature>(key),
        };
        Ok(signed?)
    }

    pub(crate) fn sign_bytes(&self, message: &[u8]) -> Result<Vec<u8>, IssueError> {
        let signature = match self {
            Self::Rsa(key) => SigningKey::<Sha256>::new((**key).clone())
                .try_sign(message)
                .map(|signature| signature.to_vec()),
            Self::P256(key) => key
                .try_sign(message)
                .map(|signature: p256::ecdsa::DerSignature| signature.as_bytes().to_vec()),
            Self::P384(key) => key
                .try_sign(message)
                .map(|signature: p384::ecdsa::DerSignature| signature.as_bytes().to_vec()),
        };
        signature.map_err(|_| IssueError::Key)
    }

    /// Whether this key has signed the certificate.
    pub(crate) fn has_signed(&self, certificate: &Certificate) -> bool {
        let (Ok(message), Some(signature)) =
            (certificate.tbs_certificate().to_der(), certificate.signature().as_bytes())
        else {
            return false;
        };
        match self {
            Self::Rsa(key) => pkcs1v15::Signature::try_from(signature).is_ok_and(|signature| {
                let key = SigningKey::<Sha256>::new((**key).clone());
                key.verifying_key().verify(&message, &signature).is_ok()
            }),
            Self::P256(key) => p256::ecdsa::DerSignature::try_from(signature)
                .is_ok_and(|signature| key.verifying_key().verify(&message, &signature).is_ok()),
            Self::P384(key) => p384::ecdsa::DerSignature::try_from(signature)
                .is_ok_and(|signature| key.verifying_key().verify(&message, &signature).is_ok()),
        }
    }
}
