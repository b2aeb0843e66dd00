//! Challenges signed by certificates: what openssl makes of them, what of it is believed, and what is refused.
#![cfg(feature = "evidence")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod evidence_support;

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use evidence_support::{Believing, Breakage, NOW, Roots, challenge, file, person};
use mydata_identity::evidence::{
    CertificateKind, CertificateMethod, Challenge, Claim, EvidenceRefusal, Grounds, Identified, Judgement,
    Method, Occasion, SignedData, SigningCertificate, Submission, UnixSeconds,
};
use mydata_identity::{AssuranceLevel, BusinessNumber, IdentityMethod, NationalId};

/// MOICA's third level, as far as the demonstration says it.
const POLICY: &str = "2.16.886.101.0.3.3";

fn citizen() -> CertificateKind {
    CertificateKind::citizen().with_policies(&[POLICY]).unwrap()
}

fn submit(
    kind: CertificateKind,
    evidence: &[u8],
    beside: Option<&[u8]>,
    claim: &Claim,
) -> Result<Identified, EvidenceRefusal> {
    submit_to(&Roots::pinned(), kind, evidence, beside, claim)
}

fn submit_to(
    roots: &Roots,
    kind: CertificateKind,
    evidence: &[u8],
    beside: Option<&[u8]>,
    claim: &Claim,
) -> Result<Identified, EvidenceRefusal> {
    let method = CertificateMethod::new(kind, roots);
    let (signature, certificate) = (STANDARD.encode(evidence), beside.map(|der| STANDARD.encode(der)));
    let fields = [("signature", Some(signature)), ("certb64", certificate)];
    let submission: Submission<'_> =
        fields.iter().filter_map(|(name, text)| Some((*name, text.as_deref()?))).collect();
    method.check(&submission, &challenge(method.method()), claim, NOW)
}

fn check(name: &str) -> Result<Identified, EvidenceRefusal> {
    submit(citizen(), &file(name), None, &person())
}

#[test]
fn a_citizen_is_known_by_the_signature_of_her_card() {
    for name in [
        "detached",
        "attached",
        "bare",
        "bare-attached",
        "with-issuer",
        "by-key-id",
        "sha384",
        "sha512",
        "p256",
        "p384",
    ] {
        let identified = check(&format!("{name}.p7")).unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
        assert_eq!(identified.method(), IdentityMethod::CitizenCertificate);
        assert_eq!(identified.level(), Some(AssuranceLevel::One));
        assert_eq!((identified.claim(), identified.at()), (&person(), NOW));
        assert_eq!(identified.name(), Some("林小好"));
        let Grounds::Certificate { holder_number, .. } = identified.grounds() else {
            panic!("{identified:?}")
        };
        assert_eq!(holder_number.as_deref(), Some("0000000012345678"));
        assert!(!format!("{identified:?}").contains("林"));
    }
}

#[test]
fn a_company_is_known_by_its_number() {
    let company = |number| Claim::Company(BusinessNumber::parse(number).unwrap());
    let kind = || CertificateKind::business().with_policies(&[POLICY]).unwrap();
    let identified = submit(kind(), &file("of-company.p7"), None, &company("04595257")).unwrap();
    assert_eq!(identified.name(), Some("示範股份有限公司"));
    let other = submit(kind(), &file("of-company.p7"), None, &company("12345676"));
    assert_eq!(other, Err(EvidenceRefusal::PersonMismatch));
    let as_person = submit(kind(), &file("of-company.p7"), None, &person());
    assert_eq!(as_person, Err(EvidenceRefusal::ClaimantNotServed { method: "MOE" }));
}

#[test]
fn a_banks_customer_is_known_by_the_number_in_his_name() {
    let kind = CertificateKind::software_financial;
    let identified = submit(kind(), &file("of-bank.p7"), None, &person()).unwrap();
    assert_eq!(identified.level(), Some(AssuranceLevel::Three));
    assert_eq!(identified.name(), None);
    let other = Claim::Person(NationalId::parse("A223456781").unwrap());
    assert_eq!(submit(kind(), &file("of-bank.p7"), None, &other), Err(EvidenceRefusal::PersonMismatch));
}

