//! Every line of the list of refused certificates (docs: “Certificate”, 62 to 70) has its tests here, but for
//! revocation, which has a file of its own.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::io::{Cursor, Write};

use mydata_demo_pki::{Extension, Holder, IssuerHash, KeyUsages, Profile};
use mydata_package::{CERTIFICATE, Limits, Opened};
use mydata_trust::{DEMO_MARK, DemoRoots, ExpectedSigner, Policies, Reason, UnixSeconds};
use support::*;

/// The package of the usual signer with other bytes in place of its certificate.
fn package_with_certificate(bytes: &[u8]) -> Vec<u8> {
    let original = package_of(&PKI.signer);
    let mut original = zip::ZipArchive::new(Cursor::new(original)).unwrap();
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..original.len() {
        let entry = original.by_index_raw(index).unwrap();
        if entry.name().unwrap() == CERTIFICATE {
            let options = zip::write::SimpleFileOptions::default();
            changed.start_file(CERTIFICATE, options).unwrap();
            changed.write_all(bytes).unwrap();
        } else {
            changed.raw_copy_file(entry).unwrap();
        }
    }
    changed.finish().unwrap().into_inner()
}

fn code_of_package_with_certificate(bytes: &[u8]) -> &'static str {
    let package = package_with_certificate(bytes);
    match Opened::read(&package, &Limits::default()).and_then(Opened::authenticate) {
        Ok(_) => "accepted",
        Err(refusal) => refusal.code(),
    }
}

#[test]
fn line_62_anything_but_exactly_one_pem_certificate_is_refused() {
    let one = PKI.signer.certificate_pem().unwrap();
    assert_eq!(code_of_package_with_certificate(one.as_bytes()), "accepted");
    let two = format!("{one}{}", PKI.ca.certificate_pem().unwrap());
    let key = one.replace("CERTIFICATE", "PUBLIC KEY");
    let der = PKI.signer.certificate_der().unwrap();
    for (what, bytes) in
        [("two", two.as_bytes()), ("another label", key.as_bytes()), ("DER", &der), ("none", b"")]
    {
        let code = code_of_package_with_certificate(bytes);
        assert!(code.starts_with("package.certificate-"), "{what}: {code}");
    }
}

#[test]
fn line_63_an_expired_certificate_is_refused_with_the_time_used() {
    let at = UnixSeconds(1_924_992_000);
    let verdict = judge_at(&PKI.signer, &usual_anchors(), &ExpectedSigner::Any, at);
    let not_after = UnixSeconds(1_924_991_999);
    let reason = Reason::Expired { subject: AGENCY.into(), not_after, at };
    assert_eq!(verdict.reasons().first(), Some(&reason));
    let last_second = judge_at(&PKI.signer, &usual_anchors(), &ExpectedSigner::Any, not_after);
    assert_eq!(last_second.name(), "valid");
}

#[test]
fn line_63_a_certificate_of_the_future_is_refused_with_the_time_used() {
    let at = UnixSeconds(1_767_225_599);
    let verdict = judge_at(&PKI.signer, &usual_anchors(), &ExpectedSigner::Any, at);
    let not_before = UnixSeconds(1_767_225_600);
    let reason = Reason::NotYetValid { subject: AGENCY.into(), not_before, at };
    assert_eq!(verdict.reasons().first(), Some(&reason));
    let first_second = judge_at(&PKI.signer, &usual_anchors(), &ExpectedSigner::Any, not_before);
    assert_eq!(first_second.name(), "valid");
}

#[test]
fn line_63_an_expired_authority_condemns_its_signers() {
    let past = 1_600_000_000..=1_700_000_000;
    let ca = issue(&PKI.root, &Profile::authority("CN=舊憑證管理中心,C=TW", past, None));
    let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&PKI.root, &ca]))), ["trust.expired"]);
}

