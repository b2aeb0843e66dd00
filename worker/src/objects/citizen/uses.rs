//! The record of every use of a citizen's data (使用紀錄).

use mydata_consent::{Moment, Outcome};
use serde::{Deserialize, Serialize};

use super::introductions::Introduction;
use super::journal::{Entry, Receiver, Use};
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::messages::LetterKind;
use crate::names::TransactionName;
use crate::objects::Message;

/// Writes a use into the journal; a member whose data was taken is told, as is whoever her service says how to reach. The
/// same `key` twice writes and tells once.
#[derive(Debug, Serialize, Deserialize)]
pub struct RecordUse {
    /// The idempotency key.
    pub key: String,
    /// What happened.
    pub entry: Use,
    /// Whether its transaction is over with it.
    pub over: bool,
}

impl Message for RecordUse {
    type Answer = ();
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "record-use";
}

impl Heard for RecordUse {
    fn hear(self, record: &mut Record, now: Moment) -> Result<(), PlatformError> {
        let Self { key, mut entry, over } = self;
        let introduction = record.private.introductions.of(&entry.about.transaction).cloned();
        if over {
            record.private.live.end(&entry.about.transaction);
            record.private.introductions.end(&entry.about.transaction);
        }
        record.remember_shown([entry.method]);
        entry.introduced = introduction.as_ref().map(|introduction| introduction.introduced.clone());
        let is_new = record.note(&key, &Entry::Use(entry.clone()), None, now)?;
        if is_new && entry.outcome == Outcome::Taken {
            let about = entry.about.transaction.clone();
            tell(record, (about, taken(entry)), introduction, now);
        }
        Ok(())
    }
}

/// The contact that a member has confirmed counts, before what a service says.
fn tell(
    record: &mut Record,
    (about, what): (TransactionName, LetterKind),
    introduction: Option<Introduction>,
    now: Moment,
) {
    match introduction {
        Some(Introduction { notice_to: Some(to), locale, .. }) if record.private.member.is_none() => {
            record.tell_in(locale, to, (about, what), now);
        }
        _ => record.tell_member_about(about, what, now),
    }
}

/// The letter about it.
fn taken(entry: Use) -> LetterKind {
    let clerk = entry.about.receiver.clerk();
    let receiver = match &entry.about.receiver {
        Receiver::Herself => None,
        receiver => Some(receiver.name()),
    };
    let datasets = entry.about.datasets.into_iter().map(|dataset| dataset.name).collect();
    match receiver {
        Some(receiver) => LetterKind::DataTaken { receiver, clerk, datasets, at: entry.at },
        None => LetterKind::DataSaved { datasets, at: entry.at },
    }
}

/// Asks for the latest uses, newest first.
#[derive(Debug, Serialize, Deserialize)]
pub struct LatestUses {
    /// How many at most.
    pub limit: usize,
}

impl Message for LatestUses {
    type Answer = Vec<Use>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "latest-uses";
}

