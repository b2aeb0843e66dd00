//! The certificate of somebody who signs in with it, and what it says about him.

use der::asn1::{Any, ObjectIdentifier};
use der::{Decode, Encode, Tag, Tagged};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{
    BasicConstraints, CertificatePolicies, KeyUsage, SubjectDirectoryAttributes, SubjectKeyIdentifier,
};
use x509_cert::name::Name;

use super::EvidenceRefusal;
use super::signature::PublicKey;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SERIAL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.5");

/// The certificate of a signer. That it can be read says nothing about whether it is to be believed.
#[derive(Clone, Debug)]
pub struct SigningCertificate {
    der: Vec<u8>,
    x509: Certificate,
}

impl SigningCertificate {
    /// Reads a certificate in DER.
    ///
    /// # Errors
    /// [`EvidenceRefusal::CertificateMalformed`].
    pub fn read(der: &[u8]) -> Result<Self, EvidenceRefusal> {
        let x509 = Certificate::from_der(der).map_err(|_| EvidenceRefusal::CertificateMalformed)?;
        Ok(Self { der: der.to_vec(), x509 })
    }

    /// The certificate in DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// SHA-256 of the certificate.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        Sha256::digest(&self.der).into()
    }

    pub(super) fn key(&self) -> Result<PublicKey, EvidenceRefusal> {
        let spki = self.x509.tbs_certificate().subject_public_key_info();
        let der = spki.to_der().map_err(|_| EvidenceRefusal::CertificateMalformed)?;
        PublicKey::from_spki(spki.algorithm.oid, &der)
    }

    /// Whether it is of this issuer, a name in DER, and has this serial number, the value of an integer.
    pub(super) fn is_numbered(&self, issuer: &[u8], serial: &[u8]) -> bool {
        let tbs = self.x509.tbs_certificate();
        tbs.issuer().to_der().is_ok_and(|own| own == issuer) && tbs.serial_number().as_bytes() == serial
    }

    /// Whether its key is known by this identifier.
    pub(super) fn has_key_id(&self, key_id: &[u8]) -> bool {
        let own = self.x509.tbs_certificate().get_extension::<SubjectKeyIdentifier>();
        own.is_ok_and(|own| own.is_some_and(|(_, own)| own.0.as_bytes() == key_id))
    }

    /// Refuses a certificate that is not for signing in (RFC 5280, 4.2.1.3), or is one of an authority.
    ///
    /// Non-repudiation alone is not enough: that is the usage of the key that makes contracts, and a challenge is none.
    pub(super) fn require_digital_signature(&self) -> Result<(), EvidenceRefusal> {
        let tbs = self.x509.tbs_certificate();
        let usage = tbs.get_extension::<KeyUsage>().map_err(|_| EvidenceRefusal::CertificateMalformed)?;
        let constraints =
            tbs.get_extension::<BasicConstraints>().map_err(|_| EvidenceRefusal::CertificateMalformed)?;
        let is_authority = constraints.is_some_and(|(_, constraints)| constraints.ca);
        if is_authority || !usage.is_some_and(|(_, usage)| usage.digital_signature()) {
            return Err(EvidenceRefusal::CertificateUsageRefused);
        }
        Ok(())
    }

    /// Refuses a certificate issued under none of these policies; none are needed where none are named.
    pub(super) fn require_policy(&self, accepted: &[ObjectIdentifier]) -> Result<(), EvidenceRefusal> {
        let found = self.x509.tbs_certificate().get_extension::<CertificatePolicies>();
        let found = found.map_err(|_| EvidenceRefusal::CertificateMalformed)?;
        let policies = found.map(|(_, policies)| policies.0).unwrap_or_default();
        let is_accepted = policies.iter().any(|policy| accepted.contains(&policy.policy_identifier));
        (accepted.is_empty() || is_accepted).then_some(()).ok_or(EvidenceRefusal::CertificatePolicyRefused)
    }

    /// The text of an attribute of the holder that is no part of his name (RFC 5280, 4.2.1.8).
    pub(super) fn directory_attribute(&self, kind: ObjectIdentifier) -> Result<String, EvidenceRefusal> {
        let found = self.x509.tbs_certificate().get_extension::<SubjectDirectoryAttributes>();
        let found = found.map_err(|_| EvidenceRefusal::CertificateMalformed)?;
        let attributes = found.map(|(_, attributes)| attributes.0).unwrap_or_default();
        let mut values = attributes.iter().filter(|one| one.oid == kind).flat_map(|one| one.values.iter());
        // Two values would let whoever compares first decide.
        match (values.next().and_then(text), values.next()) {
            (Some(text), None) => Ok(text),
            _ => Err(EvidenceRefusal::PersonNotStated),
        }
    }

    /// The holder's name.
    pub(super) fn common_name(&self) -> Option<String> {
        self.subject_part(COMMON_NAME)
    }

    /// The number by which the authority tells holders of one name apart.
    pub(super) fn holder_number(&self) -> Option<String> {
        self.subject_part(SERIAL_NUMBER)
    }

    pub(super) fn subject(&self) -> &Name {
        self.x509.tbs_certificate().subject()
    }

    pub(super) fn x509(&self) -> &Certificate {
        &self.x509
    }

    fn subject_part(&self, kind: ObjectIdentifier) -> Option<String> {
        let mut parts = self.subject().iter().filter(|part| part.oid == kind);
        let first = parts.next().and_then(|part| text(&part.value));
        first.filter(|_| parts.next().is_none())
    }
}

/// The text of a value, in any of the string types that certificates of Taiwan use.
pub(super) fn text(value: &Any) -> Option<String> {
    let bytes = value.value();
    match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String | Tag::NumericString => {
            String::from_utf8(bytes.to_vec()).ok()
        }
        Tag::BmpString => {
            let (units, rest) = bytes.as_chunks::<2>();
            let units: Vec<_> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
            if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
        }
        _ => None,
    }
}
