//! Changing the main contact: where notices are to go from now on. The code that confirms it is asked for by [`CodeStep`].
//!
//! [`CodeStep`]: super::CodeStep

use std::borrow::Cow;

use askama::Template;
use mydata_consent::Moment;

use super::{FieldProblem, Shell, html};

/// The page that asks for a new contact. Its form posts `csrf`, `contact` and `decision=agree`.
#[derive(Clone, Template)]
#[template(path = "member-contact.html")]
pub struct MemberContact {
    /// The frame.
    pub shell: Shell,
    /// The token its form carries.
    pub csrf: String,
    /// Where notices go so far, masked.
    pub masked_contact: String,
    /// What has been typed.
    pub typed: String,
    /// What is wrong with it.
    pub problem: Option<FieldProblem>,
    /// So many letters have gone to this person that no more go out before this moment.
    pub too_many_until: Option<Moment>,
}

impl MemberContact {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn sentence_of(&self, problem: &FieldProblem) -> Cow<'static, str> {
        self.shell.text_of_code(problem.code).unwrap_or(Cow::Borrowed(problem.code))
    }
}
