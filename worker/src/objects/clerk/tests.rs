//! What an account's record does as time passes.

use mydata_consent::{Moment, WINDOW};

use super::record::{IDLE_LIMIT, MAX_SESSIONS, Record, SessionView};
use crate::names::TransactionName;
use crate::objects::transaction::ClerkRef;
use crate::session::SessionDigest;

fn minute(minute: i64) -> Moment {
    Moment::from_unix_millis(minute * 60_000)
}

fn digest(name: &str) -> SessionDigest {
    serde_json::from_value(name.into()).unwrap()
}

fn clerk(session: &str) -> ClerkRef {
    ClerkRef {
        account: "clerk01".to_owned(),
        shown_name: "測試員甲（1 號櫃檯）".to_owned(),
        agency: "test-welfare".parse().unwrap(),
        session: digest(session),
    }
}

fn visit(byte: u8) -> TransactionName {
    TransactionName::from_bytes([byte; 16])
}

/// Somebody signs in with the right password.
fn sign_in(record: &mut Record, session: &str, now: Moment) {
    let begun = record.begin_sign_in(now).unwrap();
    record.sign_in(clerk(session), begun.at, now);
}

/// Its browser asks for something at the agency's address.
fn see(record: &mut Record, session: &str, now: Moment) -> Option<SessionView> {
    record.see(&digest(session), &["test-welfare".parse().unwrap()], now)
}

/// A code that leads to this visit is typed in it.
fn go_to(record: &mut Record, session: &str, byte: u8, now: Moment) -> bool {
    let turn = see(record, session, now).map_or(0, |view| view.turn);
    record.go_to(&digest(session), visit(byte), turn, now)
}

fn left(record: &mut Record) -> Vec<TransactionName> {
    std::mem::take(&mut record.left).into_iter().map(|left| left.visit).collect()
}

#[test]
fn five_wrong_passwords_lock_the_account_for_fifteen_minutes() {
    let mut record = Record::default();
    for left in (0..5).rev() {
        assert_eq!(record.begin_sign_in(minute(0)).unwrap().remaining, left);
    }
    assert_eq!(record.begin_sign_in(minute(14)).unwrap_err().until, minute(15));
    assert!(record.begin_sign_in(minute(15)).is_ok());
}

#[test]
fn right_passwords_lock_nobody_and_clear_no_guesses() {
    let mut record = Record::default();
    for _ in 0..4 {
        record.begin_sign_in(minute(0)).unwrap();
    }
    for at in 1..4 {
        sign_in(&mut record, &at.to_string(), minute(at));
    }
    assert_eq!(record.begin_sign_in(minute(5)).unwrap().remaining, 0);
}

#[test]
fn wrong_passwords_and_wrong_codes_are_counted_apart() {
    let mut record = Record::default();
    for _ in 0..5 {
        record.begin_code(minute(0)).unwrap();
    }
    assert!(record.begin_code(minute(0)).is_err());
    assert!(record.begin_sign_in(minute(0)).is_ok());
    record.take_back_code(minute(0));
    assert!(record.begin_code(minute(0)).is_ok());
}

#[test]
fn a_session_that_asks_for_nothing_ends_after_fifteen_minutes_and_leaves_its_visit() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    assert!(go_to(&mut record, "a", 1, minute(10)));
    assert_eq!(see(&mut record, "a", minute(24)).unwrap().visit, Some(visit(1)));
    assert!(left(&mut record).is_empty());
    assert_eq!(record.next_end(minute(24)), Some(minute(24).plus(IDLE_LIMIT)));
    assert!(see(&mut record, "a", minute(39)).is_none());
    assert_eq!(left(&mut record), [visit(1)]);
}

#[test]
fn a_session_ends_after_ten_hours_however_busy_it_is() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    for at in (10..600).step_by(10) {
        assert!(see(&mut record, "a", minute(at)).is_some(), "{at}");
    }
    assert!(see(&mut record, "a", minute(600)).is_none());
}

#[test]
fn a_session_is_seen_where_the_agencys_clerks_do_not_work_and_not_kept_alive_there() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    for agencies in [Vec::new(), vec!["test-household".parse().unwrap()]] {
        assert!(record.see(&digest("a"), &agencies, minute(14)).is_some());
    }
    assert!(see(&mut record, "a", minute(15)).is_none());
}

