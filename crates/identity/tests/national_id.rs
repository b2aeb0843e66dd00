//! National IDs and resident numbers: what is taken, what is refused and why.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may panic")]

use mydata_identity::ExpectedCharacter::{self, CapitalLetter, Digit};
use mydata_identity::{HolderKind, IdentityError, NationalId};
use proptest::prelude::*;

/// The letters' values as the protocol's table gives them, written out so that the crate's own is not its judge.
const LETTER_VALUES: [(char, u32); 26] = [
    ('A', 10),
    ('B', 11),
    ('C', 12),
    ('D', 13),
    ('E', 14),
    ('F', 15),
    ('G', 16),
    ('H', 17),
    ('I', 34),
    ('J', 18),
    ('K', 19),
    ('L', 20),
    ('M', 21),
    ('N', 22),
    ('O', 35),
    ('P', 23),
    ('Q', 24),
    ('R', 25),
    ('S', 26),
    ('T', 27),
    ('U', 28),
    ('V', 29),
    ('W', 32),
    ('X', 30),
    ('Y', 31),
    ('Z', 33),
];

fn value(letter: char) -> u32 {
    LETTER_VALUES.into_iter().find(|(each, _)| *each == letter).unwrap().1
}

/// Completes nine characters with their check digit.
fn with_check_digit(nine: &str) -> String {
    let characters: Vec<char> = nine.chars().collect();
    let letter = value(characters[0]);
    let second = characters[1].to_digit(10).unwrap_or_else(|| value(characters[1]) % 10);
    let digits = characters[2..].iter().map(|digit| digit.to_digit(10).unwrap());
    let sum: u32 = [letter / 10, 9 * (letter % 10), 8 * second]
        .into_iter()
        .chain(digits.zip([7, 6, 5, 4, 3, 2, 1]).map(|(digit, weight)| digit * weight))
        .sum();
    format!("{nine}{}", (10 - sum % 10) % 10)
}

fn kind(id: &str) -> HolderKind {
    NationalId::parse(id).unwrap().holder_kind()
}

#[test]
fn published_examples_are_taken() {
    assert_eq!(kind("A123456789"), HolderKind::National);
    assert_eq!(kind("A800000014"), HolderKind::Resident);
    assert_eq!(kind(&with_check_digit("AC0123456")), HolderKind::ResidentOldForm);
}

#[test]
fn the_refusal_names_the_character() {
    let wrong =
        |position, expected: ExpectedCharacter| IdentityError::NationalIdCharacter { position, expected };
    let table = [
        ("a123456789", wrong(1, CapitalLetter)),
        ("1123456789", wrong(1, CapitalLetter)),
        ("\u{ff21}123456789", wrong(1, CapitalLetter)),
        ("A323456789", wrong(2, ExpectedCharacter::HolderKind)),
        ("A023456789", wrong(2, ExpectedCharacter::HolderKind)),
        ("AE23456789", wrong(2, ExpectedCharacter::HolderKind)),
        ("Aa23456789", wrong(2, ExpectedCharacter::HolderKind)),
        ("A1234S6789", wrong(6, Digit)),
        ("A12345678X", wrong(10, Digit)),
        ("A12345678\u{ff19}", wrong(10, Digit)),
        ("A1 3456789", wrong(3, Digit)),
    ];
    for (text, expected) in table {
        assert_eq!(NationalId::parse(text), Err(expected), "{text}");
    }
}

#[test]
fn the_refusal_counts_the_characters() {
    for (text, characters) in
        [("", 0), ("A12345678", 9), ("A1234567890", 11), (" A123456789", 11), ("林小好", 3)]
    {
        assert_eq!(NationalId::parse(text), Err(IdentityError::NationalIdLength { characters }), "{text}");
    }
}

#[test]
fn a_wrong_check_digit_is_a_checksum_refusal() {
    for last in 0..9 {
        let refused = NationalId::parse(&format!("A12345678{last}")).unwrap_err();
        assert_eq!(refused.code(), "identity.national-id-checksum");
    }
}

#[test]
fn neither_print_nor_error_holds_a_digit_of_the_id() {
    let id = NationalId::parse("A123456789").unwrap();
    let error = NationalId::parse("A987654321").unwrap_err();
    let printed = format!("{id} {id:?} {error} {error:?}");
    assert!(!printed.contains("12345") && !printed.contains("98765"), "{printed}");
}

#[test]
fn the_mask_hides_the_last_four() {
    let id = NationalId::parse(&with_check_digit("D22264000")).unwrap();
    assert_eq!(id.masked(), "D22264****");
}

#[test]
fn serde_parses_again() {
    let id: NationalId = serde_json::from_str(r#""A123456789""#).unwrap();
    assert_eq!(serde_json::to_string(&id).unwrap(), r#""A123456789""#);
    let refused = serde_json::from_str::<NationalId>(r#""A123456788""#).unwrap_err();
    assert!(!refused.to_string().contains("A123456788"), "{refused}");
}

/// The whole truth about one wrong digit: the sum misses a change whose weighted difference is a multiple of ten.
#[test]
fn every_changed_digit_is_caught_but_those_the_sum_cannot_see() {
    let weights = [0, 8, 7, 6, 5, 4, 3, 2, 1, 1];
    let id = with_check_digit("H13579024");
    for place in 2..10 {
        let old = id.chars().nth(place).unwrap().to_digit(10).unwrap();
        for new in (0..10).filter(|new| *new != old) {
            let mut changed: Vec<char> = id.chars().collect();
            changed[place] = char::from_digit(new, 10).unwrap();
            let missed = NationalId::parse(&changed.iter().collect::<String>()).is_ok();
            let unseen = (weights[place] * old.abs_diff(new)).is_multiple_of(10);
            assert_eq!(missed, unseen, "place {}, {old} for {new}", place + 1);
            assert!(!missed || matches!(place, 3 | 4 | 5 | 7), "place {}", place + 1);
        }
    }
}

proptest! {
    #[test]
    fn every_number_with_its_check_digit_is_taken(nine in "[A-Z][1289A-D][0-9]{7}") {
        let id = with_check_digit(&nine);
        prop_assert!(NationalId::parse(&id).is_ok_and(|parsed| parsed.as_str() == id));
    }

    #[test]
    fn a_changed_check_digit_is_refused(nine in "[A-Z][1289A-D][0-9]{7}", shift in 1u32..10) {
        let id = with_check_digit(&nine);
        let last = id.chars().last().unwrap().to_digit(10).unwrap();
        let changed = format!("{nine}{}", (last + shift) % 10);
        prop_assert_eq!(NationalId::parse(&changed), Err(IdentityError::NationalIdChecksum));
    }

    #[test]
    fn a_changed_digit_of_odd_weight_is_refused(nine in "[A-Z][1289A-D][0-9]{7}", place in 0usize..4, shift in 1u32..10) {
        let place = [2, 6, 8, 9][place];
        let mut characters: Vec<char> = with_check_digit(&nine).chars().collect();
        let old = characters[place].to_digit(10).unwrap();
        characters[place] = char::from_digit((old + shift) % 10, 10).unwrap();
        let changed: String = characters.iter().collect();
        prop_assert_eq!(NationalId::parse(&changed), Err(IdentityError::NationalIdChecksum));
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>()) {
        let _ = NationalId::parse(&text);
    }
}
