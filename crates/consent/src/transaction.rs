//! One consent from the redirect to the take, as states that consume events.

use std::time::Duration;

use mydata_identity::{AssuranceLevel, IdentityMethod};
use serde::{Deserialize, Serialize};

use crate::{
    Collection, DatasetAnswer, DatasetIndex, DatasetState, Effect, Event, Moment, Outcome, Patience, Refusal,
    SpAnswer, TakeAnswer,
};

/// The citizen has this long from the redirect to her decision; after it the SP hears 408.
pub const FINISH_WITHIN: Duration = Duration::from_mins(20);
/// Nothing is kept longer than this, counted from the first question to a provider.
pub const KEEP_AT_MOST: Duration = Duration::from_hours(8);
/// Pauses before the SP is told again. Short: the citizen is watching the page that waits for it.
pub const SP_NOTICE_BACKOFF: [Duration; 2] = [Duration::from_secs(2), Duration::from_secs(5)];
/// One transfer holds the data this long; a transfer that broke may be repeated after it.
pub const TAKE_LEASE: Duration = Duration::from_mins(1);
/// Least and greatest wait an SP is told while providers are preparing.
pub const RETRY_WHILE_PREPARING: (Duration, Duration) = (Duration::from_secs(10), Duration::from_mins(1));

/// What was asked for, as far as the states need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The strongest of the datasets' minimum levels.
    pub minimum: AssuranceLevel,
    /// One entry per dataset, in the order asked for.
    pub datasets: Vec<Patience>,
}

/// The next state and what it brings with it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "a step that is not stored has not happened"]
pub struct Step {
    /// The state to store.
    pub next: Transaction,
    /// The effects to store with it, each with the moment it is due.
    pub effects: Vec<(Moment, Effect)>,
}

/// One citizen's single consent. Each state is named for what it expects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Transaction {
    /// Over.
    Ended(Ended),
    /// Agreed; the SP has yet to acknowledge the notice.
    ExpectAcknowledgement(ExpectAcknowledgement),
    /// Identified; data is being collected; the citizen has yet to decide.
    ExpectConsent(ExpectConsent),
    /// Terms accepted; the citizen has yet to identify.
    ExpectIdentity(ExpectIdentity),
    /// Acknowledged; the SP has yet to fetch.
    ExpectTake(ExpectTake),
    /// Just redirected; the citizen has yet to accept the terms.
    ExpectTerms(ExpectTerms),
}

/// The citizen has yet to accept the terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectTerms {
    opened_at: Moment,
    terms: Terms,
}

/// The citizen has yet to identify.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectIdentity {
    opened_at: Moment,
    terms: Terms,
}

/// The citizen has yet to decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectConsent {
    opened_at: Moment,
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

/// Over. Only the outcome is left, so that late questions get their proper answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// How.
    pub outcome: Outcome,
    /// When.
    pub at: Moment,
}

impl Transaction {
    /// A transaction begins: the SP's redirect has passed every check.
    #[must_use]
    pub fn open(terms: Terms, now: Moment) -> (Self, Vec<(Moment, Effect)>) {
        let effects = vec![(now.plus(FINISH_WITHIN), Effect::CheckDeadline)];
        (Self::ExpectTerms(ExpectTerms { opened_at: now, terms }), effects)
    }

    /// Applies what time alone has decided by `now`. To be called, and its step stored, before every read.
    pub fn settle(self, now: Moment) -> Step {
        match self {
            Self::ExpectTerms(state) if is_late(state.opened_at, now) => {
                end(Outcome::TimedOut, now, Past::Unknown)
            }
            Self::ExpectIdentity(state) if is_late(state.opened_at, now) => {
                end(Outcome::TimedOut, now, Past::Unknown)
            }
            Self::ExpectConsent(state) => state.settle(now),
            Self::ExpectAcknowledgement(state) => state.settle(now),
            Self::ExpectTake(state) => state.settle(now),
            state => Step { next: state, effects: Vec::new() },
        }
    }

    /// Takes in what happened.
    ///
    /// # Errors
    /// A [`Refusal`] when the event does not belong to this state; nothing has changed then.
    pub fn handle(self, event: Event, now: Moment) -> Result<Step, Refusal> {
        let Step { next, mut effects } = self.settle(now);
        let step = match next {
            Self::ExpectTerms(state) => state.handle(&event, now),
            Self::ExpectIdentity(state) => state.handle(&event, now),
            Self::ExpectConsent(state) => state.handle(event, now),
            Self::ExpectAcknowledgement(state) => state.handle(event, now),
            Self::ExpectTake(state) => state.handle(event, now),
            Self::Ended(state) => Err(Refusal::Ended(state.outcome)),
        }?;
        effects.extend(step.effects);
        Ok(Step { next: step.next, effects })
    }

