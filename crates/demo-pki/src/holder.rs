//! A certificate with its private key: able to sign packages, or to issue further certificates.

use std::fmt;

use der::pem::LineEnding;
use der::{DecodePem, Encode, EncodePem};
use rsa::PrivateKey;
use rsa::pkcs1v15::{Signature, SigningKey};
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use rsa::rand_core::TryCryptoRng;
use rsa::signature::{Keypair, Verifier};
use sha2::Sha256;
use x509_cert::Certificate;
use x509_cert::builder::{Builder, CertificateBuilder};
use x509_cert::name::Name;
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::SubjectPublicKeyInfoOwned;

use crate::Profile;
use crate::profile::Issuance;

/// Who holds a certificate and its key. The key prints as `***`.
#[derive(Clone)]
pub struct Holder {
    certificate: Certificate,
    key: SigningKey<Sha256>,
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
        let key = new_key(profile, rng)?;
        let certificate = certify(profile, &key, profile.name()?, &key, rng)?;
        Ok(Self { certificate, key })
    }

    /// Makes a key, and a certificate for it under this holder's.
    ///
    /// # Errors
    /// [`IssueError`].
    pub fn issue(&self, profile: &Profile, rng: &mut impl TryCryptoRng) -> Result<Self, IssueError> {
        let key = new_key(profile, rng)?;
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
        let key = SigningKey::from_pkcs8_pem(key).map_err(|_| IssueError::Key)?;
        let holder = Self { certificate, key };
        let stated = holder.certificate.tbs_certificate().subject_public_key_info();
        if *stated != holder.public_key()? {
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
        let tbs = self.certificate.tbs_certificate();
        let signature = self.certificate.signature().as_bytes().map(Signature::try_from);
        let (Ok(message), Some(Ok(signature))) = (tbs.to_der(), signature) else { return false };
        tbs.issuer() == issuer.certificate.tbs_certificate().subject()
            && issuer.key.verifying_key().verify(&message, &signature).is_ok()
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
        let pem = self.key.to_pkcs8_pem(LineEnding::LF).map_err(|_| IssueError::Key)?;
        Ok(pem.to_string())
    }

    /// The subject of the certificate as an RFC 4514 string.
    #[must_use]
    pub fn subject(&self) -> String {
        self.certificate.tbs_certificate().subject().to_string()
    }
}

impl Holder {
    fn public_key(&self) -> Result<SubjectPublicKeyInfoOwned, IssueError> {
        SubjectPublicKeyInfoOwned::from_key(&self.key.verifying_key()).map_err(|_| IssueError::Key)
    }
}

impl fmt::Debug for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Holder").field("subject", &self.subject()).field("key", &"***").finish()
    }
}

fn new_key(profile: &Profile, rng: &mut impl TryCryptoRng) -> Result<SigningKey<Sha256>, IssueError> {
    let key = PrivateKey::new(rng, profile.key_bits()).map_err(|_| IssueError::Key)?;
    Ok(SigningKey::new(key))
}

fn certify(
    profile: &Profile,
    key: &SigningKey<Sha256>,
    issuer: Name,
    issuer_key: &SigningKey<Sha256>,
    rng: &mut impl TryCryptoRng,
) -> Result<Certificate, IssueError> {
    let public_key =
        SubjectPublicKeyInfoOwned::from_key(&key.verifying_key()).map_err(|_| IssueError::Key)?;
    let issuance = Issuance { profile, subject: profile.name()?, issuer };
    let builder = CertificateBuilder::new(issuance, serial_number(rng)?, profile.validity()?, public_key)?;
    Ok(builder.build(issuer_key)?)
}

/// A random serial number of 16 bytes, positive and without leading zero (RFC 5280, 4.1.2.2).
fn serial_number(rng: &mut impl TryCryptoRng) -> Result<SerialNumber, IssueError> {
    let mut bytes = [0; 16];
    rng.try_fill_bytes(&mut bytes).map_err(|_| IssueError::Randomness)?;
    bytes[0] = bytes[0] & 0x3F | 0x40;
    Ok(SerialNumber::new(&bytes)?)
}
