//! A fresh identification: what a thief of a session would want to do asks for one.

use std::time::Duration;

use mydata_consent::{Moment, Shown};
use mydata_identity::AssuranceLevel;
use serde::{Deserialize, Serialize};

/// An identification is fresh for so long: about as long as somebody takes over what she has come for.
pub const FRESH_FOR: Duration = Duration::from_mins(15);

/// She has to show once more who she is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("the identification is not fresh")]
pub struct NotFresh;

/// Whether something as strong as the strongest of it was shown within [`FRESH_FOR`]: two documents after a card do not
/// count as the card once more.
pub(super) fn is_fresh(shown: &[Shown], now: Moment) -> bool {
    let Some(strongest) = AssuranceLevel::strongest_of(levels(shown)) else { return false };
    let of_late = shown.iter().filter(|shown| now.since(shown.at) < FRESH_FOR);
    levels(of_late).any(|level| level.satisfies(strongest))
}

fn levels<'s>(shown: impl IntoIterator<Item = &'s Shown>) -> impl Iterator<Item = AssuranceLevel> {
    shown.into_iter().filter_map(|shown| shown.method.level())
}

#[cfg(test)]
mod tests {
    use mydata_identity::IdentityMethod::{self, CitizenCertificate, DualDocuments, MobileNumber, TwFido};

    use super::*;

    fn shown(method: IdentityMethod, minute: i64) -> Shown {
        Shown { method, at: at(minute) }
    }

    fn at(minute: i64) -> Moment {
        Moment::from_unix_millis(minute * 60_000)
    }

    #[test]
    fn an_identification_is_fresh_for_a_quarter_of_an_hour() {
        let card = [shown(CitizenCertificate, 0)];
        assert!(is_fresh(&card, at(14)));
        assert!(!is_fresh(&card, at(15)));
        let again = [shown(CitizenCertificate, 0), shown(CitizenCertificate, 20)];
        assert!(is_fresh(&again, at(34)));
    }

    #[test]
    fn something_weaker_does_not_make_what_was_strong_fresh_again() {
        let weaker = [shown(CitizenCertificate, 0), shown(DualDocuments, 20), shown(TwFido, 20)];
        assert!(!is_fresh(&weaker, at(21)));
        let stronger = [shown(DualDocuments, 0), shown(TwFido, 20)];
        assert!(is_fresh(&stronger, at(21)));
    }

    #[test]
    fn what_shows_by_itself_of_nobody_who_she_is_makes_nothing_fresh() {
        assert!(!is_fresh(&[shown(MobileNumber, 0)], at(0)));
        assert!(!is_fresh(&[], at(0)));
    }
}