    /// What an SP that asks for the data is told at `now`.
    #[must_use]
    pub fn take_answer(&self, now: Moment) -> TakeAnswer {
        match self {
            Self::ExpectTake(state) => state.take_answer(now),
            Self::Ended(Ended { outcome: Outcome::Taken, .. }) => TakeAnswer::AlreadyTaken,
            Self::Ended(Ended { outcome: Outcome::Undeliverable, .. }) => TakeAnswer::EveryDatasetFailed,
            _ => TakeAnswer::NotAllowed,
        }
    }

    /// The datasets, once collecting has begun and until the end.
    #[must_use]
    pub const fn collection(&self) -> Option<&Collection> {
        match self {
            Self::ExpectConsent(state) => Some(&state.collection),
            Self::ExpectAcknowledgement(state) => Some(&state.collection),
            Self::ExpectTake(state) => Some(&state.collection),
            Self::Ended(_) | Self::ExpectIdentity(_) | Self::ExpectTerms(_) => None,
        }
    }

    /// How the citizen identified, once she has and until the end.
    #[must_use]
    pub const fn method(&self) -> Option<IdentityMethod> {
        match self {
            Self::ExpectConsent(state) => Some(state.method),
            Self::ExpectAcknowledgement(state) => Some(state.method),
            Self::ExpectTake(state) => Some(state.method),
            Self::Ended(_) | Self::ExpectIdentity(_) | Self::ExpectTerms(_) => None,
        }
    }

    /// By when the citizen must have decided, while she still has to.
    #[must_use]
    pub fn finish_by(&self) -> Option<Moment> {
        let opened_at = match self {
            Self::ExpectTerms(state) => state.opened_at,
            Self::ExpectIdentity(state) => state.opened_at,
            Self::ExpectConsent(state) => state.opened_at,
            Self::Ended(_) | Self::ExpectAcknowledgement(_) | Self::ExpectTake(_) => return None,
        };
        Some(opened_at.plus(FINISH_WITHIN))
    }
}

impl ExpectTerms {
    fn handle(self, event: &Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::AcceptTerms => {
                let next = ExpectIdentity { opened_at: self.opened_at, terms: self.terms };
                Ok(Step { next: Transaction::ExpectIdentity(next), effects: Vec::new() })
            }
            Event::Refuse => Ok(end(Outcome::Refused, now, Past::Unknown)),
            _ => Err(Refusal::OutOfOrder),
        }
    }
}

impl ExpectIdentity {
    fn handle(self, event: &Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::Identified { method } => self.identified(*method, now),
            Event::IdentifiedAsAnother => Ok(end(Outcome::WrongPerson, now, Past::Unknown)),
            Event::Refuse => Ok(end(Outcome::Refused, now, Past::Unknown)),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    fn identified(self, method: IdentityMethod, now: Moment) -> Result<Step, Refusal> {
        let minimum = self.terms.minimum;
        let given = method.level().ok_or(Refusal::OutOfOrder)?;
        if !given.satisfies(minimum) {
            return Err(Refusal::LevelTooLow { minimum, given });
        }
        let collection = Collection::start(&self.terms.datasets, now);
        let mut effects: Vec<_> =
            collection.states().map(|(dataset, _)| (now, Effect::AskProvider(dataset))).collect();
        effects.extend(collection.give_up_times().map(|at| (at, Effect::CheckDeadline)));
        effects.push((now.plus(KEEP_AT_MOST), Effect::CheckDeadline));
        let next = ExpectConsent { opened_at: self.opened_at, method, collection };
        Ok(Step { next: Transaction::ExpectConsent(next), effects })
    }
}

impl ExpectConsent {
    fn settle(mut self, now: Moment) -> Step {
        if is_late(self.opened_at, now) {
            return end(Outcome::TimedOut, now, Past::Collected);
        }
        self.collection.give_up_late(now);
        Step { next: Transaction::ExpectConsent(self), effects: Vec::new() }
    }

