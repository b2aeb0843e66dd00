//! Which certificates become roots, and what is said of them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_demo_pki::Profile;
use mydata_trust::{AnchorError, Anchors, Policies, Reason, SignerSummary};
use support::*;

#[test]
fn the_pinned_roots_can_be_read_and_the_intermediates_are_not_among_them() {
    let root = SignerSummary::of_certificate(&PKI.root.certificate_der().unwrap()).unwrap();
    assert_eq!(usual_anchors().roots(), [root]);
}

#[test]
fn a_new_key_that_an_old_root_vouches_for_is_no_root() {
    let new = issue(&PKI.root, &Profile::authority(ROOT, VALIDITY, None));
    let error = Anchors::from_pem(&new.certificate_pem().unwrap()).unwrap_err();
    assert_eq!(error, AnchorError::NoRoot);
}

#[test]
fn no_path_leads_through_a_new_key_of_the_root_it_ends_at() {
    let new = issue(&PKI.root, &Profile::authority(ROOT, VALIDITY, None));
    let verdict = judge(&issue(&new, &Profile::signer(AGENCY, VALIDITY)), &anchors(&[&PKI.root, &new]));
    assert_eq!(verdict.reasons(), [Reason::NoPath { issuer: ROOT.into() }]);
}

#[test]
fn mapped_policies_and_any_policy_count_unless_they_are_forbidden() {
    let third_level = || Policies::among(&["2.16.886.101.0.3.3"]).unwrap().required();
    let judge_under = |authority: Profile, signer: &str, policies: Policies| {
        let ca = issue(&PKI.root, &authority);
        let signer = Profile::signer(AGENCY, VALIDITY).with_extension(extension("2.5.29.32", false, signer));
        let anchors = anchors(&[&PKI.root, &ca]).with_policies(policies);
        judge(&issue(&ca, &signer), &anchors)
    };
    let (third, second) = ("300B3009060760867665000303", "300B3009060760867665000302");
    let any = Profile::authority(AGENCY_CA, VALIDITY, None).with_extension(extension(
        "2.5.29.32",
        false,
        "300830060604551D2000",
    ));
    assert_eq!(judge_under(any.clone(), third, third_level()).name(), "valid");
    assert_eq!(codes(&judge_under(any, third, third_level().without_any())), ["trust.policy"]);
    let mapping = Profile::authority(AGENCY_CA, VALIDITY, None)
        .with_extension(extension("2.5.29.32", false, third))
        .with_extension(extension("2.5.29.33", true, "30143012060760867665000303060760867665000302"));
    assert_eq!(judge_under(mapping.clone(), second, third_level()).name(), "valid");
    assert_eq!(codes(&judge_under(mapping, second, third_level().without_mapping())), ["trust.policy"]);
}

#[test]
fn a_signer_without_a_path_is_told_whose_certificate_is_missing() {
    let stranger = self_signed(&Profile::authority("CN=Nobody,C=TW", VALIDITY, None));
    let verdict = judge(&issue(&stranger, &Profile::signer(AGENCY, VALIDITY)), &usual_anchors());
    assert_eq!(verdict.reasons(), [Reason::NoPath { issuer: "CN=Nobody,C=TW".into() }]);
}
