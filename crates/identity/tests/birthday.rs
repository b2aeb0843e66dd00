//! Birthdays: the calendar, and every form they are written in.

use mydata_identity::{Birthday, IdentityError};
use proptest::prelude::*;

#[test]
fn a_birthday_is_written_in_every_form_the_wire_wants() {
    let birthday = Birthday::parse_roc("0770101").unwrap();
    assert_eq!(birthday.to_roc(), "0770101");
    assert_eq!(birthday.to_iso(), "1988-01-01");
    assert_eq!(birthday.to_slashes(), "1988/01/01");
    assert_eq!(birthday.to_compact(), "19880101");
    assert_eq!(birthday.to_qbirthday(), "1988-01-01T00:00:00.000Z");
}

#[test]
fn only_days_of_the_calendar_are_taken() {
    for day in ["0770229", "1130229", "0010101", "1001231", "0890229"] {
        assert!(Birthday::parse_roc(day).is_ok(), "{day}");
    }
    // 1911 + 78 = 1989 is a common year, 1911 + 189 = 2100 too.
    for day in ["0780229", "1890229", "0770431", "0770100", "0770132", "0771301", "0770001", "0000101"] {
        assert_eq!(Birthday::parse_roc(day), Err(IdentityError::BirthdayNotInCalendar), "{day}");
    }
}

#[test]
fn only_seven_digits_are_taken() {
    for text in ["", "770101", "00770101", "077-1-1", "077010a", " 770101", "０７７０１０１", "077/1/1"]
    {
        assert_eq!(Birthday::parse_roc(text), Err(IdentityError::BirthdayForm), "{text}");
    }
}

#[test]
fn iso_days_are_read_strictly() {
    assert_eq!(Birthday::parse_iso("1988-01-01"), Birthday::parse_roc("0770101"));
    for text in ["1988-1-1", "1988/01/01", "1988-01-01T00:00", "88-01-01", "1988-01", "+988-01-01"] {
        assert_eq!(Birthday::parse_iso(text), Err(IdentityError::BirthdayForm), "{text}");
    }
    assert_eq!(Birthday::parse_iso("1911-12-31"), Err(IdentityError::BirthdayNotInCalendar));
    assert_eq!(Birthday::parse_iso("1989-02-29"), Err(IdentityError::BirthdayNotInCalendar));
}

#[test]
fn earlier_days_compare_as_less() {
    let day = |text| Birthday::parse_roc(text).unwrap();
    assert!(day("0770101") < day("0770102") && day("0771231") < day("0780101"));
}

#[test]
fn serde_speaks_roc_and_parses_again() {
    let birthday: Birthday = serde_json::from_str(r#""0770101""#).unwrap();
    assert_eq!(serde_json::to_string(&birthday).unwrap(), r#""0770101""#);
    assert!(serde_json::from_str::<Birthday>(r#""0780229""#).is_err());
}

proptest! {
    #[test]
    fn every_form_reads_back(year in 1912u16..2911, month in 1u16..13, day in 1u16..29) {
        let birthday = Birthday::from_calendar(year, month, day).unwrap();
        prop_assert_eq!(Birthday::parse_roc(&birthday.to_roc()), Ok(birthday));
        prop_assert_eq!(Birthday::parse_iso(&birthday.to_iso()), Ok(birthday));
    }

    #[test]
    fn no_text_makes_the_parsers_panic(text in any::<String>(), year in any::<u16>(), month in any::<u16>(), day in any::<u16>()) {
        let _ = (Birthday::parse_roc(&text), Birthday::parse_iso(&text));
        let _ = Birthday::from_calendar(year, month, day);
    }
}