#[test]
fn each_kind_of_financial_card_is_its_own_method() {
    let kinds = [
        ("of-bank-card.p7", CertificateKind::bank_card(), "FIC", AssuranceLevel::One),
        ("of-hardware.p7", CertificateKind::hardware_financial(), "FCH", AssuranceLevel::One),
        ("of-bank.p7", CertificateKind::software_financial(), "FCS", AssuranceLevel::Three),
    ];
    for (name, kind, code, level) in kinds.clone() {
        let identified = submit(kind, &file(name), None, &person()).unwrap();
        assert_eq!((identified.method().code(), identified.level()), (code, Some(level)), "{name}");
        for (other, kind, ..) in kinds.clone().into_iter().filter(|(other, ..)| *other != name) {
            let refused = submit(kind, &file(name), None, &person());
            assert_eq!(refused, Err(EvidenceRefusal::ChallengeMismatch), "{name} as {other}");
        }
    }
}

#[test]
fn a_holder_of_an_nhi_card_is_known_by_the_number_in_its_name() {
    let identified = submit_to(
        &Roots::of_health_cards(),
        CertificateKind::nhi_card(),
        &file("of-health-card.p7"),
        None,
        &person(),
    )
    .unwrap();
    assert_eq!(
        (identified.method(), identified.level()),
        (IdentityMethod::NhiCard, Some(AssuranceLevel::Three))
    );
    assert_eq!(identified.name(), None);
    let other = Claim::Person(NationalId::parse("A223456781").unwrap());
    let refused = submit_to(
        &Roots::of_health_cards(),
        CertificateKind::nhi_card(),
        &file("of-health-card.p7"),
        None,
        &other,
    );
    assert_eq!(refused, Err(EvidenceRefusal::PersonMismatch));
}

#[test]
fn an_authority_of_one_kind_vouches_for_no_other_kind() {
    let no_path = EvidenceRefusal::CertificateRefused { reason: "trust.no-path" };
    assert_eq!(check("by-health.p7"), Err(no_path.clone()));
    let as_health_card = submit(CertificateKind::nhi_card(), &file("of-health-card.p7"), None, &person());
    assert_eq!(as_health_card, Err(no_path));
}

#[test]
fn a_certificate_may_come_beside_the_signature() {
    let signature = file("without-certificate.p7");
    let with = |beside: Option<&[u8]>| submit(citizen(), &signature, beside, &person());
    assert!(with(Some(&file("citizen.cer"))).is_ok());
    assert_eq!(with(None), Err(EvidenceRefusal::CertificateMissing));
    assert_eq!(with(Some(&file("company.cer"))), Err(EvidenceRefusal::CertificateMissing));
    assert_eq!(with(Some(b"0")), Err(EvidenceRefusal::CertificateMalformed));
    let enclosed = |beside: &str| submit(citizen(), &file("detached.p7"), Some(&file(beside)), &person());
    assert!(enclosed("citizen.cer").is_ok());
    assert_eq!(enclosed("citizen-p256.cer"), Err(EvidenceRefusal::CertificateMissing));
}

#[test]
fn each_fault_has_its_refusal() {
    let algorithm = |oid: &str| EvidenceRefusal::AlgorithmRefused { algorithm: oid.to_owned() };
    let malformed = EvidenceRefusal::EvidenceMalformed { what: "signed data" };
    let table = [
        ("contracts.p7", EvidenceRefusal::CertificateUsageRefused),
        ("nobody.p7", EvidenceRefusal::PersonNotStated),
        ("none.p7", EvidenceRefusal::SignerCount { count: 0 }),
        ("of-bank.p7", EvidenceRefusal::ChallengeMismatch),
        ("other-text-attached.p7", EvidenceRefusal::ChallengeMismatch),
        ("other-text.p7", EvidenceRefusal::ChallengeMismatch),
        ("pss.p7", malformed.clone()),
        ("rsa-1024.p7", EvidenceRefusal::KeyRefused),
        ("sha1.p7", algorithm("1.3.14.3.2.26")),
        ("streamed.p7", malformed),
        ("two.p7", EvidenceRefusal::SignerCount { count: 2 }),
        ("unknown.p7", EvidenceRefusal::CertificateRefused { reason: "trust.no-path" }),
    ];
    for (name, expected) in table {
        assert_eq!(check(name), Err(expected), "{name}");
    }
}

#[test]
fn the_policies_of_a_kind_are_asked_for() {
    let other = CertificateKind::citizen().with_policies(&["2.16.886.101.0.3.2"]).unwrap();
    let refused = submit(other, &file("detached.p7"), None, &person());
    assert_eq!(refused, Err(EvidenceRefusal::CertificatePolicyRefused));
    assert!(submit(CertificateKind::citizen(), &file("detached.p7"), None, &person()).is_ok());
}

