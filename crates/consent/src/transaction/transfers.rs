//! Transfers to a computer that have begun and may still finish.

use serde::{Deserialize, Serialize};

use super::end::Erasure;
use crate::{Collection, DatasetIndex, Effect, Moment, Outcome, Refusal};

/// Transfers under way, the latest last. Each dataset is in one of them at most.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Transfers {
    saves: Vec<Save>,
    next_lease: u64,
}

/// One transfer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Save {
    lease: u64,
    datasets: Vec<DatasetIndex>,
}

impl Transfers {
    /// A transfer begins. An earlier one of the same data is superseded: its end erases nothing any more, so that of
    /// two presses the later one has all of its time.
    pub(super) fn begin(&mut self, datasets: Vec<DatasetIndex>) {
        self.saves.retain(|save| !save.datasets.iter().any(|dataset| datasets.contains(dataset)));
        self.saves.push(Save { lease: self.next_lease, datasets });
        self.next_lease += 1;
    }

    /// The datasets of the transfer that has finished, if it had not been superseded.
    pub(super) fn finish(&mut self, lease: u64) -> Option<Vec<DatasetIndex>> {
        let position = self.saves.iter().position(|save| save.lease == lease)?;
        Some(self.saves.remove(position).datasets)
    }

    /// The transfer that began last.
    pub(super) fn latest(&self) -> Option<u64> {
        self.saves.last().map(|save| save.lease)
    }
}

/// What has gone out whole is erased at once, and put on record.
pub(super) fn handed_over(
    collection: &mut Collection,
    datasets: Vec<DatasetIndex>,
    now: Moment,
) -> Result<Vec<(Moment, Effect)>, Refusal> {
    let mut effects = Vec::new();
    for dataset in &datasets {
        let state = collection.state(*dataset).ok_or(Refusal::OutOfOrder)?;
        let erasure = Erasure::of(*dataset, state, Outcome::Taken, now);
        effects.extend(erasure.map(|erasure| (now, Effect::Erase(erasure))));
        collection.taken(*dataset);
    }
    effects.push((now, Effect::RecordUse { outcome: Outcome::Taken, datasets, at: now }));
    Ok(effects)
}
