//! Numbers that registers know: two documents and a mobile number, what of them is believed, and what is not.
#![cfg(feature = "evidence")]
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod evidence_support;

use evidence_support::{Breakage, NOW, challenge, person};
use mydata_identity::evidence::{
    Claim, DualDocumentsMethod, EvidenceRefusal, Grounds, Identified, Method, MobileNumberMethod, Submission,
    UnixSeconds,
};
use mydata_identity::{
    BusinessNumber, DualDocuments, IdentityError, IdentityMethod, MobileNumber, NationalId,
};

const CARD: &str = "000012345678";
const HOUSEHOLD: &str = "F1234567";
const MOBILE: &str = "0912345678";

/// Asks a register that knows one person, and checks what it answers: what a platform does.
fn by_documents(fields: &[(&str, &str)], claim: &Claim) -> Result<Identified, EvidenceRefusal> {
    let submission: Submission<'_> = fields.iter().copied().collect();
    let text = |field| submission.get(field).unwrap_or_default();
    let asked = DualDocuments::parse(text("nhi_card_number"), text("household_number")).ok();
    let known = DualDocuments::parse(CARD, HOUSEHOLD).unwrap();
    let registered = asked.filter(|documents| *documents == known).map(|_| id("A123456789"));
    DualDocumentsMethod::new(registered).check(
        &submission,
        &challenge(IdentityMethod::DualDocuments),
        claim,
        NOW,
    )
}

/// The same with a telecom.
fn by_mobile(fields: &[(&str, &str)], claim: &Claim) -> Result<Identified, EvidenceRefusal> {
    let submission: Submission<'_> = fields.iter().copied().collect();
    let asked = submission.get("mobile").and_then(|text| MobileNumber::parse(text).ok());
    let is_hers = asked.is_some_and(|number| number.as_str() == MOBILE) && *claim == person();
    MobileNumberMethod::new(is_hers).check(&submission, &challenge(IdentityMethod::MobileNumber), claim, NOW)
}

fn id(text: &str) -> NationalId {
    NationalId::parse(text).unwrap()
}

#[test]
fn somebody_is_known_by_her_two_documents() {
    let hers = [("nhi_card_number", CARD), ("household_number", HOUSEHOLD)];
    let identified = by_documents(&hers, &person()).unwrap();
    assert_eq!((identified.claim(), identified.grounds()), (&person(), &Grounds::Registry));
    let other = Claim::Person(id("A223456781"));
    assert_eq!(by_documents(&hers, &other), Err(EvidenceRefusal::PersonMismatch));
    let resident = Claim::Person(id("A800000014"));
    let refused = Err(EvidenceRefusal::ClaimantNotServed { method: "PII" });
    assert_eq!(by_documents(&hers, &resident), refused);
}

#[test]
fn somebody_has_the_mobile_number_that_the_telecom_says_is_hers() {
    for written in [MOBILE, "0912-345-678", "+886 912 345 678"] {
        let identified = by_mobile(&[("mobile", written)], &person()).unwrap();
        assert_eq!((identified.method(), identified.level()), (IdentityMethod::MobileNumber, None));
        assert_eq!(identified.grounds(), &Grounds::Registry);
    }
    let resident = Claim::Person(id("A800000014"));
    assert_eq!(by_mobile(&[("mobile", MOBILE)], &resident), Err(EvidenceRefusal::PersonMismatch));
    let company = Claim::Company(BusinessNumber::parse("04595257").unwrap());
    let refused = Err(EvidenceRefusal::ClaimantNotServed { method: "MOB" });
    assert_eq!(by_mobile(&[("mobile", MOBILE)], &company), refused);
}

#[test]
fn numbers_that_cannot_be_any_are_refused_before_what_the_register_says() {
    let text = |error| Err(EvidenceRefusal::Text(error));
    let numbers = [("nhi_card_number", "1"), ("household_number", HOUSEHOLD)];
    assert_eq!(by_documents(&numbers, &person()), text(IdentityError::NhiCardNumberForm));
    let believed = MobileNumberMethod::new(true);
    let check = |fields: &[(&'static str, &'static str)]| {
        let challenge = challenge(IdentityMethod::MobileNumber);
        believed.check(&fields.iter().copied().collect(), &challenge, &person(), NOW)
    };
    assert_eq!(check(&[("mobile", "0212345678")]), text(IdentityError::MobileForm));
    assert_eq!(check(&[]), Err(EvidenceRefusal::FieldMissing { field: "mobile" }));
    let twice = [("mobile", MOBILE), ("mobile", MOBILE)];
    assert_eq!(check(&twice), Err(EvidenceRefusal::FieldMalformed { field: "mobile" }));
}

#[test]
fn a_number_serves_its_own_challenge_and_only_in_its_time() {
    let method = MobileNumberMethod::new(true);
    let submission = Submission::from_iter([("mobile", MOBILE)]);
    let check = |occasion, at| method.check(&submission, &challenge(occasion), &person(), at).map(|_| ());
    assert_eq!(check(IdentityMethod::MobileNumber, UnixSeconds(NOW.0 + 300)), Ok(()));
    let late = UnixSeconds(NOW.0 + 301);
    assert_eq!(check(IdentityMethod::MobileNumber, late), Err(EvidenceRefusal::ChallengeExpired));
    assert_eq!(check(IdentityMethod::DualDocuments, NOW), Err(EvidenceRefusal::ChallengeMismatch));
}

/// What is left of a number after breaking it; what is no text any more is no field.
fn broken(breakage: &mut Breakage, seeds: &[Vec<u8>]) -> Option<String> {
    String::from_utf8(breakage.broken(seeds)).ok()
}

#[test]
fn ten_thousand_broken_pairs_of_documents_identify_nobody() {
    let cards: Vec<_> = [CARD, "000012345679", ""].map(|text| text.as_bytes().to_vec()).into();
    let households: Vec<_> = [HOUSEHOLD, "F1234568", ""].map(|text| text.as_bytes().to_vec()).into();
    let mut breakage = Breakage::new(0x5049_4900);
    for round in 0..10_000 {
        let (mut card, mut household) = (Some(CARD.to_owned()), Some(HOUSEHOLD.to_owned()));
        match breakage.below(3) {
            0 => card = broken(&mut breakage, &cards),
            1 => household = broken(&mut breakage, &households),
            _ => (card, household) = (broken(&mut breakage, &cards), broken(&mut breakage, &households)),
        }
        let fields = [("nhi_card_number", card), ("household_number", household)];
        let fields: Vec<_> =
            fields.iter().filter_map(|(name, text)| Some((*name, text.as_deref()?))).collect();
        assert!(by_documents(&fields, &person()).is_err(), "round {round}");
    }
}

#[test]
fn ten_thousand_broken_mobile_numbers_identify_nobody() {
    let seeds: Vec<_> =
        [MOBILE, "0912345679", "+886912345679", ""].map(|text| text.as_bytes().to_vec()).into();
    let mut breakage = Breakage::new(0x4D4F_4200);
    for round in 0..10_000 {
        let text = broken(&mut breakage, &seeds);
        // A space or a hyphen more is the same number.
        let same = |text: &String| MobileNumber::parse(text).is_ok_and(|number| number.as_str() == MOBILE);
        let Some(text) = text.filter(|text| !same(text)) else { continue };
        assert!(by_mobile(&[("mobile", &text)], &person()).is_err(), "round {round}");
    }
}
