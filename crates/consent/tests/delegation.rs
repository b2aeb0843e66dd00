//! Laws of a delegation for every order of what its two people do.

use mydata_consent::{Delegation, DelegationStage, MAX_NAMINGS, Moment, Refusal};
use proptest::prelude::*;

/// What one of the two does.
#[derive(Debug, Clone)]
enum Deed {
    Name,
    /// The agent of this naming accepts.
    Accept(usize),
    /// The agent of this naming does not want to.
    Refuse(usize),
    Withdraw,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        Just(Deed::Name),
        (0..MAX_NAMINGS + 2).prop_map(Deed::Accept),
        (0..MAX_NAMINGS + 2).prop_map(Deed::Refuse),
        Just(Deed::Withdraw),
    ]
}

fn happen(before: Option<&Delegation>, deed: &Deed, now: Moment) -> Result<Delegation, Refusal> {
    match (deed, before) {
        (Deed::Name, before) => Delegation::name(before, now),
        (_, None) => Err(Refusal::OutOfOrder),
        (Deed::Accept(naming), Some(before)) => before.accepted(*naming, now),
        (Deed::Refuse(naming), Some(before)) => before.refused(*naming, now),
        (Deed::Withdraw, Some(before)) => before.withdrawn(now),
    }
}

proptest! {
    #[test]
    fn laws_hold_for_every_history(history in proptest::collection::vec(deed(), 0..40)) {
        let mut delegation = None::<Delegation>;
        let mut named = 0;
        for (second, deed) in history.iter().enumerate() {
            let now = Moment::from_unix_millis(i64::try_from(second).unwrap() * 1_000);
            let before = delegation.clone();
            let Ok(next) = happen(before.as_ref(), deed, now) else { continue };
            named += usize::from(matches!(deed, Deed::Name));
            // Only whom she named last can accept, and only once.
            if next.is_agents() {
                prop_assert!(matches!(deed, Deed::Accept(naming) if *naming == named));
                prop_assert_eq!(before.as_ref().map(Delegation::stage), Some(DelegationStage::Asked));
            }
            // Nobody else is named while somebody is asked or has accepted.
            if matches!(deed, Deed::Name) {
                prop_assert!(!before.is_some_and(|before| before.is_going_on()));
            }
            // What is taken back or given back stays so until somebody is named anew.
            if matches!(deed, Deed::Refuse(_) | Deed::Withdraw) {
                prop_assert!(!next.is_going_on() && !next.is_agents());
            }
            prop_assert_eq!(next.naming(), named);
            prop_assert_eq!(next.namings_left(), MAX_NAMINGS - named);
            prop_assert_eq!(next.since(), now);
            delegation = Some(next);
        }
        prop_assert!(named <= MAX_NAMINGS);
    }

    #[test]
    fn a_stored_delegation_reads_back_the_same(history in proptest::collection::vec(deed(), 0..10)) {
        let now = Moment::from_unix_millis(1);
        let last = history.iter().fold(None::<Delegation>, |before, deed| {
            happen(before.as_ref(), deed, now).ok().or(before)
        });
        let stored = serde_json::to_string(&last).unwrap();
        prop_assert_eq!(serde_json::from_str::<Option<Delegation>>(&stored).unwrap(), last);
    }
}
