//! A parsed certificate and what the judgement asks of it.

use pkix_path::names_match;
use sha2::{Digest, Sha256};

use crate::signature_check::SignatureCheck;
use crate::{Reason, SignerSummary, UnixSeconds, certificate_form, name, x509_cert};
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{self, Decode, Encode};
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{
    BasicConstraints, KeyUsage, NameConstraints, SubjectAltName, SubjectKeyIdentifier,
};
use x509_cert::name::Name;
use x509_cert::time::Time;

const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const SUBJECT_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");
const NAME_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.30");
const AUTHORITY_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");

mod issuer_key_id;
#[cfg(feature = "revocation")]
mod revocation;

use issuer_key_id::IssuerKeyId;

/// A certificate with the extensions that decide about its role, decoded once.
#[derive(Clone, Debug)]
pub(crate) struct Certificate {
    pub(crate) x509: x509_cert::Certificate,
    der: Vec<u8>,
    key_id: Option<Vec<u8>>,
    issuer_key_id: Option<Vec<u8>>,
    constraints: Option<BasicConstraints>,
    key_usage: Option<KeyUsage>,
}

impl Certificate {
    pub(crate) fn from_der(der: &[u8]) -> der::Result<Self> {
        let x509 = x509_cert::Certificate::from_der(der)?;
        let key_id = extension::<SubjectKeyIdentifier>(&x509, SUBJECT_KEY_IDENTIFIER)?;
        let issuer_key_id = extension::<IssuerKeyId>(&x509, AUTHORITY_KEY_IDENTIFIER)?;
        let constraints = extension::<BasicConstraints>(&x509, BASIC_CONSTRAINTS)?;
        let key_usage = extension::<KeyUsage>(&x509, KEY_USAGE)?;
        let is_authority = constraints.as_ref().is_some_and(|constraints| constraints.ca);
        let tbs = &x509.tbs_certificate;
        if !certificate_form::is_kept(&x509, is_authority, names_match(&tbs.subject, &tbs.issuer)) {
            return Err(der::ErrorKind::Failed.into());
        }
        Ok(Self {
            x509,
            der: der.to_vec(),
            key_id: key_id.map(|id| id.0.into_bytes()),
            issuer_key_id: issuer_key_id.and_then(|id| id.0),
            constraints,
            key_usage,
        })
    }

    pub(crate) fn name(&self) -> &Name {
        &self.x509.tbs_certificate.subject
    }

    /// The subject as an RFC 4514 string.
    pub(crate) fn subject(&self) -> String {
        name::display(self.name())
    }

    /// The issuer as an RFC 4514 string.
    pub(crate) fn issuer(&self) -> String {
        name::display(&self.x509.tbs_certificate.issuer)
    }

    /// Whether one part of the subject is just this text.
    pub(crate) fn names(&self, text: &str) -> bool {
        let mut attributes = self.name().0.iter().flat_map(|rdn| rdn.0.iter());
        attributes.any(|attribute| name::text(&attribute.value).as_deref() == Some(text))
    }

    pub(crate) fn is_authority(&self) -> bool {
        self.constraints.as_ref().is_some_and(|constraints| constraints.ca)
    }

    /// How many authorities may follow below this one.
    pub(crate) fn authorities_below(&self) -> Option<u8> {
        self.constraints.as_ref().and_then(|constraints| constraints.path_len_constraint)
    }

    /// Other names of the holder than the subject.
    pub(crate) fn alternative_names(&self) -> der::Result<Vec<GeneralName>> {
        let names = extension::<SubjectAltName>(&self.x509, SUBJECT_ALT_NAME)?;
        Ok(names.map(|names| names.0).unwrap_or_default())
    }

    /// Which names an authority may issue certificates for.
    pub(crate) fn name_constraints(&self) -> der::Result<Option<NameConstraints>> {
        extension(&self.x509, NAME_CONSTRAINTS)
    }

