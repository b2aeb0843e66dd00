//! Handing over to a service: the citizen decides, the service acknowledges and fetches.

use std::time::Duration;

use mydata_identity::IdentityMethod;
use serde::{Deserialize, Serialize};

use super::end::{Past, end};
use super::{KEEP_AT_MOST, Step, Transaction, answered, is_late, is_too_old};
use crate::{
    Collection, DatasetIndex, DatasetState, Effect, Event, Moment, Outcome, Refusal, SpAnswer, TakeAnswer,
};

/// Pauses before the SP is told again. Short: the citizen is watching the page that waits for it.
pub const SP_NOTICE_BACKOFF: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(5)];
/// One transfer holds the data this long; a transfer that broke may be repeated after it.
pub const TAKE_LEASE: Duration = Duration::from_mins(1);
/// Least and greatest wait an SP is told while providers are preparing.
pub const RETRY_WHILE_PREPARING: (Duration, Duration) = (Duration::from_secs(10), Duration::from_mins(1));

/// The citizen has yet to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectConsent {
    pub(super) opened_at: Moment,
    /// How she identified.
    pub method: IdentityMethod,
    /// The datasets.
    pub collection: Collection,
}

/// The SP has yet to acknowledge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectAcknowledgement {
    /// How the citizen identified.
    pub method: IdentityMethod,
    /// The datasets.
    pub collection: Collection,
    /// What could not be had when the citizen agreed: the notice names it instead of sending a key.
    pub unable_to_deliver: Vec<DatasetIndex>,
    failed_notices: usize,
}

/// The SP has yet to fetch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectTake {
    /// How the citizen identified.
    pub method: IdentityMethod,
    /// The datasets.
    pub collection: Collection,
    lease: Option<Lease>,
    leases: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Lease {
    id: u64,
    until: Moment,
}

impl ExpectConsent {
    pub(super) fn settle(mut self, now: Moment) -> Step {
        if is_late(self.opened_at, now) {
            return end(Outcome::TimedOut, now, Past::Whole(&self.collection));
        }
        self.collection.give_up_late(now);
        Step { next: Transaction::ExpectConsent(self), effects: Vec::new() }
    }

    pub(super) fn handle(mut self, event: Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::DatasetAnswered { dataset, answer } => {
                let effects = answered(&mut self.collection, dataset, answer, now);
                Ok(Step { next: Transaction::ExpectConsent(self), effects })
            }
            Event::Agree => Ok(self.agree(now)),
            Event::Refuse => Ok(end(Outcome::Refused, now, Past::Whole(&self.collection))),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    fn agree(self, now: Moment) -> Step {
        let valid_until = self.collection.started_at().plus(KEEP_AT_MOST);
        let next = ExpectAcknowledgement {
            unable_to_deliver: self.collection.failed(),
            method: self.method,
            collection: self.collection,
            failed_notices: 0,
        };
        Step {
            next: Transaction::ExpectAcknowledgement(next),
            effects: vec![
                (now, Effect::NotifySp),
                (now, Effect::IssueReceipt { agreed_at: now, valid_until }),
            ],
        }
    }
}

impl ExpectAcknowledgement {
    pub(super) fn settle(mut self, now: Moment) -> Step {
        if is_too_old(&self.collection, now) {
            return end(Outcome::Expired, now, Past::Whole(&self.collection));
        }
        self.collection.give_up_late(now);
        Step { next: Transaction::ExpectAcknowledgement(self), effects: Vec::new() }
    }

    pub(super) fn handle(mut self, event: Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::DatasetAnswered { dataset, answer } => {
                let effects = answered(&mut self.collection, dataset, answer, now);
                Ok(Step { next: Transaction::ExpectAcknowledgement(self), effects })
            }
            Event::SpAnswered(SpAnswer::Acknowledged) if self.unable_to_deliver.is_empty() => {
                let next =
                    ExpectTake { method: self.method, collection: self.collection, lease: None, leases: 0 };
                Ok(next.settle(now))
            }
            Event::SpAnswered(SpAnswer::Acknowledged) => {
                Ok(end(Outcome::Undeliverable, now, Past::Whole(&self.collection)))
            }
            Event::SpAnswered(SpAnswer::Refused) => {
                Ok(end(Outcome::SpRefused, now, Past::Whole(&self.collection)))
            }
            Event::SpAnswered(SpAnswer::Unreachable) => Ok(self.notice_failed(now)),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    fn notice_failed(mut self, now: Moment) -> Step {
        let Some(pause) = SP_NOTICE_BACKOFF.get(self.failed_notices) else {
            return end(Outcome::SpUnreachable, now, Past::Whole(&self.collection));
        };
        self.failed_notices += 1;
        let effects = vec![(now.plus(*pause), Effect::NotifySp)];
        Step { next: Transaction::ExpectAcknowledgement(self), effects }
    }
}

impl ExpectTake {
    pub(super) fn settle(mut self, now: Moment) -> Step {
        if is_too_old(&self.collection, now) {
            return end(Outcome::Expired, now, Past::Whole(&self.collection));
        }
        self.collection.give_up_late(now);
        if self.every_dataset_failed() {
            return end(Outcome::Undeliverable, now, Past::Whole(&self.collection));
        }
        Step { next: Transaction::ExpectTake(self), effects: Vec::new() }
    }

    fn every_dataset_failed(&self) -> bool {
        self.collection.failed().len() == self.collection.states().count()
    }

    pub(super) fn handle(mut self, event: Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::DatasetAnswered { dataset, answer } => {
                let effects = answered(&mut self.collection, dataset, answer, now);
                let settled = self.settle(now);
                Ok(Step { next: settled.next, effects: [effects, settled.effects].concat() })
            }
            Event::BeginTake => self.begin_take(now),
            // Whichever transfer it was, all of the data has gone out.
            Event::FinishTake { lease } if lease < self.leases => {
                Ok(end(Outcome::Taken, now, Past::Whole(&self.collection)))
            }
            _ => Err(Refusal::OutOfOrder),
        }
    }

    fn begin_take(mut self, now: Moment) -> Result<Step, Refusal> {
        match self.take_answer(now) {
            TakeAnswer::Ready => {
                self.lease = Some(Lease { id: self.leases, until: now.plus(TAKE_LEASE) });
                self.leases += 1;
                Ok(Step { next: Transaction::ExpectTake(self), effects: Vec::new() })
            }
            other => Err(Refusal::NotTakeable(other)),
        }
    }

    /// The transfer under way, to be named when it finishes or breaks.
    #[must_use]
    pub fn lease(&self) -> Option<u64> {
        self.lease.map(|lease| lease.id)
    }

    pub(super) fn take_answer(&self, now: Moment) -> TakeAnswer {
        if !self.collection.is_settled() {
            return TakeAnswer::Preparing { retry_after: self.retry_after(now) };
        }
        match self.lease {
            Some(lease) if now < lease.until => {
                TakeAnswer::BeingTaken { retry_after: lease.until.since(now).max(RETRY_WHILE_PREPARING.0) }
            }
            _ => TakeAnswer::Ready,
        }
    }

    fn retry_after(&self, now: Moment) -> Duration {
        let (least, greatest) = RETRY_WHILE_PREPARING;
        let again = self.collection.states().filter_map(|(_, state)| match state {
            DatasetState::Preparing { again_at } => Some(again_at.since(now)),
            _ => None,
        });
        again.max().unwrap_or(least).clamp(least, greatest)
    }
}
