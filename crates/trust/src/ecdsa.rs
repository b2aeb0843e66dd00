//! ECDSA on P-256 and P-384, for authorities that sign with it.

use mydata_package::SignatureHash;
use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::pkcs8::DecodePublicKey;
use sha2::{Digest, Sha256, Sha384, Sha512};
use signature_2::Error;

/// A key on one of the curves (RFC 5480); parameters other than the curve's name are refused.
enum Key {
    P256(p256::ecdsa::VerifyingKey),
    P384(p384::ecdsa::VerifyingKey),
}

impl Key {
    fn from_spki_der(der: &[u8]) -> Option<Self> {
        if let Ok(key) = p256::ecdsa::VerifyingKey::from_public_key_der(der) {
            return Some(Self::P256(key));
        }
        p384::ecdsa::VerifyingKey::from_public_key_der(der).map(Self::P384).ok()
    }

    fn verify(&self, digest: &[u8], signature: &[u8]) -> Option<()> {
        match self {
            Self::P256(key) => {
                let signature = p256::ecdsa::Signature::from_der(signature).ok()?;
                key.verify_prehash(digest, &signature).ok()
            }
            Self::P384(key) => {
                let signature = p384::ecdsa::Signature::from_der(signature).ok()?;
                key.verify_prehash(digest, &signature).ok()
            }
        }
    }
}

/// Whether this is a key on one of the curves.
pub(crate) fn is_key(spki_der: &[u8]) -> bool {
    Key::from_spki_der(spki_der).is_some()
}

pub(crate) fn verify(
    hash: SignatureHash,
    spki_der: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<(), Error> {
    let key = Key::from_spki_der(spki_der).ok_or_else(Error::new)?;
    let verified = match hash {
        SignatureHash::Sha256 => key.verify(&Sha256::digest(message), signature),
        SignatureHash::Sha384 => key.verify(&Sha384::digest(message), signature),
        SignatureHash::Sha512 => key.verify(&Sha512::digest(message), signature),
    };
    verified.ok_or_else(Error::new)
}
