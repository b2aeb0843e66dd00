//! A private key, which signs and is seen by nobody.

use core::fmt;

use der::Decode;
use der::asn1::ObjectIdentifier;
use p256::ecdsa;
use rsa::pkcs1::RsaPrivateKeyRef;
use rsa::pkcs1v15::{self, SigningKey, VerifyingKey};
use rsa::pkcs8::{DecodePrivateKey, PrivateKeyInfoRef};
use rsa::rand_core::TryCryptoRng;
use rsa::signature::{RandomizedSigner, SignatureEncoding, Verifier};
use rsa::traits::PublicKeyParts;
use sha2::Sha256;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::SoftCertificateError;

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// RFC 5754, 3.2 and 3.3.
const SHA256_WITH_RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const ECDSA_WITH_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// Bytes of a modulus: 4,096 bits, and the zero that DER may put in front.
const LARGEST_MODULUS: usize = 512;
/// NIST SP 800-131A; the platform accepts none that is smaller.
const SMALLEST_RSA_BITS: u32 = 2048;
/// A larger exponent only makes work; 65,537 is everybody's.
const LARGEST_EXPONENT: usize = 4;

pub(crate) enum Key {
    P256(ecdsa::SigningKey),
    Rsa(Box<SigningKey<Sha256>>, Box<VerifyingKey<Sha256>>),
}

impl Key {
    /// Reads a key in PKCS#8.
    pub(crate) fn read(pkcs8: &[u8]) -> Result<Self, SoftCertificateError> {
        let info = PrivateKeyInfoRef::from_der(pkcs8)
            .map_err(|_| SoftCertificateError::Damaged { what: "private key" })?;
        if info.algorithm.oid == RSA {
            return Self::rsa(info);
        }
        let key = ecdsa::SigningKey::from_pkcs8_der(pkcs8);
        key.map(Self::P256).map_err(|_| SoftCertificateError::KeyRefused)
    }

    /// Sizes are looked at first, for arithmetic takes as long as the numbers say.
    fn rsa(info: PrivateKeyInfoRef<'_>) -> Result<Self, SoftCertificateError> {
        let parts = RsaPrivateKeyRef::try_from(info.private_key)
            .map_err(|_| SoftCertificateError::Damaged { what: "private key" })?;
        let modulus = parts.modulus.as_bytes().len();
        let secrets = [parts.private_exponent, parts.prime1, parts.prime2];
        let is_sized = modulus <= LARGEST_MODULUS
            && parts.public_exponent.as_bytes().len() <= LARGEST_EXPONENT
            && secrets.iter().all(|secret| secret.as_bytes().len() <= modulus);
        if !is_sized {
            return Err(SoftCertificateError::KeyRefused);
        }
        let key = rsa::PrivateKey::try_from(info).map_err(|_| SoftCertificateError::KeyRefused)?;
        if key.n().bit_width_vartime() < SMALLEST_RSA_BITS {
            return Err(SoftCertificateError::KeyRefused);
        }
        let public = VerifyingKey::new(key.to_public_key());
        Ok(Self::Rsa(Box::new(SigningKey::new(key)), Box::new(public)))
    }

    /// Whether this certificate's key is the public part of this one.
    pub(crate) fn is_of(&self, stated: &SubjectPublicKeyInfoOwned) -> bool {
        let own = match self {
            Self::P256(key) => SubjectPublicKeyInfoOwned::from_key(key.verifying_key()),
            Self::Rsa(_, public) => SubjectPublicKeyInfoOwned::from_key(public.as_ref()),
        };
        own.is_ok_and(|own| own == *stated)
    }

    /// The algorithm that it signs by.
    pub(crate) fn algorithm(&self) -> ObjectIdentifier {
        match self {
            Self::P256(_) => ECDSA_WITH_SHA256,
            Self::Rsa(..) => SHA256_WITH_RSA,
        }
    }

    /// Signs with SHA-256: RSASSA-PKCS1-v1_5, blinded (RFC 8017, 8.2), or ECDSA in DER.
    ///
    /// A signature that came out wrong, as by a fault of the machine, could give the key away: none leaves that the public
    /// key does not confirm.
    pub(crate) fn sign(
        &self,
        message: &[u8],
        rng: &mut impl TryCryptoRng,
    ) -> Result<Vec<u8>, SoftCertificateError> {
        let failed = |_| SoftCertificateError::SigningFailed;
        match self {
            Self::P256(key) => {
                let signature: ecdsa::DerSignature = key.try_sign_with_rng(rng, message).map_err(failed)?;
                key.verifying_key().verify(message, &signature).map_err(failed)?;
                Ok(signature.to_vec())
            }
            Self::Rsa(key, public) => {
                let signature: pkcs1v15::Signature = key.try_sign_with_rng(rng, message).map_err(failed)?;
                public.verify(message, &signature).map_err(failed)?;
                Ok(signature.to_vec())
            }
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(***)")
    }
}