#[test]
fn another_person_and_another_method_are_refused() {
    let other = Claim::Person(NationalId::parse("A223456781").unwrap());
    let refused = submit(citizen(), &file("detached.p7"), None, &other);
    assert_eq!(refused, Err(EvidenceRefusal::PersonMismatch));
    let roots = Roots::pinned();
    let method = CertificateMethod::new(citizen(), &roots);
    let elsewhere = challenge(IdentityMethod::BusinessCertificate);
    let refused = method.check(&Submission::default(), &elsewhere, &person(), NOW);
    assert_eq!(refused, Err(EvidenceRefusal::ChallengeMismatch));
}

#[test]
fn what_the_judge_says_decides() {
    let refused = |judgement| {
        let judge = Believing(judgement);
        let signature = STANDARD.encode(file("detached.p7"));
        let submission = Submission::from_iter([("signature", signature.as_str())]);
        let method = CertificateMethod::new(citizen(), &judge);
        method.check(&submission, &challenge(method.method()), &person(), NOW).unwrap_err()
    };
    let table = [
        (Judgement::Refused("trust.expired"), EvidenceRefusal::CertificateExpired),
        (Judgement::Refused("trust.not-yet-valid"), EvidenceRefusal::CertificateExpired),
        (Judgement::Refused("trust.revoked"), EvidenceRefusal::CertificateRevoked),
        (Judgement::Uncertain("trust.revocation-stale"), EvidenceRefusal::RevocationUnknown),
        (
            Judgement::Refused("trust.demo-root"),
            EvidenceRefusal::CertificateRefused { reason: "trust.demo-root" },
        ),
    ];
    for (judgement, expected) in table {
        assert_eq!(refused(judgement), expected);
    }
}

#[test]
fn evidence_has_its_time_and_its_place() {
    let roots = Roots::pinned();
    let method = CertificateMethod::new(citizen(), &roots);
    let signature = STANDARD.encode(file("detached.p7"));
    let submission = Submission::from_iter([("signature", signature.as_str())]);
    let at = |seconds| {
        let time = UnixSeconds(NOW.0 + seconds);
        method.check(&submission, &challenge(method.method()), &person(), time).map(|_| ())
    };
    assert_eq!(at(300), Ok(()));
    assert_eq!(at(301), Err(EvidenceRefusal::ChallengeExpired));
    assert_eq!(at(-1), Err(EvidenceRefusal::ChallengeExpired));
    let occasion = Occasion { method: method.method(), session: b"session", transaction: b"transaction" };
    for (occasion, nonce) in [
        (Occasion { session: b"another", ..occasion }, [7; 32]),
        (Occasion { transaction: b"another", ..occasion }, [7; 32]),
        (Occasion { session: b"sessiont", transaction: b"ransaction", ..occasion }, [7; 32]),
        (occasion, [8; 32]),
    ] {
        let other = Challenge::new(&occasion, nonce, NOW, Duration::from_mins(5));
        let refused = method.check(&submission, &other, &person(), NOW);
        assert_eq!(refused, Err(EvidenceRefusal::ChallengeMismatch));
    }
}

