//! A dataset on a page: what it is, and how far its collection has come.

use mydata_consent::Moment;

/// A dataset as described in the catalogue.
#[derive(Debug, Clone)]
pub struct DatasetBrief {
    /// `API.` and ten characters.
    pub resource_id: String,
    /// Its name, such as 現戶全戶戶籍.
    pub name: String,
    /// The agency that holds it.
    pub provider: String,
    /// One or two sentences about it.
    pub summary: String,
    /// The fields it holds.
    pub fields: Vec<String>,
}

/// How far the collection of a dataset has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatasetState {
    /// It could not be had.
    Failed {
        /// The stable code, shown in small type.
        code: String,
    },
    /// The agency has no record of this person, which is a good answer too.
    NoRecord,
    /// The agency is preparing it.
    Preparing {
        /// When it is expected, if the agency said so.
        expected: Option<Moment>,
    },
    /// Its package is here and has been checked.
    Ready {
        /// The size of the package.
        bytes: u64,
    },
    /// It has not been asked for yet.
    Waiting,
}

impl DatasetState {
    /// The word for this state in `/t/{transaction}/status` and in `data-state`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Failed { .. } => "failed",
            Self::NoRecord => "no-record",
            Self::Preparing { .. } => "preparing",
            Self::Ready { .. } => "ready",
            Self::Waiting => "waiting",
        }
    }

    /// Whether nothing more will change.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Preparing { .. } | Self::Waiting)
    }
}

/// A dataset on the consent page.
#[derive(Debug, Clone)]
pub struct DatasetPanel {
    /// What it is.
    pub dataset: DatasetBrief,
    /// How far it has come.
    pub state: DatasetState,
}