#[test]
fn a_code_that_was_typed_before_something_came_of_another_does_not_take_its_place() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    let before = see(&mut record, "a", minute(0)).unwrap().turn;
    assert!(go_to(&mut record, "a", 1, minute(0)));
    assert!(!record.go_to(&digest("a"), visit(2), before, minute(0)));
    let meanwhile = see(&mut record, "a", minute(0)).unwrap().turn;
    assert!(record.arrive(&digest("a"), &visit(1), minute(0)));
    for turn in [before, meanwhile] {
        assert!(!record.go_to(&digest("a"), visit(2), turn, minute(0)));
    }
    assert_eq!(see(&mut record, "a", minute(0)).unwrap().visit, Some(visit(1)));
}

#[test]
fn a_refused_code_leaves_the_session_nowhere_and_free_for_the_next() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    go_to(&mut record, "a", 1, minute(0));
    record.leave(&digest("a"), &visit(1), minute(0));
    assert_eq!(see(&mut record, "a", minute(0)).unwrap().visit, None);
    assert!(go_to(&mut record, "a", 2, minute(0)));
    record.leave(&digest("a"), &visit(1), minute(0));
    assert_eq!(see(&mut record, "a", minute(0)).unwrap().visit, Some(visit(2)));
}

#[test]
fn a_code_over_which_the_platform_died_does_not_keep_the_session_from_the_next() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    go_to(&mut record, "a", 1, minute(0));
    assert!(go_to(&mut record, "a", 2, minute(0)));
    assert!(!record.arrive(&digest("a"), &visit(1), minute(0)), "should it go on after all, nobody is there");
    assert!(record.arrive(&digest("a"), &visit(2), minute(0)));
}

#[test]
fn whoever_signs_out_leaves_the_visit_and_ends_no_other_session() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    sign_in(&mut record, "b", minute(0));
    go_to(&mut record, "a", 1, minute(0));
    go_to(&mut record, "b", 2, minute(0));
    record.end(&digest("a"));
    assert_eq!(left(&mut record), [visit(1)]);
    assert!(see(&mut record, "a", minute(0)).is_none());
    assert_eq!(see(&mut record, "b", minute(0)).unwrap().visit, Some(visit(2)));
}

#[test]
fn a_fourth_session_ends_the_one_that_was_idle_longest() {
    let mut record = Record::default();
    for (at, name) in (0..).zip(["a", "b", "c"]) {
        sign_in(&mut record, name, minute(at));
    }
    go_to(&mut record, "b", 2, minute(3));
    see(&mut record, "a", minute(4));
    see(&mut record, "c", minute(5));
    assert_eq!(MAX_SESSIONS, 3);
    sign_in(&mut record, "d", minute(6));
    assert!(see(&mut record, "b", minute(6)).is_none());
    assert!(["a", "c", "d"].iter().all(|name| see(&mut record, name, minute(6)).is_some()));
    assert_eq!(left(&mut record), [visit(2)]);
}

#[test]
fn a_session_begun_twice_is_one() {
    let mut record = Record::default();
    let begun = record.begin_sign_in(minute(0)).unwrap();
    record.sign_in(clerk("a"), begun.at, minute(0));
    go_to(&mut record, "a", 1, minute(0));
    record.sign_in(clerk("a"), begun.at, minute(0));
    assert_eq!(see(&mut record, "a", minute(0)).unwrap().visit, Some(visit(1)));
}

#[test]
fn whoever_signs_in_is_told_of_the_last_time_and_of_wrong_passwords_since() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    record.begin_sign_in(minute(100)).unwrap();
    record.begin_sign_in(minute(101)).unwrap();
    sign_in(&mut record, "b", minute(102));
    let view = see(&mut record, "b", minute(102)).unwrap();
    assert_eq!((view.signed_in_before, view.wrong_before), (Some(minute(0)), 2));
    sign_in(&mut record, "c", minute(103));
    assert_eq!(see(&mut record, "c", minute(103)).unwrap().wrong_before, 0);
}

#[test]
fn nothing_is_kept_of_an_account_at_which_somebody_only_guessed() {
    let mut record = Record::default();
    record.begin_sign_in(minute(0)).unwrap();
    assert_eq!(record.next_end(minute(1)), Some(minute(0).plus(WINDOW)));
    assert_eq!(record.next_end(minute(15)), None);
}

#[test]
fn what_has_ended_is_no_longer_stored() {
    let mut record = Record::default();
    sign_in(&mut record, "a", minute(0));
    record.settle(minute(15));
    assert!(!serde_json::to_string(&record).unwrap().contains("clerk01"));
}
