//! The end: what is left of a transaction, and what must still be done.

use serde::{Deserialize, Serialize};

use super::{ExpectVisit, KEEP_AT_MOST, Step, Transaction};
use crate::{Collection, DatasetIndex, DatasetState, Effect, Moment, Outcome, StoredPackage, TakeAnswer};

/// Over. Only how it ended is left, so that late questions get their proper answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// How.
    pub outcome: Outcome,
    /// When.
    pub at: Moment,
    /// What became of each dataset, in the order asked for; empty where it ended before anything was collected, unless that
    /// was because of the datasets.
    pub datasets: Vec<DatasetEnding>,
}

impl Ended {
    pub(super) const fn take_answer(&self) -> TakeAnswer {
        match self.outcome {
            Outcome::Taken => TakeAnswer::AlreadyTaken,
            Outcome::Undeliverable => TakeAnswer::EveryDatasetFailed,
            _ => TakeAnswer::NotAllowed,
        }
    }
}

/// What became of one dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatasetEnding {
    /// It was there, or on its way, and was erased without having been taken.
    Erased,
    /// It could not be had.
    Failed {
        /// Stable code for the record.
        reason: String,
    },
    /// The provider has nothing about this person.
    NoRecord,
    /// It was not asked for, since another one could not be had.
    NotAsked,
    /// It was taken, and erased.
    Taken,
    /// A clerk looked at it, and it was erased.
    Viewed,
}

/// One dataset's place in the vault is to be emptied. Its key went in the write that decided this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Which dataset.
    pub dataset: DatasetIndex,
    /// What stood there; nothing where none had been stored, though an interrupted upload may have left something.
    pub package: Option<StoredPackage>,
    /// Why.
    pub reason: Outcome,
    /// When the key was destroyed.
    pub key_destroyed_at: Moment,
}

impl Erasure {
    /// The erasure of whatever stands at the place of `dataset`, unless it has been erased already.
    pub(super) fn of(
        dataset: DatasetIndex,
        state: &DatasetState,
        reason: Outcome,
        now: Moment,
    ) -> Option<Self> {
        let package = match state {
            DatasetState::Taken(_) => return None,
            DatasetState::Ready(package) => Some(package.clone()),
            DatasetState::Failed { .. }
            | DatasetState::NoRecord
            | DatasetState::Preparing { .. }
            | DatasetState::Waiting => None,
        };
        Some(Self { dataset, package, reason, key_destroyed_at: now })
    }
}

/// What has been collected by the end, and how it was handed over.
#[derive(Clone, Copy)]
pub(super) enum Past<'a> {
    /// Nothing: nobody has identified.
    Nothing,
    /// All of it or nothing goes, in one use.
    Whole(&'a Collection),
    /// Each dataset goes on its own.
    Piecewise(&'a Collection),
    /// Each dataset is looked at or saved at a counter on its own.
    AtCounter(&'a ExpectVisit),
}

/// Ends a transaction. Where data was collected, it is erased, and whatever is not in the citizen's record yet goes there.
pub(super) fn end(outcome: Outcome, now: Moment, past: Past<'_>) -> Step {
    let (mut effects, datasets) = match past {
        Past::Nothing => (Vec::new(), Vec::new()),
        Past::Whole(collection) => {
            let all = collection.states().map(|(dataset, _)| dataset).collect();
            (vec![Effect::RecordUse { outcome, datasets: all, at: now }], endings(collection, outcome))
        }
        Past::Piecewise(collection) => (unrecorded(collection, outcome, now), endings(collection, outcome)),
        Past::AtCounter(state) => (state.last_effects(outcome, now), state.endings()),
    };
    if let Past::Whole(collection) | Past::Piecewise(collection) = past {
        let erasures =
            collection.states().filter_map(|(index, state)| Erasure::of(index, state, outcome, now));
        effects.extend(erasures.map(Effect::Erase));
    }
    let mut effects: Vec<_> = effects.into_iter().map(|effect| (now, effect)).collect();
    effects.push((now.plus(KEEP_AT_MOST), Effect::Forget));
    Step { next: Transaction::Ended(Ended { outcome, at: now, datasets }), effects }
}

/// What has been saved is in the record already. The rest goes there by what became of it.
fn unrecorded(collection: &Collection, outcome: Outcome, now: Moment) -> Vec<Effect> {
    let mut uses: Vec<(Outcome, Vec<DatasetIndex>)> = Vec::new();
    for (dataset, state) in collection.states() {
        let of_dataset = match state {
            DatasetState::Taken(_) => continue,
            DatasetState::Failed { .. } => Outcome::Undeliverable,
            DatasetState::NoRecord => Outcome::NothingFound,
            DatasetState::Preparing { .. } | DatasetState::Ready(_) | DatasetState::Waiting => outcome,
        };
        match uses.iter_mut().find(|(known, _)| *known == of_dataset) {
            Some((_, datasets)) => datasets.push(dataset),
            None => uses.push((of_dataset, vec![dataset])),
        }
    }
    uses.into_iter().map(|(outcome, datasets)| Effect::RecordUse { outcome, datasets, at: now }).collect()
}

fn endings(collection: &Collection, outcome: Outcome) -> Vec<DatasetEnding> {
    collection.states().map(|(_, state)| ending(state, outcome)).collect()
}

fn ending(state: &DatasetState, outcome: Outcome) -> DatasetEnding {
    match state {
        DatasetState::Failed { reason } => DatasetEnding::Failed { reason: reason.clone() },
        DatasetState::NoRecord => DatasetEnding::NoRecord,
        DatasetState::Taken(_) => DatasetEnding::Taken,
        DatasetState::Ready(_) if outcome == Outcome::Taken => DatasetEnding::Taken,
        DatasetState::Ready(_) | DatasetState::Preparing { .. } | DatasetState::Waiting => {
            DatasetEnding::Erased
        }
    }
}
