//! What a certificate says about its holder.

use serde::Serialize;

use crate::Reason;
use crate::certificate::Certificate;

/// A point in time: seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct UnixSeconds(pub i64);

/// The facts of one certificate a person would want to read.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct SignerSummary {
    /// Whom it names (RFC 4514).
    pub subject: String,
    /// Who issued it (RFC 4514).
    pub issuer: String,
    /// Its serial number, in upper-case hexadecimal digits separated by colons.
    pub serial: String,
    /// From when it holds.
    pub not_before: UnixSeconds,
    /// Until when it holds.
    pub not_after: UnixSeconds,
    /// SHA-256 of the certificate, in lower-case hexadecimal digits.
    pub sha256: String,
    /// SHA-256 of its key (`SubjectPublicKeyInfo` in DER), in lower-case hexadecimal digits.
    pub key_sha256: String,
}

impl SignerSummary {
    /// Reads a certificate, believing nothing of it.
    ///
    /// # Errors
    /// [`Reason::CertificateMalformed`].
    pub fn of_certificate(der: &[u8]) -> Result<Self, Reason> {
        let certificate = Certificate::from_der(der).map_err(|_| Reason::CertificateMalformed)?;
        Ok(certificate.summary())
    }
}
