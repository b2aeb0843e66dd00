//! The transactions in which a citizen has identified and whose end is not on record yet.

use std::time::Duration;

use mydata_consent::{Handover, KEEP_AT_MOST, Moment};
use mydata_protocol::ids::{ClientId, ResourceId};
use serde::{Deserialize, Serialize};

use super::freeze::Frozen;
use super::introductions::Introduction;
use super::record::{Heard, Record};
use crate::error::PlatformError;
use crate::names::TransactionName;
use crate::objects::Message;

/// More than anybody has under way at a time; without a limit whoever can identify could fill her record.
pub const MAX_LIVE: usize = 20;
/// A transaction keeps nothing for more than eight hours; an hour more, so that its end has time to arrive.
pub const LISTED_FOR: Duration = KEEP_AT_MOST.saturating_add(Duration::from_hours(1));

/// A transaction that is live.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Live {
    /// Its name.
    pub transaction: TransactionName,
    /// To whom it hands the data over.
    pub handover: Handover,
    /// The service; none where she takes the data herself.
    pub client_id: Option<ClientId>,
    /// The datasets.
    pub resources: Vec<ResourceId>,
    /// When she identified.
    pub at: Moment,
}

/// The live transactions, the latest last.
#[derive(Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct LiveTransactions(Vec<Live>);

impl LiveTransactions {
    /// Lists a transaction. The same one twice is listed once.
    fn admit(&mut self, live: Live, now: Moment) -> Result<(), NotAdmitted> {
        self.0.retain(|live| now.since(live.at) < LISTED_FOR);
        if self.0.iter().any(|known| known.transaction == live.transaction) {
            return Ok(());
        }
        if self.0.len() >= MAX_LIVE {
            return Err(NotAdmitted::TooMany { most: MAX_LIVE });
        }
        self.0.push(live);
        Ok(())
    }

    /// The transaction has ended. Tells whether it was listed until now.
    pub(super) fn end(&mut self, transaction: &TransactionName) -> bool {
        let before = self.0.len();
        self.0.retain(|live| live.transaction != *transaction);
        self.0.len() < before
    }

    /// Takes all of them out: they are told to end.
    pub(super) fn take(&mut self, now: Moment) -> Vec<Live> {
        let live = self.list(now);
        self.0.clear();
        live
    }

    /// Those that are not too old, the latest first.
    pub(super) fn list(&self, now: Moment) -> Vec<Live> {
        self.0.iter().rev().filter(|live| now.since(live.at) < LISTED_FOR).cloned().collect()
    }
}

/// Asks whether she may go on with a transaction in which she has just identified; it is listed as live then.
///
/// To be asked before the identification is taken in. The same transaction twice is listed once.
#[derive(Serialize, Deserialize)]
pub struct Admit {
    /// The transaction.
    pub live: Live,
    /// How she came into it, where her service has introduced her.
    #[serde(default)]
    pub introduction: Option<Introduction>,
}

/// Why a transaction may not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum NotAdmitted {
    /// She has reported misuse, and has not lifted the freeze.
    #[error(transparent)]
    Frozen(Frozen),
    /// So many are live that no further one begins.
    #[error("{most} transactions are live")]
    TooMany {
        /// How many may be.
        most: usize,
    },
}

impl NotAdmitted {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Frozen(_) => "live.frozen",
            Self::TooMany { .. } => "live.too-many",
        }
    }
}

impl Message for Admit {
    type Answer = Result<(), NotAdmitted>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "admit";
}

impl Heard for Admit {
    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        if let Some(freeze) = &record.private.freeze {
            return Ok(Err(NotAdmitted::Frozen(freeze.frozen())));
        }
        let transaction = self.live.transaction.clone();
        let admitted = record.private.live.admit(self.live, now);
        if let (Ok(()), Some(introduction)) = (admitted, self.introduction) {
            record.private.introductions.keep(transaction, introduction, now);
        }
        Ok(admitted)
    }
}

/// Asks which transactions of hers are live, the latest first.
#[derive(Serialize, Deserialize)]
pub struct ListLive;

impl Message for ListLive {
    type Answer = Vec<Live>;
    const OBJECT: &'static str = super::BINDING;
    const NAME: &'static str = "list-live";
}

impl Heard for ListLive {
    const CHANGES: bool = false;

