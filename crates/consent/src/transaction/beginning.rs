//! The first two states: terms, then identification.

use mydata_identity::IdentityMethod;
use serde::{Deserialize, Serialize};

use super::end::{Past, end};
use super::{ExpectConsent, ExpectSave, ExpectVisit, KEEP_AT_MOST, Step, Terms, Transaction, is_late};
use crate::{Collection, Effect, Event, Handover, Moment, Outcome, Refusal};

/// The citizen has yet to accept the terms. Until then nobody is asked for anything, even if it is known who she is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectTerms {
    pub(super) opened_at: Moment,
    terms: Terms,
}

/// The citizen has yet to identify.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectIdentity {
    pub(super) opened_at: Moment,
    terms: Terms,
}

impl ExpectTerms {
    pub(super) fn open(terms: Terms, now: Moment) -> Self {
        Self { opened_at: now, terms }
    }

    pub(super) fn settle(self, now: Moment) -> Step {
        if is_late(self.opened_at, now) {
            return end(Outcome::TimedOut, now, Past::Nothing);
        }
        Step { next: Transaction::ExpectTerms(self), effects: Vec::new() }
    }

    pub(super) fn handle(self, event: &Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::AcceptTerms => {
                let shown = self.terms.shown.filter(|method| method.satisfies(self.terms.minimum));
                let next = ExpectIdentity { opened_at: self.opened_at, terms: self.terms };
                match shown {
                    Some(method) => next.identified(method, now),
                    None => Ok(Step { next: Transaction::ExpectIdentity(next), effects: Vec::new() }),
                }
            }
            Event::Refuse => Ok(end(Outcome::Refused, now, Past::Nothing)),
            _ => Err(Refusal::OutOfOrder),
        }
    }
}

impl ExpectIdentity {
    pub(super) fn settle(self, now: Moment) -> Step {
        if is_late(self.opened_at, now) {
            return end(Outcome::TimedOut, now, Past::Nothing);
        }
        Step { next: Transaction::ExpectIdentity(self), effects: Vec::new() }
    }

    pub(super) fn handle(self, event: &Event, now: Moment) -> Result<Step, Refusal> {
        match event {
            Event::Identified { method } => self.identified(*method, now),
            Event::IdentifiedAsAnother => Ok(end(Outcome::WrongPerson, now, Past::Nothing)),
            Event::LeaveUnidentified => Ok(end(Outcome::NotIdentified, now, Past::Nothing)),
            Event::Refuse => Ok(end(Outcome::Refused, now, Past::Nothing)),
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
        let next = match self.terms.handover {
            Handover::ToService => {
                Transaction::ExpectConsent(ExpectConsent { opened_at: self.opened_at, method, collection })
            }
            Handover::ToCitizen => {
                // She has chosen, accepted the terms and shown who she is: that is her consent.
                effects.push((
                    now,
                    Effect::IssueReceipt { agreed_at: now, valid_until: now.plus(KEEP_AT_MOST) },
                ));
                Transaction::ExpectSave(ExpectSave::begin(method, collection))
            }
            // Her consent is the code that she issues: until then nobody but herself can do anything with it.
            Handover::ToCounter => {
                Transaction::ExpectVisit(ExpectVisit::begin(method, collection, self.terms.items))
            }
        };
        Ok(Step { next, effects })
    }
}
