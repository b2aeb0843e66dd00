//! The RSA keys that package and certificate signatures are checked with.

use der::Decode;
use der::asn1::{AnyRef, ObjectIdentifier};
use rsa::hazmat::rsa_encrypt;
use rsa::pkcs1::RsaPublicKeyRef;
use rsa::pkcs1v15::{Signature, VerifyingKey};
use rsa::pkcs8::spki::SubjectPublicKeyInfoRef;
use rsa::signature::Verifier;
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, PublicKey as RsaKey};
use sha2::{Sha256, Sha384, Sha512};

use crate::{PackageError, signature_block};

/// `rsaEncryption` (RFC 8017 A.1).
const RSA_ENCRYPTION: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// An RSA public key of a size and exponent that nobody has to argue about.
///
/// # Examples
/// ```
/// use mydata_package::PublicKey;
///
/// let refusal = PublicKey::from_spki_der(b"no key").unwrap_err();
/// assert_eq!(refusal.code(), "package.key-not-rsa");
/// ```
#[derive(Clone, Debug)]
pub struct PublicKey(RsaKey);

/// The hash a signature is made over. Package signatures use SHA-256; those of certificates, any of these.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "the names are the documentation")]
pub enum SignatureHash {
    Sha256,
    Sha384,
    Sha512,
}

impl SignatureHash {
    /// The hash's name in a signature (RFC 8017, B.1).
    pub(crate) fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha256 => ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1"),
            Self::Sha384 => ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2"),
            Self::Sha512 => ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3"),
        }
    }

    /// Bytes of a digest.
    pub(crate) fn digest_len(self) -> usize {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}

impl PublicKey {
    /// The smallest modulus (NIST SP 800-131A: smaller ones are disallowed).
    pub const LEAST_BITS: u32 = 2048;
    /// The largest modulus: a check of a larger one would cost more than it tells.
    pub const MOST_BITS: u32 = 8192;
    /// The smallest exponent (FIPS 186-5, A.1.1).
    pub const LEAST_EXPONENT: u64 = 65_537;

    /// Reads a key from a `SubjectPublicKeyInfo` in DER, as certificates hold it.
    ///
    /// # Errors
    /// [`PackageError::KeyNotRsa`], [`PackageError::KeySizeRefused`], [`PackageError::KeyExponentWeak`].
    pub fn from_spki_der(der: &[u8]) -> Result<Self, PackageError> {
        let spki = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| PackageError::KeyNotRsa)?;
        let parameters_are_null = spki.algorithm.parameters.is_some_and(AnyRef::is_null);
        if spki.algorithm.oid != RSA_ENCRYPTION || !parameters_are_null {
            return Err(PackageError::KeyNotRsa);
        }
        let key = spki.subject_public_key.as_bytes().ok_or(PackageError::KeyNotRsa)?;
        let key = RsaPublicKeyRef::from_der(key).map_err(|_| PackageError::KeyNotRsa)?;
        let modulus = unsigned(key.modulus.as_bytes())?;
        let exponent = unsigned(key.public_exponent.as_bytes())?;

        let bits = modulus.bit_width_vartime();
        if !(Self::LEAST_BITS..=Self::MOST_BITS).contains(&bits) {
            let (least, most) = (Self::LEAST_BITS, Self::MOST_BITS);
            return Err(PackageError::KeySizeRefused { bits, least, most });
        }
        let exponent_is_even = exponent.as_words().first().is_none_or(|word| word % 2 == 0);
        if exponent_is_even || exponent < BoxedUint::from(Self::LEAST_EXPONENT) {
            return Err(PackageError::KeyExponentWeak);
        }
        let sizes = Self::LEAST_BITS as usize..=Self::MOST_BITS as usize;
        RsaKey::new_with_size_limits(modulus, exponent, sizes).map(Self).map_err(|_| PackageError::KeyNotRsa)
    }

    /// The length of a signature by this key, in bytes.
    #[must_use]
    pub fn signature_len(&self) -> usize {
        self.0.size()
    }

    /// Checks an RSASSA-PKCS1-v1_5 signature (RFC 8017, 8.2.2).
    ///
    /// # Errors
    /// [`PackageError::SignatureLengthWrong`], [`PackageError::SignaturePaddingWrong`],
    /// [`PackageError::SignatureHashWrong`], [`PackageError::SignatureMismatch`].
    pub fn verify(&self, hash: SignatureHash, message: &[u8], signature: &[u8]) -> Result<(), PackageError> {
        let wanted = self.signature_len();
        if signature.len() != wanted {
            let (size, wanted) = (signature.len() as u64, wanted as u64);
            return Err(PackageError::SignatureLengthWrong { size, wanted });
        }
        let diagnose = || self.diagnose(hash, signature);
        let signature = Signature::try_from(signature).map_err(|_| PackageError::SignatureMismatch)?;
        let key = self.0.clone();
        let verified = match hash {
            SignatureHash::Sha256 => VerifyingKey::<Sha256>::new(key).verify(message, &signature),
            SignatureHash::Sha384 => VerifyingKey::<Sha384>::new(key).verify(message, &signature),
            SignatureHash::Sha512 => VerifyingKey::<Sha512>::new(key).verify(message, &signature),
        };
        verified.map_err(|_| diagnose())
    }

    /// Opens a signature that does not hold, to say why.
    fn diagnose(&self, hash: SignatureHash, signature: &[u8]) -> PackageError {
        let bits = self.0.n_bits_precision();
        let block =
            BoxedUint::from_be_slice(signature, bits).ok().and_then(|s| rsa_encrypt(&self.0, &s).ok());
        match block {
            Some(block) => {
                let bytes = block.to_be_bytes();
                let from = bytes.len().saturating_sub(self.signature_len());
                signature_block::diagnose(bytes.get(from..).unwrap_or_default(), hash)
            }
            None => PackageError::SignatureMismatch,
        }
    }
}

fn unsigned(bytes: &[u8]) -> Result<BoxedUint, PackageError> {
    let bits = u32::try_from(bytes.len() * 8).map_err(|_| PackageError::KeyNotRsa)?;
    BoxedUint::from_be_slice(bytes, bits).map_err(|_| PackageError::KeyNotRsa)
}
