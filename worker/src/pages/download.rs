//! A download of one's own data (資料下載): what is wanted, the terms, and the data itself.

use askama::Template;
use mydata_consent::{DatasetEnding, Moment};

use super::step::{Step, Steps};
use super::{Conclusion, Condition, DatasetBrief, DatasetPanel, DatasetState, Shell, html, minutes_left};

/// A field that a dataset asks of the citizen besides who she is.
#[derive(Debug, Clone)]
pub struct ParameterField {
    /// Its name in the form.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// How it is written.
    pub hint: String,
    /// What was typed.
    pub value: String,
    /// `numeric` or `text`.
    pub input_mode: &'static str,
    /// What can be chosen, each with the word for it; empty where it is typed.
    pub choices: Vec<(String, String)>,
    /// Whether it cannot be left empty.
    pub required: bool,
    /// The code of what is wrong with it.
    pub problem: Option<String>,
}

impl ParameterField {
    /// The ids of what describes the field.
    pub(super) fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.name));
        let problem = self.problem.as_ref().map(|_| format!("{}-problem", self.name));
        hint.into_iter().chain(problem).collect::<Vec<_>>().join(" ")
    }

    /// What is wrong with it, in words; empty if nothing is.
    pub(super) fn sentence(&self, shell: &Shell) -> String {
        let Some(code) = &self.problem else { return String::new() };
        shell.text_of_code(code).map_or_else(|| code.clone(), std::borrow::Cow::into_owned)
    }
}

/// A dataset in an order.
#[derive(Debug, Clone)]
pub struct DatasetOrder {
    /// What it is.
    pub dataset: DatasetBrief,
    /// How many minutes its agency takes, as it says.
    pub waiting_minutes: u32,
    /// The weakest level that opens it.
    pub level: u8,
    /// Whether it can be had at present.
    pub condition: Condition,
    /// What it asks besides.
    pub fields: Vec<ParameterField>,
    /// The order without this dataset.
    pub address_without: String,
}

/// What is wrong with an order as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderProblem {
    /// Nothing is chosen.
    Nothing,
    /// More is chosen than fits into one order.
    TooMany {
        /// How much fits.
        most: usize,
    },
    /// A dataset that is not in the catalogue is named.
    Unknown,
}

impl OrderProblem {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "order.nothing",
            Self::TooMany { .. } => "order.too-many",
            Self::Unknown => "order.unknown",
        }
    }

    fn most(self) -> usize {
        if let Self::TooMany { most } = self { most } else { 0 }
    }
}

/// The order: what is wanted. Its form posts the fields of its datasets.
#[derive(Debug, Clone, Template)]
#[template(path = "download-order.html")]
pub struct DownloadOrder {
    /// The frame.
    pub shell: Shell,
    /// Where the form is posted to.
    pub action: String,
    /// What is wanted.
    pub datasets: Vec<DatasetOrder>,
    /// The level that opens all of it.
    pub level: u8,
    /// What is wrong with the order.
    pub problem: Option<OrderProblem>,
}

impl DownloadOrder {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn is_wrong(&self) -> bool {
        self.problem.is_some() || self.wrong_fields().next().is_some()
    }

    fn wrong_fields(&self) -> impl Iterator<Item = &ParameterField> {
        let fields = self.datasets.iter().flat_map(|order| &order.fields);
        fields.filter(|field| field.problem.is_some())
    }

    fn may_go_on(&self) -> bool {
        self.problem.is_none() && self.datasets.iter().any(|order| order.condition.is_open())
    }
}

/// The head of a download's pages. It has no `Debug`, as it opens the transaction.
#[derive(Clone)]
pub struct DownloadHead {
    /// The transaction's id in `/t/{transaction}/…`.
    pub transaction: String,
    /// The token its forms carry.
    pub csrf: String,
    /// Until when it has to be finished, or the data is kept.
    pub deadline: Moment,
    /// The time of this answer.
    pub now: Moment,
}