#[test]
fn line_63_an_expired_root_condemns_everything_below_it() {
    let root = self_signed(&Profile::root("CN=舊根憑證,C=TW", 1_600_000_000..=1_700_000_000));
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&root]))), ["trust.expired"]);
}

#[test]
fn line_64_a_self_made_certificate_has_no_path() {
    let stranger = self_signed(&Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&stranger, &usual_anchors())), ["trust.no-path"]);
}

#[test]
fn line_64_a_ca_of_the_same_name_with_another_key_is_refused() {
    let impostor = issue(
        &self_signed(&Profile::root(ROOT, VALIDITY)),
        &Profile::authority(AGENCY_CA, VALIDITY, Some(0)),
    );
    let signer = issue(&impostor, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &usual_anchors())), ["trust.no-path"]);
}

#[test]
fn line_64_a_path_through_an_unknown_intermediate_is_not_guessed() {
    assert_eq!(codes(&judge(&PKI.signer, &anchors(&[&PKI.root]))), ["trust.no-path"]);
}

#[test]
fn line_64_all_generations_of_an_authority_may_be_pinned_at_once() {
    let older = issue(&PKI.root, &Profile::authority(AGENCY_CA, VALIDITY, Some(0)));
    let of_older = issue(&older, &Profile::signer(AGENCY, VALIDITY));
    let anchors = anchors(&[&PKI.ca, &older, &PKI.root]);
    assert_eq!(judge(&of_older, &anchors).name(), "valid");
    assert_eq!(judge(&PKI.signer, &anchors).name(), "valid");
}

#[test]
fn line_64_a_path_is_never_built_by_names_alone() {
    let signer = Profile::signer(AGENCY, VALIDITY).without_key_ids();
    assert_eq!(refusal_of(&signer), ["trust.certificate-malformed"]);
    let ca = issue(&PKI.root, &Profile::authority(AGENCY_CA, VALIDITY, None).without_key_ids());
    let bundle = PKI.root.certificate_pem().unwrap() + &ca.certificate_pem().unwrap();
    let error = mydata_trust::Anchors::from_pem(&bundle).unwrap_err();
    assert_eq!(error, mydata_trust::AnchorError::Malformed { position: 2 });
    let root = self_signed(&Profile::root(ROOT, VALIDITY).without_key_ids());
    let error = mydata_trust::Anchors::from_pem(&root.certificate_pem().unwrap()).unwrap_err();
    assert_eq!(error, mydata_trust::AnchorError::Malformed { position: 1 });
}

#[test]
fn line_65_an_authority_is_not_a_signer_of_documents() {
    let verdict = judge(&PKI.ca, &usual_anchors());
    assert_eq!(codes(&verdict), ["trust.signer-is-authority", "trust.key-usage"]);
}

#[test]
fn line_65_a_key_for_other_purposes_is_refused() {
    let profile = Profile::signer(AGENCY, VALIDITY).with_key_usages(&[KeyUsages::KeyEncipherment]);
    assert_eq!(refusal_of(&profile), ["trust.key-usage"]);
}

#[test]
fn line_65_an_unknown_critical_extension_is_refused_and_an_uncritical_one_is_not() {
    let profile = Profile::signer(AGENCY, VALIDITY);
    let critical = profile.clone().with_extension(unknown_extension(true));
    assert_eq!(refusal_of(&critical), ["trust.critical-extension-unknown"]);
    let harmless = profile.with_extension(unknown_extension(false));
    assert_eq!(judge(&issue(&PKI.ca, &harmless), &usual_anchors()).name(), "valid");
}

#[test]
fn line_65_a_signer_may_not_issue_certificates() {
    let signer = issue(&PKI.signer, &Profile::signer("CN=假冒,C=TW", VALIDITY));
    // A signer cannot even be pinned as an intermediate, so the path ends where it would begin.
    assert_eq!(codes(&judge(&signer, &usual_anchors())), ["trust.no-path"]);
}

