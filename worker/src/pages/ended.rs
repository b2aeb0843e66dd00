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
    pub const ALL: [Self; 15] = [
        Self::Sent,
        Self::Ended(Outcome::Deleted),
        Self::Ended(Outcome::Expired),
        Self::Ended(Outcome::Misused),
        Self::Ended(Outcome::NotIdentified),
        Self::Ended(Outcome::NothingFound),
        Self::Ended(Outcome::Refused),
        Self::Ended(Outcome::ServiceClosed),
        Self::Ended(Outcome::SpRefused),
        Self::Ended(Outcome::SpUnreachable),
        Self::Ended(Outcome::Taken),
        Self::Ended(Outcome::TimedOut),
        Self::Ended(Outcome::Undeliverable),
        Self::Ended(Outcome::Viewed),
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

    pub(super) fn key(self, suffix: &str) -> String {
        format!("{}{suffix}", self.code().replace('.', "-"))
    }

    pub(super) fn tone(self) -> &'static str {
        match self {
            Self::Sent | Self::Ended(Outcome::Taken | Outcome::Viewed) => "ok",
            Self::Ended(
                Outcome::Deleted | Outcome::NotIdentified | Outcome::NothingFound | Outcome::Refused,
            ) => "plain",
            Self::Ended(_) => "warn",
        }
    }

    pub(super) fn icon(self) -> &'static str {
        match self {
            Self::Sent
            | Self::Ended(Outcome::Deleted | Outcome::Taken | Outcome::Refused | Outcome::Viewed) => "check",
            Self::Ended(Outcome::NothingFound) => "empty",
            Self::Ended(Outcome::Expired | Outcome::TimedOut) => "clock",
            Self::Ended(Outcome::NotIdentified | Outcome::WrongPerson) => "person",
            Self::Ended(_) => "alert",
        }
    }
}

fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Deleted => "outcome.deleted",
        Outcome::Expired => "outcome.expired",
        Outcome::Misused => "outcome.misused",
        Outcome::NotIdentified => "outcome.not-identified",
        Outcome::NothingFound => "outcome.nothing-found",
        Outcome::Refused => "outcome.refused",
        Outcome::ServiceClosed => "outcome.service-closed",
        Outcome::SpRefused => "outcome.service-refused",
        Outcome::SpUnreachable => "outcome.service-unreachable",
        Outcome::Taken => "outcome.taken",
        Outcome::TimedOut => "outcome.timed-out",
        Outcome::Undeliverable => "outcome.undeliverable",
        Outcome::Viewed => "outcome.viewed",
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

impl Ended {
    fn service_name(&self) -> &str {
        self.service.as_ref().map_or("", |service| &service.name)
    }

    fn code(&self) -> &'static str {
        self.conclusion.map_or("transaction.unknown", Conclusion::code)
    }

    fn tone(&self) -> &'static str {
        self.conclusion.map_or("warn", Conclusion::tone)
    }

    fn icon(&self) -> &'static str {
        self.conclusion.map_or("search", Conclusion::icon)
    }

    fn heading_key(&self) -> String {
        self.conclusion
            .map_or_else(|| "ended-unknown-heading".to_owned(), |conclusion| conclusion.key("-heading"))
    }

    fn happened_key(&self) -> String {
        self.conclusion.map_or_else(|| "ended-unknown".to_owned(), |conclusion| conclusion.key(""))
    }
}
