//! A field's problem in the browser is the crate's own.

use mydata_identity_wasm::problem;

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
