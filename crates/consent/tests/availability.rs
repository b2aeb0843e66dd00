//! When a dataset counts as out of order, and when it is back.

use mydata_consent::{Availability, FAILURES_TO_BE_OUT_OF_ORDER, Health, Maintenance, Moment, Pulse};
use proptest::prelude::*;

fn minute(minute: i64) -> Moment {
    Moment::from_unix_millis(minute * 60_000)
}

fn window(from: i64, to: i64) -> Maintenance {
    Maintenance { begins_at: minute(from), ends_at: minute(to) }
}

fn judged(health: Health, now: i64) -> Availability {
    Availability::judge(true, &[], health, minute(now))
}

fn failed(times: u32) -> Health {
    (0..times).fold(Health::default(), |health, at| health.after(Pulse::Unwell, false, minute(at.into())))
}

#[test]
fn one_failure_or_two_are_no_reason() {
    for times in 0..FAILURES_TO_BE_OUT_OF_ORDER {
        assert_eq!(judged(failed(times), 10), Availability::Available);
    }
}

#[test]
fn after_the_third_it_is_out_of_order_since_the_first() {
    let since = minute(0);
    assert_eq!(judged(failed(3), 10), Availability::Failing { since });
    assert_eq!(judged(failed(300), 10), Availability::Failing { since });
}

#[test]
fn the_first_success_brings_it_back_and_the_count_begins_anew() {
    let well = failed(300).after(Pulse::Well, false, minute(300));
    assert_eq!(judged(well, 300), Availability::Available);
    assert_eq!(judged(well.after(Pulse::Unwell, false, minute(301)), 301), Availability::Available);
}

#[test]
fn failures_during_maintenance_do_not_count_and_successes_do() {
    let health = (0..10).fold(failed(2), |health, _| health.after(Pulse::Unwell, true, minute(5)));
    assert_eq!(health, failed(2));
    assert_eq!(failed(3).after(Pulse::Well, true, minute(5)), Health::default());
}

#[test]
fn maintenance_is_named_with_its_end_from_its_first_moment_to_its_last() {
    let windows = [window(10, 20)];
    let at = |moment| Availability::judge(true, &windows, Health::default(), moment);
    let during = Availability::Maintenance { until: minute(20) };
    assert_eq!(at(Moment::from_unix_millis(minute(10).unix_millis() - 1)), Availability::Available);
    assert_eq!(at(minute(10)), during);
    assert_eq!(at(Moment::from_unix_millis(minute(20).unix_millis() - 1)), during);
    assert_eq!(at(minute(20)), Availability::Available);
}

#[test]
fn what_follows_without_a_break_is_one_maintenance() {
    let windows = [window(20, 30), window(10, 20), window(12, 15), window(31, 40)];
    let availability = Availability::judge(true, &windows, Health::default(), minute(12));
    assert_eq!(availability, Availability::Maintenance { until: minute(30) });
}

#[test]
fn what_is_closed_is_closed_whatever_else() {
    let availability = Availability::judge(false, &[window(0, 9)], failed(3), minute(5));
    assert_eq!(availability, Availability::Closed);
}

#[test]
fn every_reason_has_a_code_and_the_absence_of_one_has_none() {
    let (since, until) = (minute(0), minute(1));
    let codes = [
        Availability::Available,
        Availability::Closed,
        Availability::Failing { since },
        Availability::Maintenance { until },
    ];
    let codes = codes.map(|availability| availability.code());
    assert_eq!(
        codes,
        [None, Some("provider.closed"), Some("provider.failing"), Some("provider.maintenance")]
    );
}

proptest! {
    #[test]
    fn the_end_of_maintenance_is_ahead_and_nothing_covers_it(
        windows in prop::collection::vec((0i64..50, 1i64..20), 0..8), now in 0i64..60,
    ) {
        let windows: Vec<_> = windows.into_iter().map(|(from, length)| window(from, from + length)).collect();
        let covered = windows.iter().any(|window| window.covers(minute(now)));
        match Availability::judge(true, &windows, Health::default(), minute(now)) {
            Availability::Maintenance { until } => {
                prop_assert!(covered && until > minute(now));
                prop_assert!(!windows.iter().any(|window| window.covers(until)));
            }
            other => prop_assert!(!covered && other == Availability::Available),
        }
    }
}