#[test]
fn line_65_an_authority_without_the_right_to_issue_is_refused() {
    let profile = Profile::authority("CN=無權,C=TW", VALIDITY, None).with_key_usages(&[KeyUsages::CRLSign]);
    let ca = issue(&PKI.root, &profile);
    let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&PKI.root, &ca]))), ["trust.not-an-authority"]);
}

#[test]
fn line_65_a_path_longer_than_an_authority_allows_is_refused() {
    // The usual authority allows none below itself.
    let below = issue(&PKI.ca, &Profile::authority("CN=下級憑證管理中心,C=TW", VALIDITY, None));
    let signer = issue(&below, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&PKI.root, &PKI.ca, &below]))), ["trust.path-too-long"]);
}

#[test]
fn line_65_an_unknown_critical_extension_of_an_authority_or_a_root_is_refused() {
    let signer = Profile::signer(AGENCY, VALIDITY);
    let authority = Profile::authority(AGENCY_CA, VALIDITY, None).with_extension(unknown_extension(true));
    assert_eq!(refusal_under(&authority, &signer), ["trust.critical-extension-unknown"]);
    let root = self_signed(&Profile::root(ROOT, VALIDITY).with_extension(unknown_extension(true)));
    let below = issue(&root, &signer);
    assert_eq!(codes(&judge(&below, &anchors(&[&root]))), ["trust.critical-extension-unknown"]);
}

#[test]
fn line_65_a_root_that_allows_no_authority_below_it_is_taken_at_its_word() {
    let root = self_signed(&Profile::authority(ROOT, VALIDITY, Some(0)));
    let ca = issue(&root, &Profile::authority(AGENCY_CA, VALIDITY, None));
    let pinned = anchors(&[&root, &ca]);
    let signer = issue(&ca, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &pinned)), ["trust.path-too-long"]);
    let direct = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(judge(&direct, &pinned).name(), "valid");
}

#[test]
fn line_65_a_root_without_the_right_to_issue_is_refused() {
    let root = self_signed(&Profile::root(ROOT, VALIDITY).with_key_usages(&[KeyUsages::CRLSign]));
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&root]))), ["trust.not-an-authority"]);
}

#[test]
fn line_65_an_authority_cannot_be_pinned_without_saying_that_it_is_one() {
    // Basic constraints decide, not the key usage.
    let profile = Profile::signer(AGENCY_CA, VALIDITY).with_key_usages(&[KeyUsages::KeyCertSign]);
    let pem = issue(&PKI.root, &profile).certificate_pem().unwrap() + &PKI.root.certificate_pem().unwrap();
    assert_eq!(mydata_trust::Anchors::from_pem(&pem).unwrap_err().code(), "trust.anchor-not-an-authority");
}

#[test]
fn line_65_a_signer_that_claims_to_issue_certificates_without_being_an_authority_is_refused() {
    let usages = [KeyUsages::DigitalSignature, KeyUsages::KeyCertSign];
    assert_eq!(refusal_of(&Profile::signer(AGENCY, VALIDITY).with_key_usages(&usages)), ["trust.key-usage"]);
}

#[test]
fn line_65_an_extension_that_occurs_twice_condemns_its_certificate() {
    let again = extension("2.5.29.15", true, "030206C0");
    let profile = Profile::signer(AGENCY, VALIDITY).with_extension(again);
    assert_eq!(refusal_of(&profile), ["trust.certificate-malformed"]);
}

/// Only names in an organization of Taiwan (RFC 5280, 4.2.1.10).
fn only_in(organization: &str) -> Extension {
    extension("2.5.29.30", true, organization)
}

/// C=TW, O=內政部: what the usual agency belongs to.
const INTERIOR: &str =
    "3029A0273025A4233021310B300906035504061302545731123010060355040A0C09E585A7E694BFE983A8";
/// C=TW, O=財政部.
const FINANCE: &str =
    "3029A0273025A4233021310B300906035504061302545731123010060355040A0C09E8B2A1E694BFE983A8";

