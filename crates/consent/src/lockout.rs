//! Wrong tries of one method, and the pause they bring.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::Moment;

/// Wrong tries before a pause. Five: enough for a mistyped card number, far too few for guessing one.
pub const MAX_WRONG_TRIES: usize = 5;
/// Tries older than this no longer count.
pub const WINDOW: Duration = Duration::from_mins(15);
/// How long the pause lasts; the page says the clock time at which it ends.
pub const LOCK: Duration = Duration::from_mins(15);

/// The method is paused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("too many wrong tries")]
pub struct Locked {
    /// When the pause ends.
    pub until: Moment,
}

/// Counts wrong tries of one person, address or account with one method.
///
/// A try is counted *before* it is checked and taken back when it was right, so that tries made side by side
/// cannot slip past the limit.
///
/// ```
/// use mydata_consent::{Moment, WrongTries};
///
/// let now = Moment::from_unix_millis(0);
/// let mut tries = WrongTries::default();
/// for left in (0..5).rev() {
///     assert_eq!(tries.begin(now)?, left);
/// }
/// assert!(tries.begin(now).is_err());
/// # Ok::<(), mydata_consent::Locked>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongTries {
    tries: Vec<Moment>,
    locked_until: Option<Moment>,
}

impl WrongTries {
    /// Counts a try that is about to be checked; tells how many more may follow before the pause.
    ///
    /// # Errors
    /// [`Locked`] while the pause lasts; the try is then neither counted nor may it be checked.
    pub fn begin(&mut self, now: Moment) -> Result<usize, Locked> {
        self.begin_of(MAX_WRONG_TRIES, now)
    }

    /// The same where the pause comes with another number of tries: many people share an agency, few a card number.
    ///
    /// # Errors
    /// [`Locked`] while the pause lasts.
    pub fn begin_of(&mut self, most: usize, now: Moment) -> Result<usize, Locked> {
        self.check(now)?;
        if self.locked_until.take().is_some() {
            self.tries.clear();
        }
        self.tries.retain(|tried| now.since(*tried) < WINDOW);
        self.tries.push(now);
        if self.tries.len() >= most {
            self.locked_until = Some(now.plus(LOCK));
            return Ok(0);
        }
        Ok(most - self.tries.len())
    }

    /// The try was right or could not be checked after all: it is taken back, and with it the pause that it began.
    pub fn take_back(&mut self, begun_at: Moment) {
        if let Some(at) = self.tries.iter().rposition(|tried| *tried == begun_at) {
            self.tries.remove(at);
            self.locked_until = None;
        }
    }

    /// The try was right: nothing is held against anybody.
    pub fn succeed(&mut self) {
        *self = Self::default();
    }

    /// Whether a try may be made at `now`.
    ///
    /// # Errors
    /// [`Locked`] while the pause lasts.
    pub fn check(&self, now: Moment) -> Result<(), Locked> {
        match self.locked_until {
            Some(until) if now < until => Err(Locked { until }),
            _ => Ok(()),
        }
    }

    /// When this count no longer matters and may be forgotten.
    #[must_use]
    pub fn forget_at(&self) -> Option<Moment> {
        self.locked_until.or_else(|| self.tries.last().map(|last| last.plus(WINDOW)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(minute: i64) -> Moment {
        Moment::from_unix_millis(minute * 60_000)
    }

    #[test]
    fn five_wrong_tries_pause_for_fifteen_minutes() {
        let mut tries = WrongTries::default();
        for _ in 0..MAX_WRONG_TRIES {
            tries.begin(minute(0)).unwrap();
        }
        assert_eq!(tries.begin(minute(14)), Err(Locked { until: minute(15) }));
        assert_eq!(tries.begin(minute(15)), Ok(4));
    }

    #[test]
    fn where_many_share_a_count_more_tries_come_before_the_pause() {
        let mut tries = WrongTries::default();
        for left in (0..50).rev() {
            assert_eq!(tries.begin_of(50, minute(0)), Ok(left));
        }
        assert_eq!(tries.begin_of(50, minute(14)), Err(Locked { until: minute(15) }));
    }

    #[test]
    fn old_tries_are_forgotten() {
        let mut tries = WrongTries::default();
        for at in 0..4 {
            tries.begin(minute(at)).unwrap();
        }
        assert_eq!(tries.begin(minute(40)), Ok(4));
    }

    #[test]
    fn a_right_try_clears_the_count() {
        let mut tries = WrongTries::default();
        for _ in 0..MAX_WRONG_TRIES {
            tries.begin(minute(0)).unwrap();
        }
        tries.succeed();
        assert_eq!(tries.begin(minute(1)), Ok(4));
    }

    #[test]
    fn a_try_that_could_not_be_checked_does_not_count() {
        let mut tries = WrongTries::default();
        tries.begin(minute(0)).unwrap();
        tries.take_back(minute(0));
        assert_eq!(tries.begin(minute(1)), Ok(4));
    }

    #[test]
    fn a_fifth_try_that_is_taken_back_pauses_nobody() {
        let mut tries = WrongTries::default();
        for at in 0..5 {
            tries.begin(minute(at)).unwrap();
        }
        assert!(tries.check(minute(5)).is_err());
        tries.take_back(minute(4));
        assert_eq!(tries.begin(minute(5)), Ok(0));
        assert!(tries.check(minute(6)).is_err());
    }

    #[test]
    fn tries_while_paused_do_not_lengthen_the_pause() {
        let mut tries = WrongTries::default();
        for _ in 0..MAX_WRONG_TRIES {
            tries.begin(minute(0)).unwrap();
        }
        tries.begin(minute(10)).unwrap_err();
        assert_eq!(tries.check(minute(15)), Ok(()));
    }
}
