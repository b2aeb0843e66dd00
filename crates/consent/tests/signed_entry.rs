//! The salt, the signature over it, and the one entry that it opens.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::time::Duration;

use mydata_consent::{
    ENTER_WITHIN, EntryRefusal, LATENESS_KNOWN_FOR, Moment, SALT_LIFE, SaltRefusal, SignedEntry,
};
use proptest::prelude::*;

const START: Moment = Moment::from_unix_millis(1_780_000_000_000);

fn seconds(seconds: u64) -> Moment {
    START.plus(Duration::from_secs(seconds))
}

fn salted() -> SignedEntry<&'static str> {
    SignedEntry::new("salt".to_owned(), START)
}

fn signed() -> SignedEntry<&'static str> {
    let mut entry = salted();
    entry.accept("salt", "proof", seconds(3)).unwrap();
    entry
}

#[test]
fn a_salt_is_good_for_just_less_than_fifteen_seconds() {
    let last = START.plus(SALT_LIFE.checked_sub(Duration::from_millis(1)).unwrap());
    assert_eq!(salted().accept("salt", "proof", last), Ok(()));
    assert_eq!(salted().accept("salt", "proof", START.plus(SALT_LIFE)), Err(SaltRefusal::TooOld));
}

#[test]
fn another_salt_is_unknown_however_old_the_right_one_is() {
    assert_eq!(salted().accept("tlas", "proof", seconds(1)), Err(SaltRefusal::Unknown));
    assert_eq!(salted().accept("tlas", "proof", seconds(60)), Err(SaltRefusal::Unknown));
    assert_eq!(salted().entering(seconds(1)), Err(EntryRefusal::NotSigned));
}

#[test]
fn a_salt_serves_once() {
    assert_eq!(signed().accept("salt", "another proof", seconds(4)), Err(SaltRefusal::Unknown));
}

#[test]
fn a_new_salt_takes_the_place_of_the_last_one() {
    let mut entry = salted();
    entry.salt_anew("another".to_owned(), seconds(5));
    assert_eq!(entry.accept("salt", "proof", seconds(6)), Err(SaltRefusal::Unknown));
    assert_eq!(entry.accept("another", "proof", seconds(19)), Ok(()));
}

#[test]
fn whoever_asks_for_a_salt_does_not_undo_what_was_signed() {
    let mut entry = signed();
    entry.salt_anew("another".to_owned(), seconds(5));
    assert_eq!(entry.entering(seconds(6)), Ok(&"proof"));
}

#[test]
fn ten_minutes_are_counted_from_the_salt_and_not_from_the_signature() {
    let entry = signed();
    let last = START.plus(ENTER_WITHIN.checked_sub(Duration::from_millis(1)).unwrap());
    assert_eq!(entry.entering(last), Ok(&"proof"));
    assert_eq!(entry.entering(START.plus(ENTER_WITHIN)), Err(EntryRefusal::TooLate));
}

#[test]
fn what_was_proven_is_dropped_when_it_is_too_late_for_it_and_that_it_was_late_is_known_for_an_hour() {
    let mut entry = signed();
    assert_eq!(entry.settle_at(), START.plus(ENTER_WITHIN));
    assert!(!entry.settle(seconds(599)));
    assert!(entry.settle(START.plus(ENTER_WITHIN)));
    assert!(!serde_json::to_string(&entry).unwrap().contains("proof\":\""));
    assert_eq!(entry.entering(seconds(601)), Err(EntryRefusal::TooLate));
    assert_eq!(entry.settle_at(), START.plus(LATENESS_KNOWN_FOR));
    assert!(!entry.is_over(seconds(3_599)));
    assert!(entry.is_over(START.plus(LATENESS_KNOWN_FOR)));
}

#[test]
fn it_prints_nothing_of_what_it_holds() {
    assert_eq!(format!("{:?}", signed()), "SignedEntry(***)");
}

proptest! {
    #[test]
    fn nobody_enters_but_by_the_last_salt_in_time(
        deeds in proptest::collection::vec((0_u8..3, 0_u8..3, 0_u64..20), 1..60)
    ) {
        let mut entry = SignedEntry::new("0".to_owned(), START);
        let (mut handed_out, mut at, mut now) = (Some(0_u8), START, START);
        let mut signed_at = None;
        for (deed, salt, pause) in deeds {
            now = now.plus(Duration::from_secs(pause));
            if deed == 0 {
                entry.salt_anew(salt.to_string(), now);
                (handed_out, at) = (Some(salt), now);
            } else if deed == 1 {
                let may = handed_out == Some(salt) && now.since(at) < SALT_LIFE;
                prop_assert_eq!(entry.accept(&salt.to_string(), (), now).is_ok(), may);
                if may {
                    (handed_out, signed_at) = (None, Some(at));
                }
            } else {
                entry.settle(now);
            }
            let may_enter = signed_at.is_some_and(|signed_at: Moment| now.since(signed_at) < ENTER_WITHIN);
            prop_assert_eq!(entry.entering(now).is_ok(), may_enter);
        }
    }
}
