//! Line 67 of the list of refusals, and what is said where revocation is not known.
#![cfg(feature = "revocation")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::time::Duration;

use mydata_demo_pki::{CrlReason, Extension, Holder, KeyUsages, Profile, RevocationProfile};
use mydata_trust::{Anchors, ExpectedSigner, Reason, Revocation, RevocationError, UnixSeconds, Verdict};
use support::{
    AGENCY, AGENCY_CA, DURING, PKI, VALIDITY, anchors, codes, extension, issue, judge, judge_at, self_signed,
    unknown_extension, usual_anchors,
};

const DAY: u64 = 24 * 60 * 60;
/// An hour before [`DURING`].
const MADE: u64 = 1_799_996_400;

fn profile() -> RevocationProfile {
    RevocationProfile::new(MADE..=MADE + 7 * DAY)
}

fn list(issuer: &Holder, profile: &RevocationProfile) -> Vec<u8> {
    issuer.revocation_list(profile).unwrap()
}

/// What the root says of its authorities: nothing against any.
fn list_of_root() -> Vec<u8> {
    list(&PKI.root, &profile())
}

fn revoking(holder: &Holder) -> RevocationProfile {
    profile().with_revoked(holder, MADE - DAY, Some(CrlReason::KeyCompromise)).unwrap()
}

fn with(revocation: Revocation, lists: &[&[u8]]) -> Anchors {
    let add = |revocation: Revocation, list: &&[u8]| revocation.with_lists(list).unwrap();
    usual_anchors().with_revocation(lists.iter().fold(revocation, add))
}

fn judge_required(lists: &[&[u8]]) -> Verdict {
    judge(&PKI.signer, &with(Revocation::required(), lists))
}

#[track_caller]
fn doubts(verdict: &Verdict) -> Vec<&'static str> {
    assert_eq!(verdict.name(), "indeterminate", "{verdict:?}");
    verdict.reasons().iter().map(Reason::code).collect()
}

/// What a list of the usual authority with this profile leads to where knowing is required.
fn verdict_with(profile: &RevocationProfile) -> Verdict {
    judge_required(&[&list_of_root(), &list(&PKI.ca, profile)])
}

#[test]
fn line_67_a_revoked_signer_is_refused_with_the_date_and_the_reason() {
    let revoked = Reason::Revoked {
        subject: AGENCY.into(),
        revoked_at: UnixSeconds(i64::try_from(MADE - DAY).unwrap()),
        reason: "keyCompromise",
    };
    for policy in [Revocation::if_known(), Revocation::required()] {
        let verdict =
            judge(&PKI.signer, &with(policy, &[&list_of_root(), &list(&PKI.ca, &revoking(&PKI.signer))]));
        assert_eq!(codes(&verdict), ["trust.revoked"]);
        assert_eq!(verdict.reasons(), std::slice::from_ref(&revoked));
    }
}

#[test]
fn line_67_a_revoked_authority_condemns_its_signers() {
    let of_root = list(&PKI.root, &revoking(&PKI.ca));
    let verdict = judge_required(&[&of_root, &list(&PKI.ca, &profile())]);
    assert_eq!(codes(&verdict), ["trust.revoked"]);
    assert!(matches!(verdict.reasons(), [Reason::Revoked { subject, .. }] if subject == AGENCY_CA));
}

#[test]
fn line_67_no_age_of_a_list_makes_a_revoked_certificate_good() {
    let old = RevocationProfile::new(MADE - 60 * DAY..=MADE - 30 * DAY);
    let old = old.with_revoked(&PKI.signer, MADE - 70 * DAY, None).unwrap();
    assert_eq!(codes(&verdict_with(&old)), ["trust.revoked"]);
    let future = RevocationProfile::new(MADE + DAY..=MADE + 2 * DAY);
    let future = future.with_revoked(&PKI.signer, MADE + DAY, None).unwrap();
    assert_eq!(codes(&verdict_with(&future)), ["trust.revoked"]);
}

#[test]
fn line_67_a_reason_that_is_not_understood_still_revokes() {
    let unknown = [unknown_extension(true)];
    let profile = profile().with_revoked_saying(&PKI.signer, MADE, None, &unknown).unwrap();
    assert_eq!(codes(&verdict_with(&profile)), ["trust.revoked"]);
}

#[test]
fn fresh_lists_of_every_authority_make_a_signer_valid_without_notes() {
    let verdict = verdict_with(&revoking(&issue(&PKI.ca, &Profile::signer(AGENCY, VALIDITY))));
    assert_eq!(verdict.name(), "valid", "{verdict:?}");
    assert_eq!(verdict.reasons(), []);
}

#[test]
fn lists_may_come_in_pem_many_at_once() {
    let bundle = PKI.root.revocation_list_pem(&profile()).unwrap()
        + "text between them\n"
        + &PKI.ca.revocation_list_pem(&profile()).unwrap();
    assert_eq!(judge_required(&[bundle.as_bytes()]).reasons(), []);
    let damaged = bundle.replacen("MII", "MIJ", 2).replacen("MIJ", "MII", 1);
    let error = Revocation::required().with_lists(damaged.as_bytes()).unwrap_err();
    assert_eq!(error, RevocationError::ListMalformed { position: 2 });
    assert_eq!(error.code(), "trust.revocation-list-malformed");
}

