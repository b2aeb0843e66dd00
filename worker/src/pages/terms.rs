//! First step of a transaction: who asks for what, and the terms of the platform.

use askama::Template;

use super::step::{Step, Steps};
use super::{DatasetBrief, Shell, TransactionHead, html};

/// The terms step. Its form posts `csrf`, `acknowledged=1` and `decision=agree|refuse`.
#[derive(Clone, Template)]
#[template(path = "terms-step.html")]
pub struct TermsStep {
    /// The frame.
    pub shell: Shell,
    /// The transaction.
    pub head: TransactionHead,
    /// What the service asks for.
    pub datasets: Vec<DatasetBrief>,
    /// Whether the citizen went on without acknowledging the terms.
    pub unacknowledged: bool,
}

impl TermsStep {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
