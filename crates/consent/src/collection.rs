//! The datasets of one transaction on their way from their providers.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{Effect, Moment};

/// Code of the refusal of a package that is another dataset's.
const SAME_AS_ANOTHER: &str = "provider.wrong-dataset";

/// Place of a dataset in the order in which the service asked for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DatasetIndex(pub usize);

/// How long a provider may take before the dataset counts as failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Patience {
    /// 即時: 180 s.
    RealTime,
    /// 非即時: 5,400 s.
    Delayed,
}

impl Patience {
    /// The time a provider has, from the first question on.
    #[must_use]
    pub const fn limit(self) -> Duration {
        match self {
            Self::RealTime => Duration::from_mins(3),
            Self::Delayed => Duration::from_mins(90),
        }
    }
}

/// What the vault holds of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPackage {
    /// Size of the package in bytes, as the provider sent it.
    pub bytes: u64,
    /// SHA-256 of the package, lower-case hex.
    pub sha256: String,
    /// CRC-32 of the package: an archive that will hold it states it before the bytes.
    pub crc32: u32,
    /// When all of it stood in the vault.
    pub stored_at: Moment,
}

/// What came of asking a provider once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatasetAnswer {
    /// The answer could not be used; `reason` is a stable code for the record.
    Failed {
        /// Code of the refusal, e.g. `provider.status-500`.
        reason: String,
    },
    /// The provider has nothing about this person: a success without a file.
    NoRecord,
    /// A package came and may not stay; whoever sent it has to hear of it.
    Refused {
        /// Code of the refusal, e.g. `package.digest-mismatch` or `provider.wrong-person`.
        reason: String,
    },
    /// The provider asks for the same question again after a while.
    StillPreparing {
        /// How long to wait.
        after: Duration,
    },
    /// The package was checked and stands encrypted in the vault.
    Stored(StoredPackage),
}

/// How far one dataset has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DatasetState {
    /// Cannot be had.
    Failed {
        /// Stable code for the record.
        reason: String,
    },
    /// The provider has nothing about this person.
    NoRecord,
    /// The provider needs more time and is asked again at `again_at`.
    Preparing {
        /// Time of the next question.
        again_at: Moment,
    },
    /// In the vault.
    Ready(StoredPackage),
    /// Saved by the citizen or at a counter, and erased.
    Taken(StoredPackage),
    /// Asked, no answer yet.
    Waiting,
}

impl DatasetState {
    /// Whether nothing more will change.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        matches!(self, Self::Failed { .. } | Self::NoRecord | Self::Ready(_) | Self::Taken(_))
    }
}

/// All datasets of a transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    started_at: Moment,
    datasets: Vec<(Patience, DatasetState)>,
}

impl Collection {
    pub(crate) fn start(patience: &[Patience], now: Moment) -> Self {
        Self { started_at: now, datasets: patience.iter().map(|p| (*p, DatasetState::Waiting)).collect() }
    }

    /// The datasets in the order asked for.
    pub fn states(&self) -> impl Iterator<Item = (DatasetIndex, &DatasetState)> {
        self.datasets.iter().enumerate().map(|(index, (_, state))| (DatasetIndex(index), state))
    }

    /// The state of one dataset, if there is one at that place.
    #[must_use]
    pub fn state(&self, dataset: DatasetIndex) -> Option<&DatasetState> {
        self.datasets.get(dataset.0).map(|(_, state)| state)
    }

    /// When collecting began: the eight hours of keeping count from here.
    #[must_use]
    pub const fn started_at(&self) -> Moment {
        self.started_at
    }

    /// Whether every dataset has come to its end.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.datasets.iter().all(|(_, state)| state.is_settled())
    }

    /// The datasets that cannot be had.
    #[must_use]
    pub fn failed(&self) -> Vec<DatasetIndex> {
        self.states()
            .filter(|(_, state)| matches!(state, DatasetState::Failed { .. }))
            .map(|(index, _)| index)
            .collect()
    }

    /// The datasets that stand in the vault.
    #[must_use]
    pub fn ready(&self) -> Vec<DatasetIndex> {
        self.states()
            .filter(|(_, state)| matches!(state, DatasetState::Ready(_)))
            .map(|(index, _)| index)
            .collect()
    }

    /// Takes in a provider's answer. Gives what is to be done because of it: the next question, or the report of a package
    /// that may not stay.
    ///
    /// An answer for a settled dataset changes nothing: effects are carried out at least once, so a late twin
    /// of an answer must be harmless.
    pub(crate) fn answer(
        &mut self,
        dataset: DatasetIndex,
        answer: DatasetAnswer,
        now: Moment,
    ) -> Option<(Moment, Effect)> {
        let give_up_at = self.give_up_at(dataset)?;
        let answer = self.unless_of_another(dataset, answer);
        let (_, state) = self.datasets.get_mut(dataset.0)?;
        if state.is_settled() {
            return None;
        }
        match answer {
            DatasetAnswer::Failed { reason } => *state = DatasetState::Failed { reason },
            DatasetAnswer::NoRecord => *state = DatasetState::NoRecord,
            DatasetAnswer::Refused { reason } => {
                *state = DatasetState::Failed { reason: reason.clone() };
                return Some((now, Effect::ReportPackage { dataset, reason, at: now }));
            }
            DatasetAnswer::Stored(package) => *state = DatasetState::Ready(package),
            DatasetAnswer::StillPreparing { after } => {
                let again_at = now.plus(after);
                if again_at > give_up_at {
                    *state = DatasetState::Failed { reason: "provider.gave-up-waiting".to_owned() };
                    return None;
                }
                *state = DatasetState::Preparing { again_at };
                return Some((again_at, Effect::AskProvider(dataset)));
            }
        }
        None
    }

    /// A package that is another dataset's already, byte for byte, cannot be this one's too.
    fn unless_of_another(&self, dataset: DatasetIndex, answer: DatasetAnswer) -> DatasetAnswer {
        let DatasetAnswer::Stored(package) = &answer else { return answer };
        let is_same = |state: &DatasetState| match state {
            DatasetState::Ready(other) | DatasetState::Taken(other) => other.sha256 == package.sha256,
            _ => false,
        };
        if self.states().any(|(index, state)| index != dataset && is_same(state)) {
            return DatasetAnswer::Refused { reason: SAME_AS_ANOTHER.to_owned() };
        }
        answer
    }

    /// It has been saved.
    pub(crate) fn taken(&mut self, dataset: DatasetIndex) {
        let Some((_, state)) = self.datasets.get_mut(dataset.0) else { return };
        if let DatasetState::Ready(package) = state {
            *state = DatasetState::Taken(package.clone());
        }
    }

    /// Fails what its provider has not delivered in time. Tells whether anything changed.
    pub(crate) fn give_up_late(&mut self, now: Moment) -> bool {
        let started_at = self.started_at;
        let mut changed = false;
        for (patience, state) in &mut self.datasets {
            if !state.is_settled() && now >= started_at.plus(patience.limit()) {
                *state = DatasetState::Failed { reason: "provider.gave-up-waiting".to_owned() };
                changed = true;
            }
        }
        changed
    }

    /// When the provider of `dataset` has had its time.
    #[must_use]
    pub fn give_up_at(&self, dataset: DatasetIndex) -> Option<Moment> {
        self.datasets.get(dataset.0).map(|(patience, _)| self.started_at.plus(patience.limit()))
    }

    /// Every time at which something may have to be given up.
    pub(crate) fn give_up_times(&self) -> impl Iterator<Item = Moment> {
        self.datasets.iter().map(|(patience, _)| self.started_at.plus(patience.limit()))
    }
}
