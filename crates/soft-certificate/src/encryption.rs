//! How parts of a file are encrypted: by today's scheme of PKCS#5, or by PKCS#12's own of 1996.

use aes::{Aes128, Aes192, Aes256};
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockCipherDecrypt, BlockModeDecrypt, InnerIvInit, KeyInit, KeyIvInit};
use der::Decode;
use der::asn1::{AnyRef, ObjectIdentifier, OctetStringRef};
use des::{TdesEde2, TdesEde3};
use mydata_password_key::{Hash, Purpose};
use rc2::Rc2;
use zeroize::Zeroizing;

use crate::SoftCertificateError;
use crate::budget::Budget;
use crate::error::{damaged, refused};
use crate::password::Password;
use crate::pbkdf2::Pbkdf2;
use crate::pfx::{algorithm, both, rounds};
use crate::pkcs12_kdf::Pkcs12Kdf;

const PBES2: ObjectIdentifier = oid("1.2.840.113549.1.5.13");

/// RFC 8018, B.2.
const BY_PBES2: [(ObjectIdentifier, Cipher); 4] = [
    (oid("2.16.840.1.101.3.4.1.2"), Cipher::Aes128),
    (oid("2.16.840.1.101.3.4.1.22"), Cipher::Aes192),
    (oid("2.16.840.1.101.3.4.1.42"), Cipher::Aes256),
    (oid("1.2.840.113549.3.7"), Cipher::TripleDes),
];

/// RFC 7292, appendix C, all but its stream cipher.
const BY_PKCS12: [(ObjectIdentifier, Cipher); 4] = [
    (oid("1.2.840.113549.1.12.1.3"), Cipher::TripleDes),
    (oid("1.2.840.113549.1.12.1.4"), Cipher::TripleDesOfTwoKeys),
    (oid("1.2.840.113549.1.12.1.5"), Cipher::Rc2 { bytes: 16 }),
    (oid("1.2.840.113549.1.12.1.6"), Cipher::Rc2 { bytes: 5 }),
];

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

/// How a part is encrypted.
#[derive(Debug)]
pub(crate) struct Encryption {
    cipher: Cipher,
    scheme: Scheme,
}

#[derive(Debug)]
enum Scheme {
    Pbes2 { kdf: Pbkdf2, initial_vector: Vec<u8> },
    Pkcs12(Pkcs12Kdf),
}

/// All in CBC mode with PKCS#7's padding.
#[derive(Clone, Copy, Debug)]
enum Cipher {
    Aes128,
    Aes192,
    Aes256,
    Rc2 { bytes: usize },
    TripleDes,
    TripleDesOfTwoKeys,
}

impl Encryption {
    /// Reads an encryption algorithm with its parameters.
    pub(crate) fn read(given: AnyRef<'_>) -> Result<Self, SoftCertificateError> {
        const WHAT: &str = "encryption";
        let (name, parameters) = algorithm(given).map_err(damaged(WHAT))?;
        let parameters = parameters.ok_or(SoftCertificateError::Damaged { what: WHAT })?;
        if name == PBES2 {
            return Self::pbes2(parameters);
        }
        let cipher = find(&BY_PKCS12, name)?;
        let (salt, rounds) = parameters
            .sequence(|reader| {
                let salt = <&OctetStringRef>::decode(reader)?.as_bytes().to_vec();
                Ok::<_, der::Error>((salt, rounds(reader)?))
            })
            .map_err(damaged(WHAT))?;
        Ok(Self { cipher, scheme: Scheme::Pkcs12(Pkcs12Kdf { hash: Hash::Sha1, salt, rounds }) })
    }

