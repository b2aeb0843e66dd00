//! Handing over to the citizen herself: each dataset is there until she has saved it.

use std::time::Duration;

use mydata_identity::IdentityMethod;
use serde::{Deserialize, Serialize};

use super::end::{Past, end};
use super::transfers::{Transfers, handed_over};
use super::{Step, Transaction, answered, is_too_old};
use crate::{Collection, DatasetIndex, DatasetState, Effect, Event, Moment, Outcome, Refusal};

/// When collecting took longer than this, the citizen may have left her page: she is told by message.
pub const TELL_AFTER: Duration = Duration::from_mins(1);

/// The citizen has yet to save what there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpectSave {
    /// How she identified.
    pub method: IdentityMethod,
    /// The datasets.
    pub collection: Collection,
    #[serde(flatten)]
    transfers: Transfers,
    /// That collecting has come to its end has been seen.
    noticed: bool,
}

impl ExpectSave {
    pub(super) fn begin(method: IdentityMethod, collection: Collection) -> Self {
        Self { method, collection, transfers: Transfers::default(), noticed: false }
    }

    /// The transfer that began last, to be named when its last byte has gone out.
    #[must_use]
    pub fn latest_lease(&self) -> Option<u64> {
        self.transfers.latest()
    }

    /// The datasets that can be saved now.
    #[must_use]
    pub fn saveable(&self) -> Vec<DatasetIndex> {
        self.collection.ready()
    }

    pub(super) fn settle(mut self, now: Moment) -> Step {
        if is_too_old(&self.collection, now) {
            return end(Outcome::Expired, now, Past::Piecewise(&self.collection));
        }
        self.collection.give_up_late(now);
        let effects = self.notice(now);
        self.go_on(effects, now)
    }

    pub(super) fn handle(mut self, event: Event, now: Moment) -> Result<Step, Refusal> {
        let mut effects = match event {
            Event::DatasetAnswered { dataset, answer } => {
                answered(&mut self.collection, dataset, answer, now)
            }
            Event::BeginSave { datasets } => self.begin_save(datasets)?,
            Event::FinishSave { lease } => self.finish_save(lease, now)?,
            _ => return Err(Refusal::OutOfOrder),
        };
        effects.extend(self.notice(now));
        Ok(self.go_on(effects, now))
    }

    fn begin_save(&mut self, datasets: Vec<DatasetIndex>) -> Result<Vec<(Moment, Effect)>, Refusal> {
        let saveable = self.saveable();
        if datasets.is_empty() || !datasets.iter().all(|dataset| saveable.contains(dataset)) {
            return Err(Refusal::NotSaveable);
        }
        self.transfers.begin(datasets);
        Ok(Vec::new())
    }

    fn finish_save(&mut self, lease: u64, now: Moment) -> Result<Vec<(Moment, Effect)>, Refusal> {
        let datasets = self.transfers.finish(lease).ok_or(Refusal::OutOfOrder)?;
        handed_over(&mut self.collection, datasets, now)
    }

    /// Tells her, once, that collecting has come to its end, if it took so long that she may have left.
    fn notice(&mut self, now: Moment) -> Vec<(Moment, Effect)> {
        if self.noticed || !self.collection.is_settled() {
            return Vec::new();
        }
        self.noticed = true;
        told_if_late(&self.collection, now)
    }

    /// Where nothing is left to save, it is over.
    fn go_on(self, mut effects: Vec<(Moment, Effect)>, now: Moment) -> Step {
        if !self.collection.is_settled() || !self.saveable().is_empty() {
            return Step { next: Transaction::ExpectSave(self), effects };
        }
        let step = end(self.outcome(), now, Past::Piecewise(&self.collection));
        effects.extend(step.effects);
        Step { next: step.next, effects }
    }

    fn outcome(&self) -> Outcome {
        let found_nothing = self.collection.states().any(|(_, state)| *state == DatasetState::NoRecord);
        match (self.any_taken(), found_nothing) {
            (true, _) => Outcome::Taken,
            (false, true) => Outcome::NothingFound,
            (false, false) => Outcome::Undeliverable,
        }
    }

    fn any_taken(&self) -> bool {
        self.collection.states().any(|(_, state)| matches!(state, DatasetState::Taken(_)))
    }
}

/// Collecting has come to its end: where it took so long that she may have left, she is told.
pub(super) fn told_if_late(collection: &Collection, now: Moment) -> Vec<(Moment, Effect)> {
    let took_long = now >= collection.started_at().plus(TELL_AFTER);
    let ready = collection.ready();
    if took_long { vec![(now, Effect::TellCollected { ready })] } else { Vec::new() }
}