#[test]
fn line_66_a_name_outside_of_what_the_authority_may_issue_is_refused() {
    let signer = Profile::signer("O=內政部+CN=戶政司,C=TW", VALIDITY);
    let signer_of_interior = Profile::signer("CN=戶政司,O=內政部,C=TW", VALIDITY);
    let authority = |names| Profile::authority(AGENCY_CA, VALIDITY, None).with_extension(only_in(names));
    assert_eq!(refusal_under(&authority(FINANCE), &signer_of_interior), ["trust.name-constraint"]);
    assert_eq!(refusal_under(&authority(FINANCE), &signer), ["trust.name-constraint"]);
    let ca = issue(&PKI.root, &authority(INTERIOR));
    let verdict = judge(&issue(&ca, &signer_of_interior), &anchors(&[&PKI.root, &ca]));
    assert_eq!(verdict.name(), "valid", "{verdict:?}");
}

#[test]
fn line_66_the_names_a_root_allows_bind_everything_below_it() {
    let root = self_signed(&Profile::root(ROOT, VALIDITY).with_extension(only_in(FINANCE)));
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&root]))), ["trust.name-constraint"]);
}

#[test]
fn line_66_a_constraint_on_a_form_of_name_without_rules_refuses_names_of_that_form() {
    let other_name = "A00906032A0304A0020500";
    let exclusion = extension("2.5.29.30", true, &format!("300FA10D300B{other_name}"));
    let authority = Profile::authority(AGENCY_CA, VALIDITY, None).with_extension(exclusion);
    let named_so = extension("2.5.29.17", false, &format!("300B{other_name}"));
    let signer = Profile::signer(AGENCY, VALIDITY);
    assert_eq!(
        refusal_under(&authority, &signer.clone().with_extension(named_so)),
        ["trust.name-constraint"]
    );
    let ca = issue(&PKI.root, &authority);
    assert_eq!(judge(&issue(&ca, &signer), &anchors(&[&PKI.root, &ca])).name(), "valid");
}

#[test]
fn line_66_a_signer_that_constrains_names_is_no_signer() {
    let profile = Profile::signer(AGENCY, VALIDITY).with_extension(only_in(INTERIOR));
    assert_eq!(refusal_of(&profile), ["trust.certificate-malformed"]);
}

/// The third assurance level of the government's authorities.
const THIRD_LEVEL: &str = "2.16.886.101.0.3.3";

fn asserting_third_level(profile: Profile) -> Profile {
    profile.with_extension(extension("2.5.29.32", false, "300B3009060760867665000303"))
}

#[test]
fn line_66_a_path_without_the_policy_that_an_authority_demands_is_refused() {
    // policyConstraints: requireExplicitPolicy 0.
    let demand = extension("2.5.29.36", true, "3003800100");
    let authority = Profile::authority(AGENCY_CA, VALIDITY, None).with_extension(demand);
    let signer = Profile::signer(AGENCY, VALIDITY);
    assert_eq!(refusal_under(&authority, &signer), ["trust.policy"]);
    let ca = issue(&PKI.root, &asserting_third_level(authority));
    let signer = issue(&ca, &asserting_third_level(signer));
    assert_eq!(judge(&signer, &anchors(&[&PKI.root, &ca])).name(), "valid");
}

#[test]
fn line_66_a_path_without_the_policy_that_we_demand_is_refused() {
    let demand = |policy| Policies::among(&[policy]).unwrap().required();
    let anchors_demanding = |holders: &[&Holder], policy| anchors(holders).with_policies(demand(policy));
    let verdict = judge(&PKI.signer, &usual_anchors().with_policies(demand(THIRD_LEVEL)));
    assert_eq!(codes(&verdict), ["trust.policy"]);
    let ca = issue(&PKI.root, &asserting_third_level(Profile::authority(AGENCY_CA, VALIDITY, None)));
    let signer = issue(&ca, &asserting_third_level(Profile::signer(AGENCY, VALIDITY)));
    let pinned = [&PKI.root, &ca];
    assert_eq!(judge(&signer, &anchors_demanding(&pinned, THIRD_LEVEL)).name(), "valid");
    let fourth_level = "2.16.886.101.0.3.4";
    assert_eq!(codes(&judge(&signer, &anchors_demanding(&pinned, fourth_level))), ["trust.policy"]);
}