#[test]
fn an_authority_without_a_list_leaves_its_certificates_in_doubt() {
    let only_of_root = judge_required(&[&list_of_root()]);
    assert_eq!(doubts(&only_of_root), ["trust.revocation-unknown"]);
    assert_eq!(only_of_root.reasons(), [Reason::RevocationUnknown { subject: AGENCY.into() }]);
}

#[test]
fn what_is_not_known_is_a_note_where_it_need_not_be() {
    let verdict = judge(&PKI.signer, &with(Revocation::if_known(), &[&list_of_root()]));
    assert_eq!(verdict.name(), "valid");
    assert_eq!(verdict.reasons(), [Reason::RevocationUnknown { subject: AGENCY.into() }]);
}

#[test]
fn a_list_is_stale_after_its_next_update() {
    let this_update = UnixSeconds(i64::try_from(MADE).unwrap());
    let revocation = [list_of_root(), list(&PKI.ca, &RevocationProfile::new(MADE..=MADE + 3_600))];
    let anchors = with(Revocation::required(), &[&revocation[0], &revocation[1]]);
    assert_eq!(judge(&PKI.signer, &anchors).name(), "valid");
    let at = UnixSeconds(DURING.0 + 1);
    let verdict = judge_at(&PKI.signer, &anchors, &ExpectedSigner::Any, at);
    assert_eq!(doubts(&verdict), ["trust.revocation-stale"]);
    let stale = Reason::RevocationStale { subject: AGENCY.into(), this_update, at };
    assert_eq!(verdict.reasons(), [stale]);
}

#[test]
fn a_list_is_stale_after_the_freshness_one_demands() {
    let lists = [list_of_root(), list(&PKI.ca, &profile())];
    let judge_within = |seconds| {
        let revocation = Revocation::required().with_freshness(Duration::from_secs(seconds));
        judge(&PKI.signer, &with(revocation, &[&lists[0], &lists[1]]))
    };
    assert_eq!(judge_within(3_600).name(), "valid");
    assert_eq!(doubts(&judge_within(3_599)), ["trust.revocation-stale", "trust.revocation-stale"]);
}

#[test]
fn the_newest_of_several_lists_counts() {
    let old = list(&PKI.ca, &RevocationProfile::new(MADE - 60 * DAY..=MADE - 30 * DAY));
    let verdict = judge_required(&[&list_of_root(), &old, &list(&PKI.ca, &profile())]);
    assert_eq!(verdict.name(), "valid");
}

#[test]
fn a_list_of_the_future_clears_nobody() {
    let verdict = verdict_with(&RevocationProfile::new(MADE + DAY..=MADE + 2 * DAY));
    assert_eq!(doubts(&verdict), ["trust.revocation-unknown"]);
}

#[test]
fn a_list_by_another_key_of_the_same_name_neither_clears_nor_accuses() {
    let impostor = self_signed(&Profile::authority(AGENCY_CA, VALIDITY, None));
    for profile in [profile(), revoking(&PKI.signer)] {
        let verdict = judge_required(&[&list_of_root(), &list(&impostor, &profile)]);
        assert_eq!(doubts(&verdict), ["trust.revocation-unknown"]);
    }
}

#[test]
fn a_list_of_another_authority_is_not_about_this_one() {
    // Serial numbers are unique per authority only.
    let verdict = judge_required(&[&list_of_root(), &list(&PKI.root, &revoking(&PKI.signer))]);
    assert_eq!(doubts(&verdict), ["trust.revocation-unknown"]);
}

#[test]
fn no_changed_byte_of_a_list_is_relied_on() {
    let (of_root, of_ca) = (list_of_root(), list(&PKI.ca, &revoking(&PKI.signer)));
    for place in 0..of_ca.len() {
        let mut changed = of_ca.clone();
        changed[place] ^= 1;
        let revocation = Revocation::required().with_lists(&of_root).unwrap().with_lists(&changed);
        let Ok(revocation) = revocation else { continue };
        let anchors = usual_anchors().with_revocation(revocation);
        let der = PKI.signer.certificate_der().unwrap();
        let standing = anchors.judge_certificate(&der, &ExpectedSigner::Any, DURING);
        assert_eq!(standing.name(), "indeterminate", "the change at {place} was not noticed");
    }
}

#[test]
fn an_authority_without_the_right_to_sign_lists_is_not_heard() {
    let authority = Profile::authority(AGENCY_CA, VALIDITY, None).with_key_usages(&[KeyUsages::KeyCertSign]);
    let ca = issue(&PKI.root, &authority);
    let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
    let revocation = Revocation::required().with_lists(&list_of_root()).unwrap();
    let revocation = revocation.with_lists(&list(&ca, &profile())).unwrap();
    let verdict = judge(&signer, &anchors(&[&PKI.root, &ca]).with_revocation(revocation));
    assert_eq!(doubts(&verdict), ["trust.revocation-unknown"]);
}

