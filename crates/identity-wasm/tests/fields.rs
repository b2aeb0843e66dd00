//! A field's problem in the browser is the crate's own.

use mydata_identity_wasm::problem;
use proptest::prelude::*;

#[test]
fn a_good_text_has_no_problem() {
    for (kind, text) in [
        ("birthday-roc", "0770101"),
        ("business-number", "04595257"),
        ("contact", "ling@example.tw"),
        ("contact", "0912-345-678"),
        ("email", "ling@example.tw"),
        ("household-number", "F1234567"),
        ("mobile", "0912345678"),
        ("national-id", "A123456789"),
        ("national-id", "A800000014"),
        ("nhi-card-number", "000012345678"),
        ("", "anything"),
    ] {
        assert_eq!(problem(kind, text), None, "{kind} {text}");
    }
}

#[test]
fn a_wrong_text_has_the_code_that_the_edge_gives_it() {
    for (kind, text, code) in [
        ("birthday-roc", "77-1-1", "identity.birthday-form"),
        ("birthday-roc", "0770230", "identity.birthday-not-in-calendar"),
        ("business-number", "0459525", "identity.business-number-form"),
        ("business-number", "04595258", "identity.business-number-checksum"),
        ("contact", "ling@", "identity.email-form"),
        ("contact", "02-2345-678", "identity.mobile-form"),
        ("email", "0912345678", "identity.email-form"),
        ("household-number", "f1234567", "identity.household-number-form"),
        ("mobile", "0212345678", "identity.mobile-form"),
        ("national-id", "", "identity.national-id-length"),
        ("national-id", "A123456788", "identity.national-id-checksum"),
        ("nhi-card-number", "12345", "identity.nhi-card-number-form"),
    ] {
        assert_eq!(problem(kind, text).as_deref(), Some(code), "{kind} {text}");
    }
}

#[test]
fn of_a_national_id_the_wrong_place_is_told_and_not_what_belongs_there() {
    for (text, place) in [("a123456789", 1), ("A323456789", 2), ("A1234O6789", 6), ("A12345678９", 10)] {
        assert_eq!(problem("national-id", text), Some(format!("identity.national-id-character {place}")));
    }
}

/// Every kind of field, the last of them unknown.
const KINDS: [&str; 9] = [
    "birthday-roc",
    "business-number",
    "contact",
    "email",
    "household-number",
    "mobile",
    "national-id",
    "nhi-card-number",
    "colour",
];

proptest! {
    /// What is said goes onto the page, and may be read over a shoulder.
    #[test]
    fn a_problem_is_a_code_and_holds_nothing_that_was_typed(kind in prop::sample::select(&KINDS), text in "\\PC{0,24}") {
        if let Some(problem) = problem(kind, &text) {
            let (code, place) = problem.split_once(' ').unwrap_or((&problem, "1"));
            prop_assert!(code.strip_prefix("identity.").is_some_and(|name| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
            prop_assert!((1..=10).contains(&place.parse::<usize>().unwrap_or(0)), "{problem}");
        }
    }

    #[test]
    fn one_digit_more_or_less_is_a_problem_of_every_number(place in 0_usize..8, digit in "[0-9]") {
        for (kind, good) in [("national-id", "A123456789"), ("nhi-card-number", "000012345678"), ("business-number", "04595257"), ("birthday-roc", "0770101")] {
            let (head, tail) = good.split_at(place.min(good.len()));
            prop_assert!(problem(kind, &format!("{head}{digit}{tail}")).is_some(), "{kind}");
            prop_assert!(problem(kind, &good.chars().skip(1).collect::<String>()).is_some(), "{kind}");
        }
    }
}