#[test]
fn line_68_the_certificate_of_another_agency_is_refused() {
    let expected = ExpectedSigner::Subject("CN=國稅局,O=財政部,C=TW".into());
    let verdict = judge_at(&PKI.signer, &usual_anchors(), &expected, DURING);
    assert_eq!(codes(&verdict), ["trust.other-provider"]);
}

#[test]
fn line_68_the_expected_provider_is_recognized_to_the_letter() {
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
fn line_68_an_expected_name_that_is_no_name_matches_nobody() {
    let expected = ExpectedSigner::Subject("戶政司".into());
    assert_eq!(codes(&judge_at(&PKI.signer, &usual_anchors(), &expected, DURING)), ["trust.other-provider"]);
}

#[test]
fn line_68_a_signer_can_be_pinned_by_its_key() {
    let pin = |holder: &Holder| {
        let summary =
            mydata_trust::SignerSummary::of_certificate(&holder.certificate_der().unwrap()).unwrap();
        let digits = summary.key_sha256.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap());
        let bytes: Vec<u8> = digits.map(|digits| u8::from_str_radix(digits, 16).unwrap()).collect();
        ExpectedSigner::Key(bytes.try_into().unwrap())
    };
    let judge = |expected| judge_at(&PKI.signer, &usual_anchors(), &expected, DURING);
    assert_eq!(judge(pin(&PKI.signer)).name(), "valid");
    // The same name, given to another key by the same authority.
    let namesake = issue(&PKI.ca, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(pin(&namesake))), ["trust.other-key"]);
}

#[test]
fn line_69_a_certificate_signed_with_sha_1_is_refused() {
    let sha_1 = "1.2.840.113549.1.1.5";
    let profile = Profile::signer(AGENCY, VALIDITY).signed_with(IssuerHash::Sha1);
    let verdict = judge(&issue(&PKI.ca, &profile), &usual_anchors());
    let reason = Reason::AlgorithmRefused { subject: AGENCY.into(), algorithm: sha_1.into() };
    assert_eq!(verdict.reasons(), [reason]);
}

#[test]
fn line_69_an_authority_signed_with_sha_1_is_refused() {
    let authority = Profile::authority(AGENCY_CA, VALIDITY, None).signed_with(IssuerHash::Sha1);
    assert_eq!(refusal_under(&authority, &Profile::signer(AGENCY, VALIDITY)), ["trust.algorithm-refused"]);
}

#[test]
fn line_69_how_a_root_signed_itself_does_not_matter() {
    // It is pinned; nobody relies on its signature (RFC 5280, 6.1.1 (d)).
    let root = self_signed(&Profile::root(ROOT, VALIDITY).signed_with(IssuerHash::Sha1));
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(judge(&signer, &anchors(&[&root])).name(), "valid");
}

#[test]
fn line_70_a_demo_root_is_refused_unless_demonstrations_are_expected() {
    let root = self_signed(&Profile::root(&format!("CN=Root,OU={DEMO_MARK},C=TW"), VALIDITY));
    let signer = issue(&root, &Profile::signer(AGENCY, VALIDITY));
    assert_eq!(codes(&judge(&signer, &anchors(&[&root]))), ["trust.demo-root"]);
    let demo = anchors(&[&root]).with_demo_roots(DemoRoots::Accepted);
    let verdict = judge(&signer, &demo);
    assert_eq!(verdict.name(), "valid");
    let notes: Vec<_> = verdict.reasons().iter().map(Reason::code).collect();
    assert_eq!(notes, ["trust.revocation-not-checked", "trust.demo-root-accepted"]);
}
