//! What must hold for any bytes taken as a signer's certificate, as an authority's, or as a bundle of anchors; run by the
//! fuzzer and, over mutated ones, by the tests.

use std::sync::LazyLock;

use mydata_trust::{Anchors, ExpectedSigner, SignerSummary, Standing};
use x509_cert::Certificate;
use x509_cert::der::Decode;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::ext::pkix::BasicConstraints;

use super::government::{DURING, GOVERNMENT, anchors, assert_led_to_a_root, pem, signed_by, signed_part};

static USUAL: LazyLock<Anchors> = LazyLock::new(|| {
    anchors(&pem(&[&GOVERNMENT.root.der, &GOVERNMENT.authority.der])).expect("a root is a root")
});

/// The critical extensions that are understood (RFC 5280, 4.2.1).
const UNDERSTOOD: [&str; 9] = [
    "2.5.29.15",
    "2.5.29.17",
    "2.5.29.19",
    "2.5.29.30",
    "2.5.29.32",
    "2.5.29.33",
    "2.5.29.36",
    "2.5.29.37",
    "2.5.29.54",
];

/// Judges the bytes as they are, as if an authority had issued what they say, and under what they say.
pub fn signer(bytes: &[u8]) {
    nobody_is_trusted_whom_nobody_issued(bytes);
    if let Some(said) = signed_part(bytes) {
        whoever_is_trusted_was_meant_to_sign(&signed_by(&GOVERNMENT.authority, said));
        no_authority_vouches_for_others_than_its_own(said);
    }
    if let Some(anchors) = std::str::from_utf8(bytes).ok().and_then(|bundle| anchors(bundle).ok()) {
        assert!(!anchors.roots().is_empty(), "there are anchors without a root");
        assert_vouched_for_by_its_issuer(&anchors);
    }
}

fn judge(bytes: &[u8], anchors: &Anchors) -> Standing {
    let standing = anchors.judge_certificate(bytes, &ExpectedSigner::Any, DURING);
    assert_led_to_a_root(&standing, anchors);
    assert_eq!(SignerSummary::of_certificate(bytes).ok().as_ref(), standing.signer());
    standing
}

fn nobody_is_trusted_whom_nobody_issued(bytes: &[u8]) {
    if judge(bytes, &USUAL).name() == "valid" {
        let issued = [&GOVERNMENT.signer.der, &GOVERNMENT.signer_of_root.der];
        assert!(issued.iter().any(|one| signed_part(one) == signed_part(bytes)), "a forgery is trusted");
    }
}

fn whoever_is_trusted_was_meant_to_sign(bytes: &[u8]) {
    let standing = judge(bytes, &USUAL);
    if standing.name() != "valid" {
        return;
    }
    let certificate = Certificate::from_der(bytes).expect("two parsers read it");
    let tbs = certificate.tbs_certificate();
    let constraints = tbs.get_extension::<BasicConstraints>().expect("two parsers read it");
    assert!(constraints.is_none_or(|(_, constraints)| !constraints.ca), "an authority signs documents");
    let mut critical = tbs.extensions().into_iter().flatten().filter(|extension| extension.critical);
    let is_understood = |oid: ObjectIdentifier| UNDERSTOOD.contains(&oid.to_string().as_str());
    assert!(critical.all(|extension| is_understood(extension.extn_id)), "a condition is overlooked");
    let subject = standing.signer().expect("a valid signer is somebody").subject.clone();
    let standing = USUAL.judge_certificate(bytes, &ExpectedSigner::Subject(subject), DURING);
    assert_eq!(standing.name(), "valid", "the signer is not the one it is");
}

fn no_authority_vouches_for_others_than_its_own(said: &[u8]) {
    let authority = signed_by(&GOVERNMENT.root, said);
    if let Ok(anchors) = anchors(&pem(&[&GOVERNMENT.root.der, &authority])) {
        assert_vouched_for_by_its_issuer(&anchors);
    }
}

/// The usual signer is valid under the key that has signed it, and no other.
fn assert_vouched_for_by_its_issuer(anchors: &Anchors) {
    let standing = judge(&GOVERNMENT.signer.der, anchors);
    if standing.name() == "valid" {
        let issuer = SignerSummary::of_certificate(&GOVERNMENT.authority.der).expect("a certificate is one");
        assert_eq!(standing.path().first().map(|above| &above.key_sha256), Some(&issuer.key_sha256));
    }
}
