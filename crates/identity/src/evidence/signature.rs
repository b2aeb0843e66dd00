//! Public keys, and the signatures that are accepted from them.

use p256::ecdsa::signature::hazmat::PrehashVerifier;
use rsa::pkcs1v15;
use rsa::pkcs8::DecodePublicKey;
use rsa::signature::Verifier;
use rsa::traits::PublicKeyParts;
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::spki::ObjectIdentifier;

use super::EvidenceRefusal;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const ELLIPTIC_CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

/// NIST SP 800-131A: smaller ones are no longer accepted.
const SMALLEST_RSA_BITS: u32 = 2048;

/// The hash of a signature. SHA-1 and MD5 are absent on purpose.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(super) fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Sha384 => Sha384::digest(message).to_vec(),
            Self::Sha512 => Sha512::digest(message).to_vec(),
        }
    }
}

/// A key that signatures are accepted from.
#[derive(Clone, Debug)]
pub(super) enum PublicKey {
    Ed25519(Box<ed25519_dalek::VerifyingKey>),
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
    Rsa(rsa::PublicKey),
}

impl PublicKey {
    /// Reads the key of a certificate (`SubjectPublicKeyInfo`).
    pub(super) fn from_spki(algorithm: ObjectIdentifier, der: &[u8]) -> Result<Self, EvidenceRefusal> {
        let read = match algorithm {
            RSA => rsa::PublicKey::from_public_key_der(der).ok().map(Self::Rsa),
            ELLIPTIC_CURVE => p256::ecdsa::VerifyingKey::from_public_key_der(der)
                .map(Self::P256)
                .or_else(|_| p384::ecdsa::VerifyingKey::from_public_key_der(der).map(Self::P384))
                .ok(),
            other => return Err(EvidenceRefusal::AlgorithmRefused { algorithm: other.to_string() }),
        };
        read.ok_or(EvidenceRefusal::KeyRefused)?.strong()
    }

    /// The key itself, unless it is weak.
    pub(super) fn strong(self) -> Result<Self, EvidenceRefusal> {
        match &self {
            Self::Rsa(key) if key.n().bit_width_vartime() < SMALLEST_RSA_BITS => {
                Err(EvidenceRefusal::KeyRefused)
            }
            Self::Ed25519(key) if key.is_weak() => Err(EvidenceRefusal::KeyRefused),
            _ => Ok(self),
        }
    }

    /// Whether a signature by this key holds: PKCS#1 v1.5, ECDSA in DER, or Ed25519, which has a hash of its own.
    pub(super) fn verify(&self, hash: Hash, message: &[u8], signature: &[u8]) -> Result<(), EvidenceRefusal> {
        let holds = match self {
            Self::Ed25519(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            Self::P256(key) => p256::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(&hash.digest(message), &signature).is_ok()),
            Self::P384(key) => p384::ecdsa::Signature::from_der(signature)
                .is_ok_and(|signature| key.verify_prehash(&hash.digest(message), &signature).is_ok()),
            Self::Rsa(key) => verify_rsa(key, hash, message, signature),
        };
        holds.then_some(()).ok_or(EvidenceRefusal::SignatureInvalid)
    }
}

fn verify_rsa(key: &rsa::PublicKey, hash: Hash, message: &[u8], signature: &[u8]) -> bool {
    // RFC 8017, 8.2.2: as long as the modulus, to the byte.
    let Ok(signature) = (signature.len() == key.size())
        .then_some(signature)
        .ok_or(())
        .and_then(|bytes| pkcs1v15::Signature::try_from(bytes).map_err(|_| ()))
    else {
        return false;
    };
    let key = key.clone();
    let checked = match hash {
        Hash::Sha256 => pkcs1v15::VerifyingKey::<Sha256>::new(key).verify(message, &signature),
        Hash::Sha384 => pkcs1v15::VerifyingKey::<Sha384>::new(key).verify(message, &signature),
        Hash::Sha512 => pkcs1v15::VerifyingKey::<Sha512>::new(key).verify(message, &signature),
    };
    checked.is_ok()
}
