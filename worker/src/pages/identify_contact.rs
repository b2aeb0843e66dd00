//! First use: how the citizen wants to be called, and where the platform writes to.

use std::borrow::{Borrow, Cow};

use askama::Template;

use super::identify::sentence_of;
use super::step::Step;
use super::{FieldProblem, IdentifyField, IdentifyHead, Shell, html};

/// The page that asks a newcomer for name and main contact. Its form posts `csrf`, `name`, `contact`, `acknowledged` and
/// `decision=agree|refuse`.
#[derive(Clone, Template)]
#[template(path = "identify-contact.html")]
pub struct ContactStep {
    /// The frame.
    pub shell: Shell,
    /// The identification.
    pub head: IdentifyHead,
    /// Her name, as she or the registry wrote it.
    pub name: String,
    /// The contact, as she typed it.
    pub contact: String,
    /// What is wrong with the fields, in the order of the form.
    pub problems: Vec<FieldProblem>,
}

impl ContactStep {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn sentence_of(&self, problem: &FieldProblem) -> Cow<'static, str> {
        sentence_of(&self.shell, problem)
    }

    fn problem_of(&self, field: impl Borrow<IdentifyField>) -> Option<&FieldProblem> {
        self.problems.iter().find(|problem| problem.field == *field.borrow())
    }
}
