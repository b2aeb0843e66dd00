//! Identifications walk from the first evidence to the last code, and skip nothing.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use mydata_consent::{
    CODE_LIFE, CodeRefusal, Identification, IdentificationRefusal, MAX_WRONG_CODES, Moment, SentCode,
    Standing, needs_one_time_code,
};
use mydata_identity::AssuranceLevel::{Four, One, Three, Two};
use mydata_identity::{AssuranceLevel, IdentityMethod};
use proptest::prelude::*;

const NOW: Moment = Moment::from_unix_millis(1_780_000_000_000);
const CARD: IdentityMethod = IdentityMethod::CitizenCertificate;
const DOCUMENTS: IdentityMethod = IdentityMethod::DualDocuments;

#[test]
fn a_member_needs_one_method_that_is_strong_enough() {
    let done = Identification::begin(Two).show(CARD, Standing::Member, NOW).unwrap();
    assert!(matches!(done, Identification::Identified(_)));
    assert_eq!(done.strongest().unwrap().method, CARD);
}

#[test]
fn a_method_that_is_too_weak_is_not_looked_at() {
    let begun = Identification::begin(Three);
    assert_eq!(begun.admits(DOCUMENTS), Err(IdentificationRefusal::LevelTooLow { minimum: Three }));
}

#[test]
fn a_newcomer_needs_two_different_methods_and_a_confirmed_contact() {
    let second = Identification::begin(Four).show(DOCUMENTS, Standing::Newcomer, NOW).unwrap();
    assert!(matches!(second, Identification::ExpectSecond(_)));
    assert_eq!(second.admits(DOCUMENTS), Err(IdentificationRefusal::MethodRepeated));
    let contact = second.show(CARD, Standing::Newcomer, NOW).unwrap();
    assert!(matches!(contact, Identification::ExpectContact(_)));
    let done = contact.confirm_contact().unwrap();
    assert!(matches!(done, Identification::Identified(_)));
    assert_eq!(done.strongest().unwrap().method, CARD);
}

#[test]
fn a_contact_code_is_never_a_method_of_its_own() {
    let second = Identification::begin(Four).show(DOCUMENTS, Standing::Newcomer, NOW).unwrap();
    for state in [Identification::begin(Four), second] {
        assert_eq!(
            state.admits(IdentityMethod::ContactCode),
            Err(IdentificationRefusal::LevelTooLow { minimum: Four })
        );
    }
}

#[test]
fn a_bank_card_counts_once_its_code_has_come_back() {
    let half = Identification::begin(One).show(IdentityMethod::BankCard, Standing::Member, NOW).unwrap();
    assert!(half.shown().is_empty());
    assert!(matches!(half, Identification::ExpectOneTimeCode(_)));
    assert!(half.clone().confirm_contact().is_err());
    assert!(matches!(half.clone().without_one_time_code(), Identification::ExpectEvidence(_)));
    assert!(matches!(half.confirm_one_time_code(NOW).unwrap(), Identification::Identified(_)));
}

#[test]
fn giving_a_half_shown_second_method_up_keeps_the_first() {
    let second = Identification::begin(Four).show(DOCUMENTS, Standing::Newcomer, NOW).unwrap();
    let half = second.clone().show(IdentityMethod::BankCard, Standing::Newcomer, NOW).unwrap();
    assert_eq!(half.without_one_time_code(), second);
}

#[test]
fn a_member_who_must_show_another_method_is_identified_by_no_other() {
    let shown = Identification::begin(Four).show(DOCUMENTS, Standing::Member, NOW).unwrap().shown().to_vec();
    let more = Identification::another(Four, shown);
    let again = more.clone().show(DOCUMENTS, Standing::Member, NOW);
    assert_eq!(again, Err(IdentificationRefusal::MethodRepeated));
    let half = more.clone().show(IdentityMethod::BankCard, Standing::Member, NOW).unwrap();
    assert_eq!(half.without_one_time_code(), more);
    let done = more.show(IdentityMethod::MobileNumber, Standing::Member, NOW).unwrap();
    assert!(matches!(done, Identification::Identified(_)));
    assert_eq!(done.shown().len(), 2);
}

#[test]
fn a_code_dies_of_age_of_use_and_of_guesses() {
    let mut old = SentCode::new("right".to_owned(), NOW);
    assert_eq!(old.check("right", NOW.plus(CODE_LIFE)), Err(CodeRefusal::Dead));
    let mut guessed = SentCode::new("right".to_owned(), NOW);
    for left in (1..MAX_WRONG_CODES).rev() {
        assert_eq!(guessed.check("wrong", NOW), Err(CodeRefusal::Wrong { remaining: left }));
    }
    assert_eq!(guessed.check("wrong", NOW), Err(CodeRefusal::Dead));
    assert_eq!(guessed.check("right", NOW), Err(CodeRefusal::Dead));
}

#[derive(Debug, Clone)]
enum Deed {
    Code,
    Contact,
    GiveUp,
    Show(IdentityMethod),
}

fn deed() -> impl Strategy<Value = Deed> {
    let method = proptest::sample::select(IdentityMethod::ALL.to_vec());
    prop_oneof![Just(Deed::Code), Just(Deed::Contact), Just(Deed::GiveUp), method.prop_map(Deed::Show),]
}

proptest! {
    /// Whatever is done in whatever order: whoever is identified has shown a method of the level needed, and a newcomer
    /// two different ones and a contact.
    #[test]
    fn nobody_is_identified_by_less(
        minimum in proptest::sample::select(AssuranceLevel::ALL.to_vec()),
        is_newcomer in any::<bool>(),
        deeds in proptest::collection::vec(deed(), 0..12),
    ) {
        let standing = if is_newcomer { Standing::Newcomer } else { Standing::Member };
        let mut state = Identification::begin(minimum);
        let mut contacts = 0;
        for deed in deeds {
            let next = match deed {
                Deed::Code => state.clone().confirm_one_time_code(NOW),
                Deed::Contact => state.clone().confirm_contact().inspect(|_| contacts += 1),
                Deed::GiveUp => Ok(state.clone().without_one_time_code()),
                Deed::Show(method) => state.clone().show(method, standing, NOW),
            };
            if let Ok(next) = next {
                if let Deed::Show(method) = deed {
                    prop_assert_eq!(
                        needs_one_time_code(method),
                        matches!(next, Identification::ExpectOneTimeCode(_))
                    );
                }
                state = next;
            }
            let kept = serde_json::to_string(&state).unwrap();
            prop_assert_eq!(&serde_json::from_str::<Identification>(&kept).unwrap(), &state);
        }
        if let Identification::Identified(_) = state {
            let strongest = state.strongest().unwrap();
            prop_assert!(strongest.method.satisfies(minimum));
            if is_newcomer {
                let methods: std::collections::BTreeSet<_> = state.shown().iter().map(|shown| shown.method.code()).collect();
                prop_assert!(methods.len() >= 2);
                prop_assert_eq!(contacts, 1);
            }
        }
    }
}
