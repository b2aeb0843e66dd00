//! First step of a transaction: who asks for what, and the terms of the platform.

use askama::Template;

use super::step::Step;
use super::{DatasetBrief, ParameterField, Shell, TransactionHead, html};

/// The terms step. Its form posts `csrf`, `acknowledged=1`, `decision=agree|refuse` and the datasets' fields.
#[derive(Clone, Template)]
#[template(path = "terms-step.html")]
pub struct TermsStep {
    /// The frame.
    pub shell: Shell,
    /// The transaction.
    pub head: TransactionHead,
    /// The masked ID of whoever has signed for the service, and need not identify again.
    pub signer: Option<String>,
    /// What the service asks for.
    pub datasets: Vec<DatasetBrief>,
    /// What the datasets ask of the citizen.
    pub questions: Vec<DatasetQuestions>,
    /// Whether the citizen went on without acknowledging the terms.
    pub unacknowledged: bool,
}

impl TermsStep {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn is_wrong(&self) -> bool {
        self.unacknowledged || self.wrong_fields().next().is_some()
    }

    fn wrong_fields(&self) -> impl Iterator<Item = &ParameterField> {
        wrong_fields(&self.questions)
    }
}

/// The fields with something wrong, in the order of the page.
pub(super) fn wrong_fields(questions: &[DatasetQuestions]) -> impl Iterator<Item = &ParameterField> {
    questions.iter().flat_map(|asked| &asked.fields).filter(|field| field.problem.is_some())
}

/// What a dataset asks of the citizen besides who she is.
#[derive(Debug, Clone)]
pub struct DatasetQuestions {
    /// The dataset's name.
    pub dataset: String,
    /// Its fields.
    pub fields: Vec<ParameterField>,
}
