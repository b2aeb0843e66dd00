//! Lists of revoked certificates (RFC 5280, 5).

use std::ops::RangeInclusive;
use std::time::Duration;

use der::asn1::{BitString, GeneralizedTime, UtcTime};
use der::{DecodePem, Encode};
use rsa::pkcs8::EncodePublicKey;
use rsa::signature::Keypair;
use x509_cert::Version;
use x509_cert::builder::{Builder, Result};
use x509_cert::crl::{CertificateList, RevokedCert, TbsCertList};
use x509_cert::ext::pkix::{AuthorityKeyIdentifier, CrlNumber, CrlReason, SubjectKeyIdentifier};
use x509_cert::ext::{Extension, ToExtension};
use x509_cert::name::Name;
use x509_cert::spki::{DynSignatureAlgorithmIdentifier, SubjectPublicKeyInfoRef};
use x509_cert::time::Time;

use crate::{Holder, IssueError};

/// What a list of revoked certificates to be made should say.
#[derive(Clone, Debug)]
pub struct RevocationProfile {
    validity: RangeInclusive<u64>,
    revoked: Vec<RevokedCert>,
    extra: Vec<Extension>,
}

impl RevocationProfile {
    /// A list that revokes nothing, made at the start of `validity` and to be followed by its end, in Unix seconds.
    #[must_use]
    pub fn new(validity: RangeInclusive<u64>) -> Self {
        Self { validity, revoked: Vec::new(), extra: Vec::new() }
    }

    /// Adds the certificate of a holder.
    ///
    /// # Errors
    /// [`IssueError::Encoding`] if no certificate could say such a time.
    pub fn with_revoked(
        self,
        holder: &Holder,
        at: u64,
        reason: Option<CrlReason>,
    ) -> std::result::Result<Self, IssueError> {
        self.with_revoked_saying(holder, at, reason, &[])
    }

    /// Adds the certificate of a holder with more extensions, for lists that should be refused.
    ///
    /// # Errors
    /// [`IssueError::Encoding`] if no certificate could say such a time.
    pub fn with_revoked_saying(
        mut self,
        holder: &Holder,
        at: u64,
        reason: Option<CrlReason>,
        extra: &[Extension],
    ) -> std::result::Result<Self, IssueError> {
        let mut extensions = extra.to_vec();
        if let Some(reason) = reason {
            extensions.push(reason.to_extension(&Name::default(), &[]).map_err(IssueError::from)?);
        }
        self.revoked.push(RevokedCert {
            serial_number: holder.serial_number().clone(),
            revocation_date: time(at)?,
            crl_entry_extensions: (!extensions.is_empty()).then_some(extensions),
        });
        Ok(self)
    }

    /// Adds an extension to the list itself.
    #[must_use]
    pub fn with_extension(mut self, extension: Extension) -> Self {
        self.extra.push(extension);
        self
    }

    /// Takes over what an earlier list (PEM) has revoked.
    ///
    /// # Errors
    /// [`IssueError::Encoding`].
    pub fn continuing(mut self, earlier: &str) -> std::result::Result<Self, IssueError> {
        let earlier: CertificateList = CertificateList::from_pem(earlier)?;
        self.revoked.extend(earlier.tbs_cert_list.revoked_certificates.unwrap_or_default());
        Ok(self)
    }

    /// Whether the list revokes the certificate of this holder.
    #[must_use]
    pub fn revokes(&self, holder: &Holder) -> bool {
        self.revoked.iter().any(|entry| entry.serial_number == *holder.serial_number())
    }

    pub(crate) fn builder<'p>(&'p self, issuer: &'p Name) -> ListBuilder<'p> {
        ListBuilder { profile: self, issuer, tbs: None }
    }
}

/// Builds a list under an issuer's name. The one of the X.509 crate names the key of the issuer's issuer.
pub(crate) struct ListBuilder<'p> {
    profile: &'p RevocationProfile,
    issuer: &'p Name,
    tbs: Option<TbsCertList>,
}

impl ListBuilder<'_> {
    fn extensions(&self, issuer_key: SubjectPublicKeyInfoRef<'_>) -> Result<Vec<Extension>> {
        let number = CrlNumber::try_from(*self.profile.validity.start())?;
        let key_identifier = Some(SubjectKeyIdentifier::try_from(issuer_key)?.0);
        let key_id = AuthorityKeyIdentifier { key_identifier, ..Default::default() };
        let mut extensions =
            vec![key_id.to_extension(self.issuer, &[])?, number.to_extension(self.issuer, &[])?];
        extensions.extend(self.profile.extra.iter().cloned());
        Ok(extensions)
    }
}

impl Builder for ListBuilder<'_> {
    type Output = CertificateList;

    fn finalize<S>(&mut self, signer: &S) -> Result<Vec<u8>>
    where
        S: Keypair + DynSignatureAlgorithmIdentifier,
        S::VerifyingKey: EncodePublicKey,
    {
        let key = signer.verifying_key().to_public_key_der()?;
        let tbs = TbsCertList {
            version: Version::V2,
            signature: signer.signature_algorithm_identifier()?,
            issuer: self.issuer.clone(),
            this_update: time(*self.profile.validity.start())?,
            next_update: Some(time(*self.profile.validity.end())?),
            revoked_certificates: (!self.profile.revoked.is_empty()).then(|| self.profile.revoked.clone()),
            crl_extensions: Some(self.extensions(key.decode_msg()?)?),
        };
        Ok(self.tbs.insert(tbs).to_der()?)
    }

    fn assemble<S>(self, signature: BitString, signer: &S) -> Result<Self::Output>
    where
        S: Keypair + DynSignatureAlgorithmIdentifier,
        S::VerifyingKey: EncodePublicKey,
    {
        let tbs_cert_list = self.tbs.ok_or_else(|| der::Error::from(der::ErrorKind::Failed))?;
        Ok(CertificateList {
            signature_algorithm: signer.signature_algorithm_identifier()?,
            tbs_cert_list,
            signature,
        })
    }
}

/// As RFC 5280, 5.1.2.4, wants it: `UTCTime` up to 2049.
fn time(seconds: u64) -> der::Result<Time> {
    let since_epoch = Duration::from_secs(seconds);
    UtcTime::from_unix_duration(since_epoch)
        .map(Time::from)
        .or_else(|_| GeneralizedTime::from_unix_duration(since_epoch).map(Time::from))
}