impl DownloadHead {
    pub(super) fn seconds_left(&self) -> u64 {
        self.deadline.since(self.now).as_secs()
    }

    pub(super) fn minutes_left(&self) -> u64 {
        minutes_left(self.now, self.deadline)
    }
}

/// The terms of a download. Its form posts `csrf`, `acknowledged=1` and `decision=agree|refuse`.
#[derive(Clone, Template)]
#[template(path = "download-terms.html")]
pub struct DownloadTerms {
    /// The frame.
    pub shell: Shell,
    /// The transaction.
    pub head: DownloadHead,
    /// What is wanted.
    pub datasets: Vec<DatasetBrief>,
    /// Whether the citizen went on without acknowledging the terms.
    pub unacknowledged: bool,
}

impl DownloadTerms {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}

/// The data, as far as it has come. Its forms post `csrf`, `decision=save|save-all|delete`, and `resource`.
#[derive(Clone, Template)]
#[template(path = "download-data.html")]
pub struct DownloadData {
    /// The frame.
    pub shell: Shell,
    /// The transaction.
    pub head: DownloadHead,
    /// Where she is told, masked, if she can be told.
    pub masked_contact: Option<String>,
    /// The datasets, in the order asked for.
    pub datasets: Vec<DatasetPanel>,
}

impl DownloadData {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn is_collecting(&self) -> bool {
        self.datasets.iter().any(|panel| !panel.state.is_settled())
    }

    fn count(&self, wanted: impl Fn(&DatasetState) -> bool) -> usize {
        self.datasets.iter().filter(|panel| wanted(&panel.state)).count()
    }

    fn ready(&self) -> usize {
        self.count(|state| matches!(state, DatasetState::Ready { .. }))
    }

    fn settled(&self) -> usize {
        self.count(DatasetState::is_settled)
    }

    fn key(&self, part: &str) -> String {
        format!("download-{part}-{}", if self.is_collecting() { "collecting" } else { "ready" })
    }
}

/// A dataset of a download that is over.
#[derive(Debug, Clone)]
pub struct EndedDataset {
    /// What it is.
    pub dataset: DatasetBrief,
    /// What became of it.
    pub ending: DatasetEnding,
}

impl EndedDataset {
    pub(super) fn state(&self) -> &'static str {
        match self.ending {
            DatasetEnding::Erased | DatasetEnding::NotAsked => "erased",
            DatasetEnding::Failed { .. } => "failed",
            DatasetEnding::NoRecord => "no-record",
            DatasetEnding::Taken => "taken",
            DatasetEnding::Viewed => "viewed",
        }
    }

    pub(super) fn icon(&self) -> &'static str {
        match self.ending {
            DatasetEnding::Erased | DatasetEnding::NoRecord | DatasetEnding::NotAsked => "empty",
            DatasetEnding::Failed { .. } => "alert",
            DatasetEnding::Taken | DatasetEnding::Viewed => "check",
        }
    }

    pub(super) fn code(&self) -> Option<&str> {
        if let DatasetEnding::Failed { reason } = &self.ending { Some(reason) } else { None }
    }
}

/// A download that is over: what became of each dataset.
#[derive(Debug, Clone, Template)]
#[template(path = "download-over.html")]
pub struct DownloadOver {
    /// The frame.
    pub shell: Shell,
    /// How it came out.
    pub conclusion: Conclusion,
    /// The datasets; none where nobody had identified.
    pub datasets: Vec<EndedDataset>,
    /// The order once more.
    pub again: String,
}

impl DownloadOver {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn key(&self, suffix: &str) -> String {
        let name = self.conclusion.code().trim_start_matches("outcome.");
        format!("download-over-{name}{suffix}")
    }

    fn any_failed(&self) -> bool {
        self.datasets.iter().any(|dataset| matches!(dataset.ending, DatasetEnding::Failed { .. }))
    }
}
