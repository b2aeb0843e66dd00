//! One consent from its beginning to the take, as states that consume events.

mod beginning;
mod delegation;
mod end;
mod save;
mod service;
mod transfers;
mod visit;

use std::time::Duration;

use mydata_identity::{AssuranceLevel, IdentityMethod};
use serde::{Deserialize, Serialize};

pub use self::beginning::{ExpectIdentity, ExpectTerms};
pub use self::delegation::{Delegation, DelegationNews, DelegationStage, MAX_NAMINGS};
use self::end::Past;
pub use self::end::{DatasetEnding, Ended, Erasure};
pub use self::save::{ExpectSave, TELL_AFTER};
pub use self::service::{
    ExpectAcknowledgement, ExpectConsent, ExpectTake, RETRY_WHILE_PREPARING, SP_NOTICE_BACKOFF, TAKE_LEASE,
};
pub use self::visit::{
    AwaitedPasscode, COUNTER_CODE_LIFE, CounterEvent, ExpectVisit, IssuedCode, MAX_CODES, MAX_PASSCODES,
    OpenVisit, PASSCODE_LIFE, PASSCODE_RESEND_AFTER, Seat, VISIT_AT_MOST, Visit, VisitStage,
};
use crate::{
    Collection, DatasetAnswer, DatasetIndex, Effect, Event, Handover, ItemRule, Moment, Outcome, Patience,
    Refusal, TakeAnswer,
};

/// The citizen has this long from the beginning to her decision; after it the SP hears 408.
pub const FINISH_WITHIN: Duration = Duration::from_mins(20);
/// Nothing is kept longer than this, counted from the first question to a provider.
pub const KEEP_AT_MOST: Duration = Duration::from_hours(8);

/// What was asked for, as far as the states need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// To whom it goes.
    pub handover: Handover,
    /// The strongest of the datasets' minimum levels.
    pub minimum: AssuranceLevel,
    /// One entry per dataset, in the order asked for.
    pub datasets: Vec<Patience>,
    /// What a counter may do with each of them; empty except for counters.
    #[serde(default)]
    pub items: Vec<ItemRule>,
    /// By which method the service has already shown who the citizen is, if it has. She need not identify again where
    /// that is enough.
    #[serde(default)]
    pub shown: Option<IdentityMethod>,
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
    /// Identified; data is being collected for the citizen, who has yet to save it.
    ExpectSave(ExpectSave),
    /// Acknowledged; the SP has yet to fetch.
    ExpectTake(ExpectTake),
    /// Just begun; the citizen has yet to accept the terms.
    ExpectTerms(ExpectTerms),
    /// Identified; data is being collected, or waits for a clerk at a counter.
    ExpectVisit(ExpectVisit),
}

impl Transaction {
    /// A transaction begins: whatever was asked for has passed every check.
    #[must_use]
    pub fn open(terms: Terms, now: Moment) -> (Self, Vec<(Moment, Effect)>) {
        let effects = vec![(now.plus(FINISH_WITHIN), Effect::CheckDeadline)];
        (Self::ExpectTerms(ExpectTerms::open(terms, now)), effects)
    }

    /// A service asks for datasets of which some cannot be had at present: over before anybody is asked who she is. `endings`
    /// tells of each dataset why.
    #[must_use]
    pub fn undeliverable(endings: Vec<DatasetEnding>, now: Moment) -> (Self, Vec<(Moment, Effect)>) {
        let Step { mut next, effects } = end::end(Outcome::Undeliverable, now, Past::Nothing);
        if let Self::Ended(ended) = &mut next {
            ended.datasets = endings;
        }
        (next, effects)
    }

    /// Applies what time alone has decided by `now`. To be called, and its step stored, before every read.
    pub fn settle(self, now: Moment) -> Step {
        match self {
            Self::ExpectTerms(state) => state.settle(now),
            Self::ExpectIdentity(state) => state.settle(now),
            Self::ExpectConsent(state) => state.settle(now),
            Self::ExpectSave(state) => state.settle(now),
            Self::ExpectAcknowledgement(state) => state.settle(now),
            Self::ExpectTake(state) => state.settle(now),
            Self::ExpectVisit(state) => state.settle(now),
            Self::Ended(state) => Step { next: Self::Ended(state), effects: Vec::new() },
        }
    }