#[test]
fn a_list_with_an_unknown_condition_clears_nobody_but_still_accuses() {
    let conditional = |profile: RevocationProfile| profile.with_extension(unknown_extension(true));
    assert_eq!(doubts(&verdict_with(&conditional(profile()))), ["trust.revocation-unknown"]);
    assert_eq!(codes(&verdict_with(&conditional(revoking(&PKI.signer)))), ["trust.revoked"]);
    let harmless = profile().with_extension(unknown_extension(false));
    assert_eq!(verdict_with(&harmless).name(), "valid");
}

#[test]
fn an_indirect_list_is_not_used_at_all() {
    // issuingDistributionPoint with indirectCRL; with onlyContainsAttributeCerts.
    let indirect = extension("2.5.29.28", true, "30038401FF");
    let attributes = extension("2.5.29.28", true, "30038501FF");
    for limit in [indirect, attributes] {
        let verdict = verdict_with(&revoking(&PKI.signer).with_extension(limit.clone()));
        assert_eq!(doubts(&verdict), ["trust.revocation-unknown"], "{limit:?}");
    }
}

#[test]
fn a_delta_accuses_but_neither_clears_nor_takes_back() {
    // deltaCRLIndicator 1.
    let delta = |profile: RevocationProfile| profile.with_extension(extension("2.5.29.27", true, "020101"));
    assert_eq!(doubts(&verdict_with(&delta(profile()))), ["trust.revocation-unknown"]);
    assert_eq!(codes(&verdict_with(&delta(revoking(&PKI.signer)))), ["trust.revoked"]);
    let taking_back = profile().with_revoked(&PKI.signer, MADE, Some(CrlReason::RemoveFromCRL)).unwrap();
    let lists =
        [list_of_root(), list(&PKI.ca, &revoking(&PKI.signer)), list(&PKI.ca, &delta(taking_back.clone()))];
    assert_eq!(codes(&judge_required(&[&lists[0], &lists[1], &lists[2]])), ["trust.revoked"]);
    assert_eq!(doubts(&verdict_with(&delta(taking_back))), ["trust.revocation-unknown"]);
}

#[test]
fn a_list_that_revokes_and_takes_back_in_one_breath_revokes() {
    let entry =
        |profile: RevocationProfile, reason| profile.with_revoked(&PKI.signer, MADE, Some(reason)).unwrap();
    let [revokes, takes_back] = [CrlReason::KeyCompromise, CrlReason::RemoveFromCRL];
    for (first, second) in [(revokes, takes_back), (takes_back, revokes)] {
        assert_eq!(codes(&verdict_with(&entry(entry(profile(), first), second))), ["trust.revoked"]);
    }
}

#[test]
fn an_entry_for_somebody_elses_certificate_makes_a_list_indirect() {
    let certificate_issuer = extension("2.5.29.29", true, "3000");
    let profile = profile().with_revoked_saying(&PKI.signer, MADE, None, &[certificate_issuer]).unwrap();
    assert_eq!(doubts(&verdict_with(&profile)), ["trust.revocation-unknown"]);
}

#[test]
fn a_list_of_authorities_only_says_nothing_about_signers() {
    let only = |digits: &str| profile().with_extension(extension("2.5.29.28", true, digits));
    // onlyContainsCACerts, onlyContainsUserCerts.
    assert_eq!(doubts(&verdict_with(&only("30038201FF"))), ["trust.revocation-unknown"]);
    assert_eq!(verdict_with(&only("30038101FF")).name(), "valid");
}

#[test]
fn a_list_for_some_reasons_accuses_but_does_not_clear() {
    // onlySomeReasons: keyCompromise.
    let some =
        |profile: RevocationProfile| profile.with_extension(extension("2.5.29.28", true, "300483020640"));
    assert_eq!(doubts(&verdict_with(&some(profile()))), ["trust.revocation-unknown"]);
    assert_eq!(codes(&verdict_with(&some(revoking(&PKI.signer)))), ["trust.revoked"]);
}

#[test]
fn a_list_for_one_distribution_point_is_about_the_certificates_that_name_it() {
    // http://a.tw and http://b.tw, as a certificate and a list write them.
    let point_of_certificate = |host: &str| -> Extension {
        extension("2.5.29.31", false, &format!("30133011A00FA00D860B687474703A2F2F{host}2E7477"))
    };
    let point_of_list = |host: &str| -> Extension {
        extension("2.5.29.28", true, &format!("3011A00FA00D860B687474703A2F2F{host}2E7477"))
    };
    let (a, b) = ("61", "62");
    let signer = issue(&PKI.ca, &Profile::signer(AGENCY, VALIDITY).with_extension(point_of_certificate(a)));
    let judge_with = |host| {
        let of_ca = list(&PKI.ca, &profile().with_extension(point_of_list(host)));
        judge(&signer, &with(Revocation::required(), &[&list_of_root(), &of_ca]))
    };
    let verdict = judge_with(a);
    assert_eq!(verdict.name(), "valid", "{verdict:?}");
    assert_eq!(doubts(&judge_with(b)), ["trust.revocation-unknown"]);
}
