//! A certificate out of a file, in its very bytes, and what has to be known of it.

use core::fmt;

use der::asn1::{Any, ObjectIdentifier};
use der::{Decode, Encode, Tag, Tagged};
use x509_cert::certificate::CertificateInner;
use x509_cert::ext::pkix::KeyUsage;
use x509_cert::name::Name;

use crate::SoftCertificateError;

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");

#[derive(Clone)]
pub(crate) struct Certificate {
    pub(crate) der: Vec<u8>,
    x509: CertificateInner,
}

impl Certificate {
    pub(crate) fn read(der: Vec<u8>) -> Option<Self> {
        CertificateInner::from_der(&der).ok().map(|x509| Self { der, x509 })
    }

    pub(crate) fn key(&self) -> &x509_cert::spki::SubjectPublicKeyInfoOwned {
        self.x509.tbs_certificate().subject_public_key_info()
    }

    /// Whether it may sign in, as far as it says.
    pub(crate) fn is_for_signatures(&self) -> bool {
        let usage = self.x509.tbs_certificate().get_extension::<KeyUsage>();
        usage.is_ok_and(|usage| usage.is_none_or(|(_, usage)| usage.digital_signature()))
    }

    pub(crate) fn is_issued_by(&self, other: &Self) -> bool {
        self.x509.tbs_certificate().issuer() == other.x509.tbs_certificate().subject()
    }

    pub(crate) fn is_self_issued(&self) -> bool {
        self.is_issued_by(self)
    }

    /// Issuer and serial number in DER, by which a signature names its certificate.
    pub(crate) fn number(&self) -> der::Result<[Vec<u8>; 2]> {
        let tbs = self.x509.tbs_certificate();
        Ok([tbs.issuer().to_der()?, tbs.serial_number().to_der()?])
    }

    /// The holder's name.
    pub(crate) fn holder(&self) -> Option<String> {
        let subject = self.x509.tbs_certificate().subject();
        part(subject, COMMON_NAME).or_else(|| part(subject, ORGANISATION))
    }

    /// The issuer's name: the organisation's, which people know, before that of its authority.
    pub(crate) fn issuer(&self) -> Option<String> {
        let issuer = self.x509.tbs_certificate().issuer();
        part(issuer, ORGANISATION).or_else(|| part(issuer, COMMON_NAME))
    }

    pub(crate) fn not_before(&self) -> u64 {
        self.x509.tbs_certificate().validity().not_before.to_unix_duration().as_secs()
    }

    pub(crate) fn not_after(&self) -> u64 {
        self.x509.tbs_certificate().validity().not_after.to_unix_duration().as_secs()
    }

    /// Refuses a time at which it does not hold.
    pub(crate) fn require_valid(&self, at: u64) -> Result<(), SoftCertificateError> {
        let (not_before, not_after) = (self.not_before(), self.not_after());
        if at < not_before {
            return Err(SoftCertificateError::CertificateNotYetValid { not_before });
        }
        if at > not_after {
            return Err(SoftCertificateError::CertificateExpired { not_after });
        }
        Ok(())
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Certificate(***)")
    }
}

fn part(name: &Name, kind: ObjectIdentifier) -> Option<String> {
    name.iter().find(|part| part.oid == kind).and_then(|part| text(&part.value))
}

/// In any of the string types that certificates of Taiwan use.
fn text(value: &Any) -> Option<String> {
    let bytes = value.value();
    match value.tag() {
        Tag::Utf8String | Tag::PrintableString | Tag::Ia5String => String::from_utf8(bytes.to_vec()).ok(),
        Tag::BmpString => {
            let (units, rest) = bytes.as_chunks::<2>();
            let units: Vec<_> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
            if rest.is_empty() { String::from_utf16(&units).ok() } else { None }
        }
        _ => None,
    }
}
