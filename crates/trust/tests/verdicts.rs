//! Who is trusted, and what a verdict says.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_demo_pki::{KeyUsages, Profile};
use mydata_trust::{Anchors, ExpectedSigner, Reason, Revocation, UnixSeconds};
use support::*;

#[test]
fn a_signer_whose_path_leads_to_a_pinned_root_is_trusted() {
    let verdict = judge(&PKI.signer, &usual_anchors());
    let trusted = verdict.trusted().expect("a trusted signer");
    assert_eq!(trusted.signer().subject, AGENCY);
    let above: Vec<_> = trusted.path().iter().map(|certificate| certificate.subject.as_str()).collect();
    assert_eq!(above, [AGENCY_CA, ROOT]);
    assert_eq!(trusted.at(), DURING);
}

#[test]
fn a_trusted_verdict_says_that_revocation_was_not_checked() {
    let verdict = judge(&PKI.signer, &usual_anchors());
    assert_eq!(verdict.reasons(), [Reason::RevocationNotChecked]);
}

#[test]
fn where_revocation_must_be_known_the_verdict_is_indeterminate() {
    let verdict = judge(&PKI.signer, &usual_anchors().with_revocation(Revocation::required()));
    assert_eq!(verdict.name(), "indeterminate");
    assert!(verdict.trusted().is_none());
    let unknown = |subject: &str| Reason::RevocationUnknown { subject: subject.into() };
    assert_eq!(verdict.reasons(), [unknown(AGENCY), unknown(AGENCY_CA)]);
}

#[test]
fn a_required_revocation_does_not_soften_a_refusal() {
    let stranger = self_signed(&Profile::signer(AGENCY, VALIDITY));
    let verdict = judge(&stranger, &usual_anchors().with_revocation(Revocation::required()));
    assert_eq!(codes(&verdict), ["trust.no-path"]);
}

#[test]
fn an_intermediate_alone_is_no_anchor() {
    let pem = PKI.ca.certificate_pem().unwrap();
    assert_eq!(Anchors::from_pem(&pem).unwrap_err().code(), "trust.anchor-no-root");
}

#[test]
fn a_signer_is_no_anchor() {
    let pem = self_signed(&Profile::signer(AGENCY, VALIDITY)).certificate_pem().unwrap();
    assert_eq!(Anchors::from_pem(&pem).unwrap_err().code(), "trust.anchor-not-an-authority");
}

#[test]
fn a_weak_root_is_no_anchor() {
    let root = self_signed(&Profile::root(ROOT, VALIDITY).with_key_bits(1024));
    let pem = root.certificate_pem().unwrap();
    assert_eq!(Anchors::from_pem(&pem).unwrap_err().code(), "trust.anchor-weak-key");
}

#[test]
fn a_damaged_bundle_is_refused_with_the_place_of_the_damage() {
    let good = PKI.root.certificate_pem().unwrap();
    let bad = PKI.ca.certificate_pem().unwrap().replacen('M', "*", 1);
    let error = Anchors::from_pem(&format!("{good}{bad}")).unwrap_err();
    assert_eq!(error, mydata_trust::AnchorError::Malformed { position: 2 });
}

#[test]
fn non_repudiation_alone_is_a_purpose_of_signing() {
    let profile = Profile::signer(AGENCY, VALIDITY).with_key_usages(&[KeyUsages::NonRepudiation]);
    assert_eq!(judge(&issue(&PKI.ca, &profile), &usual_anchors()).name(), "valid");
}

#[test]
fn a_weak_key_in_the_path_is_no_anchor() {
    let weak = issue(&PKI.root, &Profile::authority("CN=弱,C=TW", VALIDITY, None).with_key_bits(1024));
    let bundle = PKI.root.certificate_pem().unwrap() + &weak.certificate_pem().unwrap();
    assert_eq!(Anchors::from_pem(&bundle).unwrap_err(), mydata_trust::AnchorError::WeakKey { position: 2 });
}

#[test]
fn every_reason_is_given_not_only_the_first() {
    let profile =
        Profile::signer(AGENCY, 1_600_000_000..=1_700_000_000).with_key_usages(&[KeyUsages::KeyAgreement]);
    let stranger = self_signed(&profile);
    let expected = ExpectedSigner::Subject("CN=國稅局,C=TW".into());
    let verdict = judge_at(&stranger, &usual_anchors(), &expected, DURING);
    assert_eq!(
        codes(&verdict),
        ["trust.key-usage", "trust.other-provider", "trust.expired", "trust.no-path"]
    );
}

#[test]
fn a_verdict_serializes_with_codes_and_facts() {
    let at = UnixSeconds(1_924_992_000);
    let verdict = judge_at(&PKI.signer, &usual_anchors(), &ExpectedSigner::Any, at);
    let json = serde_json::to_value(&verdict).unwrap();
    assert_eq!(json["verdict"], "invalid");
    assert_eq!(json["signer"]["subject"], AGENCY);
    assert_eq!(json["reasons"][0]["code"], "trust.expired");
    assert_eq!(json["reasons"][0]["facts"]["not_after"], 1_924_991_999);
}

#[test]
fn a_search_that_would_take_too_long_is_given_up() {
    let root = PKI.root.certificate_der().unwrap();
    let other = issue(&PKI.root, &Profile::authority("CN=別的憑證管理中心,C=TW", VALIDITY, None));
    let crowd = std::iter::repeat_n(other.certificate_der().unwrap(), 1_000);
    // The one that would lead on comes last.
    let bundle = std::iter::once(root).chain(crowd).chain([PKI.ca.certificate_der().unwrap()]);
    let anchors = Anchors::from_certificates(bundle).unwrap();
    assert_eq!(codes(&judge(&PKI.signer, &anchors)), ["trust.search-given-up"]);
}

#[test]
fn a_certificate_can_be_judged_without_a_package() {
    let judge = |holder: &mydata_demo_pki::Holder| {
        let der = holder.certificate_der().unwrap();
        usual_anchors().judge_certificate(&der, &ExpectedSigner::Subject(AGENCY.into()), DURING)
    };
    let standing = judge(&PKI.signer);
    assert_eq!((standing.name(), standing.path().len()), ("valid", 2));
    assert_eq!(standing.reasons(), [&Reason::RevocationNotChecked]);
    let weak = judge(&issue(&PKI.ca, &Profile::signer(AGENCY, VALIDITY).with_key_bits(1024)));
    assert_eq!((weak.name(), weak.path().len()), ("invalid", 0));
    assert_eq!(weak.reasons(), [&Reason::WeakKey { subject: AGENCY.into() }]);
    let standing = usual_anchors().judge_certificate(b"no certificate", &ExpectedSigner::Any, DURING);
    assert_eq!((standing.signer(), standing.reasons()), (None, vec![&Reason::CertificateMalformed]));
}
