//! Looking for entries of a journal: by kind, receiver, dataset and time.

use mydata_consent::Moment;
use mydata_protocol::ids::ResourceId;
use serde::{Deserialize, Serialize};

use super::entry::{Entry, EntryKind};

/// An entry in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// Its number in her journal, counted from 1.
    pub number: u64,
    /// What happened.
    pub entry: Entry,
    /// Whether the ledger holds it already.
    pub is_in_ledger: bool,
}

/// Which entries are looked for. What is not said does not matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Search {
    /// Only of this kind.
    pub kind: Option<EntryKind>,
    /// Only for this [receiver](super::Receiver::id).
    pub receiver: Option<String>,
    /// Only with this dataset.
    pub dataset: Option<ResourceId>,
    /// Not before this moment.
    pub from: Option<Moment>,
    /// Before this moment.
    pub until: Option<Moment>,
}

impl Search {
    /// Whether an entry is one of those looked for.
    #[must_use]
    pub fn finds(&self, entry: &Entry) -> bool {
        let about = entry.about();
        self.kind.is_none_or(|kind| kind == entry.kind())
            && self.from.is_none_or(|from| from <= entry.at())
            && self.until.is_none_or(|until| entry.at() < until)
            && self.receiver.as_deref().is_none_or(|id| about.is_some_and(|about| about.receiver.id() == id))
            && self.dataset.as_ref().is_none_or(|id| {
                about.is_some_and(|about| about.datasets.iter().any(|dataset| dataset.id == *id))
            })
    }
}
