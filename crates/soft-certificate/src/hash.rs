//! The hash functions of such files, old ones among them: here they derive keys, they do not vouch for anybody.

use ::hmac::{Hmac, KeyInit, Mac};
use ::pbkdf2::pbkdf2_hmac;
use der::asn1::ObjectIdentifier;
use sha1::Sha1;
use sha2::digest::Output;
use sha2::{Digest, Sha256, Sha384, Sha512};

use crate::SoftCertificateError;
use crate::error::refused;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Hash {
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

/// FIPS 180-4, and the authentication codes made of them (RFC 8018, B.1).
const KNOWN: [(Hash, ObjectIdentifier, ObjectIdentifier); 4] = [
    (Hash::Sha1, oid("1.3.14.3.2.26"), oid("1.2.840.113549.2.7")),
    (Hash::Sha256, oid("2.16.840.1.101.3.4.2.1"), oid("1.2.840.113549.2.9")),
    (Hash::Sha384, oid("2.16.840.1.101.3.4.2.2"), oid("1.2.840.113549.2.10")),
    (Hash::Sha512, oid("2.16.840.1.101.3.4.2.3"), oid("1.2.840.113549.2.11")),
];

const fn oid(text: &str) -> ObjectIdentifier {
    ObjectIdentifier::new_unwrap(text)
}

impl Hash {
    pub(crate) fn named(name: ObjectIdentifier) -> Result<Self, SoftCertificateError> {
        let found = KNOWN.iter().find(|(_, hash, _)| *hash == name);
        found.map(|(hash, ..)| *hash).ok_or_else(|| refused(name))
    }

    /// Of HMAC with it.
    pub(crate) fn of_hmac(name: ObjectIdentifier) -> Result<Self, SoftCertificateError> {
        let found = KNOWN.iter().find(|(.., hmac)| *hmac == name);
        found.map(|(hash, ..)| *hash).ok_or_else(|| refused(name))
    }

    pub(crate) fn output_length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    pub(crate) fn block_length(self) -> usize {
        match self {
            Self::Sha1 | Self::Sha256 => 64,
            Self::Sha384 | Self::Sha512 => 128,
        }
    }

    /// The hash of the hash of … the message, so many times.
    pub(crate) fn repeated(self, message: &[u8], rounds: u32) -> Vec<u8> {
        match self {
            Self::Sha1 => repeated::<Sha1>(message, rounds),
            Self::Sha256 => repeated::<Sha256>(message, rounds),
            Self::Sha384 => repeated::<Sha384>(message, rounds),
            Self::Sha512 => repeated::<Sha512>(message, rounds),
        }
    }

    /// Whether the code is that of the message under the key, compared in constant time.
    pub(crate) fn authenticates(self, key: &[u8], message: &[u8], code: &[u8]) -> bool {
        match self {
            Self::Sha1 => Hmac::<Sha1>::new_from_slice(key).is_ok_and(|mac| holds(mac, message, code)),
            Self::Sha256 => Hmac::<Sha256>::new_from_slice(key).is_ok_and(|mac| holds(mac, message, code)),
            Self::Sha384 => Hmac::<Sha384>::new_from_slice(key).is_ok_and(|mac| holds(mac, message, code)),
            Self::Sha512 => Hmac::<Sha512>::new_from_slice(key).is_ok_and(|mac| holds(mac, message, code)),
        }
    }

    pub(crate) fn pbkdf2(self, password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) {
        match self {
            Self::Sha1 => pbkdf2_hmac::<Sha1>(password, salt, rounds, key),
            Self::Sha256 => pbkdf2_hmac::<Sha256>(password, salt, rounds, key),
            Self::Sha384 => pbkdf2_hmac::<Sha384>(password, salt, rounds, key),
            Self::Sha512 => pbkdf2_hmac::<Sha512>(password, salt, rounds, key),
        }
    }
}

fn repeated<D: Digest>(message: &[u8], rounds: u32) -> Vec<u8> {
    let mut output: Output<D> = D::digest(message);
    for _ in 1..rounds {
        output = D::digest(&output);
    }
    output.to_vec()
}

fn holds(mac: impl Mac, message: &[u8], code: &[u8]) -> bool {
    mac.chain_update(message).verify_slice(code).is_ok()
}