#[test]
fn fields_are_there_once_and_in_base64() {
    let roots = Roots::pinned();
    let method = CertificateMethod::new(citizen(), &roots);
    let check = |fields: &[(&'static str, &str)]| {
        let submission = fields.iter().copied().collect();
        method.check(&submission, &challenge(method.method()), &person(), NOW).unwrap_err()
    };
    let field = "signature";
    assert_eq!(check(&[]), EvidenceRefusal::FieldMissing { field });
    assert_eq!(check(&[(field, "")]), EvidenceRefusal::FieldMissing { field });
    assert_eq!(check(&[(field, "MA"), (field, "MA")]), EvidenceRefusal::FieldMalformed { field });
    assert_eq!(check(&[(field, "*")]), EvidenceRefusal::FieldMalformed { field });
    assert_eq!(check(&[(field, &"A".repeat(65_540))]), EvidenceRefusal::FieldTooLong { field });
}

/// Breaks seeds, of which the first is good as it stands and the others are good for something else.
fn ten_thousand_broken(roots: &Roots, kind: CertificateKind, seeds: &[&str]) {
    let seeds: Vec<_> = seeds.iter().copied().map(file).collect();
    let method = CertificateMethod::new(kind, roots);
    let challenge = challenge(method.method());
    let accepts = |evidence: &[u8]| {
        let signature = STANDARD.encode(evidence);
        let submission = Submission::from_iter([("signature", signature.as_str())]);
        method.check(&submission, &challenge, &person(), NOW).is_ok()
    };
    assert!(accepts(&seeds[0]), "{}: whole, it is accepted", method.method());
    let mut breakage = Breakage::new(0x4345_5200);
    for round in 0..10_000 {
        assert!(!accepts(&breakage.broken(&seeds)), "{} round {round}", method.method());
    }
}

#[test]
fn ten_thousand_broken_signatures_of_citizens_identify_nobody() {
    let seeds = [
        "detached.p7",
        "attached.p7",
        "bare.p7",
        "by-key-id.p7",
        "p256.p7",
        "p384.p7",
        "other-text.p7",
        "unknown.p7",
        "two.p7",
        "nobody.p7",
    ];
    ten_thousand_broken(&Roots::pinned(), citizen(), &seeds);
}

#[test]
fn ten_thousand_broken_signatures_of_bank_cards_identify_nobody() {
    let seeds = ["of-bank-card.p7", "of-hardware.p7", "of-bank.p7", "detached.p7"];
    ten_thousand_broken(&Roots::pinned(), CertificateKind::bank_card(), &seeds);
}

#[test]
fn ten_thousand_broken_signatures_of_hardware_tokens_identify_nobody() {
    let seeds = ["of-hardware.p7", "of-bank-card.p7", "of-bank.p7", "detached.p7"];
    ten_thousand_broken(&Roots::pinned(), CertificateKind::hardware_financial(), &seeds);
}

#[test]
fn ten_thousand_broken_signatures_of_files_identify_nobody() {
    let seeds = ["of-bank.p7", "of-bank-card.p7", "of-hardware.p7", "detached.p7"];
    ten_thousand_broken(&Roots::pinned(), CertificateKind::software_financial(), &seeds);
}

#[test]
fn ten_thousand_broken_signatures_of_nhi_cards_identify_nobody() {
    let seeds = ["of-health-card.p7", "by-health.p7", "of-bank.p7", "detached.p7"];
    ten_thousand_broken(&Roots::of_health_cards(), CertificateKind::nhi_card(), &seeds);
}

#[test]
fn ten_thousand_broken_signatures_of_companies_identify_nobody() {
    let seeds: Vec<_> = ["of-company.p7", "detached.p7", "other-text.p7"].map(file).into();
    let company = Claim::Company(BusinessNumber::parse("04595257").unwrap());
    let kind = CertificateKind::business();
    assert!(submit(kind.clone(), &seeds[0], None, &company).is_ok());
    let mut breakage = Breakage::new(0x4D4F_4500);
    for round in 0..10_000 {
        let accepted = submit(kind.clone(), &breakage.broken(&seeds), None, &company);
        assert!(accepted.is_err(), "round {round}");
    }
}

#[test]
fn every_single_bit_of_a_signature_counts() {
    let whole = file("p256.p7");
    let roots = Roots::pinned();
    let method = CertificateMethod::new(citizen(), &roots);
    for place in 0..whole.len() {
        let mut broken = whole.clone();
        broken[place] ^= 1 << (place % 8);
        let signature = STANDARD.encode(&broken);
        let submission = Submission::from_iter([("signature", signature.as_str())]);
        let accepted = method.check(&submission, &challenge(method.method()), &person(), NOW);
        assert!(accepted.is_err(), "byte {place}");
    }
}

#[test]
fn the_reader_by_itself_tells_whose_signature_it_is() {
    let bytes = file("attached.p7");
    let signed = SignedData::read(&bytes).unwrap();
    let text = challenge(IdentityMethod::CitizenCertificate).text();
    let certificate = signed.verify(text.as_bytes(), None).unwrap();
    assert_eq!(certificate.der(), file("citizen.cer"));
    assert_eq!(SigningCertificate::read(certificate.der()).unwrap().sha256(), certificate.sha256());
    assert_eq!(signed.verify(b"else", None).unwrap_err(), EvidenceRefusal::ChallengeMismatch);
}

mod parsers {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn arbitrary_bytes_are_no_signed_data(bytes in prop::collection::vec(any::<u8>(), 0..512)) {
            prop_assert!(SignedData::read(&bytes).is_err());
            prop_assert!(SigningCertificate::read(&bytes).is_err());
        }
    }
}