impl Heard for LatestUses {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, _now: Moment) -> Result<Vec<Use>, PlatformError> {
        let uses = record.journal.entries().filter_map(|noted| match noted {
            Ok(noted) => match noted.entry {
                Entry::Use(entry) => Some(Ok(entry)),
                _ => None,
            },
            Err(error) => Some(Err(error)),
        });
        uses.take(self.limit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::TransactionName;
    use crate::objects::citizen::letters::Errand;
    use crate::objects::citizen::{Introduced, Join, JoinSilently};
    use crate::texts::Locale;

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn recorded(key: &str, outcome: Outcome) -> RecordUse {
        let entry = Use::of_nothing(TransactionName::from_bytes([1; 16]), NOW, outcome);
        RecordUse { key: key.to_owned(), entry, over: true }
    }

    fn member() -> Record {
        let mut record = Record::blank();
        let join = Join {
            name: "王小明".to_owned(),
            contact: "0912345789".parse().unwrap(),
            locale: Locale::ZhHant,
            terms_version: "1".to_owned(),
            privacy_version: "1".to_owned(),
        };
        JoinSilently(join).hear(&mut record, NOW).unwrap();
        record
    }

    /// How many letters follow from these uses.
    fn letters(mut record: Record, uses: impl IntoIterator<Item = RecordUse>) -> usize {
        for recorded in uses {
            recorded.hear(&mut record, NOW).unwrap();
        }
        let errands = record.private.errands.due(NOW).into_iter();
        errands.filter(|due| matches!(due.effect, Errand::Send { .. })).count()
    }

    #[test]
    fn a_member_whose_data_was_taken_is_told_once() {
        let uses = [recorded("one", Outcome::Taken), recorded("one", Outcome::Taken)];
        assert_eq!(letters(member(), uses), 1);
    }

    #[test]
    fn where_nothing_was_taken_or_nobody_is_known_nothing_is_told() {
        assert_eq!(letters(member(), [recorded("one", Outcome::Refused)]), 0);
        assert_eq!(letters(Record::blank(), [recorded("one", Outcome::Taken)]), 0);
    }

    fn introduction() -> Introduction {
        Introduction {
            introduced: Introduced { verifier: None, remark: Some("remark".to_owned()) },
            notice_to: Some("at.service@mail.example".parse().unwrap()),
            locale: Locale::En,
        }
    }

    /// Where the letters about a use go that began with an introduction, in which language, and what the record says of it.
    fn told(mut record: Record) -> (Vec<(String, Locale)>, Option<Introduced>) {
        record.private.introductions.keep(TransactionName::from_bytes([1; 16]), introduction(), NOW);
        for _ in 0..2 {
            recorded("one", Outcome::Taken).hear(&mut record, NOW).unwrap();
        }
        record.journal.store().unwrap();
        let errands = record.private.errands.due(NOW).into_iter();
        let letters = errands.filter_map(|due| match due.effect {
            Errand::Send { letter, .. } => Some((letter.to.as_str().to_owned(), letter.locale)),
            _ => None,
        });
        let letters = letters.collect();
        let uses = LatestUses { limit: 10 }.hear(&mut record, NOW).unwrap();
        assert_eq!(uses.len(), 1);
        assert!(record.private.introductions.of(&TransactionName::from_bytes([1; 16])).is_none());
        (letters, uses.into_iter().next().unwrap().introduced)
    }

    #[test]
    fn whoever_is_no_member_is_told_where_her_service_reaches_her_once_and_in_her_language() {
        let (letters, introduced) = told(Record::blank());
        assert_eq!(letters, [("at.service@mail.example".to_owned(), Locale::En)]);
        assert_eq!(introduced, Some(introduction().introduced));
    }

    #[test]
    fn a_member_is_told_at_her_own_contact_whatever_her_service_says() {
        let (letters, introduced) = told(member());
        assert_eq!(letters, [("0912345789".to_owned(), Locale::ZhHant)]);
        assert_eq!(introduced, Some(introduction().introduced));
    }

    #[test]
    fn the_latest_uses_come_first_and_a_repeat_is_no_further_one() {
        let mut record = Record::blank();
        for (key, outcome) in [("one", Outcome::Taken), ("two", Outcome::Refused), ("one", Outcome::Taken)] {
            recorded(key, outcome).hear(&mut record, NOW).unwrap();
        }
        record.journal.store().unwrap();
        let outcomes = |record: &mut Record, limit| {
            let uses = LatestUses { limit }.hear(record, NOW).unwrap();
            uses.into_iter().map(|entry| entry.outcome).collect::<Vec<_>>()
        };
        assert_eq!(outcomes(&mut record, 10), [Outcome::Refused, Outcome::Taken]);
        assert_eq!(outcomes(&mut record, 1), [Outcome::Refused]);
    }
}