    /// Whether it makes a condition beyond those (RFC 5280, 4.2).
    pub(crate) fn has_critical_extension_besides(&self, known: &[ObjectIdentifier]) -> bool {
        let extensions = self.x509.tbs_certificate.extensions.as_deref().unwrap_or_default();
        extensions.iter().any(|extension| extension.critical && !known.contains(&extension.extn_id))
    }

    pub(crate) fn is_self_issued(&self) -> bool {
        names_match(self.name(), &self.x509.tbs_certificate.issuer)
    }

    /// Whether `issuer` may have issued this certificate: by name, and where both state one, by key identifier.
    ///
    /// All generations of one authority share their name; the identifier tells them apart. It proves nothing: the
    /// signature does, later.
    pub(crate) fn may_be_issued_by(&self, issuer: &Self) -> bool {
        let key_ids_agree = match (&self.issuer_key_id, &issuer.key_id) {
            (Some(wanted), Some(found)) => wanted == found,
            _ => true,
        };
        key_ids_agree && names_match(issuer.name(), &self.x509.tbs_certificate.issuer)
    }

    /// Whether a stated key usage leaves out signing documents, or claims the right to issue certificates without
    /// being an authority's (RFC 5280, 4.2.1.3).
    pub(crate) fn forbids_signing(&self) -> bool {
        self.key_usage.is_some_and(|usage| {
            let signs = usage.digital_signature() || usage.non_repudiation();
            !signs || (usage.key_cert_sign() && !self.is_authority())
        })
    }

    /// Whether a stated key usage leaves out issuing certificates.
    pub(crate) fn forbids_issuing(&self) -> bool {
        self.key_usage.is_some_and(|usage| !usage.key_cert_sign())
    }

    /// Whether the key is one that signatures are accepted from.
    pub(crate) fn has_strong_key(&self, checks: SignatureCheck) -> bool {
        self.key_der().is_ok_and(|key| checks.accepts_key(&key))
    }

    /// SHA-256 of the key, so that it can be pinned; of nothing, should it not be writable again.
    pub(crate) fn key_sha256(&self) -> [u8; 32] {
        Sha256::digest(self.key_der().unwrap_or_default()).into()
    }

    fn key_der(&self) -> der::Result<Vec<u8>> {
        self.x509.tbs_certificate.subject_public_key_info.to_der()
    }

    /// Why the certificate does not hold at that time, if it does not.
    pub(crate) fn validity_reason(&self, at: UnixSeconds) -> Option<Reason> {
        let SignerSummary { subject, not_before, not_after, .. } = self.summary();
        if at < not_before {
            return Some(Reason::NotYetValid { subject, not_before, at });
        }
        (at > not_after).then_some(Reason::Expired { subject, not_after, at })
    }

    pub(crate) fn summary(&self) -> SignerSummary {
        let tbs = &self.x509.tbs_certificate;
        SignerSummary {
            subject: name::display(&tbs.subject),
            issuer: name::display(&tbs.issuer),
            serial: tbs.serial_number.to_string(),
            not_before: unix_seconds(tbs.validity.not_before),
            not_after: unix_seconds(tbs.validity.not_after),
            sha256: name::hex(&Sha256::digest(&self.der)),
            key_sha256: name::hex(&self.key_sha256()),
        }
    }
}

/// The extension of that kind; that there is one at most, the form demands. One that cannot be read condemns the
/// certificate.
fn extension<T: for<'a> Decode<'a>>(
    certificate: &x509_cert::Certificate,
    oid: ObjectIdentifier,
) -> der::Result<Option<T>> {
    let extensions = certificate.tbs_certificate.extensions.as_deref().unwrap_or_default();
    let found = extensions.iter().find(|extension| extension.extn_id == oid);
    found.map(|extension| T::from_der(extension.extn_value.as_bytes())).transpose()
}

pub(crate) fn unix_seconds(time: Time) -> UnixSeconds {
    // RFC 5280 knows no time before 1950; der refuses those before 1970.
    UnixSeconds(i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX))
}
