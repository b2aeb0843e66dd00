//! Whether a dataset can be had at present, and which maintenance is announced, as pages say it.

use mydata_consent::{Availability, Moment};

use super::Shell;

/// The condition of one dataset.
#[derive(Debug, Clone)]
pub struct Condition {
    /// Whether it can be had at present.
    pub availability: Availability,
    /// Why its agency works on the system just now; empty where it does not.
    pub reason: String,
    /// The maintenance to come.
    pub announced: Vec<Announced>,
}

/// Maintenance to come.
#[derive(Debug, Clone)]
pub struct Announced {
    /// From when.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
    /// Why.
    pub reason: String,
}

impl Condition {
    /// The dataset can be had, and no maintenance is announced.
    #[must_use]
    pub const fn open() -> Self {
        Self { availability: Availability::Available, reason: String::new(), announced: Vec::new() }
    }

    pub(super) const fn is_open(&self) -> bool {
        self.availability.is_available()
    }

    /// Why it cannot be had, and until when as far as anybody knows; empty where it can be.
    pub(super) fn words(&self, shell: &Shell, provider: &str) -> String {
        let say = |key: &str, name: &'static str, at: Moment| {
            shell.with(key, &[("provider", provider.to_owned()), (name, moment(shell, at))]).into_owned()
        };
        match self.availability {
            Availability::Available => String::new(),
            Availability::Closed => shell.with("condition-closed", &[("provider", provider)]).into_owned(),
            Availability::Failing { since } => say("condition-failing", "since", since),
            Availability::Maintenance { until } => say("condition-maintenance", "until", until),
        }
    }

    /// The maintenance to come, a sentence each.
    pub(super) fn announcements(&self, shell: &Shell) -> Vec<String> {
        let sentence = |Announced { from, to, reason }: &Announced| {
            let facts =
                [("from", moment(shell, *from)), ("to", moment(shell, *to)), ("reason", reason.clone())];
            shell.with("condition-announced", &facts).into_owned()
        };
        self.announced.iter().map(sentence).collect()
    }
}

fn moment(shell: &Shell, at: Moment) -> String {
    format!("{} {}", shell.date(at), Shell::clock(at))
}
