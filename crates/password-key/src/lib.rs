//! Keys derived from passwords: by PBKDF2 (RFC 8018, 5.2), and by the way that PKCS#12 has of its own (RFC 7292, appendix B).
//!
//! A crate for itself, because its loops run millions of times and are compiled for speed, while whatever else opens a file
//! in a browser is compiled to be small. Old hash functions are among these: here they derive keys, and vouch for nobody.
//!
//! ```
//! use mydata_password_key::Hash;
//! let mut key = [0; 32];
//! Hash::Sha256.pbkdf2(b"password", b"salt", 2_048, &mut key);
//! assert_eq!(Hash::Sha256.output_length(), key.len());
//! ```

mod pkcs12;

use hmac::{Hmac, KeyInit, Mac};
use pbkdf2::pbkdf2_hmac;
use sha1::Sha1;
use sha2::digest::Output;
use sha2::{Digest, Sha256, Sha384, Sha512};

pub use pkcs12::Purpose;

/// A hash function (FIPS 180-4) to derive keys with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Hash {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-384.
    Sha384,
    /// SHA-512.
    Sha512,
}

impl Hash {
    /// Bytes of what it gives.
    #[must_use]
    pub fn output_length(self) -> usize {
        match self {
            Self::Sha1 => 20,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// Derives a key as long as there is room for, by PBKDF2 with HMAC.
    pub fn pbkdf2(self, password: &[u8], salt: &[u8], rounds: u32, key: &mut [u8]) {
        match self {
            Self::Sha1 => pbkdf2_hmac::<Sha1>(password, salt, rounds, key),
            Self::Sha256 => pbkdf2_hmac::<Sha256>(password, salt, rounds, key),
            Self::Sha384 => pbkdf2_hmac::<Sha384>(password, salt, rounds, key),
            Self::Sha512 => pbkdf2_hmac::<Sha512>(password, salt, rounds, key),
        }
    }

    /// Whether the code is HMAC of the message under the key, compared in constant time.
    #[must_use]
    pub fn authenticates(self, key: &[u8], message: &[u8], code: &[u8]) -> bool {
        match self {
            Self::Sha1 => Hmac::<Sha1>::new_from_slice(key).is_ok_and(|mac| holds(mac, message, code)),
            Self::Sha256 => Hmac::<Sha256>::new_from_slice(key).is_ok_and(|mac| holds(mac, message, code)),
            Self::Sha384 => Hmac::<Sha384>::new_from_slice(key).is_ok_and(|mac| holds(mac, message, code)),
            Self::Sha512 => Hmac::<Sha512>::new_from_slice(key).is_ok_and(|mac| holds(mac, message, code)),
        }
    }

    fn block_length(self) -> usize {
        match self {
            Self::Sha1 | Self::Sha256 => 64,
            Self::Sha384 | Self::Sha512 => 128,
        }
    }

    /// The hash of the hash of … the message, so many times.
    fn repeated(self, message: &[u8], rounds: u32) -> Vec<u8> {
        match self {
            Self::Sha1 => repeated::<Sha1>(message, rounds),
            Self::Sha256 => repeated::<Sha256>(message, rounds),
            Self::Sha384 => repeated::<Sha384>(message, rounds),
            Self::Sha512 => repeated::<Sha512>(message, rounds),
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