    fn handle(mut self, event: Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::DatasetAnswered { dataset, answer } => {
                let effects = ask_again(&mut self.collection, dataset, answer, now);
                Ok(Step { next: Transaction::ExpectConsent(self), effects })
            }
            Event::Agree => Ok(self.agree(now)),
            Event::Refuse => Ok(end(Outcome::Refused, now, Past::Collected)),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    fn agree(self, now: Moment) -> Step {
        let next = ExpectAcknowledgement {
            unable_to_deliver: self.collection.failed(),
            method: self.method,
            collection: self.collection,
            failed_notices: 0,
        };
        Step { next: Transaction::ExpectAcknowledgement(next), effects: vec![(now, Effect::NotifySp)] }
    }
}

impl ExpectAcknowledgement {
    fn settle(mut self, now: Moment) -> Step {
        if is_too_old(&self.collection, now) {
            return end(Outcome::Expired, now, Past::Collected);
        }
        self.collection.give_up_late(now);
        Step { next: Transaction::ExpectAcknowledgement(self), effects: Vec::new() }
    }

    fn handle(mut self, event: Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::DatasetAnswered { dataset, answer } => {
                let effects = ask_again(&mut self.collection, dataset, answer, now);
                Ok(Step { next: Transaction::ExpectAcknowledgement(self), effects })
            }
            Event::SpAnswered(SpAnswer::Acknowledged) if self.unable_to_deliver.is_empty() => {
                let next =
                    ExpectTake { method: self.method, collection: self.collection, lease: None, leases: 0 };
                Ok(next.settle(now))
            }
            Event::SpAnswered(SpAnswer::Acknowledged) => {
                Ok(end(Outcome::Undeliverable, now, Past::Collected))
            }
            Event::SpAnswered(SpAnswer::Refused) => Ok(end(Outcome::SpRefused, now, Past::Collected)),
            Event::SpAnswered(SpAnswer::Unreachable) => Ok(self.notice_failed(now)),
            _ => Err(Refusal::OutOfOrder),
        }
    }

    fn notice_failed(mut self, now: Moment) -> Step {
        let Some(pause) = SP_NOTICE_BACKOFF.get(self.failed_notices) else {
            return end(Outcome::SpUnreachable, now, Past::Collected);
        };
        self.failed_notices += 1;
        let effects = vec![(now.plus(*pause), Effect::NotifySp)];
        Step { next: Transaction::ExpectAcknowledgement(self), effects }
    }
}

impl ExpectTake {
    fn settle(mut self, now: Moment) -> Step {
        if is_too_old(&self.collection, now) {
            return end(Outcome::Expired, now, Past::Collected);
        }
        self.collection.give_up_late(now);
        if self.every_dataset_failed() {
            return end(Outcome::Undeliverable, now, Past::Collected);
        }
        Step { next: Transaction::ExpectTake(self), effects: Vec::new() }
    }

    fn every_dataset_failed(&self) -> bool {
        self.collection.failed().len() == self.collection.states().count()
    }

    fn handle(mut self, event: Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::DatasetAnswered { dataset, answer } => {
                let effects = ask_again(&mut self.collection, dataset, answer, now);
                let settled = self.settle(now);
                Ok(Step { next: settled.next, effects: [effects, settled.effects].concat() })
            }
            Event::BeginTake => self.begin_take(now),
            // Whichever transfer it was, all of the data has gone out.
            Event::FinishTake { lease } if lease < self.leases => {
                Ok(end(Outcome::Taken, now, Past::Collected))
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

    fn take_answer(&self, now: Moment) -> TakeAnswer {
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

/// How much there is to clear away and to record.
#[derive(Clone, Copy)]
enum Past {
    /// The citizen identified: packages may stand in the vault, and the use goes into her record.
    Collected,
    /// Nobody has identified.
    Unknown,
}

fn end(outcome: Outcome, now: Moment, past: Past) -> Step {
    let mut effects = Vec::new();
    if let Past::Collected = past {
        effects.push((now, Effect::Erase));
        effects.push((now, Effect::RecordUse(outcome)));
    }
    effects.push((now.plus(KEEP_AT_MOST), Effect::Forget));
    Step { next: Transaction::Ended(Ended { outcome, at: now }), effects }
}

fn is_late(opened_at: Moment, now: Moment) -> bool {
    now >= opened_at.plus(FINISH_WITHIN)
}

fn is_too_old(collection: &Collection, now: Moment) -> bool {
    now >= collection.started_at().plus(KEEP_AT_MOST)
}

fn ask_again(
    collection: &mut Collection,
    dataset: DatasetIndex,
    answer: DatasetAnswer,
    now: Moment,
) -> Vec<(Moment, Effect)> {
    let again_at = collection.answer(dataset, answer, now);
    again_at.map(|at| (at, Effect::AskProvider(dataset))).into_iter().collect()
}
