//! The RSA keys that package and certificate signatures are checked with.

use der_0_7::asn1::{AnyRef, BitStringRef, ObjectIdentifier, UintRef};
use der_0_7::{Decode, Reader, SliceReader};
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::{PackageError, Raise, signature_block};

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
pub struct PublicKey {
    modulus: Vec<u8>,
    exponent: u64,
}

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

    /// The digest of a message.
    #[must_use]
    pub fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => Sha256::digest(message).to_vec(),
            Self::Sha384 => Sha384::digest(message).to_vec(),
            Self::Sha512 => Sha512::digest(message).to_vec(),
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
    /// The largest exponent: nobody makes keys with larger ones, and they would only take longer.
    pub const MOST_EXPONENT: u64 = (1 << 33) - 1;

    /// Reads a key from a `SubjectPublicKeyInfo` in DER, as certificates hold it.
    ///
    /// # Errors
    /// [`PackageError::KeyNotRsa`], [`PackageError::KeySizeRefused`], [`PackageError::KeyExponentWeak`].
    pub fn from_spki_der(der: &[u8]) -> Result<Self, PackageError> {
        let key = rsa_key(der).ok().flatten().ok_or(PackageError::KeyNotRsa)?;
        let (modulus, exponent) = numbers(key).map_err(|_| PackageError::KeyNotRsa)?;

        let bits = bit_width(modulus);
        if !(Self::LEAST_BITS..=Self::MOST_BITS).contains(&bits) {
            let (least, most) = (Self::LEAST_BITS, Self::MOST_BITS);
            return Err(PackageError::KeySizeRefused { bits, least, most });
        }
        // What does not fit is larger than any of the bounds.
        let size =
            exponent.iter().try_fold(0_u64, |sum, &byte| Some(sum.checked_mul(256)? | u64::from(byte)));
        let exponent = size.unwrap_or(u64::MAX);
        if exponent < Self::LEAST_EXPONENT || exponent % 2 == 0 {
            return Err(PackageError::KeyExponentWeak);
        }
        let modulus_is_odd = modulus.last().is_some_and(|byte| byte % 2 == 1);
        if exponent > Self::MOST_EXPONENT || !modulus_is_odd {
            return Err(PackageError::KeyNotRsa);
        }
        Ok(Self { modulus: modulus.to_vec(), exponent })
    }

    /// The length of a signature by this key, in bytes.
    #[must_use]
    pub fn signature_len(&self) -> usize {
        self.modulus.len()
    }

    /// Checks an RSASSA-PKCS1-v1_5 signature (RFC 8017, 8.2.2): the block inside must be the only one it may be.
    ///
    /// # Errors
    /// [`PackageError::SignatureLengthWrong`], [`PackageError::SignaturePaddingWrong`],
    /// [`PackageError::SignatureHashWrong`], [`PackageError::SignatureMismatch`].
    pub fn verify(
        &self,
        raise: Raise,
        hash: SignatureHash,
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), PackageError> {
        let wanted = self.signature_len();
        if signature.len() != wanted {
            let (size, wanted) = (signature.len() as u64, wanted as u64);
            return Err(PackageError::SignatureLengthWrong { size, wanted });
        }
        // Both are as long as the other, so that their order as texts is their order as numbers.
        if signature >= self.modulus.as_slice() {
            return Err(PackageError::SignatureMismatch);
        }
        let block = raise(signature, self.exponent, &self.modulus).ok_or(PackageError::SignatureMismatch)?;
        if block == signature_block::of(hash, &hash.digest(message), wanted) {
            return Ok(());
        }
        Err(signature_block::diagnose(&block, hash))
    }
}

/// The key inside a `SubjectPublicKeyInfo` (RFC 5280, 4.1), if its algorithm is RSA with NULL parameters (RFC 3279, 2.3.1).
fn rsa_key(der: &[u8]) -> der_0_7::Result<Option<&[u8]>> {
    let mut reader = SliceReader::new(der)?;
    let (algorithm, key) = reader.sequence(|info| {
        let algorithm = info.sequence(|algorithm| {
            let oid = ObjectIdentifier::decode(algorithm)?;
            Ok::<_, der_0_7::Error>((oid, AnyRef::decode(algorithm)?))
        })?;
        Ok::<_, der_0_7::Error>((algorithm, BitStringRef::decode(info)?))
    })?;
    reader.finish(())?;
    let (oid, parameters) = algorithm;
    Ok((oid == RSA_ENCRYPTION && parameters.is_null()).then(|| key.as_bytes()).flatten())
}

/// Modulus and exponent of an `RSAPublicKey` (RFC 8017, A.1.1), without leading zeros.
fn numbers(key: &[u8]) -> der_0_7::Result<(&[u8], &[u8])> {
    let mut reader = SliceReader::new(key)?;
    let numbers = reader.sequence(|key| {
        let modulus = UintRef::decode(key)?;
        Ok::<_, der_0_7::Error>((modulus.as_bytes(), UintRef::decode(key)?.as_bytes()))
    })?;
    reader.finish(())?;
    Ok(numbers)
}

/// Bits of a number that is written without leading zeros.
fn bit_width(number: &[u8]) -> u32 {
    let bits = u32::try_from(number.len()).unwrap_or(u32::MAX).saturating_mul(8);
    bits.saturating_sub(number.first().map_or(0, |byte| byte.leading_zeros()))
}
