//! Who is trusted, and why others are not.
#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use getrandom::SysRng;
use mydata_demo_pki::{Extension, Holder, KeyUsages, OctetString, Profile};
use mydata_package::{Limits, Opened, PackageWriter, SigningKey};
use mydata_trust::{Anchors, DEMO_MARK, DemoRoots, ExpectedSigner, Reason, Revocation, UnixSeconds, Verdict};

/// 2026-01-01 to 2030-12-31.
const VALIDITY: RangeInclusive<u64> = 1_767_225_600..=1_924_991_999;
const DURING: UnixSeconds = UnixSeconds(1_800_000_000);
const ROOT: &str = "CN=政府根憑證管理中心,O=行政院,C=TW";
const AGENCY_CA: &str = "CN=政府憑證管理中心,O=行政院,C=TW";
const AGENCY: &str = "CN=戶政司,O=內政部,C=TW";

struct Pki {
    root: Holder,
    ca: Holder,
    signer: Holder,
}

static PKI: LazyLock<Pki> = LazyLock::new(|| {
    let root = self_signed(&Profile::root(ROOT, VALIDITY));
    let ca = issue(&root, &Profile::authority(AGENCY_CA, VALIDITY, Some(0)));
    let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
    Pki { root, ca, signer }
});

fn self_signed(profile: &Profile) -> Holder {
    Holder::self_signed(profile, &mut SysRng).unwrap()
}

fn issue(issuer: &Holder, profile: &Profile) -> Holder {
    issuer.issue(profile, &mut SysRng).unwrap()
}

fn anchors(holders: &[&Holder]) -> Anchors {
    let bundle: String = holders.iter().map(|holder| holder.certificate_pem().unwrap()).collect();
    Anchors::from_pem(&bundle).unwrap()
}

fn usual_anchors() -> Anchors {
    anchors(&[&PKI.root, &PKI.ca])
}

fn package_of(signer: &Holder) -> Vec<u8> {
    let key = SigningKey::from_pkcs8_pem(&signer.key_pem().unwrap()).unwrap();
    PackageWriter::new()
        .add_file("戶籍.json", "{}")
        .sign(&signer.certificate_pem().unwrap(), |manifest| key.sign(&mut SysRng, manifest))
        .unwrap()
}

fn judge_at(signer: &Holder, anchors: &Anchors, expected: &ExpectedSigner, at: UnixSeconds) -> Verdict {
    let package = package_of(signer);
    let package = Opened::read(&package, &Limits::default()).unwrap().authenticate().unwrap();
    anchors.judge(&package, expected, at)
}

fn judge(signer: &Holder, anchors: &Anchors) -> Verdict {
    judge_at(signer, anchors, &ExpectedSigner::Any, DURING)
}

/// The codes for which a signer under the usual authority is refused.
fn refusal_of(profile: &Profile) -> Vec<&'static str> {
    codes(&judge(&issue(&PKI.ca, profile), &usual_anchors()))
}

#[track_caller]
fn codes(verdict: &Verdict) -> Vec<&'static str> {
    assert_eq!(verdict.name(), "invalid", "{verdict:?}");
    verdict.reasons().iter().map(Reason::code).collect()
}

fn unknown_extension(critical: bool) -> Extension {
    let extn_id = "1.3.6.1.4.1.32473.1".parse().unwrap();
    let extn_value = OctetString::new(*b"\x05\x00").unwrap();
    Extension { extn_id, critical, extn_value }
}

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
    let verdict = judge(&PKI.signer, &usual_anchors().with_revocation(Revocation::Required));
    assert_eq!(verdict.name(), "indeterminate");
    assert!(verdict.trusted().is_none());
    assert_eq!(verdict.reasons(), [Reason::RevocationNotChecked]);
}

#[test]
fn a_required_revocation_does_not_soften_a_refusal() {
    let stranger = self_signed(&Profile::signer(AGENCY, VALIDITY));
    let verdict = judge(&stranger, &usual_anchors().with_revocation(Revocation::Required));
    assert_eq!(codes(&verdict), ["trust.no-path"]);
}

#[test]
fn the_expected_provider_is_recognized_to_the_letter() {
    let judge = |expected: &str| {
        let expected = ExpectedSigner::Subject(expected.into());
        judge_at(&PKI.signer, &usual_anchors(), &expected, DURING).name()
    };
    assert_eq!(judge(AGENCY), "valid");
    for other in ["cn=戶政司,o=內政部,c=tw", "CN=戶政司,O=內政部", "C=TW,O=內政部,CN=戶政司", ""]
    {
        assert_eq!(judge(other), "invalid", "{other}");
    }
}

#[test]
fn the_certificate_of_another_agency_is_refused() {
    let expected = ExpectedSigner::Subject("CN=國稅局,O=財政部,C=TW".into());
    let verdict = judge_at(&PKI.signer, &usual_anchors(), &expected, DURING);
    assert_eq!(codes(&verdict), ["trust.other-provider"]);
}

#[test]
fn an_expected_name_that_is_no_name_matches_nobody() {
    let expected = ExpectedSigner::Subject("戶政司".into());
    assert_eq!(codes(&judge_at(&PKI.signer, &usual_anchors(), &expected, DURING)), ["trust.other-provider"]);
}

#[test]
fn an_expired_certificate_is_refused_with_the_time_used() {
    let at = UnixSeconds(1_924_992_000);
    let verdict = judge_at(&PKI.signer, &usual_anchors(), &ExpectedSigner::Any, at);
    let not_after = UnixSeconds(1_924_991_999);
    let reason = Reason::Expired { subject: AGENCY.into(), not_after, at };
    assert_eq!(verdict.reasons().first(), Some(&reason));
    let last_second = judge_at(&PKI.signer, &usual_anchors(), &ExpectedSigner::Any, not_after);
    assert_eq!(last_second.name(), "valid");
}

