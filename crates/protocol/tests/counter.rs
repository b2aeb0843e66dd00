//! Codes and passcodes of counters.

#![allow(clippy::unwrap_used, reason = "in a test a panic is the report")]

use std::collections::BTreeMap;

use mydata_protocol::counter::{CODE_LENGTH, CounterCode, Passcode};
use proptest::prelude::*;

/// What is mistaken for something else.
const LOOK_ALIKES: &str = "0o1li";

/// A spelling of a code that means the same: each character in another width or case, with what parts characters between.
fn respelled(code: String) -> impl Strategy<Value = String> {
    let parts =
        prop::sample::select(vec!["", "", "", " ", "-", "\u{3000}", "－", "–", "\t", "\u{a0}", "\u{200b}"]);
    let length = code.len();
    (prop::collection::vec((parts, 0..4_u8), length), Just(code)).prop_map(|(how, code)| {
        let spelled = code.chars().zip(how).map(|(character, (part, form))| {
            let cased = if form & 1 == 0 { character } else { character.to_ascii_uppercase() };
            let wide = char::from_u32(u32::from(cased) + 0xfee0).unwrap();
            format!("{part}{}", if form & 2 == 0 { cased } else { wide })
        });
        spelled.collect::<String>() + " "
    })
}

#[test]
fn what_is_no_code_is_refused() {
    for text in ["", "jtdf86u", "jtdf86uab", "jtdf86u_", "jtdf86uä", "資料條碼資料條碼", "jtdf 86ü a"]
    {
        assert_eq!(CounterCode::parse(text).unwrap_err().code(), "protocol.counter-code-form", "{text}");
    }
    for text in ["", "1234567", "123456789", "1234567a", "一二三四五六七八", "٠١٢٣٤٥٦٧"] {
        assert_eq!(Passcode::parse(text).unwrap_err().code(), "protocol.passcode-form", "{text}");
    }
}

#[test]
fn megabytes_are_refused_without_reading_them() {
    assert!(CounterCode::parse(&"a".repeat(10_000_000)).is_err());
}

#[test]
fn codes_and_passcodes_are_never_printed() {
    let (code, passcode) = (CounterCode::parse("jtdf86ua").unwrap(), Passcode::parse("01234567").unwrap());
    assert_eq!(format!("{code:?} {passcode:?}"), "CounterCode(***) Passcode(***)");
}

#[test]
fn serde_parses_again() {
    assert!(serde_json::from_str::<CounterCode>(r#""jtdf86ua""#).is_ok());
    assert!(serde_json::from_str::<CounterCode>(r#""jtdf86u""#).is_err());
    assert!(serde_json::from_str::<Passcode>(r#""1234567x""#).is_err());
}

/// Each of the 31⁸ codes is made by as many numbers as any other, or by one more: where the numbers from nought up are taken,
/// each run of 31 gives each last symbol once.
#[test]
fn every_symbol_is_as_likely_as_any_other() {
    let mut seen = BTreeMap::<char, u32>::new();
    for number in 0..31_u128 * 1_000 {
        let code = CounterCode::from_random(&number.to_be_bytes());
        *seen.entry(code.as_str().chars().next().unwrap()).or_default() += 1;
    }
    assert_eq!(seen.len(), 31);
    assert!(seen.values().all(|times| *times == 1_000));
}

proptest! {
    #[test]
    fn every_spelling_of_a_code_is_the_same_code(
        (code, spelling) in "[0-9a-z]{8}".prop_flat_map(|code| (Just(code.clone()), respelled(code)))
    ) {
        let read = CounterCode::parse(&spelling).unwrap();
        prop_assert_eq!(read.as_str(), code);
    }

    #[test]
    fn every_spelling_of_a_passcode_is_the_same_passcode(
        (code, spelling) in "[0-9]{8}".prop_flat_map(|code| (Just(code.clone()), respelled(code)))
    ) {
        let read = Passcode::parse(&spelling).unwrap();
        prop_assert_eq!(read.as_str(), code);
    }

    #[test]
    fn new_codes_have_no_look_alikes_and_are_read_as_they_are(random in any::<[u8; 16]>()) {
        let (code, passcode) = (CounterCode::from_random(&random), Passcode::from_random(&random));
        prop_assert_eq!(CounterCode::parse(code.as_str()).unwrap(), code.clone());
        prop_assert_eq!(Passcode::parse(passcode.as_str()).unwrap(), passcode);
        prop_assert!(!code.as_str().contains(|character| LOOK_ALIKES.contains(character)));
    }

    #[test]
    fn whatever_is_read_has_eight_characters_of_its_alphabet(text in any::<String>()) {
        if let Ok(code) = CounterCode::parse(&text) {
            prop_assert!(code.as_str().len() == CODE_LENGTH);
            prop_assert!(code.as_str().bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'z')));
        }
        if let Ok(passcode) = Passcode::parse(&text) {
            prop_assert!(passcode.as_str().len() == CODE_LENGTH);
            prop_assert!(passcode.as_str().bytes().all(|byte| byte.is_ascii_digit()));
        }
    }
}
