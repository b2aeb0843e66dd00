//! Third and fourth step of a transaction: the data are collected, shown, and sent or not sent.

use askama::Template;
use fluent_bundle::FluentValue;
use mydata_consent::Moment;

use super::step::Step;
use super::{Conclusion, DatasetPanel, DatasetState, Shell, TransactionHead, html};

/// The applicant, masked.
#[derive(Debug, Clone)]
pub struct Applicant {
    /// `D22264****`
    pub masked_id: String,
    /// `林*好`, if the name is known.
    pub masked_name: Option<String>,
    /// The address a notice goes to, masked, if there is one.
    pub masked_contact: Option<String>,
}

/// One use of the citizen's data on record.
#[derive(Debug, Clone)]
pub struct UsageEntry {
    /// When it was.
    pub at: Moment,
    /// The service that received the data.
    pub receiver: String,
    /// What for.
    pub purpose: String,
    /// The names of the datasets.
    pub datasets: Vec<String>,
    /// How it came out.
    pub conclusion: Conclusion,
}

/// The consent step. Its form posts `csrf`, `shown` and `decision=agree|refuse`.
#[derive(Clone, Template)]
#[template(path = "consent-step.html")]
pub struct ConsentStep {
    /// The frame.
    pub shell: Shell,
    /// The transaction.
    pub head: TransactionHead,
    /// The digest of what this page shows; the consent is for exactly that.
    pub shown: String,
    /// Whose data it is.
    pub applicant: Applicant,
    /// The datasets, in the service's order.
    pub datasets: Vec<DatasetPanel>,
    /// Whether agreeing is possible before every dataset has settled.
    pub may_agree_early: bool,
    /// The last uses of the citizen's data, newest first.
    pub recent_uses: Vec<UsageEntry>,
}

impl ConsentStep {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn is_collecting(&self) -> bool {
        self.datasets.iter().any(|panel| !panel.state.is_settled())
    }

    fn any_failed(&self) -> bool {
        self.datasets.iter().any(|panel| matches!(panel.state, DatasetState::Failed { .. }))
    }

    fn ready(&self) -> usize {
        self.datasets.iter().filter(|panel| matches!(panel.state, DatasetState::Ready { .. })).count()
    }

    fn settled(&self) -> usize {
        self.datasets.iter().filter(|panel| panel.state.is_settled()).count()
    }

    fn step(&self) -> Step {
        if self.is_collecting() && !self.any_failed() { Step::Collect } else { Step::Decide }
    }

    fn key(&self, part: &str) -> String {
        let situation = match (self.any_failed(), self.is_collecting()) {
            (true, _) => "failed",
            (false, true) => "collecting",
            (false, false) => "ready",
        };
        format!("consent-{part}-{situation}")
    }

    fn decision_key(&self) -> &'static str {
        match (self.any_failed(), self.is_collecting(), self.may_agree_early) {
            (true, ..) => "decision-failed",
            (false, false, _) => "decision-ready",
            (false, true, true) => "decision-early",
            (false, true, false) => "decision-collecting",
        }
    }

    fn may_agree(&self) -> bool {
        // All or nothing: once one dataset has failed, waiting for the others changes nothing.
        self.may_agree_early || self.any_failed() || !self.is_collecting()
    }
}