    /// Takes in what happened.
    ///
    /// # Errors
    /// A [`Refusal`] when the event does not belong to this state; nothing has changed then.
    pub fn handle(self, event: Event, now: Moment) -> Result<Step, Refusal> {
        let Step { next, mut effects } = self.settle(now);
        if let (Event::Stop(reason), false) = (&event, matches!(next, Self::Ended(_))) {
            let step = end::end(reason.outcome(), now, next.past());
            effects.extend(step.effects);
            return Ok(Step { next: step.next, effects });
        }
        let step = match next {
            Self::ExpectTerms(state) => state.handle(&event, now),
            Self::ExpectIdentity(state) => state.handle(&event, now),
            Self::ExpectConsent(state) => state.handle(event, now),
            Self::ExpectSave(state) => state.handle(event, now),
            Self::ExpectAcknowledgement(state) => state.handle(event, now),
            Self::ExpectTake(state) => state.handle(event, now),
            Self::ExpectVisit(state) => state.handle(event, now),
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
            Self::Ended(state) => state.take_answer(),
            _ => TakeAnswer::NotAllowed,
        }
    }

    /// The datasets, once collecting has begun and until the end.
    #[must_use]
    pub const fn collection(&self) -> Option<&Collection> {
        match self {
            Self::ExpectConsent(state) => Some(&state.collection),
            Self::ExpectSave(state) => Some(&state.collection),
            Self::ExpectAcknowledgement(state) => Some(&state.collection),
            Self::ExpectTake(state) => Some(&state.collection),
            Self::ExpectVisit(state) => Some(&state.collection),
            Self::Ended(_) | Self::ExpectIdentity(_) | Self::ExpectTerms(_) => None,
        }
    }

    /// How the citizen identified, once she has and until the end.
    #[must_use]
    pub const fn method(&self) -> Option<IdentityMethod> {
        match self {
            Self::ExpectConsent(state) => Some(state.method),
            Self::ExpectSave(state) => Some(state.method),
            Self::ExpectAcknowledgement(state) => Some(state.method),
            Self::ExpectTake(state) => Some(state.method),
            Self::ExpectVisit(state) => Some(state.method),
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
            Self::Ended(_)
            | Self::ExpectAcknowledgement(_)
            | Self::ExpectSave(_)
            | Self::ExpectTake(_)
            | Self::ExpectVisit(_) => return None,
        };
        Some(opened_at.plus(FINISH_WITHIN))
    }

    const fn past(&self) -> Past<'_> {
        match self {
            Self::Ended(_) | Self::ExpectIdentity(_) | Self::ExpectTerms(_) => Past::Nothing,
            Self::ExpectAcknowledgement(state) => Past::Whole(&state.collection),
            Self::ExpectConsent(state) => Past::Whole(&state.collection),
            Self::ExpectSave(state) => Past::Piecewise(&state.collection),
            Self::ExpectTake(state) => Past::Whole(&state.collection),
            Self::ExpectVisit(state) => Past::AtCounter(state),
        }
    }

    /// Until when the data is kept at most, once collecting has begun and until the end.
    #[must_use]
    pub fn kept_until(&self) -> Option<Moment> {
        self.collection().map(|collection| collection.started_at().plus(KEEP_AT_MOST))
    }
}

fn is_late(opened_at: Moment, now: Moment) -> bool {
    now >= opened_at.plus(FINISH_WITHIN)
}

fn is_too_old(collection: &Collection, now: Moment) -> bool {
    now >= collection.started_at().plus(KEEP_AT_MOST)
}

fn answered(
    collection: &mut Collection,
    dataset: DatasetIndex,
    answer: DatasetAnswer,
    now: Moment,
) -> Vec<(Moment, Effect)> {
    collection.answer(dataset, answer, now).into_iter().collect()
}
