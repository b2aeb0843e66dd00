//! What RFC 5280 asks of the form of every certificate, and path validation does not look at.

use crate::x509_cert;
use x509_cert::Certificate;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::ext::Extension;

const SUBJECT_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const NAME_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.30");
const AUTHORITY_KEY_IDENTIFIER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");

/// Whether the certificate has the form that one of its kind must have.
pub(crate) fn is_kept(certificate: &Certificate, is_authority: bool, is_self_issued: bool) -> bool {
    let has = |oid| extensions(certificate).iter().any(|extension| extension.extn_id == oid);
    has_its_unsigned_parts_in_order(certificate)
        && has_no_extension_twice(certificate)
        // 4.1.2.2: a positive number. That it is not negative, the reader has checked.
        && certificate.tbs_certificate.serial_number.as_bytes().iter().any(|byte| *byte != 0)
        // 4.1.2.6 allows a subject named elsewhere; whom nobody can name, nobody can expect.
        && !certificate.tbs_certificate.subject.0.is_empty()
        // 4.2.1.10: for authorities only.
        && (is_authority || !has(NAME_CONSTRAINTS))
        // 4.2.1.1 and 4.2.1.2: paths are built by key identifiers.
        && (is_self_issued || has(AUTHORITY_KEY_IDENTIFIER))
        && (!is_authority || has(SUBJECT_KEY_IDENTIFIER))
}

fn extensions(certificate: &Certificate) -> &[Extension] {
    certificate.tbs_certificate.extensions.as_deref().unwrap_or_default()
}

/// Holds what the issuer has not signed to the one value it can have, since path validation does not: there,
/// something could be changed unnoticed.
fn has_its_unsigned_parts_in_order(certificate: &Certificate) -> bool {
    // 4.1.1.2: the outer algorithm is the inner one, to the last parameter. A signature is made of whole bytes.
    certificate.signature_algorithm == certificate.tbs_certificate.signature
        && certificate.signature.unused_bits() == 0
}

/// 4.2: not more than one instance of an extension.
fn has_no_extension_twice(certificate: &Certificate) -> bool {
    let extensions = extensions(certificate);
    extensions.iter().enumerate().all(|(place, extension)| {
        extensions.iter().skip(place + 1).all(|later| later.extn_id != extension.extn_id)
    })
}