    /// RFC 8018, A.4.
    fn pbes2(parameters: AnyRef<'_>) -> Result<Self, SoftCertificateError> {
        const WHAT: &str = "encryption";
        let [kdf, scheme] = both(parameters).map_err(damaged(WHAT))?;
        let (name, initial_vector) = algorithm(scheme).map_err(damaged(WHAT))?;
        let cipher = find(&BY_PBES2, name)?;
        let initial_vector = initial_vector
            .and_then(|any| any.decode_as::<&OctetStringRef>().ok())
            .map(|octets| octets.as_bytes().to_vec())
            .filter(|octets| octets.len() == cipher.block_length())
            .ok_or(SoftCertificateError::Damaged { what: WHAT })?;
        Ok(Self { cipher, scheme: Scheme::Pbes2 { kdf: Pbkdf2::read(kdf)?, initial_vector } })
    }

    /// What was encrypted.
    ///
    /// # Errors
    /// [`SoftCertificateError::PasswordWrong`] where the padding says so: another key leaves it right once in 256 times, so
    /// that what comes out has still to be looked at.
    pub(crate) fn decrypt(
        &self,
        encrypted: &[u8],
        password: &Password,
        budget: &mut Budget,
    ) -> Result<Zeroizing<Vec<u8>>, SoftCertificateError> {
        let (cipher, length) = (self.cipher, self.cipher.key_length());
        let (key, initial_vector) = match &self.scheme {
            Scheme::Pbes2 { kdf, initial_vector } => {
                (kdf.derive(password.utf8(), length, budget)?, Zeroizing::new(initial_vector.clone()))
            }
            Scheme::Pkcs12(kdf) => (
                kdf.derive(Purpose::Encryption, password.bmp(), length, budget)?,
                kdf.derive(Purpose::InitialVector, password.bmp(), cipher.block_length(), budget)?,
            ),
        };
        let mut data = Zeroizing::new(encrypted.to_vec());
        let length = cipher.decrypt(&key, &initial_vector, &mut data);
        data.truncate(length.ok_or(SoftCertificateError::PasswordWrong)?);
        Ok(data)
    }
}

impl Cipher {
    fn key_length(self) -> usize {
        match self {
            Self::Aes128 | Self::TripleDesOfTwoKeys => 16,
            Self::Aes192 | Self::TripleDes => 24,
            Self::Aes256 => 32,
            Self::Rc2 { bytes } => bytes,
        }
    }

    fn block_length(self) -> usize {
        match self {
            Self::Aes128 | Self::Aes192 | Self::Aes256 => 16,
            Self::Rc2 { .. } | Self::TripleDes | Self::TripleDesOfTwoKeys => 8,
        }
    }

    /// Decrypts in place, and tells how much of it is left without its padding.
    fn decrypt(self, key: &[u8], initial_vector: &[u8], data: &mut [u8]) -> Option<usize> {
        match self {
            Self::Aes128 => decrypt::<Aes128>(key, initial_vector, data),
            Self::Aes192 => decrypt::<Aes192>(key, initial_vector, data),
            Self::Aes256 => decrypt::<Aes256>(key, initial_vector, data),
            Self::Rc2 { bytes } => {
                let cipher = Rc2::new_with_eff_key_len(key, 8 * bytes);
                finish(Decryptor::inner_iv_slice_init(cipher, initial_vector).ok()?, data)
            }
            Self::TripleDes => decrypt::<TdesEde3>(key, initial_vector, data),
            Self::TripleDesOfTwoKeys => decrypt::<TdesEde2>(key, initial_vector, data),
        }
    }
}

fn decrypt<C: BlockCipherDecrypt + KeyInit>(
    key: &[u8],
    initial_vector: &[u8],
    data: &mut [u8],
) -> Option<usize> {
    finish(Decryptor::<C>::new_from_slices(key, initial_vector).ok()?, data)
}

fn finish(decryptor: impl BlockModeDecrypt, data: &mut [u8]) -> Option<usize> {
    decryptor.decrypt_padded::<Pkcs7>(data).ok().map(<[u8]>::len)
}

fn find(
    table: &[(ObjectIdentifier, Cipher)],
    wanted: ObjectIdentifier,
) -> Result<Cipher, SoftCertificateError> {
    table.iter().find(|(name, _)| *name == wanted).map(|(_, cipher)| *cipher).ok_or_else(|| refused(wanted))
}
