//! The page that asks for a code that was sent to the citizen.

use std::borrow::Cow;

use askama::Template;
use mydata_consent::Moment;

use super::identify::sentence_of;
use super::step::Step;
use super::{FieldProblem, IdentifyField, IdentifyHead, Shell, html};

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFor {
    /// It belongs to a bank's card or certificate, and goes to the telephone that the registry knows.
    BankCard,
    /// It confirms the main contact.
    Contact,
}

/// Something about the last code that belongs to no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeNotice {
    /// Another one was sent.
    SentAgain,
    /// So many letters have gone to this person that no more go out for a while.
    TooManyLetters {
        /// When the next one may be sent.
        until: Moment,
    },
    /// The last one is too young for another.
    TooSoon {
        /// When another may be sent.
        at: Moment,
    },
}

/// What the code page says about the last try.
#[derive(Default)]
pub struct CodeSaid {
    /// What is wrong with what was typed.
    pub problem: Option<FieldProblem>,
    /// Tries left, after a wrong one.
    pub remaining: Option<usize>,
    /// What else there is to say.
    pub notice: Option<CodeNotice>,
}

impl CodeSaid {
    /// Something that belongs to no field.
    #[must_use]
    pub fn notice(notice: CodeNotice) -> Self {
        Self { notice: Some(notice), ..Self::default() }
    }

    /// What was typed is wrong, for the reason of this code.
    #[must_use]
    pub fn problem(code: &'static str, remaining: Option<usize>) -> Self {
        let problem = FieldProblem { field: IdentifyField::Code, code };
        Self { problem: Some(problem), remaining, notice: None }
    }

    /// When the same may be tried again, where it was asked too soon or too often.
    #[must_use]
    pub fn wait_until(&self) -> Option<Moment> {
        match (&self.problem, self.notice) {
            (None, Some(CodeNotice::TooManyLetters { until: at } | CodeNotice::TooSoon { at })) => Some(at),
            _ => None,
        }
    }

    /// The status of an answer after which nobody has to wait.
    #[must_use]
    pub fn status(&self) -> u16 {
        if self.problem.is_some() { 422 } else { 200 }
    }
}

/// The code page. Its form posts `csrf`, `code` and `decision=agree|resend|back|refuse`.
#[derive(Clone, Template)]
#[template(path = "identify-code.html")]
pub struct CodeStep {
    /// The frame.
    pub shell: Shell,
    /// The identification.
    pub head: IdentifyHead,
    /// What the code is for.
    pub purpose: CodeFor,
    /// Where it went, masked.
    pub masked_to: String,
    /// Until when it is good.
    pub valid_until: Moment,
    /// When another may be sent.
    pub resend_at: Moment,
    /// Whether it can still be right.
    pub is_live: bool,
    /// What is wrong with what was typed.
    pub problem: Option<FieldProblem>,
    /// Tries left, after a wrong one.
    pub remaining: Option<usize>,
    /// What else there is to say.
    pub notice: Option<CodeNotice>,
}

impl CodeStep {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn sentence_of(&self, problem: &FieldProblem) -> Cow<'static, str> {
        sentence_of(&self.shell, problem)
    }

    fn key(&self, part: &str) -> String {
        let purpose = match self.purpose {
            CodeFor::BankCard => "bank-card",
            CodeFor::Contact => "contact",
        };
        format!("code-{purpose}-{part}")
    }
}
