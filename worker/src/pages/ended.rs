//! How a transaction came out, and the page for when it is over.

use askama::Template;
use mydata_consent::Outcome;

use super::{ServiceBrief, Shell, html};

/// How a transaction came out, as far as the citizen is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conclusion {
    /// She agreed and the service has been told; it may not have fetched the data yet.
    Sent,
    /// It has ended.
    Ended(Outcome),
}

impl Conclusion {
    /// All conclusions.
    pub const ALL: [Self; 9] = [
        Self::Sent,
        Self::Ended(Outcome::Expired),
        Self::Ended(Outcome::Refused),
        Self::Ended(Outcome::SpRefused),
        Self::Ended(Outcome::SpUnreachable),
        Self::Ended(Outcome::Taken),
        Self::Ended(Outcome::TimedOut),
        Self::Ended(Outcome::Undeliverable),
        Self::Ended(Outcome::WrongPerson),
    ];

    /// The stable code, shown in small type; the catalogue has its sentences under it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "outcome.sent",
            Self::Ended(outcome) => outcome_code(outcome),
        }
    }

    fn key(self, part: &str) -> String {
        format!("{}-{part}", self.code().replace('.', "-"))
    }

    fn is_good(self) -> bool {
        matches!(self, Self::Sent | Self::Ended(Outcome::Taken | Outcome::Refused))
    }
}

fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Expired => "outcome.expired",
        Outcome::Refused => "outcome.refused",
        Outcome::SpRefused => "outcome.service-refused",
        Outcome::SpUnreachable => "outcome.service-unreachable",
        Outcome::Taken => "outcome.taken",
        Outcome::TimedOut => "outcome.timed-out",
        Outcome::Undeliverable => "outcome.undeliverable",
        Outcome::WrongPerson => "outcome.wrong-person",
    }
}

/// A transaction that is over and whose browser has nowhere to return to by itself.
#[derive(Debug, Clone, Template)]
#[template(path = "ended.html")]
pub struct Ended {
    /// The frame.
    pub shell: Shell,
    /// How it came out; `None` if this browser knows of no such transaction.
    pub conclusion: Option<Conclusion>,
    /// The service it was for, if known.
    pub service: Option<ServiceBrief>,
    /// The service's front page, to begin again.
    pub front_url: Option<String>,
}

impl Ended {
    /// The page as HTML.
    #[must_use]
    pub fn render(&self) -> String {
        html(self)
    }
}
