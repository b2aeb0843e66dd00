//! 不是我本人: stopping everything that goes on in one's name, and the confirmation that it has been.

use std::borrow::Borrow;

use askama::Template;
use mydata_consent::Moment;

use super::{Shell, html};

/// Who looks at the page, and how things stand.
#[derive(Debug, Clone)]
pub enum MisuseStage {
    /// Nobody is signed in: whose transfers they are has to be known first.
    Unknown,
    /// Nothing is frozen.
    Open {
        /// How many transfers are under way.
        transfers: usize,
    },
    /// It has been reported.
    Frozen {
        /// Names the report.
        reference: String,
        /// When.
        since: Moment,
        /// How many transfers were stopped.
        transfers: usize,
        /// How many other browsers were signed out.
        sessions: usize,
        /// Whether the operator hears of it.
        operator_told: bool,
        /// What lifts the freeze.
        lift: LiftBy,
    },
}

/// What lifts a freeze.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiftBy {
    /// A method of level 1 or 2.
    Strong,
    /// Two different methods.
    TwoMethods,
    /// A second method; one has been shown.
    Second,
}

impl LiftBy {
    const fn key(self) -> &'static str {
        match self {
            Self::Strong => "misuse-lift-strong",
            Self::TwoMethods => "misuse-lift-two",
            Self::Second => "misuse-lift-second",
        }
    }
}

/// The page. Its form posts `csrf` and `decision=report`.
#[derive(Clone, Template)]
#[template(path = "member-misuse.html")]
pub struct MemberMisuse {
    /// The frame.
    pub shell: Shell,
    /// The token its form carries; empty where nobody is signed in.
    pub csrf: String,
    /// How things stand.
    pub stage: MisuseStage,
    /// Whom to ask: a telephone number, say.
    pub desk: String,
}

impl MemberMisuse {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }

    fn title(&self) -> &'static str {
        if let MisuseStage::Frozen { .. } = self.stage { "misuse-frozen-title" } else { "misuse-title" }
    }

    fn day_and_clock(&self, moment: impl Borrow<Moment>) -> String {
        format!("{} {}", self.shell.date(moment.borrow()), Shell::clock(moment.borrow()))
    }

    /// The reference, one character after the other, for screen readers.
    fn spoken(reference: &str) -> String {
        let letters = reference.chars().filter(char::is_ascii_alphanumeric);
        letters.map(String::from).collect::<Vec<_>>().join(" ")
    }
}
