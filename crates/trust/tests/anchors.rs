//! Which certificates become roots, and what is said of them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use mydata_demo_pki::Profile;
use mydata_trust::{AnchorError, Anchors, Reason, SignerSummary};
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
fn a_signer_without_a_path_is_told_whose_certificate_is_missing() {
    let stranger = self_signed(&Profile::authority("CN=Nobody,C=TW", VALIDITY, None));
    let verdict = judge(&issue(&stranger, &Profile::signer(AGENCY, VALIDITY)), &usual_anchors());
    assert_eq!(verdict.reasons(), [Reason::NoPath { issuer: "CN=Nobody,C=TW".into() }]);
}