#[test]
fn a_certificate_of_the_future_is_refused() {
    let at = UnixSeconds(1_767_225_599);
    let verdict = judge_at(&PKI.signer, &usual_anchors(), &ExpectedSigner::Any, at);
    assert_eq!(verdict.reasons().first().map(Reason::code), Some("trust.not-yet-valid"));
}

#[test]
fn an_expired_authority_condemns_its_signers() {
    let past = 1_600_000_000..=1_700_000_000;
    let ca = issue(&PKI.root, &Profile::authority("CN=舊憑證管理中心,C=TW", past, None));
    let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&PKI.root, &ca]))), ["trust.expired"]);
}

#[test]
fn an_expired_root_condemns_everything_below_it() {
    let root = self_signed(&Profile::root("CN=舊根憑證,C=TW", 1_600_000_000..=1_700_000_000));
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&root]))), ["trust.expired"]);
}

#[test]
fn a_self_made_certificate_has_no_path() {
    let stranger = self_signed(&Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&stranger, &usual_anchors())), ["trust.no-path"]);
}

#[test]
fn an_authority_of_the_same_name_with_another_key_is_not_the_authority() {
    let impostor = issue(
        &self_signed(&Profile::root(ROOT, VALIDITY)),
        &Profile::authority(AGENCY_CA, VALIDITY, Some(0)),
    );
    let signer = issue(&impostor, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &usual_anchors())), ["trust.no-path"]);
}

#[test]
fn all_generations_of_an_authority_may_be_pinned_at_once() {
    let older = issue(&PKI.root, &Profile::authority(AGENCY_CA, VALIDITY, Some(0)));
    let of_older = issue(&older, &Profile::signer(AGENCY, VALIDITY));
    let anchors = anchors(&[&PKI.ca, &older, &PKI.root]);
    assert_eq!(judge(&of_older, &anchors).name(), "valid");
    assert_eq!(judge(&PKI.signer, &anchors).name(), "valid");
}

#[test]
fn a_path_through_an_unknown_intermediate_is_not_guessed() {
    assert_eq!(codes(&judge(&PKI.signer, &anchors(&[&PKI.root]))), ["trust.no-path"]);
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
fn an_authority_is_not_a_signer_of_documents() {
    let verdict = judge(&PKI.ca, &usual_anchors());
    assert_eq!(codes(&verdict), ["trust.signer-is-authority", "trust.key-usage"]);
}

#[test]
fn a_key_for_other_purposes_is_refused() {
    let profile = Profile::signer(AGENCY, VALIDITY).with_key_usages(&[KeyUsages::KeyEncipherment]);
    assert_eq!(refusal_of(&profile), ["trust.key-usage"]);
}

#[test]
fn non_repudiation_alone_is_a_purpose_of_signing() {
    let profile = Profile::signer(AGENCY, VALIDITY).with_key_usages(&[KeyUsages::NonRepudiation]);
    assert_eq!(judge(&issue(&PKI.ca, &profile), &usual_anchors()).name(), "valid");
}

#[test]
fn an_unknown_critical_extension_is_refused_and_an_uncritical_one_is_not() {
    let profile = Profile::signer(AGENCY, VALIDITY);
    let critical = profile.clone().with_extension(unknown_extension(true));
    assert_eq!(refusal_of(&critical), ["trust.critical-extension-unknown"]);
    let harmless = profile.with_extension(unknown_extension(false));
    assert_eq!(judge(&issue(&PKI.ca, &harmless), &usual_anchors()).name(), "valid");
}

#[test]
fn a_signer_may_not_issue_certificates() {
    let signer = issue(&PKI.signer, &Profile::signer("CN=假冒,C=TW", VALIDITY));
    // A signer cannot even be pinned as an intermediate, so the path ends where it would begin.
    assert_eq!(codes(&judge(&signer, &usual_anchors())), ["trust.no-path"]);
}

#[test]
fn an_authority_without_the_right_to_issue_is_refused() {
    let profile = Profile::authority("CN=無權,C=TW", VALIDITY, None).with_key_usages(&[KeyUsages::CRLSign]);
    let ca = issue(&PKI.root, &profile);
    let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&PKI.root, &ca]))), ["trust.not-an-authority"]);
}

#[test]
fn a_path_longer_than_an_authority_allows_is_refused() {
    // The usual authority allows none below itself.
    let below = issue(&PKI.ca, &Profile::authority("CN=下級憑證管理中心,C=TW", VALIDITY, None));
    let signer = issue(&below, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&PKI.root, &PKI.ca, &below]))), ["trust.path-too-long"]);
}

#[test]
fn a_weak_key_in_the_path_is_no_anchor() {
    let weak = issue(&PKI.root, &Profile::authority("CN=弱,C=TW", VALIDITY, None).with_key_bits(1024));
    let bundle = PKI.root.certificate_pem().unwrap() + &weak.certificate_pem().unwrap();
    assert_eq!(Anchors::from_pem(&bundle).unwrap_err(), mydata_trust::AnchorError::WeakKey { position: 2 });
}

#[test]
fn a_demo_root_is_refused_unless_demonstrations_are_expected() {
    let root = self_signed(&Profile::root(&format!("CN=Root,OU={DEMO_MARK},C=TW"), VALIDITY));
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&root]))), ["trust.demo-root"]);
    let demo = anchors(&[&root]).with_demo_roots(DemoRoots::Accepted);
    let verdict = judge(&signer, &demo);
    assert_eq!(verdict.name(), "valid");
    let notes: Vec<_> = verdict.reasons().iter().map(Reason::code).collect();
    assert_eq!(notes, ["trust.revocation-not-checked", "trust.demo-root-accepted"]);
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
