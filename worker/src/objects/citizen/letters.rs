//! Letters to a citizen: how many may be asked for, and which are still to be sent.

use std::time::Duration;

use mydata_consent::{Moment, StopReason};
use mydata_identity::Contact;
use serde::{Deserialize, Serialize};

use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::messages::{Letter, LetterKind};
use crate::names::{CitizenName, TransactionName};
use crate::objects::Message;
use crate::objects::ledger::Append;
use crate::texts::Locale;

/// Codes that may be asked for within an hour: enough for whoever mistypes an address, too few to be a nuisance.
pub const CODES_AN_HOUR: usize = 5;
/// Letters of any kind that may be asked for within a day.
pub const LETTERS_A_DAY: usize = 20;
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// More letters were asked for than one citizen gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("too many letters")]
pub struct TooManyLetters {
    /// When the next one may be asked for.
    pub until: Moment,
}

/// What is still to be done.
#[derive(Clone, Serialize, Deserialize)]
pub(super) enum Errand {
    /// Has an entry of the journal committed to in the ledger.
    Enter {
        /// Which entry.
        number: u64,
        /// What the ledger is told.
        append: Append,
    },
    /// Gives back what somebody has asked her to do at a counter.
    Leave {
        /// Her own name, by which the transaction knows her.
        citizen: CitizenName,
        /// Which transaction.
        transaction: TransactionName,
        /// Which naming of it.
        naming: usize,
    },
    /// Sends this letter.
    Send {
        /// The transaction that it is about.
        #[serde(default)]
        about: Option<TransactionName>,
        /// The letter.
        letter: Letter,
        /// How often it has been tried.
        attempts: u32,
    },
    /// Has a transaction stopped.
    Stop {
        /// Whose it is.
        citizen: CitizenName,
        /// Which.
        transaction: TransactionName,
        /// Why.
        why: StopReason,
    },
}

/// Which letters have been asked for of late.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Asked(Vec<Entry>);

#[derive(Serialize, Deserialize)]
struct Entry {
    key: String,
    at: Moment,
    is_code: bool,
}

/// Whether a letter is to be written.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Admission {
    /// It is.
    New,
    /// It has been.
    Repeated,
}

impl Asked {
    /// Counts a letter that is asked for under `key`, unless it would be one too many.
    fn admit(&mut self, key: &str, is_code: bool, now: Moment) -> Result<Admission, TooManyLetters> {
        self.0.retain(|entry| now.since(entry.at) < DAY);
        if self.0.iter().any(|entry| entry.key == key) {
            return Ok(Admission::Repeated);
        }
        limit(self.0.iter(), LETTERS_A_DAY, DAY, now)?;
        if is_code {
            limit(self.0.iter().filter(|entry| entry.is_code), CODES_AN_HOUR, HOUR, now)?;
        }
        self.0.push(Entry { key: key.to_owned(), at: now, is_code });
        Ok(Admission::New)
    }
}

/// Refuses where `most` entries stand within `span` of now. Entries stand in the order of their time.
fn limit<'e>(
    entries: impl DoubleEndedIterator<Item = &'e Entry>,
    most: usize,
    span: Duration,
    now: Moment,
) -> Result<(), TooManyLetters> {
    let nth_latest = entries.rev().nth(most - 1).map(|entry| entry.at.plus(span));
    match nth_latest {
        Some(until) if now < until => Err(TooManyLetters { until }),
        _ => Ok(()),
    }
}

/// Posts a letter. The same `key` twice posts once.
#[derive(Serialize, Deserialize)]
pub struct PostLetter {
    /// The idempotency key.
    pub key: String,
    /// Where it goes; without it to the member's own contact, or nowhere if she is no member.
    pub to: Option<Contact>,
    /// In which language.
    pub locale: Locale,
    /// The transaction that it is about.
    pub about: Option<TransactionName>,
    /// What it says.
    pub what: LetterKind,
}

impl Message for PostLetter {
    type Answer = Result<(), TooManyLetters>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "post-letter";
}

impl Heard for PostLetter {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        let own = || record.private.member.as_ref().map(|member| member.contact.clone());
        let Some(to) = self.to.clone().or_else(own) else { return Ok(Ok(())) };
        let is_code = matches!(self.what, LetterKind::Code { .. });
        match record.private.asked.admit(&self.key, is_code, now) {
            Ok(Admission::New) => {
                let id = record.letter_id("asked", &self.key);
                let letter = Letter { id, to, locale: self.locale, what: self.what };
                record.private.errands.push(now, Errand::Send { about: self.about, letter, attempts: 0 });
                Ok(Ok(()))
            }
            Ok(Admission::Repeated) => Ok(Ok(())),
            Err(too_many) => Ok(Err(too_many)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(minute: i64) -> Moment {
        Moment::from_unix_millis(minute * 60_000)
    }

    fn ask(asked: &mut Asked, key: i64, is_code: bool, at: Moment) -> Result<Admission, TooManyLetters> {
        asked.admit(&format!("key {key}"), is_code, at)
    }

    #[test]
    fn a_sixth_code_within_an_hour_is_refused_until_the_first_is_an_hour_old() {
        let mut asked = Asked::default();
        for at in 0..5 {
            assert_eq!(ask(&mut asked, at, true, minute(at)), Ok(Admission::New));
        }
        let refused = Err(TooManyLetters { until: minute(60) });
        assert_eq!(ask(&mut asked, 5, true, minute(5)), refused);
        assert_eq!(ask(&mut asked, 5, true, minute(59)), refused);
        assert_eq!(ask(&mut asked, 5, true, minute(60)), Ok(Admission::New));
        assert_eq!(ask(&mut asked, 6, true, minute(60)), Err(TooManyLetters { until: minute(61) }));
    }

    #[test]
    fn where_codes_are_refused_other_letters_are_not() {
        let mut asked = Asked::default();
        for key in 0..5 {
            ask(&mut asked, key, true, minute(0)).unwrap();
        }
        assert_eq!(ask(&mut asked, 5, false, minute(0)), Ok(Admission::New));
    }

    #[test]
    fn a_twenty_first_letter_within_a_day_is_refused() {
        let mut asked = Asked::default();
        for key in 0..20 {
            assert_eq!(ask(&mut asked, key, false, minute(key)), Ok(Admission::New));
        }
        let day = 24 * 60;
        assert_eq!(ask(&mut asked, 20, true, minute(20)), Err(TooManyLetters { until: minute(day) }));
        assert_eq!(ask(&mut asked, 20, true, minute(day)), Ok(Admission::New));
    }

    #[test]
    fn the_same_key_counts_once_and_is_never_refused() {
        let mut asked = Asked::default();
        for key in 0..5 {
            ask(&mut asked, key, true, minute(0)).unwrap();
        }
        assert_eq!(ask(&mut asked, 3, true, minute(1)), Ok(Admission::Repeated));
        assert_eq!(asked.0.len(), 5);
    }

    #[test]
    fn what_was_refused_does_not_count() {
        let mut asked = Asked::default();
        for key in 0..100 {
            let _ = ask(&mut asked, key, true, minute(0));
        }
        assert_eq!(ask(&mut asked, 100, true, minute(60)), Ok(Admission::New));
    }
}
