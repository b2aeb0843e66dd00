//! Going to a counter for somebody else: the code from the letter, and what she is asked to do.

use std::borrow::{Borrow, Cow};

use askama::Template;
use mydata_consent::Moment;

use super::{Shell, html};

/// What somebody asks her to do.
#[derive(Debug, Clone)]
pub struct MandateEntry {
    /// Names it in addresses.
    pub name: String,
    /// Who asks, masked.
    pub from: String,
    /// For which service.
    pub service: String,
    /// At whose counter.
    pub agency: String,
    /// What is to be shown there.
    pub datasets: Vec<String>,
    /// Until when it can be done.
    pub until: Moment,
}

/// Why a code was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateProblem {
    /// It is no code.
    Form,
    /// Too many wrong ones were entered.
    Locked {
        /// When the next may be.
        until: Moment,
    },
    /// It leads to nothing.
    Wrong {
        /// So many tries are left.
        remaining: usize,
    },
}

impl MandateProblem {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Form => "delegation.code-form",
            Self::Locked { .. } => "delegation.locked",
            Self::Wrong { .. } => "delegation.code-wrong",
        }
    }
}

/// What has just happened on this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MandateDone {
    /// She does not go.
    Declined,
    /// It was over already.
    Over,
}

impl MandateDone {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Declined, Self::Over];

    /// The value of `?done=`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::Over => "over",
        }
    }

    /// Reads the value of `?done=`.
    ///
    /// ```
    /// # use mydata_worker::pages::MandateDone;
    /// assert_eq!(MandateDone::parse("declined"), Some(MandateDone::Declined));
    /// assert_eq!(MandateDone::parse("accepted"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.as_str() == text)
    }

    fn key(self) -> String {
        format!("mandate-done-{}", self.as_str())
    }
}

/// Whether she may go to a counter for somebody at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayAct {
    /// She has reported misuse and has not lifted the freeze.
    Frozen,
    /// She is no member: nobody could tell her the passcode.
    NoMember,
    /// She may.
    Yes,
}

/// The page of the code. Its form posts `csrf` and `code`.
#[derive(Clone, Template)]
#[template(path = "member-delegation.html")]
pub struct MemberDelegation {
    /// The frame.
    pub shell: Shell,
    /// The token its form carries.
    pub csrf: String,
    /// Whether she may.
    pub may_act: MayAct,
    /// What has just happened.
    pub done: Option<MandateDone>,
    /// Why the code was not taken.
    pub problem: Option<MandateProblem>,
    /// What she has been asked and has seen.
    pub mandates: Vec<MandateEntry>,
}

impl MemberDelegation {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn sentence_of(&self, problem: &MandateProblem) -> Cow<'static, str> {
        let key = problem.code().replace('.', "-");
        match problem {
            MandateProblem::Form => self.shell.text(key),
            MandateProblem::Locked { until } => self.shell.with(key, &[("clock", Shell::clock(*until))]),
            MandateProblem::Wrong { remaining } => self.shell.with(key, &[("remaining", *remaining)]),
        }
    }
}

/// What she is asked to do, and whether she will. Its form posts `csrf` and `decision`: `accept` or `decline`.
#[derive(Clone, Template)]
#[template(path = "member-mandate.html")]
pub struct MandateQuestion {
    /// The frame.
    pub shell: Shell,
    /// The token its form carries.
    pub csrf: String,
    /// What she is asked.
    pub mandate: MandateEntry,
}

impl MandateQuestion {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn day_and_clock(&self, moment: impl Borrow<Moment>) -> String {
        format!("{} {}", self.shell.date(moment.borrow()), Shell::clock(moment.borrow()))
    }
}
