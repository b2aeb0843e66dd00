//! A certificate with its private key: able to sign packages, or to issue further certificates.

use std::fmt;

use der::pem::LineEnding;
use der::{DecodePem, Encode, EncodePem};
use rsa::rand_core::TryCryptoRng;
use x509_cert::Certificate;
use x509_cert::builder::CertificateBuilder;
use x509_cert::crl::CertificateList;
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;

use crate::key::{IssuerHash, Key};
use crate::profile::Issuance;
use crate::{Profile, RevocationProfile};

/// Who holds a certificate and its key. The key prints as `***`.
#[derive(Clone)]
pub struct Holder {
    certificate: Certificate,
    key: Key,
}

/// Why a certificate could not be made or read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IssueError {
    /// The builder of certificates refused, for example a subject that is no RFC 4514 name.
    #[error("the certificate cannot be built: {0}")]
    Build(#[from] x509_cert::builder::Error),
    /// A certificate could not be written or read.
    #[error("the certificate cannot be written or read: {0}")]
    Encoding(#[from] der::Error),
    /// A key could not be made, written or read.
    #[error("the key cannot be made, written or read")]
    Key,
    /// There was no randomness.
    #[error("there is no randomness")]
    Randomness,
}

impl Holder {
    /// Makes a key and a certificate that vouches for itself.
    ///
    /// # Errors
    /// [`IssueError`].
    pub fn self_signed(profile: &Profile, rng: &mut impl TryCryptoRng) -> Result<Self, IssueError> {
        let key = Key::new(profile.key_kind(), rng)?;
        let certificate = certify(profile, &key, profile.name()?, &key, rng)?;
        Ok(Self { certificate, key })
    }

    /// Makes a key, and a certificate for it under this holder's.
    ///
    /// # Errors
    /// [`IssueError`].
    pub fn issue(&self, profile: &Profile, rng: &mut impl TryCryptoRng) -> Result<Self, IssueError> {
        let key = Key::new(profile.key_kind(), rng)?;
        let issuer = self.certificate.tbs_certificate().subject().clone();
        let certificate = certify(profile, &key, issuer, &self.key, rng)?;
        Ok(Self { certificate, key })
    }

    /// Reads a certificate and its key, which must belong together.
    ///
    /// # Errors
    /// [`IssueError`].
    pub fn from_pem(certificate: &str, key: &str) -> Result<Self, IssueError> {
        let certificate = Certificate::from_pem(certificate)?;
        let key = Key::from_pkcs8_pem(key)?;
        let holder = Self { certificate, key };
        let stated = holder.certificate.tbs_certificate().subject_public_key_info();
        if *stated != holder.key.public_key()? {
            return Err(IssueError::Key);
        }
        Ok(holder)
    }

    /// Whether the certificate names this subject (RFC 4514).
    #[must_use]
    pub fn is_named(&self, subject: &str) -> bool {
        subject.parse::<Name>().is_ok_and(|subject| subject == *self.certificate.tbs_certificate().subject())
    }

    /// Whether `issuer`'s key made this certificate, under its name.
    #[must_use]
    pub fn is_issued_by(&self, issuer: &Self) -> bool {
        let stated = self.certificate.tbs_certificate().issuer();
        stated == issuer.certificate.tbs_certificate().subject() && issuer.key.has_signed(&self.certificate)
    }

    /// Signs any bytes, with SHA-256 or, on P-384, SHA-384: for tests of what else authorities sign.
    ///
    /// # Errors
    /// [`IssueError::Key`].
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, IssueError> {
        self.key.sign_bytes(message)
    }

    /// Makes a list of certificates that this holder has revoked, in DER.
    ///
    /// # Errors
    /// [`IssueError`].
    pub fn revocation_list(&self, profile: &RevocationProfile) -> Result<Vec<u8>, IssueError> {
        Ok(self.sign_list(profile)?.to_der()?)
    }

    /// The same in PEM.
    ///
    /// # Errors
    /// [`IssueError`].
    pub fn revocation_list_pem(&self, profile: &RevocationProfile) -> Result<String, IssueError> {
        Ok(self.sign_list(profile)?.to_pem(LineEnding::LF)?)
    }

    /// The last second, in Unix time, at which the certificate holds.
    #[must_use]
    pub fn not_after(&self) -> u64 {
        self.certificate.tbs_certificate().validity().not_after.to_unix_duration().as_secs()
    }

    /// The certificate in DER.
    ///
    /// # Errors
    /// [`IssueError::Encoding`].
    pub fn certificate_der(&self) -> Result<Vec<u8>, IssueError> {
        Ok(self.certificate.to_der()?)
    }

    /// The certificate in PEM.
    ///
    /// # Errors
    /// [`IssueError::Encoding`].
    pub fn certificate_pem(&self) -> Result<String, IssueError> {
        Ok(self.certificate.to_pem(LineEnding::LF)?)
    }

    /// The private key as PKCS#8 PEM.
    ///
    /// # Errors
    /// [`IssueError::Key`].
    pub fn key_pem(&self) -> Result<String, IssueError> {
        self.key.to_pkcs8_pem()
    }

    /// The subject of the certificate as an RFC 4514 string.
    #[must_use]
    pub fn subject(&self) -> String {
        self.certificate.tbs_certificate().subject().to_string()
    }
}

impl Holder {
    pub(crate) fn serial_number(&self) -> &SerialNumber {
        self.certificate.tbs_certificate().serial_number()
    }

    fn sign_list(&self, profile: &RevocationProfile) -> Result<CertificateList, IssueError> {
        let issuer = self.certificate.tbs_certificate().subject();
        self.key.sign(profile.builder(issuer), IssuerHash::Sha256)
    }
}

impl fmt::Debug for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Holder").field("subject", &self.subject()).field("key", &"***").finish()
    }
}

fn certify(
    profile: &Profile,
    key: &Key,
    issuer: Name,
    issuer_key: &Key,
    rng: &mut impl TryCryptoRng,
) -> Result<Certificate, IssueError> {
    let issuance = Issuance { profile, subject: profile.name()?, issuer };
    let (serial_number, public_key) = (serial_number(rng)?, key.public_key()?);
    let builder = CertificateBuilder::new(issuance, serial_number, profile.validity()?, public_key)?;
    issuer_key.sign(builder, profile.issuer_hash())
}

/// A random serial number of 16 bytes, positive and without leading zero (RFC 5280, 4.1.2.2).
fn serial_number(rng: &mut impl TryCryptoRng) -> Result<SerialNumber, IssueError> {
    let mut bytes = [0; 16];
    rng.try_fill_bytes(&mut bytes).map_err(|_| IssueError::Randomness)?;
    bytes[0] = bytes[0] & 0x3F | 0x40;
    Ok(SerialNumber::new(&bytes)?)
}
