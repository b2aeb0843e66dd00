//! A file that has been opened: a key that can sign, and its certificate.

use core::fmt;

use rsa::rand_core::TryCryptoRng;

use crate::bags::{Bags, Opener};
use crate::budget::Budget;
use crate::certificate::Certificate;
use crate::key::Key;
use crate::password::Password;
use crate::pfx::Pfx;
use crate::signed_data::{Signer, signed_data};
use crate::{Content, Limits, SoftCertificateError};

/// Certificates above the signer's that go with a signature.
const MOST_ABOVE: usize = 3;

/// A certificate whose key is at hand. The key is wiped from memory with it, and prints as `***`.
///
/// ```
/// use mydata_soft_certificate::{Content, SoftCertificate, SoftCertificateError};
///
/// fn identify(file: &[u8], password: &str, nonce: &str, now: u64) -> Result<Vec<u8>, SoftCertificateError> {
///     let certificate = SoftCertificate::open(file, password)?;
///     certificate.sign(nonce.as_bytes(), Content::Detached, now, &mut getrandom::SysRng)
/// }
/// # let _ = identify;
/// ```
pub struct SoftCertificate {
    key: Key,
    own: Certificate,
    above: Vec<Certificate>,
}

impl SoftCertificate {
    /// Opens a file with its password.
    ///
    /// Of several keys, the first counts whose certificate is there and for signatures.
    ///
    /// # Errors
    /// [`SoftCertificateError`].
    pub fn open(file: &[u8], password: &str) -> Result<Self, SoftCertificateError> {
        Self::open_within(Limits::default(), file, password)
    }

    /// The same with limits of one's own.
    ///
    /// # Errors
    /// [`SoftCertificateError`].
    pub fn open_within(limits: Limits, file: &[u8], password: &str) -> Result<Self, SoftCertificateError> {
        let pfx = Pfx::read(file, limits)?;
        let mut budget = Budget::new(limits);
        let mut refusal = SoftCertificateError::PasswordWrong;
        for password in Password::spellings(password) {
            match Self::open_with(&pfx, &password, &mut budget) {
                Err(SoftCertificateError::PasswordWrong) => {}
                Err(other) => refusal = other,
                opened => return opened,
            }
        }
        Err(refusal)
    }

    fn open_with(pfx: &Pfx, password: &Password, budget: &mut Budget) -> Result<Self, SoftCertificateError> {
        let is_password_right = match &pfx.mac {
            Some(mac) if mac.holds(&pfx.content, password, budget)? => true,
            Some(_) => return Err(SoftCertificateError::PasswordWrong),
            None => false,
        };
        let mut opener = Opener { password, budget, is_password_right };
        let bags = opener.open(&pfx.content)?;
        if bags.has_open_key && !is_password_right {
            return Err(SoftCertificateError::Unprotected);
        }
        Self::of(bags).map_err(|error| opener.doubted(error))
    }

    fn of(bags: Bags) -> Result<Self, SoftCertificateError> {
        let certificates: Vec<_> = bags.certificates.into_iter().filter_map(Certificate::read).collect();
        let mut refusal = SoftCertificateError::KeyMissing;
        for key in &bags.keys {
            let key = match Key::read(key) {
                Ok(key) => key,
                Err(error) => {
                    refusal = error;
                    continue;
                }
            };
            let mut own = certificates.iter().filter(|one| key.is_of(one.key())).peekable();
            if own.peek().is_none() {
                refusal = SoftCertificateError::CertificateMissing;
                continue;
            }
            // A certificate that was renewed under its old key: the one that holds longest.
            let own = own.filter(|one| one.is_for_signatures()).max_by_key(|one| one.not_after());
            let Some(own) = own else {
                refusal = SoftCertificateError::CertificateUsageRefused;
                continue;
            };
            return Ok(Self { own: own.clone(), above: path(own, &certificates), key });
        }
        Err(refusal)
    }

    /// Signs a text: SHA-256, by RSA (PKCS#1 v1.5) or ECDSA, with content type, message digest and time as signed
    /// attributes, and the certificate enclosed. `at` is in Unix seconds.
    ///
    /// # Errors
    /// [`SoftCertificateError::CertificateExpired`], [`CertificateNotYetValid`](SoftCertificateError::CertificateNotYetValid)
    /// or [`SigningFailed`](SoftCertificateError::SigningFailed).
    pub fn sign(
        &self,
        text: &[u8],
        content: Content,
        at: u64,
        rng: &mut impl TryCryptoRng,
    ) -> Result<Vec<u8>, SoftCertificateError> {
        self.require_valid(at)?;
        let signer = Signer { key: &self.key, certificate: &self.own, above: &self.above };
        signed_data(text, content, at, &signer, rng)
    }

    /// Refuses a time, in Unix seconds, at which the certificate does not hold.
    ///
    /// # Errors
    /// [`SoftCertificateError::CertificateExpired`] or
    /// [`CertificateNotYetValid`](SoftCertificateError::CertificateNotYetValid).
    pub fn require_valid(&self, at: u64) -> Result<(), SoftCertificateError> {
        self.own.require_valid(at)
    }

    /// The certificate in DER.
    #[must_use]
    pub fn certificate(&self) -> &[u8] {
        &self.own.der
    }

    /// The certificates above it that the file holds, without a root, each in DER.
    pub fn above(&self) -> impl Iterator<Item = &[u8]> {
        self.above.iter().map(|one| one.der.as_slice())
    }

    /// The holder's name, or number, as the certificate says it.
    #[must_use]
    pub fn holder(&self) -> Option<String> {
        self.own.holder()
    }

    /// Who issued it, as the certificate says it.
    #[must_use]
    pub fn issuer(&self) -> Option<String> {
        self.own.issuer()
    }

    /// The last second at which it holds, in Unix time.
    #[must_use]
    pub fn not_after(&self) -> u64 {
        self.own.not_after()
    }
}

impl fmt::Debug for SoftCertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SoftCertificate(***)")
    }
}

/// Above a certificate, as far as names lead; nobody's signature is checked here.
fn path(own: &Certificate, certificates: &[Certificate]) -> Vec<Certificate> {
    let mut path: Vec<Certificate> = Vec::new();
    while path.len() < MOST_ABOVE {
        let last = path.last().unwrap_or(own);
        let above = certificates.iter().find(|one| last.is_issued_by(one) && !one.is_self_issued());
        let Some(above) = above.filter(|above| path.iter().all(|one| one.der != above.der)) else { break };
        path.push(above.clone());
    }
    path
}
