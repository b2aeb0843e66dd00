//! Authorities that sign with ECDSA, above signers whose packages are signed with RSA.
#![cfg(all(feature = "ecdsa", feature = "revocation"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

mod support;

use mydata_demo_pki::{Holder, KeyKind, Profile, RevocationProfile};
use mydata_trust::{Anchors, Revocation};
use support::{AGENCY, AGENCY_CA, ROOT, VALIDITY, anchors, codes, issue, judge, self_signed};
use x509_cert_0_2::Certificate;
use x509_cert_0_2::der::asn1::BitString;
use x509_cert_0_2::der::{Decode, Encode};

fn root(kind: KeyKind) -> Holder {
    self_signed(&Profile::root(ROOT, VALIDITY).with_key(kind))
}

fn authority(root: &Holder, kind: KeyKind) -> Holder {
    issue(root, &Profile::authority(AGENCY_CA, VALIDITY, Some(0)).with_key(kind))
}

#[test]
fn chains_of_p_256_p_384_and_rsa_in_any_order_are_trusted() {
    let kinds = [KeyKind::P256, KeyKind::P384, KeyKind::Rsa(2048)];
    for (above, below) in kinds.iter().flat_map(|above| kinds.iter().map(move |below| (*above, *below))) {
        let root = root(above);
        let ca = authority(&root, below);
        let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
        let verdict = judge(&signer, &anchors(&[&root, &ca]));
        assert_eq!(verdict.name(), "valid", "{above:?} above {below:?}: {verdict:?}");
    }
}

#[test]
fn an_authority_of_the_same_name_with_another_key_on_the_curve_is_refused() {
    let root = root(KeyKind::P256);
    let ca = authority(&root, KeyKind::P256);
    let signer = issue(&authority(&root, KeyKind::P256), &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&root, &ca]))), ["trust.no-path"]);
}

#[test]
fn a_changed_signature_of_an_authority_on_a_curve_is_refused() {
    let root = root(KeyKind::P384);
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    let anchors = anchors(&[&root]);
    let mut der = signer.certificate_der().expect("a certificate");
    if let Some(last) = der.last_mut() {
        *last ^= 1;
    }
    let expected = mydata_trust::ExpectedSigner::Any;
    let standing = anchors.judge_certificate(&der, &expected, support::DURING);
    let codes: Vec<_> = standing.reasons().iter().map(|reason| reason.code()).collect();
    assert_eq!(codes, ["trust.signature-invalid"]);
}

#[test]
fn an_authority_on_a_curve_may_sign_revocation_lists() {
    let root = root(KeyKind::P384);
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    let now = support::DURING.0.unsigned_abs();
    let list = RevocationProfile::new(now..=now + 60);
    let judge_with = |list: RevocationProfile| {
        let list = root.revocation_list(&list).expect("a list");
        let revocation = Revocation::required().with_lists(&list).expect("a readable list");
        judge(&signer, &anchors(&[&root]).with_revocation(revocation))
    };
    assert_eq!(judge_with(list.clone()).name(), "valid");
    let revoking = list.with_revoked(&signer, now, None).expect("a revocation");
    assert_eq!(codes(&judge_with(revoking)), ["trust.revoked"]);
}

#[test]
fn eight_authorities_may_stand_between_a_signer_and_the_root_and_no_more() {
    let root = root(KeyKind::P256);
    let mut chain = vec![root];
    for depth in 1..=9 {
        let profile =
            Profile::authority(&format!("CN=第{depth}層,C=TW"), VALIDITY, None).with_key(KeyKind::P256);
        let authority = chain.last().map(|above| issue(above, &profile)).expect("a root");
        chain.push(authority);
    }
    let pinned = anchors(&chain.iter().collect::<Vec<_>>());
    let verdict_below =
        |depth: usize| judge(&issue(&chain[depth], &Profile::signer(AGENCY, VALIDITY)), &pinned);
    assert_eq!(verdict_below(8).name(), "valid");
    assert_eq!(codes(&verdict_below(9)), ["trust.no-path"]);
}

/// The same authority with its point in the short form of SEC 1, 2.3.3, vouched for by the same root.
fn with_short_point(authority: &Holder, root: &Holder) -> Vec<u8> {
    let mut certificate = Certificate::from_der(&authority.certificate_der().expect("a certificate"))
        .expect("what was written can be read");
    let key = &mut certificate.tbs_certificate.subject_public_key_info.subject_public_key;
    let point = key.raw_bytes();
    let (x, y) = point[1..].split_at(point.len() / 2);
    let short = [&[2 + (y[y.len() - 1] & 1)], x].concat();
    *key = BitString::from_bytes(&short).expect("bits");
    let signed = certificate.tbs_certificate.to_der().expect("what was read can be written");
    certificate.signature = BitString::from_bytes(&root.sign(&signed).expect("a signature")).expect("bits");
    certificate.to_der().expect("what was read can be written")
}

#[test]
fn an_authority_may_write_its_key_in_the_short_form() {
    for kind in [KeyKind::P256, KeyKind::P384] {
        let root = root(kind);
        // Points of either sign come up.
        for _ in 0..4 {
            let ca = authority(&root, kind);
            let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
            let certificates = [root.certificate_der().expect("a certificate"), with_short_point(&ca, &root)];
            let anchors = Anchors::from_certificates(certificates).expect("a root");
            assert_eq!(judge(&signer, &anchors).name(), "valid", "{kind:?}");
        }
    }
}
