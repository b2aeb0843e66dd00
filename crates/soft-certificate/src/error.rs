//! Why a file is not opened, or does not sign.

use serde::Serialize;
use strum::{IntoStaticStr, VariantNames};

/// A refusal with its facts. [`code`](Self::code) is stable; sentences for people are in the catalogues.
///
/// The facts name algorithms, sizes and dates of the file, never a person and nothing of the password.
#[derive(Clone, Debug, Eq, IntoStaticStr, PartialEq, Serialize, VariantNames, thiserror::Error)]
#[serde(untagged)]
#[strum(prefix = "soft-certificate.", serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum SoftCertificateError {
    /// The file is protected, or its key made, in a way that is not known here.
    #[error("the algorithm {algorithm} is not supported")]
    AlgorithmRefused {
        /// Its object identifier.
        algorithm: String,
    },
    /// The certificate no longer holds.
    #[error("the certificate has expired")]
    CertificateExpired {
        /// Its last second, in Unix time.
        not_after: u64,
    },
    /// The file holds no certificate of its key.
    #[error("the file holds no certificate of its key")]
    CertificateMissing,
    /// The certificate does not hold yet.
    #[error("the certificate does not hold yet")]
    CertificateNotYetValid {
        /// Its first second, in Unix time.
        not_before: u64,
    },
    /// The certificate is not for signing in: its key usage lacks digital signature (RFC 5280, 4.2.1.3).
    #[error("the certificate is not for digital signatures")]
    CertificateUsageRefused,
    /// It begins like a PKCS#12 file, but is not whole.
    #[error("the file is damaged: {what}")]
    Damaged {
        /// The part that cannot be read.
        what: &'static str,
    },
    /// The file holds no private key, as one exported without it.
    #[error("the file holds no private key")]
    KeyMissing,
    /// The key is no RSA key of 2,048 to 4,096 bits, and none of P-256.
    #[error("the kind or size of the key is not supported")]
    KeyRefused,
    /// It is no PKCS#12 file at all.
    #[error("the file is not a PKCS#12 file")]
    NotPkcs12,
    /// The password does not open the file.
    #[error("the password does not open the file")]
    PasswordWrong,
    /// The key did not sign: there was no randomness, or the signature does not hold under the certificate.
    #[error("the key could not sign")]
    SigningFailed,
    /// It has more bytes than any such file.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Bytes of the file.
        bytes: usize,
        /// How many are allowed.
        limit: usize,
    },
    /// It has more parts than any such file.
    #[error("the file has more than {limit} parts")]
    TooManyParts {
        /// How many are allowed.
        limit: usize,
    },
    /// Opening it would take more rounds of hashing than a browser should be kept busy with.
    #[error("opening the file takes more than {limit} rounds")]
    TooSlow {
        /// How many are allowed.
        limit: u64,
    },
    /// No password protects its key, so that whoever finds the file has it.
    #[error("the key in the file is not protected by a password")]
    Unprotected,
}

impl SoftCertificateError {
    /// All codes: what a catalogue of messages must cover.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        <Self as VariantNames>::VARIANTS.iter().copied()
    }

    /// The stable code of this refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

/// For a part whose DER cannot be read.
pub(crate) fn damaged(what: &'static str) -> impl Fn(der::Error) -> SoftCertificateError {
    move |_| SoftCertificateError::Damaged { what }
}

pub(crate) fn refused(algorithm: der::asn1::ObjectIdentifier) -> SoftCertificateError {
    SoftCertificateError::AlgorithmRefused { algorithm: algorithm.to_string() }
}
