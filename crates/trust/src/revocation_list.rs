//! One list of revoked certificates (RFC 5280, 5), and what it proves.

use mydata_package::certificate_der_from_pem;
use pkix_path::{SignatureVerifier, names_match};

use crate::certificate::{Certificate, unix_seconds};
use crate::revocation_scope::{Scope, Weight};
use crate::revocation_sources::RevocationError;
use crate::signature_check::SignatureCheck;
use crate::testimony::{Currency, Inquiry, Testimony, reason_name};
use crate::{UnixSeconds, x509_cert};
use x509_cert::crl::{CertificateList, RevokedCert};
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::referenced::OwnedToRef;
use x509_cert::der::{self, Decode, Reader, SliceReader};
use x509_cert::ext::pkix::CrlReason;
use x509_cert::name::Name;
use x509_cert::spki::AlgorithmIdentifierOwned;

const REASON_CODE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.21");

#[derive(Clone, Debug)]
pub(crate) struct RevocationList {
    issuer: Name,
    scope: Scope,
    currency: Currency,
    /// In the order of serial numbers.
    revoked: Vec<Entry>,
    signed: Vec<u8>,
    algorithm: AlgorithmIdentifierOwned,
    signature: Vec<u8>,
}

#[derive(Clone, Debug)]
struct Entry {
    serial_number: Box<[u8]>,
    at: UnixSeconds,
    reason: &'static str,
}

impl RevocationList {
    /// Reads one list in DER, or any number in PEM.
    pub(crate) fn read_all(bytes: &[u8]) -> Result<Vec<Self>, RevocationError> {
        const BEGIN: &str = "-----BEGIN X509 CRL-----";
        const END: &str = "-----END X509 CRL-----";
        let malformed = |index: usize| RevocationError::ListMalformed { position: index + 1 };
        let text = match std::str::from_utf8(bytes) {
            Ok(text) if text.contains(BEGIN) => text,
            _ => return Ok(vec![Self::from_der(bytes).map_err(|_| malformed(0))?]),
        };
        let blocks = text.split(BEGIN).skip(1).enumerate().map(|(index, body)| {
            let (body, _) = body.split_once(END).ok_or(malformed(index))?;
            // One reader of PEM for everything; it knows certificates only.
            let pem = format!("-----BEGIN CERTIFICATE-----{body}-----END CERTIFICATE-----");
            let der = certificate_der_from_pem(&pem).map_err(|_| malformed(index))?;
            Self::from_der(&der).map_err(|_| malformed(index))
        });
        blocks.collect()
    }

    fn from_der(bytes: &[u8]) -> der::Result<Self> {
        let list = CertificateList::from_der(bytes)?;
        // What the issuer has not signed has one value only, as in certificates.
        if list.signature_algorithm != list.tbs_cert_list.signature || list.signature.unused_bits() != 0 {
            return Err(der::ErrorKind::Failed.into());
        }
        let signed = SliceReader::new(bytes)?.sequence(|body| {
            let signed = body.tlv_bytes()?.to_vec();
            body.read_slice(body.remaining_len())?;
            Ok(signed)
        })?;
        let tbs = list.tbs_cert_list;
        let entries = tbs.revoked_certificates.unwrap_or_default();
        let scope = Scope::new(&tbs.issuer, tbs.crl_extensions.as_deref().unwrap_or_default(), &entries)?;
        let mut revoked = entries.into_iter().map(Entry::new).collect::<der::Result<Vec<_>>>()?;
        revoked.sort_by(|one, other| one.serial_number.cmp(&other.serial_number));
        Ok(Self {
            issuer: tbs.issuer,
            scope,
            currency: Currency {
                this_update: unix_seconds(tbs.this_update),
                next_update: tbs.next_update.map(unix_seconds),
            },
            revoked,
            signed,
            algorithm: list.signature_algorithm,
            signature: list.signature.raw_bytes().to_vec(),
        })
    }

    pub(crate) fn about(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        inquiry: Inquiry,
    ) -> Testimony {
        let weight = self.scope.weight_for(certificate);
        if weight == Weight::Nothing || !self.is_by(issuer, inquiry.checks) {
            return Testimony::Nothing;
        }
        let serial_number = certificate.x509.tbs_certificate.serial_number.as_bytes();
        let is_before = |entry: &Entry| entry.serial_number.as_ref() < serial_number;
        let from = self.revoked.iter().skip(self.revoked.partition_point(is_before));
        let mut named = from.take_while(|entry| entry.serial_number.as_ref() == serial_number).peekable();
        if named.peek().is_some() {
            // A delta takes a revocation back so; its base may still have it, and so may another of its own entries.
            let taken_back = reason_name(Some(CrlReason::RemoveFromCRL));
            let entry = named.find(|entry| entry.reason != taken_back);
            return entry.map_or(Testimony::Nothing, |entry| Testimony::Revoked {
                at: entry.at,
                reason: entry.reason,
            });
        }
        match weight {
            Weight::Decides => self.currency.of_good(inquiry),
            Weight::Accuses | Weight::Nothing => Testimony::Nothing,
        }
    }

    /// Whether that authority made the list: by name, by key identifier where both state one, and by signature.
    fn is_by(&self, issuer: &Certificate, checks: SignatureCheck) -> bool {
        let tbs = &issuer.x509.tbs_certificate;
        let key_ids_agree = match (self.scope.issuer_key_id(), issuer.key_id()) {
            (Some(wanted), Some(found)) => wanted == found,
            _ => true,
        };
        key_ids_agree
            && names_match(&self.issuer, &tbs.subject)
            && issuer.may_sign_revocation_lists()
            && checks
                .verify_signature(
                    self.algorithm.owned_to_ref(),
                    tbs.subject_public_key_info.owned_to_ref(),
                    &self.signed,
                    &self.signature,
                )
                .is_ok()
    }
}

impl Entry {
    fn new(entry: RevokedCert) -> der::Result<Self> {
        let extensions = entry.crl_entry_extensions.unwrap_or_default();
        let reason = extensions.iter().find(|extension| extension.extn_id == REASON_CODE);
        let reason =
            reason.map(|extension| CrlReason::from_der(extension.extn_value.as_bytes())).transpose()?;
        Ok(Self {
            serial_number: entry.serial_number.as_bytes().into(),
            at: unix_seconds(entry.revocation_date),
            reason: reason_name(reason),
        })
    }
}