    fn hear(self, record: &mut Record, now: Moment) -> Result<Self::Answer, PlatformError> {
        Ok(record.private.live.list(now))
    }
}

#[cfg(test)]
mod tests {
    use mydata_consent::Outcome;
    use proptest::prelude::*;

    use super::*;
    use crate::objects::citizen::freeze::Freeze;
    use crate::objects::citizen::{RecordUse, Use};

    const NOW: Moment = Moment::from_unix_millis(1_772_431_500_000);

    fn name(byte: u8) -> TransactionName {
        TransactionName::from_bytes([byte; 16])
    }

    fn admit(record: &mut Record, byte: u8, now: Moment) -> Result<(), NotAdmitted> {
        let live = Live {
            transaction: name(byte),
            handover: Handover::ToCitizen,
            client_id: None,
            resources: Vec::new(),
            at: now,
        };
        Admit { live, introduction: None }.hear(record, now).unwrap()
    }

    fn listed(record: &mut Record, now: Moment) -> Vec<TransactionName> {
        ListLive.hear(record, now).unwrap().into_iter().map(|live| live.transaction).collect()
    }

    #[test]
    fn a_transaction_that_is_admitted_twice_is_listed_once() {
        let mut record = Record::blank();
        admit(&mut record, 1, NOW).unwrap();
        admit(&mut record, 2, NOW).unwrap();
        admit(&mut record, 1, NOW).unwrap();
        assert_eq!(listed(&mut record, NOW), [name(2), name(1)]);
    }

    #[test]
    fn the_use_that_is_recorded_takes_its_transaction_out() {
        let mut record = Record::blank();
        admit(&mut record, 1, NOW).unwrap();
        admit(&mut record, 2, NOW).unwrap();
        let entry = Use::of_nothing(name(1), NOW, Outcome::Taken);
        RecordUse { key: format!("{}/7", name(1)), entry, over: true }.hear(&mut record, NOW).unwrap();
        assert_eq!(listed(&mut record, NOW), [name(2)]);
    }

    #[test]
    fn what_has_not_ended_after_nine_hours_is_listed_no_longer() {
        let mut record = Record::blank();
        admit(&mut record, 1, NOW).unwrap();
        let last = NOW.plus(LISTED_FOR.checked_sub(Duration::from_millis(1)).unwrap());
        assert_eq!(listed(&mut record, last).len(), 1);
        assert_eq!(listed(&mut record, NOW.plus(LISTED_FOR)), []);
    }

    #[test]
    fn one_transaction_too_many_is_refused_until_another_ends() {
        let mut record = Record::blank();
        let most = u8::try_from(MAX_LIVE).unwrap();
        for byte in 0..most {
            admit(&mut record, byte, NOW).unwrap();
        }
        assert_eq!(admit(&mut record, most, NOW), Err(NotAdmitted::TooMany { most: MAX_LIVE }));
        assert_eq!(admit(&mut record, 0, NOW), Ok(()), "one that is listed goes on");
        record.private.live.end(&name(3));
        assert_eq!(admit(&mut record, most, NOW), Ok(()));
    }

    #[test]
    fn while_she_has_everything_frozen_nothing_is_admitted() {
        let mut record = Record::blank();
        record.private.freeze = Some(Freeze::since(NOW));
        assert_eq!(admit(&mut record, 1, NOW), Err(NotAdmitted::Frozen(Frozen { since: NOW })));
        assert_eq!(listed(&mut record, NOW), []);
    }

    proptest! {
        #[test]
        fn whatever_happens_no_more_are_listed_than_may_be(
            deeds in proptest::collection::vec((any::<bool>(), 0_u8..40, 0_u64..120), 0..200)
        ) {
            let mut record = Record::blank();
            let mut now = NOW;
            for (begins, byte, minutes) in deeds {
                now = now.plus(Duration::from_mins(minutes));
                if begins {
                    let admitted = admit(&mut record, byte, now).is_ok();
                    prop_assert_eq!(listed(&mut record, now).contains(&name(byte)), admitted);
                } else {
                    record.private.live.end(&name(byte));
                    prop_assert!(!listed(&mut record, now).contains(&name(byte)));
                }
                prop_assert!(listed(&mut record, now).len() <= MAX_LIVE);
            }
        }
    }
}
