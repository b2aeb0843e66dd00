//! What a certificate says about revocation: its own, and its right to speak about that of others.

use pkix_path::SignatureVerifier;

use super::{BASIC_CONSTRAINTS, Certificate, KEY_USAGE, extension};
use crate::signature_check::SignatureCheck;
use crate::x509_cert;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::referenced::OwnedToRef;
use x509_cert::der::{self, Encode};
use x509_cert::ext::pkix::crl::dp::DistributionPoint;
use x509_cert::ext::pkix::{CrlDistributionPoints, ExtendedKeyUsage};

const CRL_DISTRIBUTION_POINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.31");
const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const OCSP_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.9");
const OCSP_NO_CHECK: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.48.1.5");

impl Certificate {
    pub(crate) fn key_id(&self) -> Option<&[u8]> {
        self.key_id.as_deref()
    }

    /// Where the issuer publishes its revocation lists.
    pub(crate) fn distribution_points(&self) -> der::Result<Vec<DistributionPoint>> {
        let points = extension::<CrlDistributionPoints>(&self.x509, CRL_DISTRIBUTION_POINTS)?;
        Ok(points.map(|points| points.0).unwrap_or_default())
    }

    /// Whether a stated key usage includes revocation lists; without one, every use is allowed.
    pub(crate) fn may_sign_revocation_lists(&self) -> bool {
        self.key_usage.is_none_or(|usage| usage.crl_sign())
    }

    /// The key without the name of its algorithm.
    pub(crate) fn key_bits(&self) -> &[u8] {
        self.x509.tbs_certificate.subject_public_key_info.subject_public_key.raw_bytes()
    }

    /// Whether the issuer has authorized this one to answer for it (RFC 6960, 4.2.2.2), and for as long as it is
    /// valid: whether a responder without that mark is itself revoked, nobody could tell (4.2.2.2.1).
    pub(crate) fn may_answer_for(&self, issuer: &Self, checks: SignatureCheck) -> bool {
        let usages = extension::<ExtendedKeyUsage>(&self.x509, EXTENDED_KEY_USAGE).ok().flatten();
        let is_authorized = usages.is_some_and(|usages| usages.0.contains(&OCSP_SIGNING));
        let extensions = self.x509.tbs_certificate.extensions.as_deref().unwrap_or_default();
        is_authorized
            && extensions.iter().any(|extension| extension.extn_id == OCSP_NO_CHECK)
            && !self.forbids_signing()
            && !self.has_critical_extension_besides(&[KEY_USAGE, BASIC_CONSTRAINTS, EXTENDED_KEY_USAGE])
            && self.may_be_issued_by(issuer)
            && self.is_signed_by(issuer, checks)
    }

    fn is_signed_by(&self, issuer: &Self, checks: SignatureCheck) -> bool {
        let Ok(signed) = self.x509.tbs_certificate.to_der() else { return false };
        checks
            .verify_signature(
                self.x509.signature_algorithm.owned_to_ref(),
                issuer.x509.tbs_certificate.subject_public_key_info.owned_to_ref(),
                &signed,
                self.x509.signature.raw_bytes(),
            )
            .is_ok()
    }
}
